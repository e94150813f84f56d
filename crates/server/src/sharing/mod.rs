//! アカウント間情報共有: asking, answering, changing and ending.

mod access_csv;
pub mod access_log;
mod batch;
mod changes;
mod counts;
mod decision;
pub mod ending;
pub mod ends;
mod read;
mod renewal;
mod undo;
pub mod view;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use madoguchi_contract::problem::ProblemCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::http::failure::Failure;
use crate::store::is_id;

/// The feature's endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read::list_shares))
        .routes(routes!(read::read_share))
        .routes(routes!(changes::change_shares))
        .routes(routes!(read::list_requests))
        .routes(routes!(decision::decide))
        .routes(routes!(read::read_visibility))
        .routes(routes!(ending::stop))
        .routes(routes!(renewal::renew))
        .routes(routes!(undo::undo))
        .routes(routes!(access_log::read_access_log))
        .routes(routes!(access_log::export_access_log))
}

/// The share, or the act on shares, that a path names; what cannot be an id names none.
pub struct ShareId(pub String);

impl<S: Send + Sync> FromRequestParts<S> for ShareId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) if is_id(&id) => Ok(Self(id)),
            _ => Err(Failure::new(ProblemCode::NotFound)),
        }
    }
}
