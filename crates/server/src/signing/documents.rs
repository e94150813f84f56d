//! The documents of a request: for those who sent it, and for a signer behind the code.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::RequestDocument;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use utoipa::ToSchema;

use super::{DocumentPath, InCompany, detail, link};
use crate::app::App;
use crate::http::attachment::{Disposition, content_disposition};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::store::entities::request_document::{Column, Entity};
use crate::store::entities::{document_content, signer};

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
    answer(db, &path.id, path.place, Disposition::Inline).await
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
    answer(db, &path.id, path.place, Disposition::Attachment).await
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
    answer(db, &signer.request_id, path.place, Disposition::Inline).await
}

async fn answer(
    db: &impl ConnectionTrait,
    request_id: &str,
    place: i64,
    disposition: Disposition,
) -> Result<Response, Failure> {
    let not_found = || Failure::new(ProblemCode::NotFound);
    let document = Entity::find_by_id((request_id.to_owned(), place))
        .one(db)
        .await?
        .ok_or_else(not_found)?;
    let content = document_content::Entity::find_by_id(&document.sha256)
        .one(db)
        .await?
        .ok_or_else(not_found)?
        .content;
    let disposition = content_disposition(disposition, "document.pdf", &document.name);
    Ok(pdf(disposition, content))
}

/// A PDF, which nothing on the way is to keep.
pub fn pdf(disposition: HeaderValue, content: Vec<u8>) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/pdf"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, content).into_response()
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
