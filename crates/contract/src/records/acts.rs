//! What the owner does with a filing: 申請取下げ, 補正 and 再提出.

use serde::{Deserialize, Serialize};

use super::RecordStatus;
use crate::problem::{FieldCode, FieldError};
use crate::text::visible_lines;

/// Most characters of a reason or a note.
pub const NOTE_MAX: usize = 1_000;

/// Most documents that one act hands in.
pub const UPLOADS_MAX: usize = 5;

/// What the caller may do with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordAct {
    /// 参照: read its documents inside the page (D-14).
    View,
    /// ダウンロード: fetch its documents as files.
    Download,
    /// 申請取下げ: take a filing back for good.
    Withdraw,
    /// 補正: mend a filing as the authority has asked.
    Correct,
    /// 再提出: hand in anew what the authority has sent back.
    Resubmit,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

impl RecordAct {
    /// The acts on a filing of one's own.
    pub const ON_OWN_FILINGS: [Self; 3] = [Self::Correct, Self::Resubmit, Self::Withdraw];

    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            RecordAct::View => "view",
            RecordAct::Download => "download",
            RecordAct::Withdraw => "withdraw",
            RecordAct::Correct => "correct",
            RecordAct::Resubmit => "resubmit",
            RecordAct::Unknown => "unknown",
        }
    }

    /// Whether a filing in this state can be acted on so by its owner.
    pub fn is_possible(self, status: RecordStatus) -> bool {
        use RecordStatus::{Arrived, CorrectionWanted, ResubmissionWanted, UnderReview};
        match self {
            RecordAct::Withdraw => matches!(
                status,
                Arrived | UnderReview | CorrectionWanted | ResubmissionWanted
            ),
            RecordAct::Correct => status == CorrectionWanted,
            RecordAct::Resubmit => status == ResubmissionWanted,
            _ => false,
        }
    }

    /// Where a filing stands after its owner has done this.
    pub fn outcome(self) -> RecordStatus {
        match self {
            RecordAct::Withdraw => RecordStatus::Withdrawn,
            RecordAct::Correct | RecordAct::Resubmit => RecordStatus::UnderReview,
            _ => RecordStatus::Unknown,
        }
    }
}

/// `POST /api/v1/records/filings/{id}/withdrawal`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawRequest {
    /// Why, at most [`NOTE_MAX`] characters.
    #[serde(default)]
    pub reason: String,
}

impl WithdrawRequest {
    /// The reason as it is kept.
    pub fn check(&self) -> Result<String, Vec<FieldError>> {
        let mut errors = Vec::new();
        let reason = words(&self.reason, "/reason", &mut errors);
        if errors.is_empty() {
            Ok(reason)
        } else {
            Err(errors)
        }
    }
}

/// `POST /api/v1/records/filings/{id}/correction` and `…/resubmission`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubmitRequest {
    /// What was mended, at most [`NOTE_MAX`] characters.
    #[serde(default)]
    pub note: String,
    /// Files that have arrived whole, in their order; at most [`UPLOADS_MAX`].
    #[serde(default)]
    pub uploads: Vec<String>,
}

/// A [`SubmitRequest`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidSubmission {
    /// As it is kept.
    pub note: String,
    /// Each once.
    pub uploads: Vec<String>,
}

impl SubmitRequest {
    /// A correction may be words alone; a resubmission hands in at least one document.
    pub fn check(&self, act: RecordAct) -> Result<ValidSubmission, Vec<FieldError>> {
        let mut errors = Vec::new();
        let note = words(&self.note, "/note", &mut errors);
        if act == RecordAct::Resubmit && self.uploads.is_empty() {
            errors.push(FieldError::new("/uploads", FieldCode::Required));
        }
        if self.uploads.len() > UPLOADS_MAX {
            let error = FieldError::new("/uploads", FieldCode::LimitReached);
            errors.push(error.with_param("limit", UPLOADS_MAX));
        } else {
            for (at, id) in self.uploads.iter().enumerate() {
                if self.uploads[..at].contains(id) {
                    let pointer = format!("/uploads/{at}");
                    errors.push(FieldError::new(pointer, FieldCode::Duplicate));
                }
            }
        }
        if errors.is_empty() {
            let uploads = self.uploads.clone();
            Ok(ValidSubmission { note, uploads })
        } else {
            Err(errors)
        }
    }
}

