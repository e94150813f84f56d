//! The batch in which a requester adds, changes and deletes shares: all or nothing.

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::problem::{FieldError, ProblemCode};
use madoguchi_contract::sharing::{ChangeSharesRequest, Requester, ShareList};

use super::batch::Batch;
use super::undo as undoing;
use super::view::share_list;
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::day_in_japan;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::IdempotencyKey;

/// All or nothing, in the order deletions, changes, additions: an account can be deleted and
/// asked anew in one batch. Added accounts get a mail, deleted ones too once their deletion can no
/// longer be undone, changed ones none.
#[utoipa::path(
    post,
    path = "/sharing/changes",
    tag = "sharing",
    summary = "Add, change and delete shares as their requester",
    params(("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")),
    request_body(content = ChangeSharesRequest, example = json!({
        "add": [{
            "gbizId": "member01@minato.example",
            "officialDocumentRight": "download",
            "deliveryRight": "view",
            "endsOn": "2026-12-22"
        }],
        "change": [],
        "delete": []
    })),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "share_conflict", "idempotency_key_required",
        "idempotency_key_reused", "invalid_fields"
    ]))),
    responses((status = 200, description = "The new list", body = ShareList, example = json!({
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
pub async fn change_shares(
    State(app): State<App>,
    Sharer(caller): Sharer,
    key: IdempotencyKey,
    body: JsonBody<ChangeSharesRequest>,
) -> Result<Response, Failure> {
    let begun = Act::begin(&app, &caller.id, "changes", key, &[&body.bytes]).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let request = body.value;

    let batch = Batch::lock(tx, &caller, &request).await?;
    let deleted = batch.deletions(&request.delete);
    let added_errors = batch.addition_errors(&request, &deleted);
    let asker = Requester {
        email: &batch.requester.email,
        active_shares: batch.active.len(),
        today: day_in_japan(now),
    };
    let valid = match request.check(asker) {
        Ok(valid) if added_errors.is_empty() => valid,
        Ok(_) => return Err(added_errors.into()),
        Err(errors) => return Err(merge(errors, added_errors).into()),
    };
    let changed = valid.change.iter().map(|change| &change.share);
    let mut conflicts = batch.conflicts("change", changed);
    conflicts.extend(batch.conflicts("delete", &valid.delete));
    if !conflicts.is_empty() {
        return Err(Failure::new(ProblemCode::ShareConflict).with_fields(conflicts));
    }

    let mut undo = None;
    if batch.leaves_room_to_undo(&valid) {
        undo = Some(undoing::open(tx, &caller.id, now).await?);
    }
    for share in &valid.delete {
        batch
            .delete(&app, tx, &share.id, &valid.add, now, undo.as_ref())
            .await?;
    }
    for change in &valid.change {
        batch.change(tx, &change.share.id, change.rights).await?;
    }
    for new in &valid.add {
        batch.add(&app, tx, new, now).await?;
    }
    let mut list = share_list(tx, &caller.id, now).await?;
    list.undo = undo.as_ref().map(undoing::told);
    let answer = act.end(&list, None).await?;
    app.outbox.wake();
    Ok(answer)
}

/// Both lists in the order of the form.
fn merge(mut errors: Vec<FieldError>, more: Vec<FieldError>) -> Vec<FieldError> {
    errors.extend(more);
    errors.sort_by_key(|error| {
        let mut parts = error.pointer.split('/').skip(1);
        let list = parts.next().unwrap_or_default().to_owned();
        let index: usize = parts
            .next()
            .and_then(|index| index.parse().ok())
            .unwrap_or(0);
        let is_detail = parts.next() != Some("gbizId");
        (list, index, is_detail)
    });
    errors
}
