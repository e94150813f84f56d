//! Another end for an approved share: its requester asks, its owner answers (G-03).

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::{EndBounds, RenewRequest, Share};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

use super::ShareId;
use super::ending::{Locked, lock_as};
use super::view::Side;
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::{day_ends, day_in_japan, last_day};
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::{IdempotencyKey, IfMatch, etag};
use crate::outbox::texts::{self, SharingNews};
use crate::store::entities::{StoredState, share};

/// Mails the owner. The share keeps its end until the owner has allowed the new one, with the
/// decision that answers requests. Asking once more replaces what was asked for before.
#[utoipa::path(
    post,
    path = "/sharing/shares/{id}/renewal",
    tag = "sharing",
    summary = "Ask for another end of an approved share",
    params(
        ("id" = String, Path, description = "The share"),
        ("If-Match" = String, Header, description = "The version that the requester saw", example = "\"1\""),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = RenewRequest, example = json!({"endsOn": "2026-12-22"})),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "share_ended", "precondition_failed",
        "precondition_required", "idempotency_key_required", "idempotency_key_reused",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "The share as its requester sees it", body = Share,
        headers(("ETag" = String, description = "Its version")),
        example = json!({
            "id": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
            "version": 2,
            "state": "approved",
            "party": {"name": "青木 健太", "email": "member01@minato.example"},
            "officialDocumentRight": "download",
            "deliveryRight": "view",
            "requestedAt": "2026-11-22T01:30:00Z",
            "decidedAt": "2026-11-22T02:00:00Z",
            "endsOn": "2026-11-29",
            "daysLeft": 3,
            "renewal": {"endsOn": "2026-12-22", "askedAt": "2026-11-26T00:30:00Z"},
            "allowed": ["change", "delete", "renew"]
        })))
)]
pub async fn renew(
    State(app): State<App>,
    Sharer(caller): Sharer,
    ShareId(id): ShareId,
    seen: IfMatch,
    key: IdempotencyKey,
    body: JsonBody<RenewRequest>,
) -> Result<Response, Failure> {
    let request = [seen.as_str().as_bytes(), &body.bytes];
    let begun = Act::begin(&app, &caller.id, format!("renewal {id}"), key, &request).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let Locked {
        share,
        owner,
        requester,
    } = lock_as(tx, Side::Requester, &caller, &id).await?;
    let now_ends_at = match (share.state, share.ends_at) {
        (StoredState::Approved, Some(ends_at)) => ends_at,
        (StoredState::Approved | StoredState::Requested, _) => {
            return Err(Failure::new(ProblemCode::NotAllowed));
        }
        _ => return Err(Failure::new(ProblemCode::ShareEnded)),
    };
    if !seen.is(share.version) {
        return Err(Failure::new(ProblemCode::PreconditionFailed).with_etag(etag(share.version)));
    }
    let bounds = EndBounds::of_renewal(day_in_japan(now), last_day(now_ends_at));
    let ends_on = body.value.check(bounds)?;
    // A new version: the owner consents to what was seen.
    let version = share.version + 1;
    let mut change = share::ActiveModel::from(share);
    change.version = Set(version);
    change.renewal_asked_at = Set(Some(now));
    change.renewal_ends_at = Set(ends_on.map(day_ends));
    let share = change.update(tx).await?;
    let news = SharingNews::RenewalAsked;
    let text = texts::sharing(news, &owner, &requester, &share, app.portal());
    app.outbox.write(tx, &owner, text).await?;
    let etag = etag(share.version);
    let seen_by_requester = Side::Requester.view(share, &owner, now);
    let answer = act.end(&seen_by_requester, Some(etag)).await?;
    app.outbox.wake();
    Ok(answer)
}
