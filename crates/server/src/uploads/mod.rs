//! Files on their way: announced, sent in parts, gone on with after a lost network, and used by
//! an act. They are their sender's alone.

mod parts;
mod send;
mod used;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Path};
use axum::http::request::Parts;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::uploads::{PART_MAX, Upload};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Select,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::clock::{DAY, Millis};
use crate::http::failure::Failure;
use crate::store::entities::upload::{Column, Entity, Model, StoredCheck};
use crate::store::is_id;
pub use used::{content, find_all, unfit_to_sign, used_up};

/// How long a file that no act has used stays.
pub const KEPT: Millis = DAY;

/// The feature's endpoints.
pub fn routes() -> OpenApiRouter<App> {
    let parts = OpenApiRouter::new()
        .routes(routes!(send::send_part))
        .layer(DefaultBodyLimit::max(PART_MAX as usize));
    OpenApiRouter::new()
        .routes(routes!(send::announce))
        .routes(routes!(send::read_upload))
        .routes(routes!(send::call_off))
        .merge(parts)
}

/// The upload that a path names; what cannot be an id names none.
struct UploadId(String);

impl<S: Send + Sync> FromRequestParts<S> for UploadId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) if is_id(&id) => Ok(Self(id)),
            _ => Err(Failure::new(ProblemCode::NotFound)),
        }
    }
}

/// An upload of this account; another's is not found, as if it did not exist.
fn of_account(account_id: &str, id: &str, now: Millis) -> Select<Entity> {
    Entity::find_by_id(id)
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::CreatedAt.gt(now - KEPT))
}

/// The same, locked.
async fn find(
    tx: &DatabaseTransaction,
    account_id: &str,
    id: &str,
    now: Millis,
) -> Result<Option<Model>, DbErr> {
    of_account(account_id, id, now)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await
}

fn view(upload: Model) -> Upload {
    Upload {
        id: upload.id,
        name: upload.name,
        size: u64::try_from(upload.size).unwrap_or_default(),
        received: u64::try_from(upload.received).unwrap_or_default(),
        unfit_to_sign: upload.checked.and_then(StoredCheck::unfit),
    }
}
