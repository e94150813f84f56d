//! A page cut out of everything that was found, when that is little.

use super::cursor::{Cursor, SortValue};
use super::page::{Page, Row};

/// A record's place in the order: what it is sorted by, and its id.
pub type Place = (SortValue, String);

/// The places of one page.
pub struct Cut {
    /// In the order asked for.
    pub places: Vec<Place>,
    start: usize,
    total: usize,
    has_next: bool,
}

impl Cut {
    /// The page beside the cursor.
    pub fn of(
        mut all: Vec<Place>,
        is_descending: bool,
        size: u32,
        cursor: Option<&Cursor>,
    ) -> Self {
        let size = size as usize;
        all.sort_unstable();
        if is_descending {
            all.reverse();
        }
        let start = cursor.map_or(0, |cursor| {
            let beside = (cursor.value.clone(), cursor.id.clone());
            let before = all.partition_point(|place| match is_descending {
                true => *place > beside,
                false => *place < beside,
            });
            match cursor.is_back {
                true => before.saturating_sub(size),
                false => before + usize::from(all.get(before) == Some(&beside)),
            }
        });
        let total = all.len();
        // What the cursor stood beside has gone: the list begins anew.
        let start = if start < total { start } else { 0 };
        let mut places = all.split_off(start);
        let has_next = places.len() > size;
        places.truncate(size);
        Self {
            places,
            start,
            total,
            has_next,
        }
    }

    /// The page, once its rows are read.
    pub fn into_page(self, rows: Vec<Row>) -> Page {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Page {
            first: if rows.is_empty() {
                0
            } else {
                number(self.start + 1)
            },
            total: number(self.total),
            has_previous: self.start > 0,
            has_next: self.has_next,
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(is_descending: bool, size: u32, cursor: Option<(&str, bool)>) -> (String, usize, bool) {
        let place = |id: &str| (SortValue::Text("same".to_owned()), id.to_owned());
        let all = ["c", "a", "e", "b", "d"].map(place).to_vec();
        let cursor = cursor.map(|(id, is_back)| Cursor {
            is_back,
            value: SortValue::Text("same".to_owned()),
            id: id.to_owned(),
            place: 1,
        });
        let cut = Cut::of(all, is_descending, size, cursor.as_ref());
        let ids = cut.places.iter().map(|(_, id)| id.as_str()).collect();
        (ids, cut.start, cut.has_next)
    }

    #[test]
    fn pages_lie_beside_their_cursor_in_both_orders() {
        let told = |ids: &str, start, has_next| (ids.to_owned(), start, has_next);
        assert_eq!(ids(false, 2, None), told("ab", 0, true));
        assert_eq!(ids(false, 2, Some(("b", false))), told("cd", 2, true));
        assert_eq!(ids(false, 2, Some(("d", false))), told("e", 4, false));
        assert_eq!(ids(false, 2, Some(("c", true))), told("ab", 0, true));
        assert_eq!(ids(true, 2, Some(("d", false))), told("cb", 2, true));
        assert_eq!(ids(true, 2, Some(("b", true))), told("dc", 1, true));
        // Gone, and gone with everything behind it.
        assert_eq!(ids(false, 2, Some(("bb", false))), told("cd", 2, true));
        assert_eq!(ids(false, 2, Some(("e", false))), told("ab", 0, true));
    }
}
