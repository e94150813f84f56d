//! The one answer to everything that was not carried out.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::{FieldError, Problem, ProblemCode};
use sea_orm::DbErr;

/// Why a request was not carried out, on its way to becoming a problem document.
#[derive(Clone, Debug)]
pub struct Failure {
    problem: Box<Problem>,
    etag: Option<String>,
}

impl Failure {
    /// A failure without details.
    pub fn new(code: ProblemCode) -> Self {
        Problem::new(code).into()
    }

    /// The pause that the caller has to keep.
    pub fn with_retry_after(mut self, seconds: i64) -> Self {
        *self.problem = self.problem.with_param("retryAfterSeconds", seconds);
        self
    }

    /// What is wrong with which field.
    pub fn with_fields(mut self, fields: Vec<FieldError>) -> Self {
        self.problem.fields = fields;
        self
    }

    /// The newest version of what the caller has an older one of.
    pub fn with_etag(mut self, etag: String) -> Self {
        self.etag = Some(etag);
        self
    }

    /// What is wrong with which field.
    #[cfg(test)]
    pub fn fields(&self) -> &[FieldError] {
        &self.problem.fields
    }

    /// What a program decides by.
    #[cfg(test)]
    pub fn code(&self) -> ProblemCode {
        self.problem.code
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            problem: Box::new(problem),
            etag: None,
        }
    }
}

impl From<Vec<FieldError>> for Failure {
    fn from(fields: Vec<FieldError>) -> Self {
        Problem::from(fields).into()
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        tracing::error!(%error, "the database failed");
        match error {
            DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => Self::new(ProblemCode::Unavailable),
            // SQLite, while another program writes for longer than is waited for.
            error if error.to_string().contains("database is locked") => {
                Self::new(ProblemCode::Unavailable).with_retry_after(10)
            }
            _ => Self::new(ProblemCode::Internal),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        if self.problem.code == ProblemCode::ApiKeyUnknown {
            let scheme = HeaderValue::from_static("Bearer");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, scheme);
        }
        if let Some(seconds) = self.problem.retry_after_seconds() {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        if let Some(etag) = self.etag.and_then(|etag| HeaderValue::try_from(etag).ok()) {
            response.headers_mut().insert(header::ETAG, etag);
        }
        // The request's id is known further out, so the body is written there.
        response.extensions_mut().insert(self.problem);
        response
    }
}
