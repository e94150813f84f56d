//! What is said of the file with the signers.

use leptos::prelude::*;
use madoguchi_contract::problem::FieldCode;
use madoguchi_ui::{Refusal, UploadNews, UploadStatus, UploadWords, file_size};

use super::csv::OpenQuote;
use super::model::Place;
use crate::shell::field;
use crate::shell::locale::t;
use crate::shell::uploads::upload_words;
use crate::signing::compose::model::{Input, SignerInput, Why};
use crate::signing::compose::words::{message as of_form, signer_message};

/// The id of what an error is about.
pub fn target(place: Place) -> &'static str {
    match place {
        Place::Title => "title",
        Place::Message => "message",
        Place::Documents => "documents",
        Place::List | Place::Row(..) => "list",
    }
}

/// What is wrong at a place, without its line; reactive.
pub fn message(place: Place, why: &Why) -> String {
    let Why::Rule(error) = why else {
        return of_form(Input::Documents, why);
    };
    let param = |name: &str| error.params.get(name).cloned().unwrap_or_default();
    match (place, error.code) {
        (Place::Title, _) => field::message(error, t::compose::REQUEST_TITLE.get()),
        (Place::Message, _) => field::message(error, t::compose::MESSAGE.get()),
        (Place::Documents, _) => of_form(Input::Documents, why),
        (Place::List, FieldCode::LimitReached) => t::bulk::rows_limit(param("limit")),
        (Place::List, _) => t::bulk::ROWS_REQUIRED.get().to_owned(),
        (Place::Row(_, SignerInput::Delivery), FieldCode::LimitReached) => {
            t::bulk::BOTH_DESTINATIONS.get().to_owned()
        }
        (Place::Row(_, input), _) => signer_message(input, error),
    }
}

/// What is wrong with a file before its lines are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// In no encoding that is known, or not read at all.
    Unreadable,
    /// A quotation mark is never closed.
    OpenQuote(OpenQuote),
}

impl Unusable {
    /// In words; reactive.
    pub fn message(self) -> String {
        match self {
            Unusable::Unreadable => t::bulk::UNREADABLE.get().to_owned(),
            Unusable::OpenQuote(OpenQuote(line)) => t::bulk::open_quote(line),
        }
    }
}

/// What the field for the file says.
pub fn list_words() -> UploadWords {
    UploadWords {
        status: Callback::new(status),
        refusal: Callback::new(refusal),
        news: Callback::new(news),
        ..upload_words()
    }
}

fn status(status: UploadStatus) -> String {
    let text = match status {
        UploadStatus::Failed => t::uploads::FAILED,
        _ => t::bulk::READ,
    };
    text.get().to_owned()
}

fn refusal(why: Refusal) -> String {
    match why {
        Refusal::Kind => t::bulk::NOT_CSV.get().to_owned(),
        Refusal::Empty => t::bulk::ROWS_REQUIRED.get().to_owned(),
        Refusal::TooLarge(limit) => t::uploads::too_large(file_size(limit)),
        Refusal::TooMany(_) => t::bulk::TOO_MANY_FILES.get().to_owned(),
    }
}

fn news(news: UploadNews) -> String {
    match news {
        UploadNews::Refused(_) => t::bulk::NOT_ADDED.get().to_owned(),
        UploadNews::Failed(names) => t::bulk::has_not_read(names.concat()),
        UploadNews::Started(names) | UploadNews::Done(names) => t::bulk::has_read(names.concat()),
    }
}
