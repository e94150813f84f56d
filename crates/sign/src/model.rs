//! What may be entered, and what a refusal means, without a browser.

use madoguchi_contract::problem::{FieldCode, ProblemCode};
use madoguchi_contract::signing::{
    AccessCodeChoice, CodeState, ISSUES_MAX, Signing, SigningStep, check_custom_code,
};
use madoguchi_ui::{CodeProblem, OneTimeCode};

use crate::answer::Refusal;

/// What a person is told where something did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Nothing was entered.
    Missing,
    /// So many digits are no code.
    Digits(usize),
    /// No code stands out of what was entered.
    Unclear,
    /// An own code has no such character.
    Character(String),
    /// An own code is not so long.
    TooLong,
    /// Wrong; so many entries are left.
    Wrong(u32),
    /// Entered wrongly too often.
    UsedUp,
    /// Ten minutes are over.
    Expired,
    /// None was issued yet.
    NotIssued,
    /// None lives, whatever became of it.
    NoCode,
    /// The documents have closed again.
    Again,
    /// No other one can be issued.
    IssuesUsedUp,
    /// The network is lost.
    Network,
    /// It took too long.
    Timeout,
    /// Too many requests; wait so many seconds.
    Wait(u32),
    /// The server is not available.
    Server,
    /// The server refused for a reason that a signer can do nothing about.
    Refused,
}

/// The code in what was entered. An SMS code may stand in a sentence; an own code is taken as
/// typed (D-11).
pub fn read_code(kind: AccessCodeChoice, typed: &str) -> Result<String, Told> {
    if kind == AccessCodeChoice::Custom {
        return check_custom_code(typed, "").map_err(|error| match error.code {
            FieldCode::Required => Told::Missing,
            FieldCode::TooLong => Told::TooLong,
            _ => Told::Character(error.params.get("character").cloned().unwrap_or_default()),
        });
    }
    match OneTimeCode::read(typed) {
        Ok(code) => Ok(code.as_str().to_owned()),
        Err(CodeProblem::Missing) => Err(Told::Missing),
        Err(CodeProblem::TooFew(count) | CodeProblem::TooMany(count)) => Err(Told::Digits(count)),
        Err(CodeProblem::Unclear) => Err(Told::Unclear),
    }
}

/// What a refusal says, and what it leaves of the code.
pub fn refused(refusal: &Refusal, code: &mut CodeState) -> Told {
    code.entries_left = refusal.entries_left.unwrap_or(code.entries_left);
    code.issues_left = refusal.issues_left.unwrap_or(code.issues_left);
    let was_open = code.open;
    if refusal.is(ProblemCode::CodeUsedUp) || refusal.is(ProblemCode::CodeExpired) {
        code.open = false;
        code.seconds_left = None;
    }
    if refusal.is(ProblemCode::CodeWrong) {
        Told::Wrong(code.entries_left)
    } else if refusal.is(ProblemCode::CodeUsedUp) {
        Told::UsedUp
    } else if refusal.is(ProblemCode::CodeExpired) {
        gone(code, was_open)
    } else if refusal.is(ProblemCode::IssuesUsedUp) {
        code.issues_left = 0;
        Told::IssuesUsedUp
    } else if refusal.is(ProblemCode::InvalidFields) {
        Told::Unclear
    } else {
        elsewhere(refusal)
    }
}

/// What a refusal says that has nothing to do with the code.
pub fn elsewhere(refusal: &Refusal) -> Told {
    match refusal.status {
        429 => Told::Wait(refusal.retry_after_seconds.unwrap_or(60).max(1)),
        500.. => Told::Server,
        _ => Told::Refused,
    }
}

/// Why no code lives.
pub fn gone(code: &CodeState, was_open: bool) -> Told {
    match was_open {
        true => Told::Expired,
        false if code.issues_left >= ISSUES_MAX => Told::NotIssued,
        false => Told::NoCode,
    }
}

/// What a newer answer says about the code that the page had: its ten minutes are over, while the
/// device slept for example.
pub fn has_ended(before: Option<&Signing>, after: &Signing) -> Option<Told> {
    let of = |signing: &Signing| {
        signing
            .code
            .as_ref()
            .map(|code| (code.open, code.seconds_left))
    };
    let was_open = matches!(before.and_then(of), Some((true, Some(_))));
    let is_open = matches!(of(after), Some((true, _)));
    (after.step == SigningStep::Code && was_open && !is_open).then_some(Told::Expired)
}

