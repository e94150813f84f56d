//! 文書一覧, 封筒一覧: the requests of a company.

use serde::{Deserialize, Serialize};

use super::compose::TITLE_MAX;
use super::request::{RequestDocument, RequestState};
use crate::Timestamp;
use crate::problem::{FieldCode, FieldError};
use crate::text::visible_lines;

/// A row of 文書一覧 and 封筒一覧.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestSummary {
    /// Opaque.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: RequestState,
    /// The drafter's アカウント名.
    pub drafter: String,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub sent_at: Timestamp,
    /// In their order.
    pub documents: Vec<RequestDocument>,
    /// How many signers there are.
    pub signers: u32,
    /// How many have signed.
    pub signed: u32,
    /// The signers' names in their order: the requests of 一括送信 differ in nothing else.
    #[serde(default)]
    pub signer_names: Vec<String>,
}

/// `GET /api/v1/signing/requests`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestPage {
    /// Newest first.
    pub requests: Vec<RequestSummary>,
    /// How many there are in all.
    pub total: u32,
    /// How many documents these have together.
    #[serde(default)]
    pub documents: u32,
    /// How many need the drafter (R-201, G-06).
    pub needing_attention: u32,
}

/// `GET /api/v1/signing/requests`: which requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestListQuery {
    /// A part of the title, of a document's name or of a signer's, in any case; at most
    /// [`super::TITLE_MAX`] characters.
    #[serde(default)]
    pub words: String,
    /// [`RequestState`] as it travels; empty for all.
    #[serde(default)]
    pub state: String,
    /// From 1; empty for the first.
    #[serde(default)]
    pub page: String,
}

/// A [`RequestListQuery`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidRequestListQuery {
    /// A part of the title; empty for all.
    pub words: String,
    /// None for all.
    pub state: Option<RequestState>,
    /// From 1.
    pub page: u32,
}

impl RequestListQuery {
    /// Requests of a page.
    pub const SIZE: u64 = 20;

    /// Everything that is wrong, at once.
    pub fn check(&self) -> Result<ValidRequestListQuery, Vec<FieldError>> {
        let mut errors = Vec::new();
        let words = visible_lines(&self.words);
        if words.chars().count() > TITLE_MAX {
            let error = FieldError::new("/words", FieldCode::TooLong);
            errors.push(error.with_param("max", TITLE_MAX));
        }
        let state = RequestState::parse(&self.state);
        if state.is_none() && !self.state.is_empty() {
            errors.push(FieldError::new("/state", FieldCode::NotAChoice));
        }
        let page = match self.page.as_str() {
            "" => Some(1),
            page => page
                .parse()
                .ok()
                .filter(|page| (1..=100_000).contains(page)),
        };
        match page {
            Some(page) if errors.is_empty() => Ok(ValidRequestListQuery { words, state, page }),
            Some(_) => Err(errors),
            None => {
                errors.push(FieldError::new("/page", FieldCode::NotAChoice));
                Err(errors)
            }
        }
    }
}
