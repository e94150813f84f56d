//! Versions and keys that make writes safe to repeat.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use madoguchi_contract::problem::ProblemCode;

use super::failure::Failure;

/// Most characters of an `Idempotency-Key`.
const KEY_MAX: usize = 64;

/// The `ETag` of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// The version that the caller saw, out of `If-Match`.
pub struct IfMatch(String);

impl IfMatch {
    /// Whether it is this version. Compared strongly: no weak tags, and no `*`, because consent
    /// is given to what was seen.
    pub fn is(&self, version: i64) -> bool {
        self.0 == etag(version)
    }

    /// As it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let value = parts
            .headers
            .get(header::IF_MATCH)
            .ok_or_else(|| Failure::new(ProblemCode::PreconditionRequired))?;
        let text = value
            .to_str()
            .map_err(|_| Failure::new(ProblemCode::Malformed))?;
        Ok(Self(text.trim().to_owned()))
    }
}

/// The caller's name for one act, out of `Idempotency-Key`.
pub struct IdempotencyKey(pub String);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts
            .headers
            .get("idempotency-key")
            .and_then(|value| value.to_str().ok())
            .filter(|key| (1..=KEY_MAX).contains(&key.len()))
            .filter(|key| key.chars().all(|c| c.is_ascii_graphic()))
            .map(|key| Self(key.to_owned()))
            .ok_or_else(|| Failure::new(ProblemCode::IdempotencyKeyRequired))
    }
}
