//! Requests that other sites make browsers send are refused.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;

use super::client::Client;
use super::failure::Failure;
use crate::app::App;

/// Lets reading through, and writing from the own and the allowed origins. A request without
/// `Origin` and `Sec-Fetch-Site` comes from no browser and carries nobody else's cookies.
pub async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if is_safe || is_welcome(&app, &request) {
        next.run(request).await
    } else {
        Failure::new(ProblemCode::CrossSite).into_response()
    }
}

fn is_welcome(app: &App, request: &Request) -> bool {
    let headers = request.headers();
    let site = text(headers, "sec-fetch-site");
    if matches!(site, Some("same-origin" | "none")) {
        return true;
    }
    let Some(origin) = text(headers, header::ORIGIN.as_str()) else {
        return site.is_none() && !headers.contains_key(header::ORIGIN);
    };
    let config = &app.config;
    config.public_origin().as_deref() == Some(origin)
        || config
            .allowed_origins
            .iter()
            .any(|allowed| allowed == origin)
        || request
            .extensions()
            .get::<Client>()
            .is_some_and(|client| client.origin == origin)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
