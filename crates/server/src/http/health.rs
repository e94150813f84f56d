//! For whatever watches the server.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;

use super::failure::Failure;
use crate::app::App;

/// The process answers.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operation",
    summary = "Whether the process runs",
    security(()),
    responses((status = 200, description = "It runs", body = String, content_type = "text/plain", example = "ok"))
)]
pub async fn healthz() -> &'static str {
    "ok"
}

/// The process can do its work.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operation",
    summary = "Whether the database is reachable",
    security(()),
    extensions(("x-problem-codes" = json!(["unavailable"]))),
    responses((status = 200, description = "It is", body = String, content_type = "text/plain", example = "ok"))
)]
pub async fn readyz(State(app): State<App>) -> Response {
    if app.store.is_reachable().await {
        "ok".into_response()
    } else {
        Failure::new(ProblemCode::Unavailable).into_response()
    }
}
