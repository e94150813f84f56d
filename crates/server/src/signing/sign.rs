//! What a signer sees and does behind the link (R-205, R-218, G-06).

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::signing::{
    AccessCodeChoice, CodeState, Contents, Drafter, LinkRequest, SignerEventKind, Signing,
    SigningStep, check_mobile_number,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr};

use super::link::Visit;
use super::{codes, documents, events};
use crate::app::App;
use crate::clock::{Millis, SECOND, timestamp};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::outbox::texts::signing as texts;
use crate::store::entities::{StoredAccessCode, StoredRequestState, StoredSignerState, signer};

/// The link alone never tells the document, its name or the signer's data.
#[utoipa::path(
    post,
    path = "/sign/state",
    tag = "signing",
    summary = "Read what a signer can do",
    security(()),
    request_body(content = LinkRequest, example = json!({"token": "v3m…Q"})),
    extensions(("x-problem-codes" = json!(["link_closed", "invalid_fields"]))),
    responses((status = 200, description = "What the signer can do now", body = Signing,
        example = json!(example())))
)]
pub async fn read_state(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    body: JsonBody<LinkRequest>,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let mut visit = Visit::begin(&app, &tx, &body.value.token, now).await?;
    // Whoever opens the link has got it, whatever the gateway says.
    let state = visit.signer().state;
    if matches!(
        state,
        StoredSignerState::Asked | StoredSignerState::Undelivered
    ) {
        let mut change = signer::ActiveModel::from(visit.signer().clone());
        change.state = Set(StoredSignerState::Opened);
        let at = visit.at;
        visit.envelope.change(&tx, at, change).await?;
        events::note(&tx, &visit.signer().id, SignerEventKind::Opened, now).await?;
        visit.envelope.settle(&tx).await?;
    }
    let is_open = visit.is_open(&app, &headers, &client, now);
    // Without an access code the link itself opens the documents.
    let opens = !is_open && visit.signer().access_code == StoredAccessCode::None;
    let cookie = match opens {
        true => Some(visit.open(&app, &tx, &client, now).await?),
        false => None,
    };
    let signing = describe(&app, &tx, &visit, is_open || opens, now).await?;
    tx.commit().await?;
    app.outbox.wake();
    let mut answer = Json(signing).into_response();
    if let Some(cookie) = cookie {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// Signs all documents of the request. Signing again changes nothing.
#[utoipa::path(
    post,
    path = "/sign/signature",
    tag = "signing",
    summary = "Sign (署名する)",
    security(()),
    request_body(content = LinkRequest, example = json!({"token": "v3m…Q"})),
    extensions(("x-problem-codes" = json!([
        "link_closed", "locked_out", "code_needed", "invalid_fields"
    ]))),
    responses((status = 200, description = "Signed", body = Signing, example = json!(example())))
)]
pub async fn sign(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    body: JsonBody<LinkRequest>,
) -> Result<Json<Signing>, Failure> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let mut visit = Visit::begin(&app, &tx, &body.value.token, now).await?;
    if visit.signer().state == StoredSignerState::Failed {
        return Err(Failure::new(ProblemCode::LockedOut));
    }
    if !visit.is_open(&app, &headers, &client, now) {
        return Err(Failure::new(ProblemCode::CodeNeeded));
    }
    if visit.signer().state != StoredSignerState::Signed {
        let mut change = signer::ActiveModel::from(visit.signer().clone());
        change.state = Set(StoredSignerState::Signed);
        change.signed_at = Set(Some(now));
        let at = visit.at;
        visit.envelope.change(&tx, at, change).await?;
        events::note(&tx, &visit.signer().id, SignerEventKind::Signed, now).await?;
        visit.envelope.settle(&tx).await?;
        match visit.envelope.request.state {
            StoredRequestState::Completed => visit.envelope.complete(&app, &tx, now).await?,
            _ => visit.envelope.ask_next(&app, &tx, now).await?,
        }
    }
    let signing = describe(&app, &tx, &visit, true, now).await?;
    tx.commit().await?;
    app.outbox.wake();
    Ok(Json(signing))
}

