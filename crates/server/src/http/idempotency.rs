//! The same key and the same request get the same answer, and are carried out once.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::failure::Failure;
use super::preconditions::IdempotencyKey;
use crate::clock::{DAY, Millis};
use crate::store::entities::idempotency_key::{ActiveModel, Column, Entity};

/// How long an answer is kept.
pub const KEPT: Millis = DAY;

/// One keyed request.
pub struct Once {
    account_id: String,
    endpoint: String,
    key: String,
    fingerprint: String,
}

impl Once {
    /// `request` is everything that makes it what it is: its body and its version.
    pub fn new(
        account_id: &str,
        endpoint: impl Into<String>,
        key: IdempotencyKey,
        request: &[&[u8]],
    ) -> Self {
        let mut digest = Sha256::new();
        for part in request {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        Self {
            account_id: account_id.to_owned(),
            endpoint: endpoint.into(),
            key: key.0,
            fingerprint: STANDARD_NO_PAD.encode(digest.finalize()),
        }
    }

    /// The answer that was given before, if there is one. Otherwise the key is taken until the
    /// transaction ends: a second request with it waits here for the first.
    pub async fn recall(
        &self,
        tx: &DatabaseTransaction,
        now: Millis,
    ) -> Result<Option<Response>, Failure> {
        let id = (
            self.account_id.clone(),
            self.endpoint.clone(),
            self.key.clone(),
        );
        let taken = Entity::insert(ActiveModel {
            account_id: Set(self.account_id.clone()),
            endpoint: Set(self.endpoint.clone()),
            key: Set(self.key.clone()),
            fingerprint: Set(self.fingerprint.clone()),
            body: Set(String::new()),
            etag: Set(None),
            created_at: Set(now),
        })
        .on_conflict(
            OnConflict::columns([Column::AccountId, Column::Endpoint, Column::Key])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
        if taken == 1 {
            return Ok(None);
        }
        let Some(stored) = Entity::find_by_id(id).one(tx).await? else {
            return Err(Failure::new(ProblemCode::Unavailable));
        };
        if stored.created_at + KEPT <= now {
            let mut again: ActiveModel = stored.into();
            again.fingerprint = Set(self.fingerprint.clone());
            again.created_at = Set(now);
            again.update(tx).await?;
            return Ok(None);
        }
        if stored.fingerprint != self.fingerprint {
            return Err(Failure::new(ProblemCode::IdempotencyKeyReused));
        }
        Ok(Some(answer(stored.body, stored.etag)))
    }

    /// Keeps the answer with the act.
    pub async fn remember(
        &self,
        tx: &DatabaseTransaction,
        body: &impl Serialize,
        etag: Option<String>,
    ) -> Result<Response, Failure> {
        let body = serde_json::to_string(body).map_err(|error| {
            tracing::error!(%error, "an answer cannot be written");
            Failure::new(ProblemCode::Internal)
        })?;
        ActiveModel {
            account_id: Set(self.account_id.clone()),
            endpoint: Set(self.endpoint.clone()),
            key: Set(self.key.clone()),
            body: Set(body.clone()),
            etag: Set(etag.clone()),
            ..Default::default()
        }
        .update(tx)
        .await?;
        Ok(answer(body, etag))
    }
}

fn answer(body: String, etag: Option<String>) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (json, body).into_response();
    if let Some(etag) = etag.and_then(|etag| HeaderValue::try_from(etag).ok()) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}
