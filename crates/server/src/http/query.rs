//! Reading query strings: like bodies, whatever comes in is answered with what is wrong.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::failure::Failure;
use super::json::escape;

/// The parameters of a query, all of them texts; what is not given is empty.
pub struct Query<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: Default + Serialize + DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        read(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

fn read<T: Default + Serialize + DeserializeOwned>(query: &str) -> Result<T, Failure> {
    let malformed = |_| Failure::new(ProblemCode::Malformed);
    let known = serde_json::to_value(T::default()).map_err(malformed)?;
    let mut given = Map::new();
    let mut errors = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let is_new = given
            .insert(name.clone().into_owned(), Value::from(value))
            .is_none();
        if !is_new || known.get(name.as_ref()).is_none() {
            let pointer = format!("/{}", escape(&name));
            errors.push(FieldError::new(pointer, FieldCode::WrongType));
        }
    }
    if errors.is_empty() {
        serde_json::from_value(Value::Object(given)).map_err(malformed)
    } else {
        Err(errors.into())
    }
}

#[cfg(test)]
mod tests {
    use madoguchi_contract::records::RecordQuery;

    use super::*;

    #[test]
    fn parameters_are_read_and_missing_ones_are_empty() {
        let query: RecordQuery = read("words=%E7%A8%8E+a%26b&ownOnly=true&").expect("reads");
        assert_eq!(query.words, "税 a&b");
        assert_eq!(query.own_only, "true");
        assert_eq!(query.size, "");
    }

    #[test]
    fn unknown_and_repeated_parameters_are_all_named() {
        let failure = read::<RecordQuery>("x/y=1&size=20&size=50").expect_err("is refused");
        let named: Vec<&str> = failure.fields().iter().map(|f| &*f.pointer).collect();
        assert_eq!(named, ["/x~1y", "/size"]);
    }
}
