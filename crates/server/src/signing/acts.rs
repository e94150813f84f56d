//! What a drafter does with a request that was sent: 取下げ, 署名再依頼, 署名者変更.

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::signing::{
    ChangeSignerRequest, Delivery, ReRequest, RequestState, SignatureRequest, SignerEventKind,
    WithdrawSignatureRequest,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseTransaction};

use super::progress::{Envelope, LINK_SENT_WITHIN};
use super::{InCompany, RequestId, detail, events};
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::{IdempotencyKey, IfMatch, etag};
use crate::outbox::texts::signing as texts;
use crate::store::entities::{
    Purpose, StoredDelivery, StoredRequestState, StoredSignerState, signature_request, signer,
};

/// Every link closes at once; what was charged stays charged.
#[utoipa::path(
    post,
    path = "/signing/requests/{id}/withdrawal",
    tag = "signing",
    summary = "Withdraw a request",
    params(
        ("id" = String, Path, description = "The request"),
        ("If-Match" = String, Header, description = "The version that the caller saw", example = "\"1\""),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = WithdrawSignatureRequest, example = json!({})),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "wrong_state", "precondition_failed",
        "precondition_required", "idempotency_key_required", "idempotency_key_reused",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "The request as it stands now", body = SignatureRequest,
        headers(("ETag" = String, description = "Its version")),
        example = json!(detail::example())))
)]
pub async fn withdraw_request(
    State(app): State<App>,
    caller: InCompany,
    RequestId(id): RequestId,
    seen: IfMatch,
    key: IdempotencyKey,
    body: JsonBody<WithdrawSignatureRequest>,
) -> Result<Response, Failure> {
    let endpoint = format!("withdraw signature request {id}");
    let request = [seen.as_str().as_bytes(), &body.bytes];
    let begun = Act::begin(&app, &caller.account.id, endpoint, key, &request).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let mut envelope = lock(tx, &caller, &id, &seen).await?;
    let mut change = signature_request::ActiveModel::from(envelope.request.clone());
    change.state = Set(StoredRequestState::Withdrawn);
    envelope.request = change.update(tx).await?;
    for at in 0..envelope.signers.len() {
        let signer = envelope.signers[at].clone();
        app.outbox
            .take_back_from(tx, &signer.id, &[Purpose::Request, Purpose::Code])
            .await?;
        // A notice by SMS would cost; who opens the link reads it there.
        let is_told =
            signer.state != StoredSignerState::Waiting && signer.delivery == StoredDelivery::Email;
        if signer.state != StoredSignerState::Signed {
            let mut change = signer::ActiveModel::from(signer);
            change.state = Set(StoredSignerState::Withdrawn);
            change.session_hash = Set(None);
            change.code_expires_at = Set(None);
            envelope.change(tx, at, change).await?;
            let id = &envelope.signers[at].id;
            events::note(tx, id, SignerEventKind::Withdrawn, now).await?;
        }
        if is_told {
            let text = texts::withdrawn(&envelope.parties(at));
            let until = now + LINK_SENT_WITHIN;
            app.outbox
                .write_to_signer(tx, &envelope.signers[at], Purpose::Notice, text, until)
                .await?;
        }
    }
    envelope.settle(tx).await?;
    finish(&app, act, &envelope, &caller).await
}

/// Sends new links to signers who have not signed, each with a fresh access code. It is charged
/// the link before no longer opens.
#[utoipa::path(
    post,
    path = "/signing/requests/{id}/re-request",
    tag = "signing",
    summary = "Ask signers again (署名再依頼)",
    params(
        ("id" = String, Path, description = "The request"),
        ("If-Match" = String, Header, description = "The version that the caller saw", example = "\"1\""),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = ReRequest, example = json!({
        "signers": ["2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1"], "yen": 88
    })),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "wrong_state", "price_changed",
        "precondition_failed", "precondition_required", "idempotency_key_required",
        "idempotency_key_reused", "invalid_fields"
    ]))),
    responses((status = 200, description = "The request as it stands now", body = SignatureRequest,
        headers(("ETag" = String, description = "Its version")),
        example = json!(detail::example())))
)]
pub async fn re_request(
    State(app): State<App>,
    caller: InCompany,
    RequestId(id): RequestId,
    seen: IfMatch,
    key: IdempotencyKey,
    body: JsonBody<ReRequest>,
) -> Result<Response, Failure> {
    let endpoint = format!("re-request {id}");
    let request = [seen.as_str().as_bytes(), &body.bytes];
    let begun = Act::begin(&app, &caller.account.id, endpoint, key, &request).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let mut envelope = lock(tx, &caller, &id, &seen).await?;
    let places = to_ask_again(&envelope, &body.value)?;
    let price = places
        .iter()
        .map(|at| envelope.signers[*at].terms().re_request_yen());
    let price: u32 = price.sum();
    agree(price, body.value.yen)?;
    for at in places {
        let change = next_round(&envelope.signers[at]);
        envelope.change(tx, at, change).await?;
        envelope
            .ask(&app, tx, at, SignerEventKind::ReRequested, now)
            .await?;
    }
    envelope.settle(tx).await?;
    finish(&app, act, &envelope, &caller).await
}

/// Charges only what the drafter has seen.
fn agree(price: u32, seen: u32) -> Result<(), Failure> {
    if price == seen {
        return Ok(());
    }
    let problem = Problem::new(ProblemCode::PriceChanged);
    Err(problem.with_param("yen", price).into())
}

