use serde::{Deserialize, Serialize};

use super::RecordDetail;
use crate::problem::{FieldCode, FieldError};
use crate::text::fold_full_width;

/// Most characters of a number.
pub const NUMBER_MAX: usize = 100;

/// Most characters among which a hyphen that was left out is looked for.
const HYPHEN_MAX: usize = 32;

/// `GET /api/v1/records/filings/lookup`: the filing that a receipt names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LookupQuery {
    /// 到達番号, as it was typed.
    pub number: String,
}

/// A [`LookupQuery`] that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidLookup {
    /// Folded, without spaces, with plain hyphens.
    pub number: String,
    /// As it was typed, for numbers that are written with anything else.
    pub typed: String,
}

impl LookupQuery {
    /// A number is needed, and none is longer than [`NUMBER_MAX`].
    pub fn check(self) -> Result<ValidLookup, Vec<FieldError>> {
        let number = plain(&self.number);
        let error = match number.chars().count() {
            0 => FieldError::new("/number", FieldCode::Required),
            1..=NUMBER_MAX => {
                let typed = self.number.replace(char::is_control, "");
                let typed = typed.trim().to_owned();
                return Ok(ValidLookup { number, typed });
            }
            _ => FieldError::new("/number", FieldCode::TooLong).with_param("max", NUMBER_MAX),
        };
        Err(vec![error])
    }
}

impl ValidLookup {
    /// Whether a filing's number is the one that was asked for, letter for letter.
    pub fn is_written_as(&self, number: &str) -> bool {
        number == self.number || number == self.typed
    }

    /// What the number may be written like where nothing is written exactly so: with its hyphens
    /// left out, with one, or with one in another place.
    pub fn other_spellings(&self) -> Vec<String> {
        let bare: String = self.number.chars().filter(|c| *c != '-').collect();
        let is_certain =
            bare.len() <= HYPHEN_MAX && bare.bytes().all(|b| b.is_ascii_alphanumeric());
        if bare.is_empty() || !is_certain {
            return Vec::new();
        }
        let hyphened = (1..bare.len()).map(|at| format!("{}-{}", &bare[..at], &bare[at..]));
        let mut spellings: Vec<String> = hyphened.collect();
        spellings.push(bare.clone());
        spellings.retain(|spelling| *spelling != self.number);
        spellings
    }
}

/// A number with full-width characters folded, every kind of hyphen as one, and no space (D-11).
fn plain(typed: &str) -> String {
    fold_full_width(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー' | 'ｰ' | '─' | '━' => '-',
            other => other,
        })
        .collect()
}

/// What [`LookupQuery`] has found: at least one filing, the caller's own first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FilingLookup {
    /// A number is unique for its owner only.
    pub filings: Vec<RecordDetail>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str) -> Result<String, FieldCode> {
        let number = number.to_owned();
        let checked = LookupQuery { number }.check();
        checked
            .map(|valid| valid.number)
            .map_err(|errors| errors[0].code)
    }

    /// R-057, D-11
    #[test]
    fn a_number_is_read_as_it_was_meant() {
        for typed in [
            "202611-00004812",
            " ２０２６１１－００００４８１２\u{3000}",
            "202611ー00004812",
            "202611 – 0000 4812\t",
            "\u{FEFF}202611−00004812",
        ] {
            assert_eq!(check(typed).as_deref(), Ok("202611-00004812"), "{typed}");
        }
        assert_eq!(check(" \u{3000}\0"), Err(FieldCode::Required));
        assert_eq!(check(&"1".repeat(NUMBER_MAX)).map(|it| it.len()), Ok(100));
        assert_eq!(check(&"1".repeat(NUMBER_MAX + 1)), Err(FieldCode::TooLong));
    }

    ///
    #[test]
    fn a_hyphen_that_was_left_out_or_misplaced_is_looked_for() {
        let others = |number: &str| {
            let query = LookupQuery {
                number: number.to_owned(),
            };
            query.check().expect("a number").other_spellings()
        };
        assert_eq!(others("1234"), ["1-234", "12-34", "123-4"]);
        assert_eq!(others("1-2-3"), ["1-23", "12-3", "123"]);
        assert_eq!(others("1"), Vec::<String>::new());
        assert!(others("第1号").is_empty());
        assert!(others("-").is_empty());
        assert!(others(&"1".repeat(HYPHEN_MAX + 1)).is_empty());
    }
}
