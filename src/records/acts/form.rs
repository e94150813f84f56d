//! 申請取下げ, 補正 and 再提出 before they are sent: what was typed, which files, what is wrong.

use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::records::{RecordAct, SubmitRequest, WithdrawRequest};
use serde::{Deserialize, Serialize};

use crate::shell::uploads::{Missing, ReadyFile};

/// What somebody has put into the form. Serializes as the draft that survives a closed tab (G-08).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActForm {
    note: String,
    files: Vec<ReadyFile>,
    idempotency_key: Option<String>,
}

/// What is wrong with the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The reason or the note.
    Note(FieldError),
    /// No file was chosen.
    NoFile,
    /// A file has not arrived.
    FileFailed,
    /// A file is on its way.
    FileUnfinished,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// 申請取下げ
    Withdraw(WithdrawRequest),
    /// 補正 or 再提出
    Submit(SubmitRequest),
}

impl ActForm {
    /// The reason or the note.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The files that have arrived, in their order.
    pub fn files(&self) -> &[ReadyFile] {
        &self.files
    }

    /// Nothing was put in.
    pub fn is_empty(&self) -> bool {
        self.note.is_empty() && self.files.is_empty()
    }

    /// Takes what was typed.
    pub fn set_note(&mut self, note: String) {
        if self.note != note {
            self.note = note;
            self.idempotency_key = None;
        }
    }

    /// Takes the files that have arrived.
    pub fn set_files(&mut self, files: Vec<ReadyFile>) {
        if self.files != files {
            self.files = files;
            self.idempotency_key = None;
        }
    }

    /// The key of this content: the same until something changes.
    pub fn idempotency_key(&mut self, fresh: impl FnOnce() -> String) -> String {
        self.idempotency_key.get_or_insert_with(fresh).clone()
    }

    /// What is to be sent, or everything that is wrong.
    pub fn check(&self, act: RecordAct, missing: Missing) -> Result<Request, Vec<Wrong>> {
        let (request, errors) = self.request(act);
        let mut wrong: Vec<Wrong> = errors
            .into_iter()
            .filter_map(|error| match error.pointer.as_str() {
                "/reason" | "/note" => Some(Wrong::Note(error)),
                _ if error.code == FieldCode::Required && missing == Missing::default() => {
                    Some(Wrong::NoFile)
                }
                _ => None,
            })
            .collect();
        if missing.failed > 0 {
            wrong.push(Wrong::FileFailed);
        } else if missing.unfinished > 0 {
            wrong.push(Wrong::FileUnfinished);
        }
        if wrong.is_empty() {
            Ok(request)
        } else {
            Err(wrong)
        }
    }

    fn request(&self, act: RecordAct) -> (Request, Vec<FieldError>) {
        if act == RecordAct::Withdraw {
            let request = WithdrawRequest {
                reason: self.note.clone(),
            };
            let errors = request.check().err().unwrap_or_default();
            return (Request::Withdraw(request), errors);
        }
        let request = SubmitRequest {
            note: self.note.clone(),
            uploads: self.files.iter().map(|file| file.id.clone()).collect(),
        };
        let errors = request.check(act).err().unwrap_or_default();
        (Request::Submit(request), errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(id: &str) -> ReadyFile {
        ReadyFile {
            id: id.to_owned(),
            name: format!("{id}.pdf"),
            size: 10,
        }
    }

    fn form(note: &str, files: &[&str]) -> ActForm {
        let mut form = ActForm::default();
        form.set_note(note.to_owned());
        form.set_files(files.iter().map(|id| file(id)).collect());
        form
    }

    const ALL_ARRIVED: Missing = Missing {
        unfinished: 0,
        failed: 0,
    };

    ///
    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = form("", &[]).check(RecordAct::Resubmit, ALL_ARRIVED);
        let missing = Wrong::Note(FieldError::new("/note", FieldCode::Required));
        assert_eq!(wrong, Err(vec![missing, Wrong::NoFile]));
        let reason = FieldError::new("/reason", FieldCode::Required);
        let wrong = form(" ", &[]).check(RecordAct::Withdraw, ALL_ARRIVED);
        assert_eq!(wrong, Err(vec![Wrong::Note(reason)]));
    }

    ///
    #[test]
    fn a_file_on_its_way_or_given_up_is_told_in_place_of_a_missing_one() {
        let check = |unfinished, failed| {
            let missing = Missing { unfinished, failed };
            form("直した", &[]).check(RecordAct::Resubmit, missing)
        };
        assert_eq!(check(1, 0), Err(vec![Wrong::FileUnfinished]));
        assert_eq!(check(1, 1), Err(vec![Wrong::FileFailed]));
        assert_eq!(check(0, 0), Err(vec![Wrong::NoFile]));
    }

    #[test]
    fn the_same_content_keeps_its_key_and_other_content_gets_another() {
        let mut form = form("直した", &["a"]);
        assert_eq!(form.idempotency_key(|| "one".into()), "one");
        form.set_note("直した".into());
        form.set_files(vec![file("a")]);
        assert_eq!(form.idempotency_key(|| "two".into()), "one");
        form.set_files(vec![file("b")]);
        assert_eq!(form.idempotency_key(|| "two".into()), "two");
        form.set_note("もう一度直した".into());
        assert_eq!(form.idempotency_key(|| "three".into()), "three");
    }

    #[test]
    fn a_correction_is_sent_with_its_files_in_order() {
        let request = form("直した", &["a", "b"]).check(RecordAct::Correct, ALL_ARRIVED);
        let expected = SubmitRequest {
            note: "直した".into(),
            uploads: vec!["a".into(), "b".into()],
        };
        assert_eq!(request, Ok(Request::Submit(expected)));
    }
}
