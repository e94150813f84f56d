//! How a file of an answer is to be called.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use madoguchi_contract::text::percent_encode;

/// What a browser does with the file.
#[derive(Clone, Copy)]
pub enum Disposition {
    /// Shows it.
    Inline,
    /// Saves it.
    Attachment,
}

/// `Content-Disposition` after RFC 6266: the name in full, and a plain one for those that
/// cannot read it.
pub fn content_disposition(kind: Disposition, plain: &str, name: &str) -> HeaderValue {
    let kind = match kind {
        Disposition::Inline => "inline",
        Disposition::Attachment => "attachment",
    };
    let name = percent_encode(name);
    HeaderValue::try_from(format!(
        "{kind}; filename=\"{plain}\"; filename*=UTF-8''{name}"
    ))
    .expect("an encoded name is visible ASCII")
}

/// A PDF, which nothing on the way is to keep.
pub fn pdf(kind: Disposition, plain: &str, name: &str, content: impl Into<Body>) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/pdf"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            header::CONTENT_DISPOSITION,
            content_disposition(kind, plain, name),
        ),
    ];
    (headers, content.into()).into_response()
}
