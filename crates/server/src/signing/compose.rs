//! Sending a 署名依頼.

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::signing::{
    NewSignatureRequest, SignatureRequest, ValidAccessCode, ValidDelivery, ValidSigner,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait};

use super::progress::Envelope;
use super::{InCompany, charges, codes, detail, documents, policy};
use crate::app::App;
use crate::clock::Millis;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::{IdempotencyKey, etag};
use crate::store::entities::{
    StoredAccessCode, StoredDelivery, StoredRequestState, StoredSignerState, request_document,
    signature_request, signer, upload,
};
use crate::store::{contents, new_id, next_id};
use crate::uploads;

/// Asks the first signer, or all at once, and books the price.
#[utoipa::path(
    post,
    path = "/signing/requests",
    tag = "signing",
    summary = "Send a request to sign (署名依頼)",
    params(("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")),
    request_body(content = NewSignatureRequest, example = json!({
        "title": "業務委託契約書",
        "message": "ご確認のうえ、署名をお願いいたします。",
        "documents": ["5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10"],
        "inOrder": false,
        "signers": [{
            "name": "佐藤 花子",
            "delivery": "sms",
            "mobile": "090-1234-5678",
            "accessCode": {"kind": "sms"}
        }]
    })),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "idempotency_key_required", "idempotency_key_reused",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "The request as it was sent", body = SignatureRequest,
        headers(("ETag" = String, description = "Its version")),
        example = json!(detail::example())))
)]
pub async fn send_request(
    State(app): State<App>,
    caller: InCompany,
    key: IdempotencyKey,
    body: JsonBody<NewSignatureRequest>,
) -> Result<Response, Failure> {
    let account = &caller.account;
    let begun = Act::begin(&app, &account.id, "signature request", key, &[&body.bytes]).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let policy = policy::of_company(tx, &caller.company).await?;
    let (checked, ids) = (body.value.check(&policy), &body.value.documents);
    let found = documents::with_documents(tx, &account.id, checked, ids, now);
    let (valid, documents) = found.await?;
    let documents = keep_documents(tx, documents).await?;
    let new = New {
        title: valid.title,
        message: valid.message,
        in_order: valid.in_order,
        signers: valid.signers,
    };
    let envelope = send(&app, tx, &caller, new, &documents, now).await?;
    let answer = detail::describe(tx, &envelope, &caller).await?;
    let answer = act.end(&answer, Some(etag(1))).await?;
    app.outbox.wake();
    Ok(answer)
}

/// A request as it is to be.
pub struct New {
    /// Its title.
    pub title: String,
    /// To the signers.
    pub message: String,
    /// One after the other.
    pub in_order: bool,
    /// In their order.
    pub signers: Vec<ValidSigner>,
}

/// Writes a request down, asks its signers and books its price.
pub async fn send(
    app: &App,
    tx: &DatabaseTransaction,
    caller: &InCompany,
    new: New,
    documents: &[Kept],
    now: Millis,
) -> Result<Envelope, Failure> {
    let request = signature_request::Model {
        id: next_id(),
        company_id: caller.company.id.clone(),
        drafter_id: caller.account.id.clone(),
        title: new.title,
        message: new.message,
        in_order: new.in_order,
        state: StoredRequestState::Sent,
        version: 1,
        sent_at: now,
        completed_at: None,
    };
    let row = signature_request::ActiveModel::from(request.clone()).reset_all();
    row.insert(tx).await?;
    for (document, place) in documents.iter().zip(1..) {
        let document = request_document::ActiveModel {
            request_id: Set(request.id.clone()),
            place: Set(place),
            name: Set(document.name.clone()),
            size: Set(document.size),
            sha256: Set(document.sha256.clone()),
        };
        document.insert(tx).await?;
    }
    for (signer, place) in new.signers.into_iter().zip(1..) {
        add_signer(app, tx, &request.id, place, signer).await?;
    }
    charges::book_seal(tx, &request).await?;
    let mut envelope = Envelope::lock(tx, &request.id).await?;
    envelope.ask_next(app, tx, now).await?;
    Ok(envelope)
}

/// A document whose content is kept.
pub struct Kept {
    name: String,
    size: i64,
    sha256: String,
}

impl Kept {
    /// Keeps a document.
    pub async fn new(
        tx: &DatabaseTransaction,
        name: String,
        content: Vec<u8>,
    ) -> Result<Self, DbErr> {
        Ok(Self {
            name,
            size: i64::try_from(content.len()).unwrap_or(i64::MAX),
            sha256: contents::keep(tx, content).await?,
        })
    }
}

/// Keeps what was uploaded, one after the other, so that one at a time is in memory.
pub async fn keep_documents(
    tx: &DatabaseTransaction,
    uploads: Vec<upload::Model>,
) -> Result<Vec<Kept>, DbErr> {
    let mut documents = Vec::with_capacity(uploads.len());
    for upload in uploads {
        let content = uploads::content(tx, &upload).await?;
        uploads::used_up(tx, &upload.id).await?;
        documents.push(Kept::new(tx, upload.name, content).await?);
    }
    Ok(documents)
}

async fn add_signer(
    app: &App,
    tx: &DatabaseTransaction,
    request_id: &str,
    place: i64,
    new: ValidSigner,
) -> Result<(), DbErr> {
    let id = new_id();
    let (delivery, destination) = match new.delivery {
        ValidDelivery::Email(address) => (StoredDelivery::Email, address),
        ValidDelivery::Sms(number) => (StoredDelivery::Sms, number.digits().to_owned()),
    };
    let (access_code, code_mobile, code_hash) = match new.access_code {
        ValidAccessCode::None => (StoredAccessCode::None, None, None),
        ValidAccessCode::Custom(code) => (
            StoredAccessCode::Custom,
            None,
            Some(codes::hash(app, &id, &code)),
        ),
        ValidAccessCode::Sms(number) => (
            StoredAccessCode::Sms,
            Some(number.digits().to_owned()),
            None,
        ),
    };
    let signer = signer::Model {
        id,
        request_id: request_id.to_owned(),
        place,
        name: new.name,
        delivery,
        destination,
        own_company: new.own_company,
        state: StoredSignerState::Waiting,
        round: 1,
        link_hash: None,
        access_code,
        code_mobile,
        code_hash,
        code_expires_at: None,
        issues: 0,
        codes_unsent: 0,
        entries: 0,
        code_undelivered: false,
        session_hash: None,
        session_ends_at: None,
        rescue_asked_at: None,
        signed_at: None,
    };
    signer::Entity::insert(signer::ActiveModel::from(signer).reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
