//! What is told, in words.

use leptos::prelude::document;
use madoguchi_api::Error;
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
            Told::Space => t::CODE_SPACE,
            Told::TooLong => t::CODE_TOO_LONG,
            Told::Wrong(count) => return t::code_wrong(count),
            Told::Replaced(count) => return t::code_replaced(count),
            Told::UsedUp => t::CODE_USED_UP,
            Told::OwnUsedUp => t::CODE_OWN_USED_UP,
            Told::Expired => t::CODE_EXPIRED,
            Told::LastExpired => t::CODE_LAST_EXPIRED,
            Told::NotIssued => t::CODE_NOT_ISSUED,
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

/// What a file that did not come says.
pub fn of_file(error: &Error) -> Told {
    match error {
        Error::Timeout => Told::Timeout,
        Error::Network | Error::BrokenOff => Told::Network,
        Error::Problem(problem) if problem.status == 429 => {
            let seconds = problem.params.get("retryAfterSeconds");
            Told::wait(seconds.and_then(|seconds| seconds.parse().ok()))
        }
        Error::Problem(problem) if problem.status < 500 => Told::Refused,
        _ => Told::Server,
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

#[cfg(test)]
mod tests {
    use madoguchi_contract::problem::{Problem, ProblemCode};

    use super::*;

    /// G-19
    #[test]
    fn a_file_that_is_asked_for_too_often_says_how_long_to_wait() {
        let problem = Problem::new(ProblemCode::TooManyRequests);
        let of = |problem: Problem| of_file(&Error::Problem(Box::new(problem)));
        assert_eq!(of(problem.clone()), Told::Wait(60));
        let problem = problem.with_param("retryAfterSeconds", 7);
        assert_eq!(of(problem), Told::Wait(7));
    }
}
