//! Undoing an act that cut access (G-07): access is cut at once, its mails wait.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::{SHARE_LIMIT, Undo, Undone};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ShareId;
use super::view::Side;
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::{Millis, SECOND};
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::IdempotencyKey;
use crate::store::entities::share::{ACTIVE, ActiveModel, Column, Entity, Model};
use crate::store::entities::{StoredState, account, undo};
use crate::store::{lock_accounts, new_id};

/// How long an act can be undone, and its mails wait.
pub const WINDOW: Millis = 10 * SECOND;

/// Notes that what `account_id` does now can be undone.
pub async fn open(
    tx: &DatabaseTransaction,
    account_id: &str,
    now: Millis,
) -> Result<undo::Model, DbErr> {
    let undo = undo::ActiveModel {
        id: Set(new_id()),
        account_id: Set(account_id.to_owned()),
        open_until: Set(now + WINDOW),
        done_at: Set(None),
    };
    undo.insert(tx).await
}

/// As the act's answer tells it.
pub fn told(undo: &undo::Model) -> Undo {
    Undo {
        id: undo.id.clone(),
        seconds_left: (WINDOW / SECOND).unsigned_abs(),
    }
}

/// `POST /api/v1/sharing/undo/{id}` says everything by its path.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoRequest {}

/// All or nothing: every share that the act ended is again as it was, and nobody gets a mail.
/// Only who acted can undo it.
#[utoipa::path(
    post,
    path = "/sharing/undo/{id}",
    tag = "sharing",
    summary = "Undo the end of shares (元に戻す)",
    params(
        ("id" = String, Path, description = "`undo.id` of the act's answer"),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = UndoRequest, example = json!({})),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "already_undone", "undo_blocked",
        "undo_too_late", "idempotency_key_required", "idempotency_key_reused", "invalid_fields"
    ]))),
    responses((status = 200, description = "The shares as the caller sees them", body = Undone,
        example = json!({
            "shares": [{
                "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
                "version": 3,
                "state": "approved",
                "party": {"name": "湊 一郎", "email": "prime@minato.example"},
                "officialDocumentRight": "download",
                "deliveryRight": "view",
                "requestedAt": "2026-11-22T01:30:00Z",
                "decidedAt": "2026-11-22T02:00:00Z",
                "endsOn": null,
                "daysLeft": null,
                "renewal": null,
                "allowed": ["stop"]
            }]
        })))
)]
pub async fn undo(
    State(app): State<App>,
    Sharer(caller): Sharer,
    ShareId(id): ShareId,
    key: IdempotencyKey,
    body: JsonBody<UndoRequest>,
) -> Result<Response, Failure> {
    let UndoRequest {} = body.value;
    let begun = Act::begin(&app, &caller.id, format!("undo {id}"), key, &[&body.bytes]).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let (undo, shares, accounts) = lock(tx, &caller, &id).await?;
    if undo.done_at.is_some() {
        return Err(Failure::new(ProblemCode::AlreadyUndone));
    }
    if undo.open_until <= now {
        return Err(Failure::new(ProblemCode::UndoTooLate));
    }
    let ended = shares.len() as u64;
    let mut undone = Undone::default();
    for share in shares {
        let other = other_party(&share, &caller, &accounts);
        let other = other.ok_or_else(|| Failure::new(ProblemCode::UndoBlocked))?;
        if !has_room(tx, &share).await? {
            return Err(Failure::new(ProblemCode::UndoBlocked));
        }
        let side = if share.owner_id == caller.id {
            Side::Owner
        } else {
            Side::Requester
        };
        let share = bring_back(tx, share).await?;
        undone.shares.push(side.view(share, other, now));
    }
    // A sender whose clock is ahead may have begun with one: then it is too late as well.
    if app.outbox.take_back(tx, &undo).await? != ended {
        return Err(Failure::new(ProblemCode::UndoTooLate));
    }
    let mut done = undo::ActiveModel::from(undo);
    done.done_at = Set(Some(now));
    done.update(tx).await?;
    act.end(&undone, None).await
}

type Locked = (undo::Model, Vec<Model>, HashMap<String, account::Model>);

/// The act, the shares that it ended, and everybody whom they concern, locked.
async fn lock(
    tx: &DatabaseTransaction,
    caller: &account::Model,
    id: &str,
) -> Result<Locked, Failure> {
    let not_found = || Failure::new(ProblemCode::NotFound);
    let ended = || {
        Entity::find()
            .filter(Column::UndoId.eq(id))
            .order_by_asc(Column::Id)
    };
    let parties = ended().all(tx).await?;
    let parties = parties
        .into_iter()
        .flat_map(|share| [share.requester_id, share.owner_id])
        .chain([caller.id.clone()]);
    let accounts = lock_accounts(tx, parties).await?;
    let accounts = accounts
        .into_iter()
        .map(|account| (account.id.clone(), account))
        .collect();
    let undo = undo::Entity::find_by_id(id)
        .filter(undo::Column::AccountId.eq(&caller.id))
        .one(tx)
        .await?
        .ok_or_else(not_found)?;
    Ok((undo, ended().all(tx).await?, accounts))
}

/// The account at the other end, when both may share with each other as before.
fn other_party<'a>(
    share: &Model,
    caller: &account::Model,
    accounts: &'a HashMap<String, account::Model>,
) -> Option<&'a account::Model> {
    let requester = accounts.get(&share.requester_id)?;
    let owner = accounts.get(&share.owner_id)?;
    let may_share =
        requester.may_share() && owner.may_share() && requester.company_id == owner.company_id;
    let other = if owner.id == caller.id {
        requester
    } else {
        owner
    };
    may_share.then_some(other)
}

/// Whether the requester has room for it (D-1), and has not asked its owner anew meanwhile.
async fn has_room(tx: &impl ConnectionTrait, share: &Model) -> Result<bool, DbErr> {
    let active = || {
        Entity::find()
            .filter(Column::RequesterId.eq(&share.requester_id))
            .filter(Column::State.is_in(ACTIVE))
    };
    let asked_anew = active().filter(Column::OwnerId.eq(&share.owner_id));
    let is_asked_anew = asked_anew.count(tx).await? > 0;
    Ok(!is_asked_anew && active().count(tx).await? < SHARE_LIMIT as u64)
}

/// State, rights and dates are as before. The version is a new one: it covers existence.
async fn bring_back(tx: &DatabaseTransaction, share: Model) -> Result<Model, DbErr> {
    let state = match share.state {
        StoredState::Cancelled => StoredState::Requested,
        _ => StoredState::Approved,
    };
    let version = share.version + 1;
    let mut change = ActiveModel::from(share);
    change.state = Set(state);
    change.version = Set(version);
    change.ended_at = Set(None);
    change.undo_id = Set(None);
    change.update(tx).await
}
