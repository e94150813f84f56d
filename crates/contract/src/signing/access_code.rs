//! Access codes: what a code may be, and how often it may be tried.

use crate::problem::{FieldCode, FieldError};
use crate::text::fold_full_width;

/// Digits of a code that is sent by SMS.
pub const CODE_DIGITS: usize = 6;

/// How long a code that was sent by SMS can be entered, in seconds.
pub const CODE_SECONDS: u32 = 10 * 60;

/// How often a code may be entered; each issued code begins anew (R-209, D-7).
pub const ENTRIES_MAX: u32 = 10;

/// How many codes a signer may have issued for one request or re-request.
pub const ISSUES_MAX: u32 = 3;

/// Most characters of a code that the drafter makes.
pub const CUSTOM_CODE_MAX: usize = 40;

/// What a code that the drafter makes may hold beside letters and digits.
pub const CUSTOM_CODE_SYMBOLS: &str = "!?@#$%&'*\"^`+-~,._:;<=>|()[]{}/\\";

/// A code as a signer enters it: six digits, in full width too, with any blanks and hyphens.
pub fn check_sms_code(typed: &str) -> Result<String, FieldCode> {
    let digits: String = fold_full_width(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
        .collect();
    if digits.is_empty() {
        Err(FieldCode::Required)
    } else if digits.len() == CODE_DIGITS && digits.chars().all(|c| c.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(FieldCode::NotACode)
    }
}

/// A code that the drafter makes, as typed: it is never folded (D-11). The error names the first
/// character that it may not hold.
pub fn check_custom_code(typed: &str, pointer: &str) -> Result<String, FieldError> {
    let error = |code| FieldError::new(pointer, code);
    let is_taken = |c: &char| c.is_ascii_alphanumeric() || CUSTOM_CODE_SYMBOLS.contains(*c);
    if typed.is_empty() {
        return Err(error(FieldCode::Required));
    }
    if let Some(refused) = typed.chars().find(|c| !is_taken(c)) {
        return Err(error(FieldCode::BadCharacter).with_param("character", refused));
    }
    if typed.len() > CUSTOM_CODE_MAX {
        return Err(error(FieldCode::TooLong).with_param("max", CUSTOM_CODE_MAX));
    }
    Ok(typed.to_owned())
}

/// Hyphens as keyboards and other programs write them.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{30fc}' | '\u{ff70}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R-211, D-11
    #[test]
    fn a_code_is_six_digits_however_they_are_written() {
        for typed in [
            "123456",
            "１２３４５６",
            "123 456",
            "123-456",
            " 123ー456\u{3000}",
        ] {
            assert_eq!(check_sms_code(typed), Ok("123456".into()), "{typed:?}");
        }
        for typed in [
            "12345",
            "1234567",
            "12345a",
            "コードは123456です",
            "一二三四五六",
        ] {
            assert_eq!(check_sms_code(typed), Err(FieldCode::NotACode), "{typed:?}");
        }
        assert_eq!(check_sms_code(" - "), Err(FieldCode::Required));
    }

    ///
    #[test]
    fn the_symbols_are_those_of_ascii_without_the_space() {
        let mut of_ascii: Vec<char> = (0x21..0x7f_u8)
            .map(char::from)
            .filter(char::is_ascii_punctuation)
            .collect();
        let mut ours: Vec<char> = CUSTOM_CODE_SYMBOLS.chars().collect();
        of_ascii.sort_unstable();
        ours.sort_unstable();
        assert_eq!(ours, of_ascii);
        assert_eq!(ours.len(), 32);
    }

    ///
    #[test]
    fn a_custom_code_is_taken_as_typed_or_its_bad_character_is_named() {
        let check = |typed: &str| check_custom_code(typed, "/code");
        let longest = "a".repeat(CUSTOM_CODE_MAX);
        for typed in ["a", "Aa0!", CUSTOM_CODE_SYMBOLS, &longest] {
            assert_eq!(check(typed), Ok(typed.to_owned()));
        }
        let refused = |typed: &str| check(typed).expect_err("is refused");
        for (typed, character) in [
            ("ab c", " "),
            ("abＣ", "Ｃ"),
            ("秘密", "秘"),
            ("a\tb", "\t"),
        ] {
            let error = refused(typed);
            assert_eq!(error.code, FieldCode::BadCharacter, "{typed:?}");
            assert_eq!(error.params["character"], character);
        }
        assert_eq!(refused(&format!("{longest}a")).code, FieldCode::TooLong);
        assert_eq!(refused("").code, FieldCode::Required);
    }
}