#[cfg(test)]
mod tests {
    use madoguchi_contract::signing::Drafter;

    use super::*;

    fn code(open: bool, issues_left: u32) -> CodeState {
        CodeState {
            kind: AccessCodeChoice::Sms,
            mobile: None,
            open,
            seconds_left: open.then_some(600),
            issues_left,
            entries_left: 10,
            undelivered: false,
        }
    }

    fn signing(code: CodeState) -> Signing {
        Signing {
            step: SigningStep::Code,
            drafter: Drafter {
                name: String::new(),
                company: String::new(),
            },
            code: Some(code),
            contents: None,
            rescue_asked: false,
        }
    }

    fn refusal(code: ProblemCode) -> Refusal {
        Refusal {
            code: code.as_str().into(),
            status: code.status(),
            ..Refusal::default()
        }
    }

    fn tell(code: ProblemCode, state: &mut CodeState) -> Told {
        let refusal = Refusal {
            entries_left: Some(4),
            issues_left: Some(1),
            ..refusal(code)
        };
        refused(&refusal, state)
    }

    /// R-211, D-11, G-19
    #[test]
    fn a_code_by_sms_is_found_in_a_sentence_and_folded() {
        let read = |typed| read_code(AccessCodeChoice::Sms, typed);
        for typed in [
            "123456",
            "１２３ ４５６",
            "アクセスコード: 123456\n10分間有効です。",
        ] {
            assert_eq!(read(typed).as_deref(), Ok("123456"), "{typed}");
        }
        assert_eq!(read(" "), Err(Told::Missing));
        assert_eq!(read("12345"), Err(Told::Digits(5)));
        assert_eq!(read("abc"), Err(Told::Unclear));
    }

    /// D-11
    #[test]
    fn an_own_code_is_never_folded_and_its_bad_character_is_named() {
        let read = |typed| read_code(AccessCodeChoice::Custom, typed);
        assert_eq!(read("Ab-1 ".trim()).as_deref(), Ok("Ab-1"));
        assert_eq!(read("１２"), Err(Told::Character("１".into())));
        assert_eq!(read("a b"), Err(Told::Character(" ".into())));
        assert_eq!(read(&"a".repeat(41)), Err(Told::TooLong));
    }

    ///
    #[test]
    fn a_wrong_code_leaves_the_code_open() {
        let mut state = code(true, 2);
        assert_eq!(tell(ProblemCode::CodeWrong, &mut state), Told::Wrong(4));
        assert!(state.open && state.entries_left == 4 && state.issues_left == 1);
    }

    ///
    #[test]
    fn a_code_that_is_used_up_or_over_is_closed() {
        let mut state = code(true, 2);
        assert_eq!(tell(ProblemCode::CodeUsedUp, &mut state), Told::UsedUp);
        assert!(!state.open && state.seconds_left.is_none());
        let mut state = code(true, 2);
        assert_eq!(tell(ProblemCode::CodeExpired, &mut state), Told::Expired);
        assert!(!state.open);
    }

    #[test]
    fn a_code_that_was_never_issued_has_not_expired() {
        let refusal = refusal(ProblemCode::CodeExpired);
        assert_eq!(refused(&refusal, &mut code(false, 3)), Told::NotIssued);
        assert_eq!(refused(&refusal, &mut code(false, 2)), Told::NoCode);
    }

    #[test]
    fn what_has_nothing_to_do_with_the_code_is_told_as_such() {
        let mut state = code(true, 2);
        let mut tell = |code| refused(&refusal(code), &mut state);
        assert_eq!(tell(ProblemCode::TooManyRequests), Told::Wait(60));
        assert_eq!(tell(ProblemCode::Unavailable), Told::Server);
        assert_eq!(tell(ProblemCode::CrossSite), Told::Refused);
    }

    ///
    #[test]
    fn a_code_that_ended_while_the_page_slept_has_expired() {
        let before = signing(code(true, 2));
        let after = signing(code(false, 2));
        assert_eq!(has_ended(Some(&before), &after), Some(Told::Expired));
        assert_eq!(has_ended(None, &after), None);
        assert_eq!(has_ended(Some(&after), &after), None);
        assert_eq!(has_ended(Some(&before), &before), None);
    }
}