fn words(typed: &str, pointer: &str, errors: &mut Vec<FieldError>) -> String {
    let text = visible_lines(typed);
    if text.is_empty() {
        errors.push(FieldError::new(pointer, FieldCode::Required));
    } else if text.chars().count() > NOTE_MAX {
        let error = FieldError::new(pointer, FieldCode::TooLong);
        errors.push(error.with_param("max", NOTE_MAX));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Family;

    fn codes<T>(result: Result<T, Vec<FieldError>>) -> Vec<(String, FieldCode)> {
        let errors = result.err().unwrap_or_default();
        errors.into_iter().map(|it| (it.pointer, it.code)).collect()
    }

    ///
    #[test]
    fn each_state_of_a_filing_has_its_acts() {
        let acts = |status: RecordStatus| {
            let possible = |act: &RecordAct| act.is_possible(status);
            let acts = RecordAct::ON_OWN_FILINGS.into_iter().filter(possible);
            acts.map(RecordAct::as_str).collect::<Vec<_>>().join(" ")
        };
        let of_filings = Family::Filing.statuses().iter();
        let all: Vec<_> = of_filings.map(|it| (it.as_str(), acts(*it))).collect();
        let expected = [
            ("arrived", "withdraw"),
            ("under_review", "withdraw"),
            ("correction_wanted", "correct withdraw"),
            ("resubmission_wanted", "resubmit withdraw"),
            ("completed", ""),
            ("withdrawn", ""),
        ];
        assert_eq!(
            all,
            expected.map(|(status, acts)| (status, acts.to_owned()))
        );
        assert_eq!(acts(RecordStatus::Unread), "");
    }

    #[test]
    fn a_reason_is_needed_and_has_its_length() {
        let check = |reason: &str| {
            WithdrawRequest {
                reason: reason.into(),
            }
            .check()
        };
        for nothing in ["", " \n\u{3000}", "\u{0}\u{7}"] {
            let missing = [("/reason".to_owned(), FieldCode::Required)];
            assert_eq!(codes(check(nothing)), missing, "{nothing:?}");
        }
        assert_eq!(
            check(" 重複\r\nしたため\u{0} "),
            Ok("重複\nしたため".to_owned())
        );
        assert!(check(&"届".repeat(NOTE_MAX)).is_ok());
        let long = codes(check(&"届".repeat(NOTE_MAX + 1)));
        assert_eq!(long, [("/reason".to_owned(), FieldCode::TooLong)]);
    }

    #[test]
    fn a_correction_may_be_words_alone_and_a_resubmission_may_not() {
        let request = SubmitRequest {
            note: "直した".into(),
            uploads: vec![],
        };
        assert!(request.check(RecordAct::Correct).is_ok());
        let missing = codes(request.check(RecordAct::Resubmit));
        assert_eq!(missing, [("/uploads".to_owned(), FieldCode::Required)]);
    }

    #[test]
    fn a_file_stands_in_a_submission_once_and_five_are_the_most() {
        let request = |uploads: &[&str]| SubmitRequest {
            note: "直した".into(),
            uploads: uploads.iter().map(|it| (*it).to_owned()).collect(),
        };
        let twice = codes(request(&["a", "b", "a"]).check(RecordAct::Correct));
        assert_eq!(twice, [("/uploads/2".to_owned(), FieldCode::Duplicate)]);
        let five = request(&["a", "b", "c", "d", "e"]);
        assert!(five.check(RecordAct::Resubmit).is_ok());
        let six = codes(request(&["a", "b", "c", "d", "e", "f"]).check(RecordAct::Correct));
        assert_eq!(six, [("/uploads".to_owned(), FieldCode::LimitReached)]);
    }
}
