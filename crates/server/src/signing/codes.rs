//! Access codes: issued, entered, expired.
//!
//! A code is kept as a keyed hash that is bound to its signer. Everything that counts happens
//! with the request locked, so parallel entries and issues cannot exceed the limits.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::signing::{
    CODE_SECONDS, CUSTOM_CODE_MAX, ENTRIES_MAX, ISSUES_MAX, LinkRequest, SignerEventKind, Signing,
    VerifyRequest, check_sms_code,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, DbErr};
use subtle::ConstantTimeEq;

use super::link::Visit;
use super::progress::Envelope;
use super::{events, rest, sign};
use crate::app::App;
use crate::clock::{Millis, SECOND};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::http::idempotency::Once;
use crate::http::json::JsonBody;
use crate::http::preconditions::IdempotencyKey;
use crate::keys::fill_random;
use crate::outbox::texts::signing as texts;
use crate::store::entities::{Purpose, StoredAccessCode, StoredSignerState, signer};

/// One more than the largest code.
const CODES: u32 = 1_000_000;

/// Sends a code by SMS; the code before it can no longer be entered (D-8).
#[utoipa::path(
    post,
    path = "/sign/codes",
    tag = "signing",
    summary = "Have an access code issued (アクセスコードを発行する)",
    security(()),
    params(("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")),
    request_body(content = LinkRequest, example = json!({"token": "v3m…Q"})),
    extensions(("x-problem-codes" = json!([
        "link_closed", "locked_out", "code_not_possible", "issues_used_up",
        "idempotency_key_required", "idempotency_key_reused", "invalid_fields"
    ]))),
    responses((status = 200, description = "What the signer can do now", body = Signing,
        example = json!(sign::example())))
)]
pub async fn issue_code(
    State(app): State<App>,
    key: IdempotencyKey,
    body: JsonBody<LinkRequest>,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    // What has ended meanwhile stays ended, also when no code can be issued.
    let tx = app.store.begin().await?;
    Visit::begin(&app, &tx, &body.value.token, now).await?;
    tx.commit().await?;
    let tx = app.store.begin().await?;
    let mut visit = Visit::begin(&app, &tx, &body.value.token, now).await?;
    let endpoint = format!("access code {}", visit.signer().id);
    let once = Once::new(
        &app,
        &visit.envelope.drafter.id,
        endpoint,
        key,
        &[&body.bytes],
    );
    if once.recall(&tx, now).await?.is_some() {
        // Told as it is by now: the code has less time, or none.
        let answer = sign::describe(&app, &tx, &visit, false, now).await?;
        return Ok(axum::Json(answer).into_response());
    }
    may_issue(visit.signer())?;
    issue(&app, &tx, &mut visit, now).await?;
    let answer = sign::describe(&app, &tx, &visit, false, now).await?;
    let answer = once.remember(&tx, &answer, None).await?;
    tx.commit().await?;
    app.outbox.wake();
    Ok(answer)
}

fn may_issue(signer: &signer::Model) -> Result<(), Failure> {
    let code = match (signer.state, signer.access_code) {
        (StoredSignerState::Failed, _) => ProblemCode::LockedOut,
        (_, StoredAccessCode::None | StoredAccessCode::Custom) => ProblemCode::CodeNotPossible,
        _ if signer.issues >= i64::from(ISSUES_MAX) => ProblemCode::IssuesUsedUp,
        _ => return Ok(()),
    };
    Err(Failure::new(code))
}

async fn issue(
    app: &App,
    tx: &DatabaseTransaction,
    visit: &mut Visit,
    now: Millis,
) -> Result<(), DbErr> {
    let code = random_code();
    let expires_at = now + Millis::from(CODE_SECONDS) * SECOND;
    let signer = visit.signer();
    let mut change = signer::ActiveModel::from(signer.clone());
    // The code before it is not tried again (D-8); what a sender has in hand may still arrive.
    if is_given_back(app, tx, signer).await? {
        change.codes_unsent = Set(signer.codes_unsent + 1);
    }
    let outbox = &app.outbox;
    outbox
        .take_back_from(tx, &signer.id, &[Purpose::Code])
        .await?;
    change.code_hash = Set(Some(hash(app, &signer.id, &code)));
    change.code_expires_at = Set(Some(expires_at));
    change.issues = Set(signer.issues + 1);
    change.entries = Set(0);
    change.code_undelivered = Set(false);
    let at = visit.at;
    visit.envelope.change(tx, at, change).await?;
    events::note(tx, &visit.signer().id, SignerEventKind::CodeIssued, now).await?;
    visit.envelope.settle(tx).await?;
    let signer = visit.signer();
    let text = texts::code_sms(&code, app.portal());
    app.outbox
        .write_to_signer(tx, signer, Purpose::Code, text, expires_at)
        .await
}

