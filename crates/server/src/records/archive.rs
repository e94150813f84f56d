//! Several documents of a record in one file (ダウンロード).

mod names;
mod zip;

use std::collections::VecDeque;
use std::io;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use futures::stream::{self, Stream};
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::records::{ARCHIVE_MAX, RecordAct, archive_name};
use madoguchi_contract::sharing::AccessAct;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tracing::Span;
use url::form_urlencoded;
use utoipa::ToSchema;

use self::zip::Zip;
use super::RecordPath;
use super::access;
use super::documents::acquire;
use super::sight::Seen;
use crate::account::session::SignedIn;
use crate::app::App;
use crate::clock::in_japan;
use crate::http::attachment::{Disposition, content_disposition};
use crate::http::failure::Failure;
use crate::http::json::escape;
use crate::store::Store;
use crate::store::entities::{document, document_content};

/// The documents as they were filed or issued, each under its name.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)]
struct ZipFile(Vec<u8>);

/// The documents that a query names by `document=…`, each once; all of the record without one.
pub struct WantedDocuments(Vec<String>);

impl<S: Send + Sync> FromRequestParts<S> for WantedDocuments {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut wanted = Vec::new();
        let mut errors = Vec::new();
        let query = parts.uri.query().unwrap_or_default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if name == "document" {
                wanted.push(value.into_owned());
            } else {
                let pointer = format!("/{}", escape(&name));
                errors.push(FieldError::new(pointer, FieldCode::WrongType));
            }
        }
        if errors.is_empty() {
            Ok(Self(wanted))
        } else {
            Err(errors.into())
        }
    }
}

/// Each of an owner's documents leaves a row in the owner's access log. Official documents of
/// one's own become 取得済み; an owner's stay as they are. At most 200 MB.
#[utoipa::path(
    get,
    path = "/records/{family}/{id}/documents.zip",
    tag = "records",
    summary = "Download several documents in one file",
    params(
        ("family" = String, Path, description = "`filings`, `filing-notices`, `delivery-subscriptions` or `deliveries`", example = "filings"),
        ("id" = String, Path, description = "The record"),
        ("document" = Option<Vec<String>>, Query, description = "A document; may stand several times. All of the record without one.")
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found", "too_large", "invalid_fields"]))),
    responses((status = 200, description = "A ZIP file of stored files with names in UTF-8, in the documents' order", body = ZipFile,
        content_type = "application/zip",
        headers(
            ("Content-Disposition" = String, description = "`attachment` with the record's number"),
            ("Content-Length" = u64, description = "An answer that ends before has broken off")
        )))
)]
pub async fn download_documents(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    path: RecordPath,
    WantedDocuments(wanted): WantedDocuments,
) -> Result<Response, Failure> {
    let not_found = || Failure::new(ProblemCode::NotFound);
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let seen = Seen::find(&tx, &caller, &path).await?;
    let mut documents = document::Entity::find()
        .filter(document::Column::RecordId.eq(&seen.record.id))
        .order_by_asc(document::Column::ByOwner)
        .order_by_asc(document::Column::Place)
        .all(&tx)
        .await?;
    let is_there = |id: &String| documents.iter().any(|document| document.id == *id);
    if documents.is_empty() || !wanted.iter().all(is_there) {
        return Err(not_found());
    }
    if !seen.allowed().contains(&RecordAct::Download) {
        return Err(Failure::new(ProblemCode::NotAllowed));
    }
    if !wanted.is_empty() {
        documents.retain(|document| wanted.contains(&document.id));
    }
    let files = Files::of(&documents, in_japan(now));
    let length = files
        .length()
        .ok_or_else(|| Failure::new(ProblemCode::TooLarge))?;
    for document in &documents {
        let name = Some(document.name.as_str());
        access::note(&tx, &caller, &seen, AccessAct::Download, name, now).await?;
    }
    let name = archive_name(&seen.record.number);
    if seen.is_own() {
        acquire(&tx, seen.record, documents, now).await?;
    }
    access::keep(tx, &method).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/zip"),
        ),
        (header::CONTENT_LENGTH, HeaderValue::from(length)),
        (
            header::CONTENT_DISPOSITION,
            content_disposition(Disposition::Attachment, "documents.zip", &name),
        ),
    ];
    let body = Body::from_stream(files.read(app.store.clone()));
    Ok((headers, body).into_response())
}

/// A document in the file.
struct StoredFile {
    name: String,
    size: u64,
    sha256: String,
}

/// The file as far as it is not sent yet. One document is in memory at a time.
struct Files {
    left: VecDeque<StoredFile>,
    /// Until its end is written.
    zip: Option<Zip>,
    ready: VecDeque<Bytes>,
}

impl Files {
    fn of(documents: &[document::Model], at: chrono::DateTime<chrono::FixedOffset>) -> Self {
        let names = names::unique(documents.iter().map(|document| document.name.as_str()));
        let left = documents.iter().zip(names);
        let left = left.map(|(document, name)| StoredFile {
            name,
            size: u64::try_from(document.size).unwrap_or_default(),
            sha256: document.sha256.clone(),
        });
        Self {
            left: left.collect(),
            zip: Some(Zip::new(at)),
            ready: VecDeque::new(),
        }
    }

    /// None when that is more than is sent together.
    fn length(&self) -> Option<u64> {
        let sizes = self.left.iter().map(|file| file.size);
        let sum = sizes.fold(0_u64, u64::saturating_add);
        let files = self.left.iter().map(|file| (&*file.name, file.size));
        (sum <= ARCHIVE_MAX).then(|| zip::length(files))?
    }

    fn read(self, store: Store) -> impl Stream<Item = io::Result<Bytes>> {
        // The request counts as answered while its body is still read.
        let request = Span::current();
        stream::try_unfold(
            (self, store, request),
            |(mut files, store, request)| async {
                let piece = files.next(&store).await.inspect_err(|error| {
                    tracing::error!(parent: &request, %error, "a file broke off");
                })?;
                Ok(piece.map(|piece| (piece, (files, store, request))))
            },
        )
    }

    async fn next(&mut self, store: &Store) -> io::Result<Option<Bytes>> {
        if let Some(piece) = self.ready.pop_front() {
            return Ok(Some(piece));
        }
        let Some(file) = self.left.pop_front() else {
            return Ok(self.zip.take().map(|zip| zip.end().into()));
        };
        let content = document_content::Entity::find_by_id(&file.sha256)
            .one(store.connection())
            .await
            .map_err(io::Error::other)?
            .map(|found| found.content)
            .filter(|content| content.len() as u64 == file.size)
            .ok_or_else(|| io::Error::other(format!("{} is not as it was", file.sha256)))?;
        let before = self.zip.as_mut().map(|zip| zip.begin(&file.name, &content));
        self.ready.push_back(content.into());
        Ok(before.map(Bytes::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_that_are_too_large_together_are_not_sent() {
        let document = |size: u64| document::Model {
            id: String::new(),
            record_id: String::new(),
            place: 0,
            name: "1.pdf".into(),
            kind: "submitted".into(),
            size: size as i64,
            sha256: String::new(),
            acquired_at: None,
            by_owner: false,
        };
        let length = |sizes: &[u64]| {
            let documents: Vec<_> = sizes.iter().copied().map(document).collect();
            Files::of(&documents, in_japan(0)).length()
        };
        assert!(length(&[ARCHIVE_MAX - 1, 1]).is_some_and(|length| length > ARCHIVE_MAX));
        assert_eq!(length(&[ARCHIVE_MAX, 1]), None);
    }
}
