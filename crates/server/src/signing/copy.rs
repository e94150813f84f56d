//! The copy of a request that all have signed: its documents with the completion sheet.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Extension, Json};
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::signing::{CheckCopyRequest, CopyCheck};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};
use utoipa::ToSchema;

use super::documents::pdf;
use super::merge::merge;
use super::progress::Envelope;
use super::{InCompany, RequestId, detail, link, list, sheet};
use crate::app::App;
use crate::http::attachment::{Disposition, content_disposition};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::store::contents;
use crate::store::entities::{
    StoredRequestState, document_content, request_document, signature_request, signer, signing_copy,
};

/// The documents and their completion sheet as one PDF.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)]
struct SignedCopy(Vec<u8>);

/// Once all have signed.
#[utoipa::path(
    get,
    path = "/signing/requests/{id}/copy",
    tag = "signing",
    summary = "Download the signed documents with their completion sheet",
    params(("id" = String, Path, description = "The request")),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found", "wrong_state"]))),
    responses((status = 200, description = "The PDF", body = SignedCopy,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`attachment` with the file's name"))))
)]
pub async fn download_copy(
    State(app): State<App>,
    caller: InCompany,
    RequestId(id): RequestId,
) -> Result<Response, Failure> {
    let tx = app.store.begin().await?;
    let envelope = detail::lock(&tx, &caller, &id).await?;
    let content = find_or_make(&tx, &envelope).await?;
    tx.commit().await?;
    Ok(answer(&envelope, content))
}

/// Once all have signed; needs the cookie that the right code brought.
#[utoipa::path(
    get,
    path = "/sign/{id}/copy",
    tag = "signing",
    summary = "Download the signed documents as one of their signers",
    security(()),
    params(("id" = String, Path, description = "The signer")),
    extensions(("x-problem-codes" = json!(["code_needed", "not_found", "wrong_state"]))),
    responses((status = 200, description = "The PDF", body = SignedCopy,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`attachment` with the file's name"))))
)]
pub async fn download_signers_copy(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    RequestId(id): RequestId,
) -> Result<Response, Failure> {
    let closed = || Failure::new(ProblemCode::CodeNeeded);
    let tx = app.store.begin().await?;
    let found = signer::Entity::find_by_id(&id).one(&tx).await?;
    let signer = found.ok_or_else(closed)?;
    if !link::is_open(&app, &signer, &headers, &client, app.clock.now()) {
        return Err(closed());
    }
    let envelope = Envelope::lock(&tx, &signer.request_id).await?;
    let content = find_or_make(&tx, &envelope).await?;
    tx.commit().await?;
    Ok(answer(&envelope, content))
}

/// Whether a copy or a document that somebody brings is, letter for letter, of a request that they
/// may see.
#[utoipa::path(
    post,
    path = "/signing/copy-check",
    tag = "signing",
    summary = "Check a copy that is brought back",
    request_body(content = CheckCopyRequest, example = json!({
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    })),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "invalid_fields"]))),
    responses((status = 200, description = "What it is", body = CopyCheck,
        example = json!({"request": null})))
)]
pub async fn check_copy(
    State(app): State<App>,
    caller: InCompany,
    body: JsonBody<CheckCopyRequest>,
) -> Result<Json<CopyCheck>, Failure> {
    let hash = body.value.sha256.to_ascii_lowercase();
    if hash.len() != 64 || !hash.chars().all(|c| c.is_ascii_hexdigit()) {
        let code = match body.value.sha256.is_empty() {
            true => FieldCode::Required,
            false => FieldCode::WrongType,
        };
        return Err(vec![FieldError::new("/sha256", code)].into());
    }
    let db = app.store.connection();
    let copies = signing_copy::Entity::find()
        .filter(signing_copy::Column::Sha256.eq(&hash))
        .all(db)
        .await?;
    let documents = request_document::Entity::find()
        .filter(request_document::Column::Sha256.eq(&hash))
        .all(db)
        .await?;
    let of_copies = copies.into_iter().map(|it| it.request_id);
    let of_documents = documents.into_iter().map(|it| it.request_id);
    let seen = signature_request::Entity::find()
        .filter(signature_request::Column::Id.is_in(of_copies.chain(of_documents)))
        .filter(list::seen_by(&caller))
        .order_by_desc(signature_request::Column::SentAt)
        .one(db)
        .await?;
    let request = match seen {
        Some(request) => Some(list::summary(db, request).await?),
        None => None,
    };
    Ok(Json(CopyCheck { request }))
}

/// Made once, and kept: what is given out later is the same, letter for letter.
async fn find_or_make(tx: &DatabaseTransaction, envelope: &Envelope) -> Result<Vec<u8>, Failure> {
    let request = &envelope.request;
    if request.state != StoredRequestState::Completed {
        return Err(Failure::new(ProblemCode::WrongState));
    }
    let made = signing_copy::Entity::find_by_id(&request.id)
        .one(tx)
        .await?;
    if let Some(made) = made {
        return content(tx, &made.sha256).await;
    }
    let documents = request_document::Entity::find()
        .filter(request_document::Column::RequestId.eq(&request.id))
        .order_by_asc(request_document::Column::Place)
        .all(tx)
        .await?;
    let mut files = Vec::with_capacity(documents.len() + 1);
    for document in &documents {
        files.push(content(tx, &document.sha256).await?);
    }
    files.push(sheet::write(envelope, &documents, false));
    let alone = sheet::write(envelope, &documents, true);
    let internal = |_| Failure::new(ProblemCode::Internal);
    let copy = tokio::task::spawn_blocking(move || {
        merge(&files).unwrap_or_else(|error| {
            // A document that no program can take apart still has its sheet.
            tracing::info!(%error, "a copy is its sheet alone");
            alone
        })
    });
    let copy = copy.await.map_err(internal)?;
    let row = signing_copy::ActiveModel {
        request_id: Set(request.id.clone()),
        sha256: Set(contents::keep(tx, copy.clone()).await?),
    };
    row.insert(tx).await?;
    Ok(copy)
}

async fn content(db: &impl ConnectionTrait, sha256: &str) -> Result<Vec<u8>, Failure> {
    let found = document_content::Entity::find_by_id(sha256).one(db).await?;
    let found = found.ok_or_else(|| Failure::new(ProblemCode::NotFound))?;
    Ok(found.content)
}

fn answer(envelope: &Envelope, content: Vec<u8>) -> Response {
    let name = format!("{}_署名済み.pdf", envelope.request.title);
    let disposition = content_disposition(Disposition::Attachment, "signed.pdf", &name);
    pdf(disposition, content)
}
