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
    /// Nor a space, which nobody sees.
    Space,
    /// An own code is not so long.
    TooLong,
    /// Wrong; so many entries are left.
    Wrong(u32),
    /// Entered wrongly too often.
    UsedUp,
    /// An own code was, by who has signed: it can be entered again when some time has passed.
    OwnUsedUp,
    /// Wrong, while a newer one has been issued elsewhere; so many entries are left (D-8).
    Replaced(u32),
    /// Ten minutes are over.
    Expired,
    /// Those of the third code are over.
    LastExpired,
    /// None was issued yet.
    NotIssued,
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

impl Told {
    /// To be tried again after so many seconds, or a minute where nobody has said.
    pub fn wait(seconds: Option<u32>) -> Self {
        Told::Wait(seconds.unwrap_or(60).max(1))
    }

    /// Whether no code lives: it does not help to enter one again.
    pub fn needs_another(&self) -> bool {
        matches!(
            self,
            Told::UsedUp | Told::Expired | Told::LastExpired | Told::NotIssued
        )
    }
}

/// The code in what was entered. An SMS code may stand in a sentence; an own code is taken as
/// typed (D-11).
pub fn read_code(kind: AccessCodeChoice, typed: &str) -> Result<String, Told> {
    if kind == AccessCodeChoice::Custom {
        return check_custom_code(typed, "").map_err(|error| match error.code {
            FieldCode::Required => Told::Missing,
            FieldCode::TooLong => Told::TooLong,
            _ => match error.params.get("character").map(|it| it.trim()) {
                None | Some("") => Told::Space,
                Some(character) => Told::Character(character.into()),
            },
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
    let issues_left = code.issues_left;
    code.entries_left = refusal.entries_left.unwrap_or(code.entries_left);
    code.issues_left = refusal.issues_left.unwrap_or(code.issues_left);
    let was_open = code.open;
    if refusal.is(ProblemCode::CodeUsedUp) || refusal.is(ProblemCode::CodeExpired) {
        code.open = false;
        code.seconds_left = None;
    }
    if refusal.is(ProblemCode::CodeWrong) {
        // The first one, whose answer was lost, has replaced none.
        let had_one = was_open || issues_left < ISSUES_MAX;
        match had_one && code.issues_left < issues_left {
            true => Told::Replaced(code.entries_left),
            false => Told::Wrong(code.entries_left),
        }
    } else if refusal.is(ProblemCode::CodeUsedUp) {
        used_up(code)
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

/// What a refusal says where the page knows of no code.
pub fn refused_alone(refusal: &Refusal) -> Told {
    if refusal.is(ProblemCode::InvalidFields) {
        return elsewhere(refusal);
    }
    let mut unknown = CodeState {
        kind: AccessCodeChoice::Sms,
        mobile: None,
        sms_sender: None,
        open: false,
        seconds_left: None,
        issues_left: refusal.issues_left.unwrap_or_default(),
        entries_left: 0,
        undelivered: false,
    };
    refused(refusal, &mut unknown)
}

/// What a refusal says that has nothing to do with the code.
pub fn elsewhere(refusal: &Refusal) -> Told {
    match refusal.status {
        429 => Told::wait(refusal.retry_after_seconds),
        500.. => Told::Server,
        _ => Told::Refused,
    }
}

fn used_up(code: &CodeState) -> Told {
    match code.kind {
        AccessCodeChoice::Custom => Told::OwnUsedUp,
        _ => Told::UsedUp,
    }
}

/// Why no code lives. In another tab it may have been used up, too.
fn gone(code: &CodeState, was_open: bool) -> Told {
    match code.entries_left {
        0 => used_up(code),
        _ if !was_open && code.issues_left >= ISSUES_MAX => Told::NotIssued,
        _ => Told::Expired,
    }
}

/// Ends a code by the page's own clock.
pub fn run_out(code: &mut CodeState) -> Told {
    code.open = false;
    code.seconds_left = None;
    match code.issues_left {
        0 => Told::LastExpired,
        _ => Told::Expired,
    }
}

/// What stays true of what was told, now that the server says where the code stands: the page's
/// clock may have run ahead, and what was issued in vain may have been given back.
pub fn still_told(told: Told, code: &CodeState) -> Option<Told> {
    match told {
        told if code.open && told.needs_another() => None,
        Told::OwnUsedUp if code.entries_left > 0 => None,
        Told::LastExpired if code.issues_left > 0 => Some(Told::Expired),
        told => Some(told),
    }
}

/// Whether the code screen has no way on until the server is asked again.
pub fn is_stuck(signing: &Signing) -> bool {
    let is_over = |code: &CodeState| {
        code.kind == AccessCodeChoice::Sms && !code.open && code.issues_left == 0
    };
    signing.step == SigningStep::Code && signing.code.as_ref().is_some_and(is_over)
}

/// What a newer answer says that nobody has asked for: the ten minutes of the code that the page
/// had are over, while the device slept for example, or the documents have closed again. The first
/// answer tells what has become of a code that another visit had.
pub fn has_ended(before: Option<&Signing>, after: &Signing) -> Option<Told> {
    let Some(before) = before else {
        let code = after.code.as_ref()?;
        let is_over = !code.open || code.entries_left == 0;
        let told = (after.step == SigningStep::Code && is_over).then(|| gone(code, false));
        return told.filter(|told| *told != Told::NotIssued);
    };
    let is_code = after.step == SigningStep::Code && after.code.is_some();
    if is_code && matches!(before.step, SigningStep::Sign | SigningStep::Signed) {
        return Some(Told::Again);
    }
    let had = before.code.as_ref()?;
    (had.open && had.seconds_left.is_some()).then(|| ended(after))?
}

/// Why the code that an answer should have brought does not live.
pub fn ended(after: &Signing) -> Option<Told> {
    let code = after.code.as_ref()?;
    let is_over = after.step == SigningStep::Code && !code.open;
    is_over.then(|| gone(code, true))
}

/// Whether a newer answer shows that an issue whose own answer was lost has been done, or has
/// served its time: whoever presses after that wants another SMS.
pub fn has_issue_ended(before: Option<&Signing>, after: &Signing) -> bool {
    let Some(before) = before else { return false };
    match (&before.code, &after.code) {
        (Some(had), Some(has)) => has.issues_left < had.issues_left || (had.open && !has.open),
        _ => true,
    }
}

/// Whether the end of the visit stays on screen although the documents have closed. Who has signed
/// is asked for a code when they want the copy, and not before.
pub fn stays_finished(before: Option<&Signing>, after: &Signing) -> bool {
    let has_signed = before.is_some_and(|before| before.step == SigningStep::Signed);
    has_signed && after.step == SigningStep::Code
}

#[cfg(test)]
mod tests;
