//! Sharing that ends by itself (G-03), and acts that can be undone for a moment (G-07).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Share;
use crate::Timestamp;
use crate::problem::{FieldCode, FieldError};
use crate::records::parse_date;

/// For how many days a share can be asked for with one choice.
pub const END_DAYS: [u64; 3] = [7, 30, 90];

/// From how many days before its end a share is marked, and its requester reminded.
pub const ENDS_SOON_DAYS: u32 = 3;

/// The last days that a share can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndBounds {
    /// The first one.
    pub earliest: NaiveDate,
    /// The last one: a year from today.
    pub latest: NaiveDate,
}

impl EndBounds {
    /// What can be asked for on `today`.
    pub fn on(today: NaiveDate) -> Self {
        Self {
            earliest: today,
            latest: today.checked_add_months(Months::new(12)).unwrap_or(today),
        }
    }

    /// What a share can be renewed to on `today` that ends with the day `now_ends_on`.
    pub fn of_renewal(today: NaiveDate, now_ends_on: NaiveDate) -> Self {
        let bounds = Self::on(today);
        let earliest = now_ends_on.succ_opt().unwrap_or(now_ends_on);
        Self {
            earliest: earliest.max(bounds.earliest),
            latest: bounds.latest.max(earliest),
        }
    }

    /// Reads a last day as it travels; an empty text is none.
    pub fn check(self, pointer: &str, text: &str) -> Result<Option<NaiveDate>, FieldError> {
        let error = |code| FieldError::new(pointer, code);
        match parse_date(text).map_err(error)? {
            Some(day) if day < self.earliest => {
                Err(error(FieldCode::TooEarly).with_param("earliest", self.earliest))
            }
            Some(day) if day > self.latest => {
                Err(error(FieldCode::TooLate).with_param("latest", self.latest))
            }
            day => Ok(day),
        }
    }
}

/// What a requester asks the owner of a share that has an end: another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Renewal {
    /// The last day that is asked for, in Japan; none for a share without an end.
    #[serde(deserialize_with = "crate::rfc3339::optional_day", default)]
    pub ends_on: Option<NaiveDate>,
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub asked_at: Timestamp,
}

/// `POST /api/v1/sharing/shares/{id}/renewal`, with the share's version in `If-Match`. The share
/// keeps its end until the owner has allowed the new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenewRequest {
    /// The last day to ask for, `2026-12-22`; empty for no end.
    #[serde(default)]
    pub ends_on: String,
}

impl RenewRequest {
    /// The new last day, or what is wrong with it.
    pub fn check(&self, bounds: EndBounds) -> Result<Option<NaiveDate>, Vec<FieldError>> {
        let checked = bounds.check("/endsOn", &self.ends_on);
        checked.map_err(|error| vec![error])
    }
}

/// What can be undone of the act that this was answered to: access is cut at once, mails wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Undo {
    /// What `POST /api/v1/sharing/undo/{id}` takes.
    pub id: String,
    /// For how many seconds from the act.
    pub seconds_left: u64,
}

/// The answer to `POST /api/v1/sharing/undo/{id}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The shares that are as they were.
    pub shares: Vec<Share>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a date").expect("a day")
    }

    fn code(bounds: EndBounds, text: &str) -> Option<(FieldCode, String)> {
        let error = bounds.check("/endsOn", text).err()?;
        let param = error.params.into_values().next().unwrap_or_default();
        Some((error.code, param))
    }

    /// G-03
    #[test]
    fn an_end_lies_between_today_and_a_year_from_today() {
        let bounds = EndBounds::on(day("2028-02-29"));
        for good in ["", "2028-02-29", "2028-03-07", "2029-02-28"] {
            assert_eq!(code(bounds, good), None, "{good}");
        }
        let early = (FieldCode::TooEarly, "2028-02-29".to_owned());
        assert_eq!(code(bounds, "2028-02-28"), Some(early));
        let late = (FieldCode::TooLate, "2029-02-28".to_owned());
        assert_eq!(code(bounds, "2029-03-01"), Some(late));
        for wrong in ["7", "2028-2-29", "2028-02-30", "next week"] {
            let wrong = code(bounds, wrong).map(|(code, _)| code);
            assert_eq!(wrong, Some(FieldCode::NotADate));
        }
    }

    /// G-03
    #[test]
    fn a_renewal_ends_later_than_the_share() {
        let bounds = EndBounds::of_renewal(day("2026-11-22"), day("2026-11-29"));
        assert_eq!(code(bounds, "2026-11-30"), None);
        assert_eq!(code(bounds, ""), None);
        let early = (FieldCode::TooEarly, "2026-11-30".to_owned());
        assert_eq!(code(bounds, "2026-11-29"), Some(early));
        let late = (FieldCode::TooLate, "2027-11-22".to_owned());
        assert_eq!(code(bounds, "2027-11-23"), Some(late));
    }
}
