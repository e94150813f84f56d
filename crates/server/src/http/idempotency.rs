//! The same key and the same request get the same answer, and are carried out once.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait};
use serde::Serialize;

use super::failure::Failure;
use super::preconditions::IdempotencyKey;
use crate::app::App;
use crate::clock::{DAY, Millis};
use crate::store::Transaction;
use crate::store::entities::idempotency_key::{ActiveModel, Column, Entity};

/// How long an answer is kept.
pub const KEPT: Millis = DAY;

/// A keyed request that is being carried out.
pub struct Act {
    /// What belongs to it, undone together unless it ends.
    pub tx: Transaction,
    /// When it began.
    pub now: Millis,
    once: Once,
}

/// What becomes of a keyed request.
pub enum Begun {
    /// It is carried out.
    Now(Act),
    /// It was carried out before, and gets the answer of then.
    Before(Response),
}

impl Act {
    /// `request` is everything that makes it what it is: its body and its version.
    pub async fn begin(
        app: &App,
        account_id: &str,
        endpoint: impl Into<String>,
        key: IdempotencyKey,
        request: &[&[u8]],
    ) -> Result<Begun, Failure> {
        let once = Once::new(app, account_id, endpoint, key, request);
        let now = app.clock.now();
        let tx = app.store.begin().await?;
        Ok(match once.recall(&tx, now).await? {
            Some(answer) => Begun::Before(answer),
            None => Begun::Now(Self { tx, now, once }),
        })
    }

    /// Keeps the answer with the act, and makes both last.
    pub async fn end(
        self,
        body: &impl Serialize,
        etag: Option<String>,
    ) -> Result<Response, Failure> {
        let answer = self.once.remember(&self.tx, body, etag).await?;
        self.tx.commit().await?;
        Ok(answer)
    }
}

/// The key of a request, in a transaction that began before it was known whose it is.
pub struct Once {
    account_id: String,
    endpoint: String,
    key: String,
    fingerprint: String,
}

impl Once {
    /// `request` is everything that makes it what it is: its body and its version. Only a keyed hash
    /// of it is kept, from which nobody can guess a code that it holds.
    pub fn new(
        app: &App,
        account_id: &str,
        endpoint: impl Into<String>,
        key: IdempotencyKey,
        request: &[&[u8]],
    ) -> Self {
        Self {
            account_id: account_id.to_owned(),
            endpoint: endpoint.into(),
            key: key.0,
            fingerprint: app.keys.hash_parts("idempotency", request),
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
