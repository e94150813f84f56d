//! Moments on the wire: strict RFC 3339.
//!
//! chrono's own reading of JSON also takes looser forms, with a parser that costs the front end
//! five kilobytes (brotli).

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::Timestamp;
use crate::records::parse_date;

/// Reads a moment.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    parse(&String::deserialize(deserializer)?)
}

/// Reads a moment that may be missing.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    text.map(|text| parse(&text)).transpose()
}

/// Reads a day that may be missing.
pub fn optional_day<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    parse_date(text.as_deref().unwrap_or_default()).map_err(|_| D::Error::custom("no date"))
}

fn parse<E: Error>(text: &str) -> Result<Timestamp, E> {
    let moment = DateTime::parse_from_rfc3339(text).map_err(|_| E::custom("no RFC 3339"))?;
    Ok(moment.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    #[derive(Debug, Deserialize, Serialize)]
    struct Moments {
        #[serde(deserialize_with = "super::moment")]
        at: Timestamp,
        #[serde(deserialize_with = "super::optional", default)]
        until: Option<Timestamp>,
    }

    fn read(json: &str) -> Result<Moments, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn a_moment_travels_there_and_back() {
        let json = r#"{"at":"2026-11-22T01:02:03Z","until":null}"#;
        let moments = read(json).expect("reads");
        assert_eq!(serde_json::to_string(&moments).expect("writes"), json);
    }

    #[test]
    fn an_offset_is_taken_into_account_and_a_missing_moment_is_none() {
        let moments = read(r#"{"at":"2026-11-22T10:02:03.5+09:00"}"#).expect("reads");
        assert_eq!(moments.at.to_rfc3339(), "2026-11-22T01:02:03.500+00:00");
        assert_eq!(moments.until, None);
    }

    #[test]
    fn what_is_no_moment_is_an_error() {
        for at in ["\"\"", "\"2026-11-22\"", "\"2026-13-01T00:00:00Z\"", "0"] {
            assert!(read(&format!("{{\"at\":{at}}}")).is_err(), "{at}");
        }
    }
}