/// Whether the living code need not count as an issue: its SMS has certainly gone nowhere, as while
/// the gateway is away, and nobody has guessed at it. One that the gateway has refused counts: it
/// would refuse the next as well.
async fn is_given_back(
    app: &App,
    tx: &DatabaseTransaction,
    signer: &signer::Model,
) -> Result<bool, DbErr> {
    let may_be = signer.code_expires_at.is_some() && signer.entries == 0 && !has_opened(signer);
    Ok(may_be && app.outbox.has_kept_code(tx, signer).await?)
}

/// Whether the living code has been right already. Issues begin anew with it, so none counts.
fn has_opened(signer: &signer::Model) -> bool {
    signer.code_expires_at.is_some() && signer.issues == 0
}

/// Every code is equally likely.
fn random_code() -> String {
    loop {
        let mut bytes = [0; 4];
        fill_random(&mut bytes);
        let number = u32::from_be_bytes(bytes);
        if number < u32::MAX - u32::MAX % CODES {
            return format!("{:06}", number % CODES);
        }
    }
}

/// Each wrong code counts; the right one opens the documents to this browser.
#[utoipa::path(
    post,
    path = "/sign/verification",
    tag = "signing",
    summary = "Enter the access code (認証する)",
    security(()),
    request_body(content = VerifyRequest, example = json!({"token": "v3m…Q", "code": "123456"})),
    extensions(("x-problem-codes" = json!([
        "link_closed", "locked_out", "code_not_possible", "code_expired", "code_wrong",
        "code_used_up", "invalid_fields"
    ]))),
    responses((status = 200, description = "The documents are open", body = Signing,
        headers(("Set-Cookie" = String, description = "Opens the documents to this browser")),
        example = json!(sign::example())))
)]
pub async fn verify_code(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    body: JsonBody<VerifyRequest>,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let mut visit = Visit::begin(&app, &tx, &body.value.token, now).await?;
    if visit.is_open(&app, &headers, &client, now) {
        // The answer to the first entry was lost on its way.
        let answer = sign::describe(&app, &tx, &visit, true, now).await?;
        tx.commit().await?;
        return Ok(axum::Json(answer).into_response());
    }
    let outcome = enter(&app, &tx, &mut visit, &body.value.code, now).await?;
    if let Err(problem) = outcome {
        tx.commit().await?;
        app.outbox.wake();
        return Err(problem.into());
    }
    let cookie = visit.open(&app, &tx, &client, now).await?;
    let answer = sign::describe(&app, &tx, &visit, true, now).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, cookie)], axum::Json(answer)).into_response())
}

/// What an entry does is kept, whatever it answers.
async fn enter(
    app: &App,
    tx: &DatabaseTransaction,
    visit: &mut Visit,
    typed: &str,
    now: Millis,
) -> Result<Result<(), Problem>, DbErr> {
    let signer = visit.signer();
    if signer.state == StoredSignerState::Failed {
        return Ok(Err(Problem::new(ProblemCode::LockedOut)));
    }
    let field = |code| Problem::from(vec![FieldError::new("/code", code)]);
    let code = match signer.access_code {
        StoredAccessCode::None => return Ok(Err(Problem::new(ProblemCode::CodeNotPossible))),
        StoredAccessCode::Sms => match check_sms_code(typed) {
            Ok(code) => code,
            Err(code) => return Ok(Err(field(code))),
        },
        StoredAccessCode::Custom => match typed.chars().count() {
            0 => return Ok(Err(field(FieldCode::Required))),
            1..=CUSTOM_CODE_MAX => typed.to_owned(),
            _ => return Ok(Err(field(FieldCode::TooLong))),
        },
    };
    let Some(expected) = signer.code_hash.clone() else {
        return Ok(Err(left(Problem::new(ProblemCode::CodeExpired), signer)));
    };
    if entries_left(signer) == 0 {
        return Ok(Err(left(Problem::new(ProblemCode::CodeUsedUp), signer)));
    }
    let entered = hash(app, &signer.id, &code);
    if bool::from(entered.as_bytes().ct_eq(expected.as_bytes())) {
        accept(app, tx, visit, now).await?;
        return Ok(Ok(()));
    }
    refuse(app, tx, visit, now).await.map(Err)
}

async fn accept(
    app: &App,
    tx: &DatabaseTransaction,
    visit: &mut Visit,
    now: Millis,
) -> Result<(), DbErr> {
    let signer = visit.signer();
    if has_opened(signer) {
        return Ok(());
    }
    let is_sms = signer.access_code == StoredAccessCode::Sms;
    let mut change = signer::ActiveModel::from(signer.clone());
    if signer.state != StoredSignerState::Signed {
        change.state = Set(StoredSignerState::Verified);
    }
    if is_sms {
        // Whom the answer does not reach enters the code again, within its time and entries. Who
        // comes later, to fetch a copy, has issues left.
        change.issues = Set(0);
        change.codes_unsent = Set(0);
        change.code_undelivered = Set(false);
        app.outbox.code_has_arrived(tx, &signer.id).await?;
    } else {
        change.entries = Set(0);
    }
    let id = signer.id.clone();
    let at = visit.at;
    visit.envelope.change(tx, at, change).await?;
    events::note(tx, &id, SignerEventKind::Verified, now).await?;
    visit.envelope.settle(tx).await
}

