//! 一括送信: the same documents to many signers, each with a request of their own.

use serde::{Deserialize, Serialize};

use super::compose::check::{self, check_documents, limit};
use super::compose::{NewSigner, ValidSigner};
use super::policy::AccessCodePolicy;
use super::prices::Quote;
use crate::problem::{FieldCode, FieldError};

/// Most rows of a bulk request.
pub const BULK_ROWS_MAX: usize = 100;

/// `POST /api/v1/signing/bulk-requests`: all of its rows are sent, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewBulkRequest {
    /// Of every request, at most [`super::TITLE_MAX`] characters.
    #[serde(default)]
    pub title: String,
    /// To every signer, at most [`super::MESSAGE_MAX`] characters; may be empty.
    #[serde(default)]
    pub message: String,
    /// Uploads that have arrived whole, in their order; at most [`super::DOCUMENTS_MAX`].
    #[serde(default)]
    pub documents: Vec<String>,
    /// Whom to ask, each alone; at most [`BULK_ROWS_MAX`]. An access code by SMS is refused.
    #[serde(default)]
    pub rows: Vec<NewSigner>,
}

/// A [`NewBulkRequest`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidBulkRequest {
    /// One line.
    pub title: String,
    /// Several lines, or nothing.
    pub message: String,
    /// Each once.
    pub documents: Vec<String>,
    /// At least one.
    pub rows: Vec<ValidSigner>,
}

impl NewBulkRequest {
    /// Everything that is wrong, at once; what is wrong in a row has `/rows/N/…` as its pointer.
    pub fn check(&self, policy: &AccessCodePolicy) -> Result<ValidBulkRequest, Vec<FieldError>> {
        let mut errors = Vec::new();
        let title = check::title(&self.title, &mut errors);
        let message = check::message(&self.message, &mut errors);
        check_documents(&self.documents, &mut errors);
        match self.rows.len() {
            0 => errors.push(FieldError::new("/rows", FieldCode::Required)),
            1..=BULK_ROWS_MAX => {}
            _ => errors.push(limit("/rows", BULK_ROWS_MAX)),
        }
        let first = &self.rows[..self.rows.len().min(BULK_ROWS_MAX)];
        let rows = check::signers(first, "/rows", policy, true, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(ValidBulkRequest {
            title,
            message,
            documents: self.documents.clone(),
            rows,
        })
    }
}

impl ValidBulkRequest {
    /// The price of all of them.
    pub fn quote(&self) -> Quote {
        Quote::of_each(self.rows.iter().map(ValidSigner::terms))
    }
}

/// What `POST /api/v1/signing/bulk-requests` answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BulkSent {
    /// The id of each row's request, in the order of the rows.
    pub requests: Vec<String>,
    /// What was charged for all of them.
    pub charged: Quote,
}

#[cfg(test)]
mod tests;
