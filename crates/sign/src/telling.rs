//! What is told, in words.

use leptos::prelude::document;
use madoguchi_ui::countdown::CountdownTime;

use crate::answer::Failed;
use crate::model::Told;
use crate::texts::{Text, t};

impl Told {
    /// The words; reactive.
    pub fn text(&self) -> String {
        let text: Text = match self {
            Told::Missing => t::CODE_MISSING,
            Told::Digits(count) => return t::code_digits(count),
            Told::Unclear => t::CODE_UNCLEAR,
            Told::Character(character) => return t::code_character(character),
            Told::TooLong => t::CODE_TOO_LONG,
            Told::Wrong(count) => return t::code_wrong(count),
            Told::UsedUp => t::CODE_USED_UP,
            Told::Expired => t::CODE_EXPIRED,
            Told::NotIssued => t::CODE_NOT_ISSUED,
            Told::NoCode => t::NO_CODE,
            Told::Again => t::CODE_AGAIN,
            Told::IssuesUsedUp => t::ISSUES_USED_UP,
            Told::Network => t::NETWORK,
            Told::Timeout => t::TIMEOUT,
            Told::Wait(seconds) => return t::wait(seconds),
            Told::Server => t::SERVER,
            Told::Refused => t::REFUSED,
        };
        text.get().to_owned()
    }
}

/// What a request that brought no answer of ours says; none for a refusal, which says more.
pub fn of_transport(failed: &Failed) -> Option<Told> {
    match failed {
        Failed::Network => Some(Told::Network),
        Failed::Timeout => Some(Told::Timeout),
        Failed::Unreadable => Some(Told::Server),
        Failed::Refused(_) => None,
    }
}

/// What is left of a time, as it is spoken.
pub fn time(left: CountdownTime) -> String {
    match (left.minutes, left.seconds) {
        (0, seconds) => t::time_seconds(seconds),
        (minutes, 0) => t::time_minutes(minutes),
        (minutes, seconds) => t::time_both(minutes, seconds),
    }
}

/// The same as a sentence.
pub fn left(left: CountdownTime) -> String {
    t::expires(time(left))
}

/// The title of the page.
pub fn set_title(heading: &str, is_wrong: bool) {
    let title = t::title(heading);
    document().set_title(&match is_wrong {
        true => t::title_error(title),
        false => title,
    });
}
