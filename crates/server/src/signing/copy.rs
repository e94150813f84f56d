//! The copy of a request that all have signed: its documents with the completion sheet.

use std::io;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use axum::{Extension, Json};
use futures::stream;
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::signing::{CheckCopyRequest, CopyCheck};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use utoipa::ToSchema;

use super::progress::Envelope;
use super::{InCompany, RequestId, detail, link, list, sheet};
use crate::app::App;
use crate::http::attachment::{Disposition, pdf};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::pdf::turn::Turn;
use crate::store::contents;
use crate::store::entities::{
    StoredRequestState, request_document, signature_request, signer, signing_copy,
};

/// Documents that are larger together are no part of the copy: putting them together takes several
/// times their size in memory.
const TOGETHER_MAX: i64 = 200 * 1024 * 1024;

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
    method: Method,
    RequestId(id): RequestId,
) -> Result<Response, Failure> {
    let tx = app.store.begin().await?;
    let envelope = detail::lock(&tx, &caller, &id).await?;
    tx.commit().await?;
    answer(&app, &method, envelope).await
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
    method: Method,
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
    tx.commit().await?;
    answer(&app, &method, envelope).await
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

async fn answer(app: &App, method: &Method, envelope: Envelope) -> Result<Response, Failure> {
    if envelope.request.state != StoredRequestState::Completed {
        return Err(Failure::new(ProblemCode::WrongState));
    }
    let name = format!("{}_署名済み.pdf", envelope.request.title);
    let content = match *method {
        // Whoever asks for the headers alone has no copy made; how large it is, is not known then.
        Method::HEAD => Body::from_stream(stream::empty::<io::Result<Bytes>>()),
        _ => find_or_make(app, envelope).await?.into(),
    };
    Ok(pdf(Disposition::Attachment, "signed.pdf", &name, content))
}

/// Made once, and kept: what is given out later is the same, letter for letter.
async fn find_or_make(app: &App, envelope: Envelope) -> Result<Bytes, Failure> {
    let id = envelope.request.id.clone();
    if let Some(made) = find(app, &id).await? {
        return Ok(made);
    }
    let turn = app.pdfs.turn_to_merge(&envelope.request.drafter_id).await;
    if let Some(made) = find(app, &id).await? {
        return Ok(made);
    }
    // It goes on when the time of the request has passed, so that the next one finds it.
    let made = tokio::spawn(make_and_keep(app.clone(), turn, envelope)).await;
    made.unwrap_or_else(|error| {
        tracing::error!(%error, request = id, "a copy could not be made");
        Err(Failure::new(ProblemCode::Internal))
    })?;
    let kept = find(app, &id).await?;
    kept.ok_or_else(|| Failure::new(ProblemCode::Unavailable))
}

/// The database waits for no copy: it is made before the transaction, and of two that were made
/// the first is kept.
async fn make_and_keep(app: App, turn: Turn, envelope: Envelope) -> Result<(), Failure> {
    let id = envelope.request.id.clone();
    let content = make(&app, &turn, envelope).await?;
    let tx = app.store.begin().await?;
    let row = signing_copy::ActiveModel {
        request_id: Set(id),
        sha256: Set(contents::keep(&tx, content).await?),
    };
    let there = OnConflict::column(signing_copy::Column::RequestId)
        .do_nothing()
        .to_owned();
    let kept = signing_copy::Entity::insert(row)
        .on_conflict(there)
        .exec_without_returning(&tx)
        .await?;
    if kept == 1 {
        tx.commit().await?;
    }
    Ok(())
}

async fn find(app: &App, request_id: &str) -> Result<Option<Bytes>, DbErr> {
    let db = app.store.connection();
    let made = signing_copy::Entity::find_by_id(request_id).one(db).await?;
    match made {
        Some(made) => app.store.content(&made.sha256).await,
        None => Ok(None),
    }
}

/// The documents before their completion sheet, or the sheet alone: where they are too large
/// together, or no program can put them together, each is still to be had by itself.
async fn make(app: &App, turn: &Turn, envelope: Envelope) -> Result<Vec<u8>, Failure> {
    let db = app.store.connection();
    let documents = request_document::Entity::find()
        .filter(request_document::Column::RequestId.eq(&envelope.request.id))
        .order_by_asc(request_document::Column::Place)
        .all(db)
        .await?;
    let alone = sheet::write(&envelope, &documents, true);
    let size: i64 = documents.iter().map(|document| document.size).sum();
    if size > TOGETHER_MAX {
        return Ok(alone);
    }
    let mut files = Vec::with_capacity(documents.len() + 1);
    for document in &documents {
        let content = contents::find(db, &document.sha256).await?;
        files.push(content.ok_or_else(|| Failure::new(ProblemCode::NotFound))?);
    }
    files.push(sheet::write(&envelope, &documents, false));
    Ok(turn.merge(files).await?.unwrap_or_else(|| {
        tracing::warn!(request = envelope.request.id, "a copy is its sheet alone");
        alone
    }))
}
