//! The documents of a request: for those who sent it, and for a signer behind the code.

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use madoguchi_contract::problem::{FieldError, ProblemCode};
use madoguchi_contract::signing::{DOCUMENTS_MAX, RequestDocument};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use utoipa::ToSchema;

use super::{DocumentPath, InCompany, detail, link};
use crate::app::App;
use crate::clock::Millis;
use crate::http::attachment::{Disposition, pdf};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::store::entities::request_document::{Column, Entity};
use crate::store::entities::{signer, upload};
use crate::uploads;

/// A PDF that is to be signed.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)]
struct PdfToSign(Vec<u8>);

/// For the page's own viewer.
#[utoipa::path(
    get,
    path = "/signing/requests/{id}/documents/{place}/view",
    tag = "signing",
    summary = "Read a document of a request inside the page",
    params(
        ("id" = String, Path, description = "The request"),
        ("place" = String, Path, description = "The document's place, from 1")
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "The PDF, never to be kept", body = PdfToSign,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`inline`"))))
)]
pub async fn view_request_document(
    State(app): State<App>,
    caller: InCompany,
    path: DocumentPath,
) -> Result<Response, Failure> {
    let db = app.store.connection();
    detail::find(db, &caller, &path.id).await?;
    answer(&app, &path.id, path.place, Disposition::Inline).await
}

/// As it was sent.
#[utoipa::path(
    get,
    path = "/signing/requests/{id}/documents/{place}/download",
    tag = "signing",
    summary = "Download a document of a request",
    params(
        ("id" = String, Path, description = "The request"),
        ("place" = String, Path, description = "The document's place, from 1")
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "The PDF", body = PdfToSign,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`attachment` with the file's name"))))
)]
pub async fn download_request_document(
    State(app): State<App>,
    caller: InCompany,
    path: DocumentPath,
) -> Result<Response, Failure> {
    let db = app.store.connection();
    detail::find(db, &caller, &path.id).await?;
    answer(&app, &path.id, path.place, Disposition::Attachment).await
}

/// Needs the cookie that the right code brought.
#[utoipa::path(
    get,
    path = "/sign/{id}/documents/{place}",
    tag = "signing",
    summary = "Read a document that is to be signed",
    security(()),
    params(
        ("id" = String, Path, description = "The signer"),
        ("place" = String, Path, description = "The document's place, from 1")
    ),
    extensions(("x-problem-codes" = json!(["code_needed", "not_found"]))),
    responses((status = 200, description = "The PDF, never to be kept", body = PdfToSign,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`inline`"))))
)]
pub async fn view_signers_document(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    path: DocumentPath,
) -> Result<Response, Failure> {
    let db = app.store.connection();
    // An unknown signer gets the answer of one whose code was not entered.
    let closed = || Failure::new(ProblemCode::CodeNeeded);
    let found = signer::Entity::find_by_id(&path.id).one(db).await?;
    let signer = found.ok_or_else(closed)?;
    let now = app.clock.now();
    if !link::is_open(&app, &signer, &headers, &client, now) {
        return Err(closed());
    }
    answer(&app, &signer.request_id, path.place, Disposition::Inline).await
}

async fn answer(
    app: &App,
    request_id: &str,
    place: i64,
    disposition: Disposition,
) -> Result<Response, Failure> {
    let not_found = || Failure::new(ProblemCode::NotFound);
    let document = Entity::find_by_id((request_id.to_owned(), place))
        .one(app.store.connection())
        .await?
        .ok_or_else(not_found)?;
    let content = app.store.content(&document.sha256).await?;
    let content = content.ok_or_else(not_found)?;
    Ok(pdf(disposition, "document.pdf", &document.name, content))
}

/// A request that is right, as far as it was checked, and its documents, which can be signed.
pub async fn with_documents<T>(
    tx: &DatabaseTransaction,
    drafter_id: &str,
    checked: Result<T, Vec<FieldError>>,
    ids: &[String],
    now: Millis,
) -> Result<(T, Vec<upload::Model>), Failure> {
    let first = &ids[..ids.len().min(DOCUMENTS_MAX)];
    let unfit = uploads::unfit_to_sign;
    let found = uploads::find_all(tx, drafter_id, "/documents", first, unfit, now).await?;
    match (checked, found) {
        (Ok(valid), Ok(documents)) => Ok((valid, documents)),
        (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors.into()),
        (Err(errors), Err(unfit)) => Err([errors, unfit].concat().into()),
    }
}

/// In their order.
pub async fn of_request(
    db: &impl ConnectionTrait,
    request_id: &str,
) -> Result<Vec<RequestDocument>, DbErr> {
    let documents = Entity::find()
        .filter(Column::RequestId.eq(request_id))
        .order_by_asc(Column::Place)
        .all(db)
        .await?;
    let documents = documents.into_iter().map(|document| RequestDocument {
        place: u32::try_from(document.place).unwrap_or_default(),
        name: document.name,
        size: u64::try_from(document.size).unwrap_or_default(),
        sha256: document.sha256,
    });
    Ok(documents.collect())
}
