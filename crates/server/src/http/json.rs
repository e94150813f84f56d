//! Reading JSON bodies: whatever comes in, the answer says what is wrong with which field.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::failure::Failure;

/// A body of JSON, and the bytes it was read from.
pub struct JsonBody<T> {
    /// What it says.
    pub value: T,
    /// As it came.
    pub bytes: Bytes,
}

impl<T: Serialize + DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !is_json(request.headers()) {
            return Err(Failure::new(ProblemCode::UnsupportedMediaType));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|error| {
            Failure::new(match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
                _ => ProblemCode::Malformed,
            })
        })?;
        let value = read(&bytes)?;
        Ok(Self { value, bytes })
    }
}

/// Other media types can be sent by a form of another site without asking first.
fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Reads a body that came in another way.
pub fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let malformed = || Failure::new(ProblemCode::Malformed);
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().clone();
        explain(&path, &error.into_inner())
    })?;
    json.end().map_err(|_| malformed())?;
    let sent = serde_json::from_slice(bytes).map_err(|_| malformed())?;
    let read = serde_json::to_value(&value).map_err(|_| malformed())?;
    match list_for_object(&sent, &read) {
        Some(pointer) => Err(vec![FieldError::new(pointer, FieldCode::WrongType)].into()),
        None => Ok(value),
    }
}

/// Where a list was sent for an object. serde takes the fields of a struct in that form too; the
/// contract does not.
fn list_for_object(sent: &Value, read: &Value) -> Option<String> {
    let inside = |key: &str, sent: &Value, read: &Value| {
        list_for_object(sent, read).map(|inner| format!("/{}{inner}", escape(key)))
    };
    match (sent, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(sent), Value::Array(read)) => (0..)
            .zip(sent.iter().zip(read))
            .find_map(|(at, (sent, read))| inside(&format!("{at}"), sent, read)),
        (Value::Object(sent), Value::Object(read)) => sent
            .iter()
            .find_map(|(key, sent)| inside(key, sent, read.get(key)?)),
        _ => None,
    }
}

fn explain(path: &Path, error: &serde_json::Error) -> Failure {
    if error.classify() != Category::Data {
        return Failure::new(ProblemCode::Malformed);
    }
    let message = error.to_string();
    let mut pointer = pointer(path);
    let code = if message.starts_with("unknown variant") {
        FieldCode::NotAChoice
    } else if let Some(field) = quoted(&message, "missing field `") {
        push(&mut pointer, field);
        FieldCode::Required
    } else if let Some(field) = quoted(&message, "unknown field `") {
        let named = pointer.ends_with(&format!("/{}", escape(field)));
        if !named {
            push(&mut pointer, field);
        }
        FieldCode::WrongType
    } else {
        FieldCode::WrongType
    };
    vec![FieldError::new(pointer, code)].into()
}

/// The name in a message of serde. It can hold any character, also those that end it.
fn quoted<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    let rest = message.strip_prefix(before)?;
    ["`, expected ", "`, there are no fields", "`"]
        .into_iter()
        .find_map(|after| Some(rest.rsplit_once(after)?.0))
}

/// RFC 6901
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => push(&mut pointer, &index.to_string()),
            Segment::Map { key } => push(&mut pointer, key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

fn push(pointer: &mut String, key: &str) {
    pointer.push('/');
    pointer.push_str(&escape(key));
}

/// A key as a part of a JSON pointer (RFC 6901).
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use madoguchi_contract::sharing::{ChangeSharesRequest, DecideRequest};

    use super::*;

    fn problem<T: Serialize + DeserializeOwned>(json: &str) -> (ProblemCode, String) {
        let failure = read::<T>(json.as_bytes()).err().expect("is refused");
        let told = failure.fields().first().map_or_else(String::new, |field| {
            format!("{} {:?}", field.pointer, field.code)
        });
        (failure.code(), told)
    }

    fn field<T: Serialize + DeserializeOwned>(json: &str) -> String {
        let (code, told) = problem::<T>(json);
        assert_eq!(code, ProblemCode::InvalidFields, "{json}");
        told
    }

    #[test]
    fn a_field_that_cannot_be_read_is_named() {
        assert_eq!(
            field::<ChangeSharesRequest>(r#"{"add":[{},{"gbizId":7}]}"#),
            "/add/1/gbizId WrongType"
        );
        assert_eq!(
            field::<ChangeSharesRequest>(r#"{"delete":[{"version":-1}]}"#),
            "/delete/0/version WrongType"
        );
        assert_eq!(
            field::<ChangeSharesRequest>(r#"{"add":[{"a/b~`":1}]}"#),
            "/add/0/a~1b~0` WrongType"
        );
        assert_eq!(
            field::<ChangeSharesRequest>(r#"{"add":[{"gbizId":"a@b.c"},["a@b.c"]]}"#),
            "/add/1 WrongType"
        );
        assert_eq!(field::<DecideRequest>("{}"), "/decision Required");
        assert_eq!(
            field::<DecideRequest>(r#"{"decision":"maybe"}"#),
            "/decision NotAChoice"
        );
        for whole in ["[]", "null", "7", r#""x""#] {
            assert_eq!(field::<ChangeSharesRequest>(whole), " WrongType", "{whole}");
        }
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        let deep = "[".repeat(100_000);
        for text in ["", " ", "{", "{]", "{} {}", "1e999999", "nul", &deep] {
            let (code, _) = problem::<ChangeSharesRequest>(text);
            assert!(
                code == ProblemCode::Malformed || code == ProblemCode::InvalidFields,
                "{text}: {code:?}"
            );
        }
        assert_eq!(problem::<DecideRequest>("").0, ProblemCode::Malformed);
        assert_eq!(problem::<DecideRequest>("{").0, ProblemCode::Malformed);
    }
}
