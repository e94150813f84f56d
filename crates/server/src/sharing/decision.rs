//! The owner's answer to a request.

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::{DecideRequest, Decision, Share};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

use super::ending::{Locked, lock_as};
use super::view::Side;
use super::{ShareId, ends};
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::Millis;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::{IdempotencyKey, IfMatch, etag};
use crate::outbox::texts::{self, SharingNews};
use crate::store::entities::{StoredState, share};

/// Answers a request, or the wish for another end. Mails the requester. The version stays: a
/// consent changes neither existence nor rights.
#[utoipa::path(
    post,
    path = "/sharing/requests/{id}/decision",
    tag = "sharing",
    summary = "Allow or refuse a request (許可する, 許可しない)",
    params(
        ("id" = String, Path, description = "The share"),
        ("If-Match" = String, Header, description = "The version that the owner saw", example = "\"1\""),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = DecideRequest, example = json!({"decision": "approve"})),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "request_gone", "precondition_failed",
        "precondition_required", "idempotency_key_required", "idempotency_key_reused",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "The share as its owner sees it", body = Share,
        headers(("ETag" = String, description = "Its version")),
        example = json!({
            "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
            "version": 1,
            "state": "approved",
            "party": {"name": "湊 一郎", "email": "prime@minato.example"},
            "officialDocumentRight": "download",
            "deliveryRight": "view",
            "requestedAt": "2026-11-22T01:30:00Z",
            "decidedAt": "2026-11-22T02:00:00Z",
            "allowed": ["stop"]
        })))
)]
pub async fn decide(
    State(app): State<App>,
    Sharer(caller): Sharer,
    ShareId(id): ShareId,
    seen: IfMatch,
    key: IdempotencyKey,
    body: JsonBody<DecideRequest>,
) -> Result<Response, Failure> {
    let request = [seen.as_str().as_bytes(), &body.bytes];
    let begun = Act::begin(&app, &caller.id, format!("decision {id}"), key, &request).await?;
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
    if !share.is_waiting() {
        return Err(Failure::new(ProblemCode::RequestGone));
    }
    if !seen.is(share.version) {
        return Err(Failure::new(ProblemCode::PreconditionFailed).with_etag(etag(share.version)));
    }
    let (change, news) = match share.state {
        StoredState::Requested => answer_request(share, body.value.decision, now),
        _ => answer_renewal(share, body.value.decision, now),
    };
    let share = change.update(tx).await?;
    let text = texts::sharing(news, &requester, &owner, &share, app.portal());
    app.outbox.write(tx, &requester, text).await?;
    let etag = etag(share.version);
    let decided = Side::Owner.view(share, &requester, now);
    let answer = act.end(&decided, Some(etag)).await?;
    app.outbox.wake();
    Ok(answer)
}

fn answer_request(
    share: share::Model,
    decision: Decision,
    now: Millis,
) -> (share::ActiveModel, SharingNews) {
    let (state, news) = match decision {
        Decision::Approve => (StoredState::Approved, SharingNews::Approved),
        Decision::Refuse => (StoredState::Refused, SharingNews::Refused),
    };
    let mut change = share::ActiveModel::from(share);
    change.state = Set(state);
    change.decided_at = Set(Some(now));
    (change, news)
}

/// A share that is not renewed goes on to its end.
fn answer_renewal(
    share: share::Model,
    decision: Decision,
    now: Millis,
) -> (share::ActiveModel, SharingNews) {
    let ends_at = share.renewal_ends_at;
    let mut change = share::ActiveModel::from(share);
    change.renewal_asked_at = Set(None);
    change.renewal_ends_at = Set(None);
    let news = match decision {
        Decision::Approve => {
            change.ends_at = Set(ends_at);
            change.reminded_at = Set(ends_at.filter(|at| ends::is_soon(*at, now)).and(Some(now)));
            SharingNews::RenewalApproved
        }
        Decision::Refuse => SharingNews::RenewalRefused,
    };
    (change, news)
}
