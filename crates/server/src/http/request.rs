//! What surrounds every request: its id, its line in the log, a limit of time, and the body of
//! a problem document.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::{PROBLEM_JSON, Problem, ProblemCode};
use tracing::Instrument;

use super::failure::Failure;
use crate::store::new_id;

/// The header with the request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Outermost of all.
pub async fn surround(request: Request, next: Next) -> Response {
    let id = new_id();
    // The route, not the path: a path can hold what somebody pasted into it.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let method = request.method().clone();
    let span = tracing::info_span!("request", id, %method, route);
    answer(request, next, id).instrument(span).await
}

async fn answer(request: Request, next: Next, id: String) -> Response {
    let start = Instant::now();
    let mut response = match tokio::time::timeout(TIME_LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Failure::new(ProblemCode::Unavailable)
            .with_retry_after(10)
            .into_response(),
    };
    if let Some(mut problem) = response.extensions_mut().remove::<Box<Problem>>() {
        tracing::info!(code = problem.code.as_str(), "not carried out");
        problem.request_id = Some(id.clone());
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        *response.body_mut() = Body::from(body);
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    tracing::info!(
        status = response.status().as_u16(),
        milliseconds = start.elapsed().as_millis() as u64,
        "answered"
    );
    response
}
