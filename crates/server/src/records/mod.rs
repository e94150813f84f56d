//! 申請案件, 通知, 電子送達申込み and 電子送達: one's own, and those of owners who share.

mod access;
mod acts;
mod archive;
mod csv;
mod cursor;
mod cut;
mod detail;
mod documents;
pub mod import;
mod intake;
mod list;
mod lookup;
pub mod news;
mod page;
mod search;
mod sight;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Path};
use axum::http::request::Parts;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::Family;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::app::App;
use crate::http::failure::Failure;
use crate::store::is_id;

/// The feature's endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_records))
        .routes(routes!(lookup::look_up_filings))
        .routes(routes!(detail::read_record))
        .routes(routes!(documents::view_document))
        .routes(routes!(documents::download_document))
        .routes(routes!(archive::download_documents))
        .routes(routes!(csv::export_records))
        .routes(routes!(intake::take_in).layer(DefaultBodyLimit::max(intake::BODY_MAX)))
        .routes(routes!(acts::withdraw_filing))
        .routes(routes!(acts::correct_filing))
        .routes(routes!(acts::resubmit_filing))
}

/// What a path below `/records` names; whatever cannot exist is not found.
struct RecordPath {
    family: Family,
    /// Of a record and of its document, as far as the path goes.
    ids: Vec<String>,
}

impl RecordPath {
    fn id(&self, at: usize) -> Result<&str, Failure> {
        let id = self.ids.get(at).map(String::as_str);
        id.ok_or_else(|| Failure::new(ProblemCode::NotFound))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RecordPath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let not_found = || Failure::new(ProblemCode::NotFound);
        let Path(parts) = Path::<Vec<String>>::from_request_parts(parts, state)
            .await
            .map_err(|_| not_found())?;
        let mut parts = parts.into_iter();
        let family = parts.next().and_then(|family| Family::from_path(&family));
        let ids: Vec<String> = parts.collect();
        match family {
            Some(family) if ids.iter().all(|id| is_id(id)) => Ok(Self { family, ids }),
            _ => Err(not_found()),
        }
    }
}
