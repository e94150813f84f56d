//! A code out of what was typed or pasted.

use crate::digits::narrow;
use std::fmt;

/// How many digits a code has.
const LENGTH: usize = 6;

/// The six digits of a one-time code.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

/// Why a text is no one-time code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// Nothing was typed.
    Missing,
    /// It has only so many digits.
    TooFew(usize),
    /// It has so many digits.
    TooMany(usize),
    /// It is something else than digits, and no code stands out of it.
    Unclear,
}

impl OneTimeCode {
    /// The code in a text: `123456`, `１２３ ４５６`, `123-456`, or in a sentence such as 「認証コードは
    /// 123456です」 when it is the only number of six digits there.
    pub fn read(text: &str) -> Result<Self, CodeProblem> {
        let text = narrow(text);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if text.chars().all(is_code_like) {
            return match digits.len() {
                0 => Err(CodeProblem::Missing),
                LENGTH => Ok(Self(digits)),
                few if few < LENGTH => Err(CodeProblem::TooFew(few)),
                many => Err(CodeProblem::TooMany(many)),
            };
        }
        // A hyphen makes one number of two, as in a telephone's; a blank only when nothing else
        // is left to look at.
        let code = only_code(&text, |gap| gap.contains('-'));
        let code = code.or_else(|| only_code(&text, |_| true));
        code.map(Self).ok_or(CodeProblem::Unclear)
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A code is a secret: it never stands in a log.
impl fmt::Debug for OneTimeCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OneTimeCode(…)")
    }
}

/// Whether a text, too long or too short, has only what codes are written with.
pub(super) fn is_plain(text: &str) -> bool {
    let text = narrow(text);
    text.chars().all(is_code_like) && text.trim().chars().count() <= LENGTH + 2
}

fn is_code_like(c: char) -> bool {
    c.is_ascii_digit() || c == ' ' || c == '-'
}

/// The number of six digits in a text that has no other such number. `joins` says of what stands
/// between digits, blanks or hyphens, whether the number goes on behind it.
fn only_code(text: &str, joins: fn(&str) -> bool) -> Option<String> {
    let mut codes: Vec<String> = Vec::new();
    for run in text.split(|c| !is_code_like(c)) {
        for number in numbers(run, joins) {
            if number.len() == LENGTH && !codes.contains(&number) {
                codes.push(number);
            }
        }
    }
    match codes.as_slice() {
        [_] => codes.pop(),
        _ => None,
    }
}

fn numbers(run: &str, joins: fn(&str) -> bool) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let (mut rest, mut goes_on) = (run, false);
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (gap, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit());
        let (digits, after) = from.split_at(end.unwrap_or(from.len()));
        match numbers.last_mut() {
            Some(number) if goes_on && joins(gap) => number.push_str(digits),
            _ => numbers.push(digits.to_owned()),
        }
        (rest, goes_on) = (after, true);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, CodeProblem> {
        OneTimeCode::read(text).map(|code| code.as_str().to_owned())
    }

    #[test]
    fn six_digits_are_the_code_however_they_are_written() {
        for text in [
            "123456",
            "１２３４５６",
            "123 456",
            " 123-456 ",
            "１２３ー４５６",
            "1 2 3 4 5 6",
            "123\u{200b}456",
        ] {
            assert_eq!(read(text).as_deref(), Ok("123456"), "{text}");
        }
    }

    #[test]
    fn the_only_number_of_six_digits_in_a_sentence_is_the_code() {
        for text in [
            "認証コードは123456です",
            "認証コードは「１２３ ４５６」です",
            "【窓口】コード:123-456(10分間有効)",
            "123456 is your code, valid for 10 minutes",
            "コードは123456です。お問い合わせ 03-1234-5678",
            "コードは123456です。お問い合わせ 0120-123456",
            "コード 123456 10分以内に入力",
            "コードは123456です @madoguchi.example #123456",
        ] {
            assert_eq!(read(text).as_deref(), Ok("123456"), "{text}");
        }
    }

    #[test]
    fn a_sentence_with_no_such_number_or_with_two_is_unclear() {
        for text in [
            "コードは12345です",
            "コードは1234567です",
            "前のコードは123456、新しいコードは654321です",
            "abc",
            "12345a",
        ] {
            assert_eq!(read(text), Err(CodeProblem::Unclear), "{text}");
        }
    }

    #[test]
    fn too_few_and_too_many_digits_are_counted() {
        assert_eq!(read(""), Err(CodeProblem::Missing));
        assert_eq!(read(" 　"), Err(CodeProblem::Missing));
        assert_eq!(read("12345"), Err(CodeProblem::TooFew(5)));
        assert_eq!(read("123-4567"), Err(CodeProblem::TooMany(7)));
    }

    #[test]
    fn a_code_is_in_no_log() {
        let code = OneTimeCode::read("123456").expect("it is a code");
        assert!(!format!("{code:?}").contains('1'));
    }

    #[test]
    fn what_is_no_sentence_is_plain() {
        for text in ["", "123", "123 456", "１２３４５６"] {
            assert!(is_plain(text), "{text}");
        }
        assert!(!is_plain("コードは123456です"));
        assert!(!is_plain("123456123456"));
    }
}