async fn refuse(
    app: &App,
    tx: &DatabaseTransaction,
    visit: &mut Visit,
    now: Millis,
) -> Result<Problem, DbErr> {
    let signer = visit.signer();
    let entries = signer.entries + 1;
    let is_used_up = entries >= i64::from(ENTRIES_MAX);
    let is_sms = signer.access_code == StoredAccessCode::Sms;
    // What is signed stays signed, whoever has the link.
    let has_signed = signer.state == StoredSignerState::Signed;
    let issues = signer.issues - signer.codes_unsent;
    let is_third = issues >= i64::from(ISSUES_MAX);
    let is_last = !has_signed && (!is_sms || is_third);
    let mut change = signer::ActiveModel::from(signer.clone());
    change.entries = Set(entries);
    if is_used_up && is_sms {
        change.code_hash = Set(None);
        change.code_expires_at = Set(None);
        change.issues = Set(if has_signed && is_third { 0 } else { issues });
        change.codes_unsent = Set(0);
    }
    let id = signer.id.clone();
    let at = visit.at;
    visit.envelope.change(tx, at, change).await?;
    events::note(tx, &id, SignerEventKind::CodeWrong, now).await?;
    if !is_used_up {
        return Ok(left(Problem::new(ProblemCode::CodeWrong), visit.signer()));
    }
    events::note(tx, &id, SignerEventKind::CodeUsedUp, now).await?;
    if is_last {
        visit.envelope.fail(app, tx, at, now).await?;
        return Ok(Problem::new(ProblemCode::LockedOut));
    }
    Ok(left(Problem::new(ProblemCode::CodeUsedUp), visit.signer()))
}

/// Ends a code whose time has passed, and with the third one the verification (D-7), unless it was
/// right. The events have the moment at which it passed.
pub async fn end_expired(
    app: &App,
    tx: &DatabaseTransaction,
    envelope: &mut Envelope,
    at: usize,
    now: Millis,
) -> Result<(), DbErr> {
    rest::end(tx, envelope, at, now).await?;
    let signer = &envelope.signers[at];
    let Some(end) = signer.code_expires_at.filter(|end| *end <= now) else {
        return Ok(());
    };
    let had_opened = has_opened(signer);
    let unsent = signer.codes_unsent + i64::from(is_given_back(app, tx, signer).await?);
    let issues = signer.issues - unsent;
    let is_third = issues >= i64::from(ISSUES_MAX);
    let has_signed = signer.state == StoredSignerState::Signed;
    let is_last = is_third && !has_signed && signer.state != StoredSignerState::Failed;
    let id = signer.id.clone();
    let mut change = signer::ActiveModel::from(signer.clone());
    change.code_hash = Set(None);
    change.code_expires_at = Set(None);
    // A copy is to be had later as well.
    change.issues = Set(if is_third && has_signed { 0 } else { issues });
    change.codes_unsent = Set(0);
    envelope.change(tx, at, change).await?;
    if had_opened {
        return Ok(());
    }
    // What has not left by now is told as 未到達.
    app.outbox.take_back_from(tx, &id, &[Purpose::Code]).await?;
    events::note(tx, &id, SignerEventKind::CodeExpired, end).await?;
    if is_last {
        envelope.fail(app, tx, at, end).await?;
    }
    Ok(())
}

/// Bound to the signer, so that a hash says nothing about another signer's code.
pub fn hash(app: &App, signer_id: &str, code: &str) -> String {
    app.keys.hash("access code", &format!("{signer_id} {code}"))
}

/// How many entries of this code a signer still has.
pub fn entries_left(signer: &signer::Model) -> u32 {
    ENTRIES_MAX.saturating_sub(u32::try_from(signer.entries).unwrap_or(u32::MAX))
}

/// How many codes can still be issued.
pub fn issues_left(signer: &signer::Model) -> u32 {
    match signer.access_code {
        StoredAccessCode::Sms => {
            ISSUES_MAX.saturating_sub(u32::try_from(signer.issues).unwrap_or(u32::MAX))
        }
        _ => 0,
    }
}

fn left(problem: Problem, signer: &signer::Model) -> Problem {
    problem
        .with_param("entriesLeft", entries_left(signer))
        .with_param("issuesLeft", issues_left(signer))
}
