//! What is said of files on their way.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, Problem, ProblemCode};
use madoguchi_contract::uploads::UPLOAD_MAX;
use madoguchi_ui::{
    FileRules, Refusal, UploadNews, UploadStatus, UploadTime, UploadWords, file_size,
};

use crate::shell::locale::{Text, t};

/// Which files are taken: PDF, at most so many.
pub fn file_rules(max_files: usize) -> FileRules {
    FileRules {
        endings: vec!["pdf"],
        max_bytes: Some(UPLOAD_MAX),
        max_files: Some(max_files),
    }
}

/// The rules in words.
pub fn files_support(max_files: usize) -> String {
    t::uploads::files_support(file_size(UPLOAD_MAX), max_files)
}

/// What the field for files says.
pub fn upload_words() -> UploadWords {
    UploadWords {
        drop: t::uploads::DROP.into(),
        release: t::uploads::RELEASE.into(),
        choose: t::uploads::CHOOSE.into(),
        chosen: t::uploads::CHOSEN.into(),
        refused: t::uploads::REFUSED.into(),
        cancel: t::uploads::CANCEL.into(),
        remove: t::uploads::REMOVE.into(),
        retry: t::uploads::RETRY.into(),
        status: Callback::new(status),
        refusal: Callback::new(refusal),
        news: Callback::new(news),
    }
}

fn status(status: UploadStatus) -> String {
    let text = match status {
        UploadStatus::Waiting => t::uploads::WAITING,
        UploadStatus::Done => t::uploads::DONE,
        UploadStatus::Failed => t::uploads::FAILED,
        UploadStatus::Sending { percent, left } => {
            return match left {
                None => t::uploads::sending(percent),
                Some(UploadTime::Seconds(left)) => t::uploads::sending_seconds(percent, left),
                Some(UploadTime::Minutes(left)) => t::uploads::sending_minutes(percent, left),
            };
        }
    };
    text.get().to_owned()
}

fn refusal(why: Refusal) -> String {
    match why {
        Refusal::Kind => t::uploads::KIND.get().to_owned(),
        Refusal::Empty => t::uploads::EMPTY.get().to_owned(),
        Refusal::TooLarge(limit) => t::uploads::too_large(file_size(limit)),
        Refusal::TooMany(limit) => t::uploads::too_many(limit),
    }
}

fn news(news: UploadNews) -> String {
    let of = |names: Vec<String>| match names.as_slice() {
        [name] => name.clone(),
        names => t::uploads::files(names.len()),
    };
    match news {
        UploadNews::Started(names) => t::uploads::started(of(names)),
        UploadNews::Done(names) => t::uploads::arrived(of(names)),
        UploadNews::Failed(names) => t::uploads::not_arrived(of(names)),
        UploadNews::Refused(count) => t::uploads::not_added(count),
    }
}

/// Why a file was not taken.
pub(super) fn not_taken(problem: &Problem) -> String {
    let code = problem.fields.first().map(|field| field.code);
    let text = match (problem.code, code) {
        (ProblemCode::TooLarge, _) => return t::uploads::too_large(file_size(UPLOAD_MAX)),
        _ => code.and_then(unfit).unwrap_or(t::uploads::NOT_ACCEPTED),
    };
    text.get().to_owned()
}

/// What to do about a file that is of no use as it is.
pub(super) fn unfit(code: FieldCode) -> Option<Text> {
    Some(match code {
        FieldCode::NotAPdf => t::uploads::KIND,
        FieldCode::DamagedPdf => t::uploads::DAMAGED,
        FieldCode::LockedPdf => t::uploads::LOCKED,
        FieldCode::HugePdf => t::uploads::HUGE,
        _ => return None,
    })
}
