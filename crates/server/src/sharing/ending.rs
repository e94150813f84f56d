//! How shares end other than by their requester: the owner stops one, or an account can no
//! longer share at all.

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::Share;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::Side;
use super::{ShareId, undo as undoing};
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::Millis;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::{IdempotencyKey, IfMatch, etag};
use crate::outbox::Outbox;
use crate::outbox::texts::{self, SharingNews};
use crate::store::entities::share::{ActiveModel, Column, Entity, Model};
use crate::store::entities::{StoredState, account, undo};
use crate::store::lock_accounts;

/// `POST /api/v1/sharing/shares/{id}/stop` says everything by its path.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopRequest {}

/// Access ends at once; the mail to the requester waits until the act can no longer be undone.
#[utoipa::path(
    post,
    path = "/sharing/shares/{id}/stop",
    tag = "sharing",
    summary = "Stop a share as its owner",
    params(
        ("id" = String, Path, description = "The share"),
        ("If-Match" = String, Header, description = "The version that the owner saw", example = "\"1\""),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = StopRequest, example = json!({})),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "share_ended", "precondition_failed",
        "precondition_required", "idempotency_key_required", "idempotency_key_reused",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "The share as its owner sees it", body = Share,
        headers(("ETag" = String, description = "Its version")),
        example = json!({
            "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
            "version": 2,
            "state": "ended",
            "party": {"name": "湊 一郎", "email": "prime@minato.example"},
            "officialDocumentRight": "download",
            "deliveryRight": "view",
            "requestedAt": "2026-11-22T01:30:00Z",
            "decidedAt": "2026-11-22T02:00:00Z",
            "endsOn": null,
            "daysLeft": null,
            "renewal": null,
            "allowed": [],
            "undo": {"id": "6f2d9ad4-0c1e-4a5a-9f6b-0a4f3a7b9c10", "secondsLeft": 10}
        })))
)]
pub async fn stop(
    State(app): State<App>,
    Sharer(caller): Sharer,
    ShareId(id): ShareId,
    seen: IfMatch,
    key: IdempotencyKey,
    body: JsonBody<StopRequest>,
) -> Result<Response, Failure> {
    let StopRequest {} = body.value;
    let request = [seen.as_str().as_bytes(), &body.bytes];
    let begun = Act::begin(&app, &caller.id, format!("stop {id}"), key, &request).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let Locked {
        share,
        owner,
        requester,
    } = lock_as(tx, Side::Owner, &caller, &id).await?;
    match share.state {
        StoredState::Approved => {}
        StoredState::Requested => return Err(Failure::new(ProblemCode::NotAllowed)),
        _ => return Err(Failure::new(ProblemCode::ShareEnded)),
    }
    if !seen.is(share.version) {
        return Err(Failure::new(ProblemCode::PreconditionFailed).with_etag(etag(share.version)));
    }
    let undo = undoing::open(tx, &caller.id, now).await?;
    let share = end(tx, share, StoredState::Ended, now, Some(&undo)).await?;
    let news = SharingNews::StoppedByOwner;
    let text = texts::sharing(news, &requester, &owner, &share, app.portal());
    let outbox = &app.outbox;
    outbox.write_for(tx, &requester, text, Some(&undo)).await?;
    let etag = etag(share.version);
    let mut stopped = Side::Owner.view(share, &requester, now);
    stopped.undo = Some(undoing::told(&undo));
    let answer = act.end(&stopped, Some(etag)).await?;
    app.outbox.wake();
    Ok(answer)
}

/// A share with both of its accounts, all locked.
pub struct Locked {
    /// The share as it is now.
    pub share: Model,
    /// Who is seen.
    pub owner: account::Model,
    /// Who sees.
    pub requester: account::Model,
}

/// Locks a share of which `caller` is at this side. The other side may know of it but not act on
/// this one; to others it does not exist.
pub async fn lock_as(
    tx: &DatabaseTransaction,
    side: Side,
    caller: &account::Model,
    id: &str,
) -> Result<Locked, Failure> {
    let locked = lock(tx, id).await?;
    let locked = locked.ok_or_else(|| Failure::new(ProblemCode::NotFound))?;
    let (owner_id, requester_id) = (&locked.share.owner_id, &locked.share.requester_id);
    let (own, other) = match side {
        Side::Owner => (owner_id, requester_id),
        Side::Requester => (requester_id, owner_id),
    };
    if *own == caller.id {
        Ok(locked)
    } else if *other == caller.id {
        Err(Failure::new(ProblemCode::NotAllowed))
    } else {
        Err(Failure::new(ProblemCode::NotFound))
    }
}

/// Locks a share, its accounts first; `None` where there is none.
pub async fn lock(tx: &DatabaseTransaction, id: &str) -> Result<Option<Locked>, DbErr> {
    let Some(share) = Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let both = [share.owner_id.clone(), share.requester_id.clone()];
    let mut owner = None;
    let mut requester = None;
    for account in lock_accounts(tx, both).await? {
        if account.id == share.owner_id {
            owner = Some(account);
        } else {
            requester = Some(account);
        }
    }
    let share = Entity::find_by_id(id).one(tx).await?;
    Ok(match (share, owner, requester) {
        (Some(share), Some(owner), Some(requester)) => Some(Locked {
            share,
            owner,
            requester,
        }),
        _ => None,
    })
}

/// Ends a share or withdraws a request. That is a new version: it covers existence. `undo` is what
/// brings it back.
pub async fn end(
    tx: &DatabaseTransaction,
    share: Model,
    state: StoredState,
    now: Millis,
    undo: Option<&undo::Model>,
) -> Result<Model, DbErr> {
    let version = share.version + 1;
    let mut change = ActiveModel::from(share);
    change.state = Set(state);
    change.version = Set(version);
    change.ended_at = Set(Some(now));
    change.undo_id = Set(undo.map(|undo| undo.id.clone()));
    change.update(tx).await
}

/// Ends every share of an account that can no longer share, on both sides, and mails the others.
/// The caller has locked the account.
pub async fn end_all(
    tx: &DatabaseTransaction,
    outbox: &Outbox,
    account: &account::Model,
    portal: &str,
    now: Millis,
) -> Result<(), DbErr> {
    let is_party = Condition::any()
        .add(Column::RequesterId.eq(&account.id))
        .add(Column::OwnerId.eq(&account.id));
    let open = [
        StoredState::Requested,
        StoredState::Approved,
        StoredState::Refused,
    ];
    let shares = Entity::find()
        .filter(is_party)
        .filter(Column::State.is_in(open))
        .all(tx)
        .await?;
    for share in shares {
        let other_id = if share.owner_id == account.id {
            &share.requester_id
        } else {
            &share.owner_id
        };
        let other = account::Entity::find_by_id(other_id).one(tx).await?;
        let was_active = share.is_active();
        let share = end(tx, share, StoredState::Ended, now, None).await?;
        if let Some(other) = other.filter(|_| was_active) {
            let news = SharingNews::OtherAccountLeft;
            let text = texts::sharing(news, &other, account, &share, portal);
            outbox.write(tx, &other, text).await?;
        }
    }
    Ok(())
}
