//! 封筒詳細情報, 文書詳細情報

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{
    AccessCodeChoice, ChargeKind, Delivery, Quote, RequestAct, RequestDocument, RequestState,
    SignatureRequest, Signer, SignerAct, SignerState, check_mobile_number,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait};

use super::progress::{Envelope, is_unreached};
use super::{InCompany, RequestId, charges, codes, documents, events};
use crate::app::App;
use crate::clock::timestamp;
use crate::http::failure::Failure;
use crate::http::preconditions::etag;
use crate::store::entities::{
    StoredAccessCode, StoredRequestState, StoredSignerState, signature_request, signer,
};

/// Drafters see their own, administrators all of their company.
#[utoipa::path(
    get,
    path = "/signing/requests/{id}",
    tag = "signing",
    summary = "Read a request with its signers",
    params(("id" = String, Path, description = "The request")),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "The request", body = SignatureRequest,
        headers(("ETag" = String, description = "Its version")),
        example = json!(example())))
)]
pub async fn read_request(
    State(app): State<App>,
    caller: InCompany,
    RequestId(id): RequestId,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    find(&tx, &caller, &id).await?;
    let mut envelope = Envelope::lock(&tx, &id).await?;
    for at in 0..envelope.signers.len() {
        codes::end_expired(&app, &tx, &mut envelope, at, now).await?;
    }
    let request = describe(&tx, &envelope, &caller).await?;
    tx.commit().await?;
    app.outbox.wake();
    let etag = etag(envelope.request.version);
    Ok(([(header::ETAG, etag)], Json(request)).into_response())
}

/// A request that the caller may see; every other one does not exist.
pub async fn find(
    db: &impl ConnectionTrait,
    caller: &InCompany,
    id: &str,
) -> Result<signature_request::Model, Failure> {
    let found = signature_request::Entity::find_by_id(id).one(db).await?;
    let is_seen = |request: &signature_request::Model| {
        request.drafter_id == caller.account.id
            || (request.company_id == caller.company.id && caller.is_administrator())
    };
    found
        .filter(is_seen)
        .ok_or_else(|| Failure::new(ProblemCode::NotFound))
}

/// Locks a request that the caller may see, for an act on it.
pub async fn lock(
    tx: &DatabaseTransaction,
    caller: &InCompany,
    id: &str,
) -> Result<Envelope, Failure> {
    find(tx, caller, id).await?;
    Envelope::lock(tx, id).await
}

/// As the contract describes it.
pub async fn describe(
    db: &impl ConnectionTrait,
    envelope: &Envelope,
    caller: &InCompany,
) -> Result<SignatureRequest, DbErr> {
    let request = &envelope.request;
    let may_act = request.drafter_id == caller.account.id || caller.is_administrator();
    let mut signers = Vec::with_capacity(envelope.signers.len());
    for signer in &envelope.signers {
        signers.push(describe_signer(db, envelope, signer, may_act).await?);
    }
    let mut allowed = Vec::new();
    if may_act && !envelope.is_closed() {
        allowed.push(RequestAct::Withdraw);
    }
    if request.state == StoredRequestState::Completed {
        allowed.push(RequestAct::DownloadCopy);
    }
    Ok(SignatureRequest {
        id: request.id.clone(),
        version: u32::try_from(request.version).unwrap_or(u32::MAX),
        title: request.title.clone(),
        message: request.message.clone(),
        state: request.state.into(),
        drafter: envelope.drafter.name.clone(),
        in_order: request.in_order,
        sent_at: timestamp(request.sent_at),
        completed_at: request.completed_at.map(timestamp),
        documents: documents::of_request(db, &request.id).await?,
        signers,
        charged: charges::booked(db, &request.id).await?,
        allowed,
    })
}

async fn describe_signer(
    db: &impl ConnectionTrait,
    envelope: &Envelope,
    signer: &signer::Model,
    may_act: bool,
) -> Result<Signer, DbErr> {
    let written = |digits: &str| match check_mobile_number(digits) {
        Ok(number) => number.written(),
        Err(_) => digits.to_owned(),
    };
    let delivery = Delivery::from(signer.delivery);
    let mut allowed = Vec::new();
    if may_act && !envelope.is_closed() {
        if may_be_asked_again(signer) {
            allowed.push(SignerAct::ReRequest);
        }
        if may_be_changed(signer) {
            allowed.push(SignerAct::Change);
        }
    }
    Ok(Signer {
        id: signer.id.clone(),
        name: signer.name.clone(),
        delivery,
        destination: match delivery {
            Delivery::Email => signer.destination.clone(),
            Delivery::Sms => written(&signer.destination),
        },
        own_company: signer.own_company,
        access_code: signer.access_code.into(),
        code_mobile: signer.code_mobile.as_deref().map(written),
        state: match is_unreached(signer) {
            true => SignerState::Undelivered,
            false => signer.state.into(),
        },
        rescue_asked: signer.rescue_asked_at.is_some(),
        re_request_yen: signer.terms().re_request_yen(),
        change_yen: change_yen(signer),
        events: events::of_signer(db, &signer.id).await?,
        allowed,
    })
}

/// 署名再依頼: whoever was asked and has not signed.
pub fn may_be_asked_again(signer: &signer::Model) -> bool {
    !matches!(
        signer.state,
        StoredSignerState::Waiting | StoredSignerState::Signed | StoredSignerState::Withdrawn
    )
}

/// 署名者変更: before the documents were opened, and never with an SMS code.
pub fn may_be_changed(signer: &signer::Model) -> bool {
    signer.access_code != StoredAccessCode::Sms
        && matches!(
            signer.state,
            StoredSignerState::Waiting
                | StoredSignerState::Asked
                | StoredSignerState::Opened
                | StoredSignerState::Undelivered
        )
}

/// What 署名者変更 to another destination costs: whoever was asked already is asked anew.
pub fn change_yen(signer: &signer::Model) -> u32 {
    match signer.state {
        StoredSignerState::Waiting => 0,
        _ => signer.terms().re_request_yen(),
    }
}

/// A request that was just sent, for the document of the contract.
pub fn example() -> SignatureRequest {
    let at = timestamp(1_795_315_200_000);
    SignatureRequest {
        id: "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90".into(),
        version: 1,
        title: "業務委託契約書".into(),
        message: String::new(),
        state: RequestState::Sent,
        drafter: "湊 一郎".into(),
        in_order: false,
        sent_at: at,
        completed_at: None,
        documents: vec![RequestDocument {
            place: 1,
            name: "業務委託契約書.pdf".into(),
            size: 18_432,
            sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".into(),
        }],
        signers: vec![Signer {
            id: "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1".into(),
            name: "佐藤 花子".into(),
            delivery: Delivery::Sms,
            destination: "090-1234-5678".into(),
            own_company: false,
            access_code: AccessCodeChoice::Sms,
            code_mobile: Some("090-1234-5678".into()),
            state: SignerState::Asked,
            rescue_asked: false,
            re_request_yen: 88,
            change_yen: 88,
            events: vec![],
            allowed: vec![SignerAct::ReRequest],
        }],
        charged: Quote::sum([
            ChargeKind::ContractSeal,
            ChargeKind::RequestSms,
            ChargeKind::CompletionSms,
            ChargeKind::AccessCodeSms,
        ]),
        allowed: vec![RequestAct::Withdraw],
    }
}