/// Another link, and nothing of what the one before has led to. A code of the drafter's making stays.
fn next_round(signer: &signer::Model) -> signer::ActiveModel {
    let mut change = signer::ActiveModel::from(signer.clone());
    change.round = Set(signer.round + 1);
    change.issues = Set(0);
    change.codes_unsent = Set(0);
    change.entries = Set(0);
    change.code_undelivered = Set(false);
    change.rescue_asked_at = Set(None);
    change.session_hash = Set(None);
    change.session_ends_at = Set(None);
    if signer.code_mobile.is_some() {
        change.code_hash = Set(None);
        change.code_expires_at = Set(None);
    }
    change
}

fn to_ask_again(envelope: &Envelope, asked: &ReRequest) -> Result<Vec<usize>, Failure> {
    let (mut places, mut errors) = (Vec::new(), Vec::new());
    if asked.signers.is_empty() {
        errors.push(FieldError::new("/signers", FieldCode::Required));
    }
    for (row, id) in asked.signers.iter().enumerate() {
        let error = |code| FieldError::new(format!("/signers/{row}"), code);
        match envelope.position(id) {
            None => errors.push(error(FieldCode::Gone)),
            Some(at) if places.contains(&at) => errors.push(error(FieldCode::Duplicate)),
            Some(at) if !detail::may_be_asked_again(&envelope.signers[at]) => {
                errors.push(error(FieldCode::Changed));
            }
            Some(at) => places.push(at),
        }
    }
    if errors.is_empty() {
        Ok(places)
    } else {
        Err(errors.into())
    }
}

/// Puts another person in a signer's place, who gets the request instead, which is charged as
/// 署名再依頼 is. A name that is put right at the same destination sends and costs nothing. Not for
/// signers with an access code by SMS: that request has to be withdrawn and sent anew.
#[utoipa::path(
    post,
    path = "/signing/requests/{id}/signer-change",
    tag = "signing",
    summary = "Change a signer (署名者変更)",
    params(
        ("id" = String, Path, description = "The request"),
        ("If-Match" = String, Header, description = "The version that the caller saw", example = "\"1\""),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = ChangeSignerRequest, example = json!({
        "signer": "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1",
        "name": "田中 三郎",
        "email": "tanaka@example.jp",
        "yen": 0
    })),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "not_found", "wrong_state", "signer_fixed", "price_changed",
        "precondition_failed", "precondition_required", "idempotency_key_required",
        "idempotency_key_reused", "invalid_fields"
    ]))),
    responses((status = 200, description = "The request as it stands now", body = SignatureRequest,
        headers(("ETag" = String, description = "Its version")),
        example = json!(detail::example())))
)]
pub async fn change_signer(
    State(app): State<App>,
    caller: InCompany,
    RequestId(id): RequestId,
    seen: IfMatch,
    key: IdempotencyKey,
    body: JsonBody<ChangeSignerRequest>,
) -> Result<Response, Failure> {
    let endpoint = format!("change signer {id}");
    let request = [seen.as_str().as_bytes(), &body.bytes];
    let begun = Act::begin(&app, &caller.account.id, endpoint, key, &request).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let mut envelope = lock(tx, &caller, &id, &seen).await?;
    let gone = || vec![FieldError::new("/signer", FieldCode::Gone)];
    let at = envelope.position(&body.value.signer).ok_or_else(gone)?;
    if !detail::may_be_changed(&envelope.signers[at]) {
        return Err(Failure::new(ProblemCode::SignerFixed));
    }
    let delivery = envelope.signers[at].delivery.into();
    let (name, destination) = body.value.check(delivery)?;
    let is_there = |it: &signer::Model| it.destination == destination;
    let signer = &envelope.signers[at];
    let is_moved = !is_there(signer);
    if is_moved && envelope.signers.iter().any(is_there) {
        let pointer = format!("/{}", Delivery::field(delivery));
        return Err(vec![FieldError::new(pointer, FieldCode::Duplicate)].into());
    }
    let price = match is_moved {
        true => detail::change_yen(signer),
        false => 0,
    };
    agree(price, body.value.yen)?;
    let kind = SignerEventKind::Changed;
    let is_asked_anew = is_moved && signer.state != StoredSignerState::Waiting;
    let mut change = match is_asked_anew {
        true => next_round(signer),
        false => signer::ActiveModel::from(signer.clone()),
    };
    change.name = Set(name);
    change.destination = Set(destination);
    envelope.change(tx, at, change).await?;
    if is_asked_anew {
        envelope.ask(&app, tx, at, kind, now).await?;
    } else {
        events::note(tx, &envelope.signers[at].id, kind, now).await?;
    }
    envelope.settle(tx).await?;
    finish(&app, act, &envelope, &caller).await
}

/// Locks a request that is still open and as the caller saw it.
async fn lock(
    tx: &DatabaseTransaction,
    caller: &InCompany,
    id: &str,
    seen: &IfMatch,
) -> Result<Envelope, Failure> {
    let envelope = detail::lock(tx, caller, id).await?;
    if envelope.is_closed() {
        let state = RequestState::from(envelope.request.state);
        let problem = Problem::new(ProblemCode::WrongState);
        return Err(problem.with_param("status", state.as_str()).into());
    }
    let version = envelope.request.version;
    if !seen.is(version) {
        return Err(Failure::new(ProblemCode::PreconditionFailed).with_etag(etag(version)));
    }
    Ok(envelope)
}

async fn finish(
    app: &App,
    act: Act,
    envelope: &Envelope,
    caller: &InCompany,
) -> Result<Response, Failure> {
    let answer = detail::describe(&act.tx, envelope, caller).await?;
    let answer = act
        .end(&answer, Some(etag(envelope.request.version)))
        .await?;
    app.outbox.wake();
    Ok(answer)
}
