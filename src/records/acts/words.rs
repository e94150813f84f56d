//! What the acts and their files are called.

use leptos::prelude::*;
use madoguchi_contract::records::{RecordAct, UPLOADS_MAX};
use madoguchi_contract::uploads::UPLOAD_MAX;
use madoguchi_ui::{
    FileRules, Refusal, Room, UploadNews, UploadStatus, UploadTime, UploadWords, file_size,
};

use crate::shell::locale::{Text, t};

/// What an act's page says.
pub struct ActTexts {
    /// On its button.
    pub act: Text,
    /// Its heading.
    pub title: Text,
    /// The label of the reason or the note.
    pub note: Text,
    /// The question before it.
    pub question: Text,
    /// What it means.
    pub consequence: Text,
    /// Once it is done.
    pub done: Text,
}

pub fn texts(act: RecordAct) -> ActTexts {
    match act {
        RecordAct::Correct => ActTexts {
            act: t::records::CORRECT,
            title: t::records::CORRECT_TITLE,
            note: t::records::CORRECT_NOTE,
            question: t::records::CORRECT_QUESTION,
            consequence: t::records::SUBMIT_CONSEQUENCE,
            done: t::records::CORRECTED,
        },
        RecordAct::Resubmit => ActTexts {
            act: t::records::RESUBMIT,
            title: t::records::RESUBMIT_TITLE,
            note: t::records::RESUBMIT_NOTE,
            question: t::records::RESUBMIT_QUESTION,
            consequence: t::records::SUBMIT_CONSEQUENCE,
            done: t::records::RESUBMITTED,
        },
        _ => ActTexts {
            act: t::records::WITHDRAW,
            title: t::records::WITHDRAW_TITLE,
            note: t::records::WITHDRAW_REASON,
            question: t::records::WITHDRAW_QUESTION,
            consequence: t::records::WITHDRAW_CONSEQUENCE,
            done: t::records::WITHDRAWN,
        },
    }
}

/// How much may still be typed.
pub fn room(room: Room) -> String {
    match room {
        Room::Left(count) => t::records::room_left(count),
        Room::Over(count) => t::records::room_over(count),
    }
}

/// Which files may be handed in.
pub fn file_rules() -> FileRules {
    FileRules {
        endings: vec!["pdf"],
        max_bytes: Some(UPLOAD_MAX),
        max_files: Some(UPLOADS_MAX),
    }
}

/// The rules in words.
pub fn files_support() -> String {
    t::records::files_support(file_size(UPLOAD_MAX), UPLOADS_MAX)
}

/// What the field for files says.
pub fn upload_words() -> UploadWords {
    UploadWords {
        drop: t::records::UPLOAD_DROP.into(),
        release: t::records::UPLOAD_RELEASE.into(),
        choose: t::records::UPLOAD_CHOOSE.into(),
        chosen: t::records::UPLOAD_CHOSEN.into(),
        refused: t::records::UPLOAD_REFUSED.into(),
        cancel: t::records::UPLOAD_CANCEL.into(),
        remove: t::records::UPLOAD_REMOVE.into(),
        retry: t::records::UPLOAD_RETRY.into(),
        status: Callback::new(status),
        refusal: Callback::new(refusal),
        news: Callback::new(news),
    }
}

fn status(status: UploadStatus) -> String {
    let text = match status {
        UploadStatus::Waiting => t::records::UPLOAD_WAITING,
        UploadStatus::Done => t::records::UPLOAD_DONE,
        UploadStatus::Failed => t::records::UPLOAD_FAILED,
        UploadStatus::Sending { percent, left } => {
            return match left {
                None => t::records::upload_sending(percent),
                Some(UploadTime::Seconds(left)) => {
                    t::records::upload_sending_seconds(percent, left)
                }
                Some(UploadTime::Minutes(left)) => {
                    t::records::upload_sending_minutes(percent, left)
                }
            };
        }
    };
    text.get().to_owned()
}

fn refusal(why: Refusal) -> String {
    match why {
        Refusal::Kind => t::records::UPLOAD_KIND.get().to_owned(),
        Refusal::Empty => t::records::UPLOAD_EMPTY.get().to_owned(),
        Refusal::TooLarge(limit) => t::records::upload_too_large(file_size(limit)),
        Refusal::TooMany(limit) => t::records::upload_too_many(limit),
    }
}

fn news(news: UploadNews) -> String {
    let of = |names: Vec<String>| match names.as_slice() {
        [name] => name.clone(),
        names => t::records::upload_files(names.len()),
    };
    match news {
        UploadNews::Started(names) => t::records::upload_started(of(names)),
        UploadNews::Done(names) => t::records::upload_arrived(of(names)),
        UploadNews::Failed(names) => t::records::upload_not_arrived(of(names)),
        UploadNews::Refused(count) => t::records::upload_not_added(count),
    }
}
