//! 署名依頼: the administrator's policy, the drafter's requests and the signer's way to a signature.

mod acts;
mod bulk;
mod charges;
mod codes;
pub mod compose;
mod copy;
mod delivery;
mod detail;
mod documents;
pub mod events;
pub mod expiry;
mod link;
mod list;
mod policy;
pub mod progress;
mod rest;
mod sheet;
mod sign;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use madoguchi_contract::problem::ProblemCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::account::session::SignedIn;
use crate::app::App;
use crate::http::failure::Failure;
use crate::store::entities::{StoredKind, StoredRole, account, company};
use crate::store::is_id;

/// The feature's endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(policy::read_policy, policy::set_policy))
        .routes(routes!(
            list::list_signature_requests,
            compose::send_request
        ))
        .routes(routes!(bulk::send_in_bulk))
        .routes(routes!(detail::read_request))
        .routes(routes!(documents::view_request_document))
        .routes(routes!(documents::download_request_document))
        .routes(routes!(acts::withdraw_request))
        .routes(routes!(acts::re_request))
        .routes(routes!(acts::change_signer))
        .routes(routes!(events::export_timeline))
        .routes(routes!(sign::read_state))
        .routes(routes!(codes::issue_code))
        .routes(routes!(codes::verify_code))
        .routes(routes!(sign::ask_for_rescue))
        .routes(routes!(sign::sign))
        .routes(routes!(documents::view_signers_document))
        .routes(routes!(copy::download_copy))
        .routes(routes!(copy::download_signers_copy))
        .routes(routes!(copy::check_copy))
        .routes(routes!(delivery::tell_delivery))
}

/// An account of a company that may send 署名依頼.
pub struct InCompany {
    /// Itself.
    pub account: account::Model,
    /// Its company.
    pub company: company::Model,
}

impl InCompany {
    /// Whether an account with this company may send 署名依頼 at all.
    pub fn may_draft(account: &account::Model) -> bool {
        account.company_id.is_some() && account.kind != StoredKind::Entry
    }

    /// Whether the account looks after its company's signing.
    pub fn administers(account: &account::Model, company: &company::Model) -> bool {
        match account.role {
            StoredRole::Administrator => true,
            StoredRole::SystemAdministrator => company.security_option,
            StoredRole::Standard => false,
        }
    }

    /// Whether this account looks after the company's signing.
    pub fn is_administrator(&self) -> bool {
        Self::administers(&self.account, &self.company)
    }
}

impl FromRequestParts<App> for InCompany {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let signed_in = <SignedIn as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let account = signed_in.account;
        let not_allowed = || Failure::new(ProblemCode::NotAllowed);
        match signed_in.company {
            Some(company) if Self::may_draft(&account) => Ok(Self { account, company }),
            _ => Err(not_allowed()),
        }
    }
}

/// The request that a path names; what cannot be an id names none.
pub struct RequestId(pub String);

impl<S: Send + Sync> FromRequestParts<S> for RequestId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) if is_id(&id) => Ok(Self(id)),
            _ => Err(Failure::new(ProblemCode::NotFound)),
        }
    }
}

/// A request or a signer, and the place of one of its documents.
pub struct DocumentPath {
    /// Of the request or the signer.
    pub id: String,
    /// From 1.
    pub place: i64,
}

impl<S: Send + Sync> FromRequestParts<S> for DocumentPath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let not_found = || Failure::new(ProblemCode::NotFound);
        let path = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((id, place)) = path.map_err(|_| not_found())?;
        match place.parse() {
            Ok(place) if is_id(&id) => Ok(Self { id, place }),
            _ => Err(not_found()),
        }
    }
}
