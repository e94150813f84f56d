//! What the acts are called.

use madoguchi_contract::records::RecordAct;

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
