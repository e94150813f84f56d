//! A record's documents: read inside the page (参照) or fetched as files (ダウンロード) (D-14).

use axum::extract::State;
use axum::http::Method;
use axum::response::Response;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{DocumentKind, RecordAct, RecordStatus};
use madoguchi_contract::sharing::AccessAct;
use madoguchi_contract::uploads::safe_file_name;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter,
};
use utoipa::ToSchema;

use super::RecordPath;
use super::access;
use super::detail::set_status;
use super::sight::Seen;
use crate::account::session::SignedIn;
use crate::app::App;
use crate::clock::Millis;
use crate::http::attachment::{Disposition, pdf};
use crate::http::failure::Failure;
use crate::store::contents;
use crate::store::entities::{account, document, record};

/// A PDF as it was filed or issued.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)]
struct PdfFile(Vec<u8>);

/// For the page's own viewer. An owner's document leaves a row in the owner's access log.
#[utoipa::path(
    get,
    path = "/records/{family}/{id}/documents/{documentId}/view",
    tag = "records",
    summary = "Read a document inside the page",
    params(
        ("family" = String, Path, description = "`filings`, `filing-notices`, `delivery-subscriptions` or `deliveries`", example = "filings"),
        ("id" = String, Path, description = "The record"),
        ("documentId" = String, Path, description = "The document")
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "The PDF, never to be kept", body = PdfFile,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`inline`"))))
)]
pub async fn view_document(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    path: RecordPath,
) -> Result<Response, Failure> {
    answer(&app, &caller, &method, &path, RecordAct::View).await
}

/// An owner's document leaves a row in the owner's access log. Downloading an official document
/// of one's own makes it 取得済み; an owner's stays as it is.
#[utoipa::path(
    get,
    path = "/records/{family}/{id}/documents/{documentId}/download",
    tag = "records",
    summary = "Download a document",
    params(
        ("family" = String, Path, description = "`filings`, `filing-notices`, `delivery-subscriptions` or `deliveries`", example = "filings"),
        ("id" = String, Path, description = "The record"),
        ("documentId" = String, Path, description = "The document")
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "The PDF", body = PdfFile,
        content_type = "application/pdf",
        headers(("Content-Disposition" = String, description = "`attachment` with the file's name"))))
)]
pub async fn download_document(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    path: RecordPath,
) -> Result<Response, Failure> {
    answer(&app, &caller, &method, &path, RecordAct::Download).await
}

async fn answer(
    app: &App,
    caller: &account::Model,
    method: &Method,
    path: &RecordPath,
    act: RecordAct,
) -> Result<Response, Failure> {
    let not_found = || Failure::new(ProblemCode::NotFound);
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let seen = Seen::find(&tx, caller, path).await?;
    let document = document::Entity::find_by_id(path.id(1)?)
        .filter(document::Column::RecordId.eq(&seen.record.id))
        .one(&tx)
        .await?
        .ok_or_else(not_found)?;
    if !seen.allowed().contains(&act) {
        return Err(Failure::new(ProblemCode::NotAllowed));
    }
    let content = contents::find(&tx, &document.sha256).await?;
    let content = content.ok_or_else(not_found)?;
    let (noted, disposition) = match act {
        RecordAct::Download => (AccessAct::Download, Disposition::Attachment),
        _ => (AccessAct::View, Disposition::Inline),
    };
    access::note(&tx, caller, &seen, noted, Some(&document.name), now).await?;
    let name = safe_file_name(&document.name);
    if act == RecordAct::Download && seen.is_own() {
        acquire(&tx, seen.record, [document], now).await?;
    }
    access::keep(tx, method).await?;
    Ok(pdf(disposition, "document.pdf", &name, content))
}

/// 取得済み, at the first download; a delivery is when all its official documents are.
pub async fn acquire(
    tx: &DatabaseTransaction,
    record: record::Model,
    documents: impl IntoIterator<Item = document::Model>,
    now: Millis,
) -> Result<(), DbErr> {
    let official = DocumentKind::OfficialDocument.as_str();
    let mut is_new = false;
    for document in documents {
        if document.kind == official && document.acquired_at.is_none() {
            let mut change = document::ActiveModel::from(document);
            change.acquired_at = Set(Some(now));
            change.update(tx).await?;
            is_new = true;
        }
    }
    if !is_new || record.status != RecordStatus::Unacquired.as_str() {
        return Ok(());
    }
    let left = document::Entity::find()
        .filter(document::Column::RecordId.eq(&record.id))
        .filter(document::Column::Kind.eq(official))
        .filter(document::Column::AcquiredAt.is_null())
        .count(tx)
        .await?;
    if left == 0 {
        set_status(tx, record, RecordStatus::Acquired, None, now).await?;
    }
    Ok(())
}
