//! Errors of fields: their words and where they stand.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::records::parse_date;
use madoguchi_ui::{Room, SummaryError};

use super::locale::{Text, date, t};

/// What is wrong and what to do, for a field called `label`; reactive.
pub fn message(error: &FieldError, label: &str) -> String {
    let param = |name: &str| error.params.get(name).cloned().unwrap_or_default();
    let text = match error.code {
        FieldCode::Required => return t::field::required(label),
        FieldCode::TooLong => return t::field::too_long(label, param("max")),
        FieldCode::TooShort => return t::field::too_short(label, param("min")),
        FieldCode::LimitReached => return t::field::limit_reached(param("limit")),
        FieldCode::TooEarly => return t::field::too_early(label, day(param("earliest"))),
        FieldCode::TooLate => return t::field::too_late(label, day(param("latest"))),
        FieldCode::NotAChoice => return t::field::not_a_choice(label),
        FieldCode::ContainsSpace => return t::field::contains_space(label),
        FieldCode::NotAnEmail => t::field::NOT_AN_EMAIL,
        FieldCode::NotADate => t::field::NOT_A_DATE,
        FieldCode::OutOfOrder => t::field::OUT_OF_ORDER,
        FieldCode::Duplicate => t::field::DUPLICATE,
        FieldCode::OwnAccount => t::field::OWN_ACCOUNT,
        FieldCode::AccountNotFound => t::field::ACCOUNT_NOT_FOUND,
        FieldCode::EntryAccount => t::field::ENTRY_ACCOUNT,
        FieldCode::NotLinked => t::field::NOT_LINKED,
        FieldCode::AlreadyShared => t::field::ALREADY_SHARED,
        FieldCode::Changed => t::field::CHANGED,
        FieldCode::Gone => t::field::GONE,
        FieldCode::NothingToChange => t::field::NOTHING_TO_CHANGE,
        // Files are told of where they stand.
        FieldCode::NotAPdf
        | FieldCode::DamagedPdf
        | FieldCode::LockedPdf
        | FieldCode::HugePdf
        | FieldCode::Unfinished => {
            return t::field::invalid(label);
        }
        // Their own forms say more.
        FieldCode::BadCharacter
        | FieldCode::NotAMobileNumber
        | FieldCode::CannotTakeSms
        | FieldCode::NotACode
        | FieldCode::NeedsOption
        | FieldCode::NotInBulk
        | FieldCode::WrongType
        | FieldCode::Unknown => return t::field::invalid(label),
    };
    text.get().to_owned()
}

/// How much may still be typed.
pub fn room(room: Room) -> String {
    match room {
        Room::Left(count) => t::field::room_left(count),
        Room::Over(count) => t::field::room_over(count),
    }
}

/// A day that travelled, as people read it.
fn day(text: String) -> String {
    parse_date(&text).ok().flatten().map_or(text, date)
}

/// The errors of a small form: which there are, and how often it was sent.
#[derive(Clone, Copy)]
pub struct FieldErrors {
    errors: RwSignal<Vec<FieldError>>,
    attempt: RwSignal<u32>,
}

/// A field of a form: its JSON pointer, the id of its control, its label.
pub type Place = (&'static str, String, Text);

impl FieldErrors {
    /// No errors yet.
    pub fn new() -> Self {
        Self {
            errors: RwSignal::new(Vec::new()),
            attempt: RwSignal::new(0),
        }
    }

    /// Replaces the errors after the form was sent; the summary takes the focus.
    pub fn set(self, errors: Vec<FieldError>) {
        self.errors.set(errors);
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// Forgets the errors.
    pub fn clear(self) {
        self.errors.set(Vec::new());
    }

    /// Whether there are errors; reactive.
    pub fn any(self) -> bool {
        !self.errors.read().is_empty()
    }

    /// What is wrong with one field, for a form with words of its own; reactive.
    pub fn first(self, pointer: &str) -> Option<FieldError> {
        let errors = self.errors.read();
        errors
            .iter()
            .find(|error| error.pointer == pointer)
            .cloned()
    }

    /// How often the form was sent with errors.
    pub fn attempt(self) -> Signal<u32> {
        self.attempt.into()
    }

    /// The message of one field.
    pub fn of(self, pointer: &'static str, label: Text) -> Signal<Option<String>> {
        Signal::derive(move || {
            let errors = self.errors.read();
            let error = errors.iter().find(|error| error.pointer == pointer)?;
            Some(message(error, label.get()))
        })
    }

    /// All messages in the order of the form.
    pub fn summary(self, places: Vec<Place>) -> Signal<Vec<SummaryError>> {
        Signal::derive(move || {
            let errors = self.errors.read();
            let entry = |(pointer, id, label): &Place| {
                let error = errors.iter().find(|error| error.pointer == *pointer)?;
                Some(SummaryError {
                    target: id.clone(),
                    message: message(error, label.get()),
                })
            };
            places.iter().filter_map(entry).collect()
        })
    }
}
