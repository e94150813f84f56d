//! `POST /api/v1/intake`: records from another system.

use std::collections::HashMap;
use std::io;

use axum::Json;
use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::records::Intake;
use sea_orm::DbErr;
use utoipa::ToSchema;

use super::import::{Contents, DOCUMENT_MAX, Lines, PDF, Told, import};
use crate::account::api_keys::BackOffice;
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::json::escape;
use crate::server::StartError;

/// Largest body: it is held in memory until all of it is written.
pub const BODY_MAX: usize = 32 * 1024 * 1024;
/// Most errors that are told; how many there are is told in any case.
const ERRORS_MAX: usize = 1_000;

const JSON_LINES: &str = "application/x-ndjson";
const FORM: &str = "multipart/form-data";

/// One record on each line, as docs/import.md describes it.
#[derive(ToSchema)]
#[schema(value_type = String)]
#[allow(dead_code)]
struct JsonLines(String);

/// Records with their documents.
#[derive(ToSchema)]
#[allow(dead_code)]
struct IntakeForm {
    /// JSON Lines.
    records: String,
    /// A PDF for each `path` in `records`, which is the name of its file.
    #[schema(value_type = Vec<String>, format = Binary)]
    documents: Vec<Vec<u8>>,
}

/// All lines are checked before the first is written: whatever is wrong is told at once, and then
/// nothing is taken over. The pointer of an error names the line, counted from 0, and the field in
/// it; `line`, counted from 1, and `reason` are for a log.
#[utoipa::path(
    post,
    path = "/intake",
    tag = "records",
    summary = "Take over records from another system",
    request_body(description = "JSON Lines, alone or in a form with their documents", content(
        (JsonLines = "application/x-ndjson", example = "{\"owner\": \"member01@minato.example\", \"family\": \"filing\", \"number\": \"202611-0004812\", \"title\": \"健康保険・厚生年金保険被保険者資格取得届\", \"authority\": \"日本年金機構\", \"status\": \"arrived\", \"arrivedAt\": \"2026-11-20T10:30:00+09:00\"}\n"),
        (IntakeForm = "multipart/form-data", example = json!({"records": "{…}\n{…}\n", "documents": ["%PDF-1.7 …"]}))
    )),
    security(("key" = [])),
    extensions(("x-problem-codes" = json!(["api_key_unknown", "invalid_fields"]))),
    responses((status = 200, description = "All of it is there", body = Intake, example = json!({
        "added": 3, "changed": 1, "unchanged": 20
    })))
)]
pub async fn take_in(
    State(app): State<App>,
    back_office: BackOffice,
    sent: Sent,
) -> Result<Json<Intake>, Failure> {
    let mut errors = Vec::new();
    let mut count = 0_usize;
    let tell = |told| {
        if let Told::Wrong(line, wrong) = told {
            count += 1;
            if errors.len() < ERRORS_MAX {
                let pointer = format!("/{}{}", line - 1, wrong.field);
                let error = FieldError::new(pointer, wrong.code);
                errors.push(
                    error
                        .with_param("line", line)
                        .with_param("reason", wrong.what),
                );
            }
        }
    };
    let outcome = import(&app.store, &app.clock, &sent, &sent, tell).await;
    let Some(outcome) = outcome.map_err(failed)? else {
        let problem = Problem::new(ProblemCode::InvalidFields).with_param("errors", count);
        return Err(problem.with_fields(errors).into());
    };
    tracing::info!(
        from = back_office.name,
        added = outcome.added,
        changed = outcome.changed,
        unchanged = outcome.unchanged,
        "taken in"
    );
    Ok(Json(Intake {
        added: outcome.added,
        changed: outcome.changed,
        unchanged: outcome.unchanged,
    }))
}

fn failed(error: StartError) -> Failure {
    match error.downcast::<DbErr>() {
        Ok(error) => Failure::from(*error),
        Err(error) => {
            tracing::error!(%error, "an intake failed");
            Failure::new(ProblemCode::Internal)
        }
    }
}

/// What was sent.
pub struct Sent {
    lines: String,
    documents: HashMap<String, Bytes>,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match media_type(request.headers()).as_str() {
            JSON_LINES => {
                let bytes = Bytes::from_request(request, state)
                    .await
                    .map_err(|error| unreadable(error.status()))?;
                let documents = HashMap::new();
                let lines = text(&bytes)?;
                Ok(Self { lines, documents })
            }
            FORM => {
                let form = Multipart::from_request(request, state)
                    .await
                    .map_err(|error| unreadable(error.status()))?;
                Self::from_form(form).await
            }
            _ => Err(Failure::new(ProblemCode::UnsupportedMediaType)),
        }
    }
}

impl Sent {
    async fn from_form(mut form: Multipart) -> Result<Self, Failure> {
        let broken = |error: MultipartError| unreadable(error.status());
        let mut lines = None;
        let mut documents = HashMap::new();
        while let Some(part) = form.next_field().await.map_err(broken)? {
            let wrong = |part: &Field<'_>, code| {
                let pointer = format!("/{}", escape(part.name().unwrap_or_default()));
                Failure::from(vec![FieldError::new(pointer, code)])
            };
            match (part.name(), part.file_name().map(str::to_owned)) {
                (Some("records"), _) if lines.is_some() => {
                    return Err(wrong(&part, FieldCode::Duplicate));
                }
                (Some("records"), _) => {
                    lines = Some(text(&part.bytes().await.map_err(broken)?)?);
                }
                (Some("documents"), Some(path)) => {
                    documents.insert(path, part.bytes().await.map_err(broken)?);
                }
                (Some("documents"), None) => return Err(wrong(&part, FieldCode::Required)),
                _ => return Err(wrong(&part, FieldCode::WrongType)),
            }
        }
        let missing = || vec![FieldError::new("/records", FieldCode::Required)];
        let lines = lines.ok_or_else(missing)?;
        Ok(Self { lines, documents })
    }
}

impl Lines for Sent {
    fn lines(&self) -> io::Result<impl Iterator<Item = io::Result<String>> + Send> {
        Ok(self.lines.lines().map(|line| Ok(line.to_owned())))
    }
}

impl Contents for Sent {
    fn check(&self, path: &str) -> Result<(), (FieldCode, String)> {
        match self.documents.get(path) {
            None => Err((FieldCode::NotAChoice, "was not sent".to_owned())),
            Some(content) if content.len() as u64 > DOCUMENT_MAX => {
                Err((FieldCode::TooLong, "is larger than 20 MB".to_owned()))
            }
            Some(content) if !content.starts_with(PDF) => {
                Err((FieldCode::NotAPdf, "is no PDF".to_owned()))
            }
            Some(_) => Ok(()),
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let content = self.documents.get(path).map(|content| content.to_vec());
        content.ok_or_else(|| io::Error::other("a document was not sent"))
    }
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE);
    let text = value.and_then(|value| value.to_str().ok());
    let kind = text.and_then(|text| text.split(';').next());
    kind.unwrap_or_default().trim().to_ascii_lowercase()
}

fn unreadable(status: StatusCode) -> Failure {
    Failure::new(match status {
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        _ => ProblemCode::Malformed,
    })
}

fn text(bytes: &Bytes) -> Result<String, Failure> {
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|_| Failure::new(ProblemCode::Malformed))?;
    Ok(text.to_owned())
}
