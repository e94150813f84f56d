//! The language that a file is asked for in.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use madoguchi_contract::account::Language;

/// The first of our languages that `Accept-Language` names, if it names one.
pub struct WantedLanguage(pub Option<Language>);

impl<S: Send + Sync> FromRequestParts<S> for WantedLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let named = parts.headers.get(header::ACCEPT_LANGUAGE);
        let named = named.and_then(|named| named.to_str().ok());
        Ok(Self(first(named.unwrap_or_default())))
    }
}

fn first(named: &str) -> Option<Language> {
    named.split(',').find_map(|range| {
        let tag = range.split([';', '-']).next().unwrap_or_default().trim();
        match tag.to_ascii_lowercase().as_str() {
            "ja" => Some(Language::Ja),
            "en" => Some(Language::En),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_there_are_words_for_counts() {
        assert_eq!(first("fr, en-GB;q=0.8, ja;q=0.5"), Some(Language::En));
        assert_eq!(first("JA"), Some(Language::Ja));
        assert_eq!(first("fr"), None);
        assert_eq!(first(""), None);
    }
}
