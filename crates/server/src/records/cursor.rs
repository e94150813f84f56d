//! Where a page of a list begins.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::records::SortKey;
use sea_orm::sea_query::Expr;
use serde::{Deserialize, Serialize};

use crate::clock::Millis;
use crate::http::failure::Failure;
use crate::store::is_id;

/// Beside a record, whether or not that is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The page before the record, not the one behind it.
    pub is_back: bool,
    /// What the record is sorted by.
    pub value: SortValue,
    /// The record's id, which decides between equal values.
    pub id: String,
    /// The record's place among all, from 1.
    pub place: u32,
}

/// What a record is sorted by. Texts compare by bytes, as the database does it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SortValue {
    /// 到達日時, 通知日時, …
    Moment(Millis),
    /// A number, a title or an authority.
    Text(String),
}

impl SortValue {
    /// As the database compares it.
    pub fn expression(&self) -> Expr {
        match self {
            SortValue::Moment(at) => Expr::value(*at),
            SortValue::Text(text) => Expr::value(text.as_str()),
        }
    }

    fn fits(&self, key: SortKey) -> bool {
        match self {
            SortValue::Moment(_) => key == SortKey::ArrivedAt,
            // PostgreSQL takes no text with a NUL in it.
            SortValue::Text(text) => key != SortKey::ArrivedAt && !text.contains('\0'),
        }
    }
}

impl Cursor {
    /// As it travels: opaque.
    pub fn to_text(&self) -> String {
        let parts = (self.is_back, &self.value, &self.id, self.place);
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&parts).unwrap_or_default())
    }

    /// Reads what a caller sent with an order by `key`.
    pub fn parse(text: &str, key: SortKey) -> Result<Self, Failure> {
        read(text)
            .filter(|cursor| is_id(&cursor.id) && cursor.place > 0 && cursor.value.fits(key))
            .ok_or_else(|| vec![FieldError::new("/cursor", FieldCode::NotAChoice)].into())
    }
}

fn read(text: &str) -> Option<Cursor> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (is_back, value, id, place) = serde_json::from_slice(&bytes).ok()?;
    Some(Cursor {
        is_back,
        value,
        id,
        place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_garbage_is_refused() {
        let cursor = Cursor {
            is_back: true,
            value: SortValue::Text("港\"7".to_owned()),
            id: crate::store::new_id(),
            place: 21,
        };
        let text = cursor.to_text();
        assert_eq!(Cursor::parse(&text, SortKey::Title).ok(), Some(cursor));
        assert!(Cursor::parse(&text, SortKey::ArrivedAt).is_err());
        for garbage in ["x", "bnVsbA", "=", "港"] {
            assert!(Cursor::parse(garbage, SortKey::Title).is_err(), "{garbage}");
        }
    }
}