/// Tells the drafter, once, that a signer who is locked out wants to sign.
#[utoipa::path(
    post,
    path = "/sign/rescue",
    tag = "signing",
    summary = "Ask the drafter to send the request again",
    security(()),
    request_body(content = LinkRequest, example = json!({"token": "v3m…Q"})),
    extensions(("x-problem-codes" = json!(["link_closed", "rescue_not_needed", "invalid_fields"]))),
    responses((status = 200, description = "The drafter is told", body = Signing,
        example = json!(example())))
)]
pub async fn ask_for_rescue(
    State(app): State<App>,
    body: JsonBody<LinkRequest>,
) -> Result<Json<Signing>, Failure> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let mut visit = Visit::begin(&app, &tx, &body.value.token, now).await?;
    if visit.signer().state != StoredSignerState::Failed {
        return Err(Problem::new(ProblemCode::RescueNotNeeded).into());
    }
    if visit.signer().rescue_asked_at.is_none() {
        let mut change = signer::ActiveModel::from(visit.signer().clone());
        change.rescue_asked_at = Set(Some(now));
        let at = visit.at;
        visit.envelope.change(&tx, at, change).await?;
        events::note(&tx, &visit.signer().id, SignerEventKind::RescueAsked, now).await?;
        visit.envelope.settle(&tx).await?;
        let text = texts::rescue_asked(&visit.envelope.parties(at), app.portal());
        app.outbox.write(&tx, &visit.envelope.drafter, text).await?;
    }
    let signing = describe(&app, &tx, &visit, false, now).await?;
    tx.commit().await?;
    app.outbox.wake();
    Ok(Json(signing))
}

/// What a signer can do now; `is_open` says whether the documents are open to this browser.
pub async fn describe(
    app: &App,
    db: &impl ConnectionTrait,
    visit: &Visit,
    is_open: bool,
    now: Millis,
) -> Result<Signing, DbErr> {
    let (envelope, signer) = (&visit.envelope, visit.signer());
    let step = match signer.state {
        StoredSignerState::Failed => SigningStep::LockedOut,
        StoredSignerState::Signed if is_open => SigningStep::Signed,
        _ if is_open => SigningStep::Sign,
        _ => SigningStep::Code,
    };
    let is_code = matches!(step, SigningStep::Code | SigningStep::LockedOut);
    let contents = match step {
        SigningStep::Sign | SigningStep::Signed => Some(Contents {
            id: signer.id.clone(),
            title: envelope.request.title.clone(),
            message: envelope.request.message.clone(),
            signer: signer.name.clone(),
            documents: documents::of_request(db, &envelope.request.id).await?,
            signed_at: signer.signed_at.map(timestamp),
            completed: envelope.request.completed_at.is_some(),
            withdrawn: envelope.request.state == StoredRequestState::Withdrawn,
        }),
        _ => None,
    };
    Ok(Signing {
        step,
        drafter: Drafter {
            name: envelope.drafter.name.clone(),
            company: envelope.company.name.clone(),
        },
        code: is_code.then(|| code_state(app, signer, now)),
        contents,
        rescue_asked: signer.rescue_asked_at.is_some(),
    })
}

fn code_state(app: &App, signer: &signer::Model, now: Millis) -> CodeState {
    let mobile = signer.code_mobile.as_deref().map(check_mobile_number);
    let seconds_left = signer.code_expires_at.map(|end| {
        // Rounded up: as long as a code can be entered, some time is left.
        u32::try_from((end - now + SECOND - 1) / SECOND).unwrap_or_default()
    });
    let is_sms = signer.access_code == StoredAccessCode::Sms;
    CodeState {
        kind: AccessCodeChoice::from(signer.access_code),
        mobile: mobile.and_then(Result::ok).map(|mobile| mobile.masked()),
        sms_sender: is_sms.then(|| app.config.sms_sender.clone()).flatten(),
        open: signer.code_hash.is_some() && signer.state != StoredSignerState::Failed,
        seconds_left,
        issues_left: codes::issues_left(signer),
        entries_left: codes::entries_left(signer),
        undelivered: signer.code_undelivered,
    }
}

/// A signer before the first code, for the document of the contract.
pub fn example() -> Signing {
    Signing {
        step: SigningStep::Code,
        drafter: Drafter {
            name: "湊 一郎".into(),
            company: "湊商事株式会社".into(),
        },
        code: Some(CodeState {
            kind: AccessCodeChoice::Sms,
            mobile: Some("090-****-5678".into()),
            sms_sender: Some("0120-000-000".into()),
            open: false,
            seconds_left: None,
            issues_left: 3,
            entries_left: 10,
            undelivered: false,
        }),
        contents: None,
        rescue_asked: false,
    }
}
