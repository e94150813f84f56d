//! Mobile numbers that an SMS reaches.

use std::fmt;

use super::access_code::is_hyphen;
use crate::problem::FieldCode;
use crate::text::fold_full_width;

/// Digits of a mobile number (D-12).
const DIGITS: usize = 11;

/// The beginnings of numbers that take an SMS (D-12).
const MOBILE: [&str; 4] = ["060", "070", "080", "090"];

/// A mobile number in Japan: eleven digits.
#[derive(Clone, PartialEq, Eq)]
pub struct MobileNumber(String);

impl MobileNumber {
    /// Eleven digits, as the gateway takes them.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// With hyphens, as people write it: `090-1234-5678`.
    pub fn written(&self) -> String {
        let (area, rest) = self.0.split_at(3);
        let (middle, last) = rest.split_at(4);
        format!("{area}-{middle}-{last}")
    }

    /// What its owner recognizes and nobody else can call: `090-****-5678`.
    pub fn masked(&self) -> String {
        let (first, last) = (&self.0[..3], &self.0[7..]);
        format!("{first}-****-{last}")
    }
}

impl fmt::Debug for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// A mobile number as people type it: in full width too, with any blanks and hyphens (R-198,
/// D-11). 050 and landlines take no SMS and are told apart from what is no number (D-12).
pub fn check_mobile_number(typed: &str) -> Result<MobileNumber, FieldCode> {
    let digits: String = fold_full_width(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
        .collect();
    if digits.is_empty() {
        return Err(FieldCode::Required);
    }
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(FieldCode::NotAMobileNumber);
    }
    let is_mobile = MOBILE.iter().any(|start| digits.starts_with(start));
    match digits.len() {
        DIGITS if is_mobile => Ok(MobileNumber(digits)),
        DIGITS if digits.starts_with("050") => Err(FieldCode::CannotTakeSms),
        10 if digits.starts_with('0') && !is_mobile => Err(FieldCode::CannotTakeSms),
        _ => Err(FieldCode::NotAMobileNumber),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R-198, D-11, D-12
    #[test]
    fn a_number_is_folded_to_its_digits() {
        for typed in [
            "09012345678",
            "090-1234-5678",
            "０９０－１２３４－５６７８",
            "090 1234 5678",
            " 090ー1234ー5678\u{3000}",
        ] {
            let number = check_mobile_number(typed).expect(typed);
            assert_eq!(number.digits(), "09012345678");
            assert_eq!(number.written(), "090-1234-5678");
        }
        for start in MOBILE {
            assert!(check_mobile_number(&format!("{start}00000000")).is_ok());
        }
    }

    /// D-12
    #[test]
    fn what_takes_no_sms_is_told_apart_from_what_is_no_number() {
        for typed in ["05012345678", "03-1234-5678", "０７８－３２２－００００"] {
            assert_eq!(check_mobile_number(typed), Err(FieldCode::CannotTakeSms));
        }
        for typed in [
            "0901234567",
            "090123456789",
            "02012345678",
            "abc",
            "+819012345678",
        ] {
            assert_eq!(
                check_mobile_number(typed),
                Err(FieldCode::NotAMobileNumber),
                "{typed}"
            );
        }
        assert_eq!(check_mobile_number(" "), Err(FieldCode::Required));
    }

    #[test]
    fn a_masked_number_shows_its_ends_alone() {
        let number = check_mobile_number("090-1234-5678").expect("a number");
        assert_eq!(number.masked(), "090-****-5678");
        assert_eq!(format!("{number:?}"), "090-****-5678");
    }
}
