//! What the two sides can look at.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::{RequestList, Share, ShareList, Visibility};
use sea_orm::{ColumnTrait, DbErr, QueryFilter, QueryOrder};

use super::access_log::last_uses;
use super::view::{Side, seen_from, share_list};
use super::{ShareId, counts};
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::timestamp;
use crate::http::failure::Failure;
use crate::http::preconditions::etag;
use crate::store::entities::share::Column;
use crate::store::entities::{StoredState, account, share};

/// Shares that wait or are approved, and the latest refusal of each owner who was not asked
/// again, by the owner's kana name.
#[utoipa::path(
    get,
    path = "/sharing/shares",
    tag = "sharing",
    summary = "List one's shares as their requester",
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed"]))),
    responses((status = 200, description = "The list", body = ShareList,
        headers(("ETag" = String, description = "Changes when the list does")),
        example = json!({
            "limit": 10,
            "remaining": 9,
            "shares": [{
                "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
                "version": 1,
                "state": "requested",
                "party": {"name": "青木 健太", "email": "member01@minato.example"},
                "officialDocumentRight": "download",
                "deliveryRight": "view",
                "requestedAt": "2026-11-22T01:30:00Z",
                "decidedAt": null,
                "allowed": ["change", "delete"]
            }]
        })))
)]
pub async fn list_shares(
    State(app): State<App>,
    Sharer(caller): Sharer,
) -> Result<Response, Failure> {
    let list = share_list(app.store.connection(), &caller.id, app.clock.now()).await?;
    let body = serde_json::to_string(&list).unwrap_or_default();
    let etag = format!("\"{}\"", app.keys.hash("share list", &body));
    Ok(([(header::ETAG, etag)], Json(list)).into_response())
}

/// For its requester and its owner; to everybody else it does not exist.
#[utoipa::path(
    get,
    path = "/sharing/shares/{id}",
    tag = "sharing",
    summary = "Read one share",
    params(("id" = String, Path, description = "The share")),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "The share as the caller sees it", body = Share,
        headers(("ETag" = String, description = "Its version, for `If-Match`")),
        example = json!({
            "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
            "version": 2,
            "state": "approved",
            "party": {"name": "青木 健太", "email": "member01@minato.example"},
            "officialDocumentRight": "view",
            "deliveryRight": "view",
            "requestedAt": "2026-11-22T01:30:00Z",
            "decidedAt": "2026-11-22T02:00:00Z",
            "allowed": ["change", "delete"]
        })))
)]
pub async fn read_share(
    State(app): State<App>,
    Sharer(caller): Sharer,
    ShareId(id): ShareId,
) -> Result<Response, Failure> {
    for side in [Side::Requester, Side::Owner] {
        let found = side
            .shares(&caller.id)
            .filter(Column::Id.eq(&id))
            .one(app.store.connection())
            .await?;
        if let Some((share, Some(other))) = found {
            let etag = etag(share.version);
            let seen = side.view(share, &other, app.clock.now());
            return Ok(([(header::ETAG, etag)], Json(seen)).into_response());
        }
    }
    Err(Failure::new(ProblemCode::NotFound))
}

/// What waits for the caller's answer, oldest first, with how many records the caller has of
/// each family: what an answer opens (G-01).
#[utoipa::path(
    get,
    path = "/sharing/requests",
    tag = "sharing",
    summary = "List the requests that wait for one's answer",
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed"]))),
    responses((status = 200, description = "The list", body = RequestList, example = json!({
        "requests": [{
            "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
            "version": 1,
            "state": "requested",
            "party": {"name": "湊 一郎", "email": "prime@minato.example"},
            "officialDocumentRight": "download",
            "deliveryRight": "view",
            "requestedAt": "2026-11-22T01:30:00Z",
            "decidedAt": null,
            "endsOn": "2026-12-22",
            "daysLeft": 30,
            "renewal": null,
            "allowed": ["decide"]
        }],
        "ownRecords": {
            "filings": 128, "filingNotices": 41, "deliverySubscriptions": 3, "deliveries": 12
        }
    })))
)]
pub async fn list_requests(
    State(app): State<App>,
    Sharer(caller): Sharer,
) -> Result<Json<RequestList>, Failure> {
    let db = app.store.connection();
    let mut rows = Side::Owner
        .shares(&caller.id)
        .filter(share::waiting())
        .order_by_asc(account::Column::Kana)
        .order_by_asc(account::Column::Email)
        .all(db)
        .await?;
    rows.sort_by_key(|(share, _)| share.asked_at());
    Ok(Json(RequestList {
        requests: seen_from(Side::Owner, rows, app.clock.now()),
        own_records: counts::of(db, &caller.id).await?,
    }))
}

/// Approved shares in both directions, by the other account's kana name.
#[utoipa::path(
    get,
    path = "/sharing/visibility",
    tag = "sharing",
    summary = "Read who sees one's data, and whose data one sees",
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed"]))),
    responses((status = 200, description = "Both directions", body = Visibility, example = json!({
        "seenBy": [{
            "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
            "version": 1,
            "state": "approved",
            "party": {"name": "湊 一郎", "email": "prime@minato.example"},
            "officialDocumentRight": "download",
            "deliveryRight": "view",
            "requestedAt": "2026-11-22T01:30:00Z",
            "decidedAt": "2026-11-22T02:00:00Z",
            "allowed": ["stop"],
            "lastUsedAt": "2026-11-22T05:30:00Z"
        }],
        "sees": []
    })))
)]
pub async fn read_visibility(
    State(app): State<App>,
    Sharer(caller): Sharer,
) -> Result<Json<Visibility>, Failure> {
    let (db, now) = (app.store.connection(), app.clock.now());
    let approved = async |side: Side| {
        let rows = side
            .shares(&caller.id)
            .filter(Column::State.eq(StoredState::Approved))
            .order_by_asc(account::Column::Kana)
            .order_by_asc(account::Column::Email)
            .all(db)
            .await?;
        let mut used_at = last_uses(db, rows.iter().map(|(share, _)| share), now).await?;
        let seen = rows.into_iter().filter_map(|(share, other)| {
            let parties = (share.owner_id.clone(), share.requester_id.clone());
            let last_used_at = used_at.remove(&parties).map(timestamp);
            Some(Share {
                last_used_at,
                ..side.view(share, &other?, now)
            })
        });
        Ok::<_, DbErr>(seen.collect())
    };
    Ok(Json(Visibility {
        seen_by: approved(Side::Owner).await?,
        sees: approved(Side::Requester).await?,
    }))
}
