//! Which rows are chosen.

use std::collections::BTreeSet;

/// The rows that are chosen, by their ids. Those of other pages of a list stay chosen while a page
/// is shown that does not have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: BTreeSet<String>,
    /// Where a range begins: the row that was pressed last.
    anchor: Option<String>,
}

/// How much of a page is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// No row
    None,
    /// Some rows, but not every one
    Some,
    /// Every row
    All,
}

impl Extent {
    /// How much of a page is chosen, by what is so of each row; of a page without rows, nothing is.
    pub fn of(states: &[bool]) -> Self {
        match states.iter().filter(|it| **it).count() {
            0 => Self::None,
            some if some < states.len() => Self::Some,
            _ => Self::All,
        }
    }
}

impl Selection {
    /// Whether this row is chosen.
    pub fn contains(&self, id: &str) -> bool {
        self.chosen.contains(id)
    }

    /// How many rows are chosen.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether no row is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The ids of the chosen rows, in the order of ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.chosen.iter().map(String::as_str)
    }

    /// Of each row of `page`, whether it is chosen.
    pub fn states(&self, page: &[String]) -> Vec<bool> {
        page.iter().map(|id| self.contains(id)).collect()
    }

    /// Chooses a row, or no longer.
    pub fn choose(&mut self, id: &str, on: bool) {
        self.put(id, on);
        self.anchor = Some(id.to_owned());
    }

    /// Chooses all rows from the one that was pressed last up to this one, or none of them any
    /// longer. Without such a row on `page` it is this row alone.
    pub fn choose_up_to(&mut self, id: &str, on: bool, page: &[String]) {
        let place = |id: &str| page.iter().position(|other| other == id);
        let from = self.anchor.as_deref().and_then(place);
        if let Some((from, to)) = from.zip(place(id)) {
            for between in &page[from.min(to)..=from.max(to)] {
                self.put(between, on);
            }
        }
        self.choose(id, on);
    }

    /// Chooses every row of `page`, or none of them any longer.
    pub fn choose_page(&mut self, page: &[String], on: bool) {
        for id in page {
            self.put(id, on);
        }
        self.anchor = None;
    }

    /// Chooses nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets the rows that are no longer there.
    pub fn retain(&mut self, is_there: impl Fn(&str) -> bool) {
        self.chosen.retain(|id| is_there(id));
        self.anchor.take_if(|id| !is_there(id));
    }

    fn put(&mut self, id: &str, on: bool) {
        if on {
            self.chosen.insert(id.to_owned());
        } else {
            self.chosen.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Selection};

    fn page(ids: &str) -> Vec<String> {
        ids.chars().map(String::from).collect()
    }

    fn extent(selection: &Selection, page: &[String]) -> Extent {
        Extent::of(&selection.states(page))
    }

    fn chosen(selection: &Selection) -> String {
        selection.ids().collect()
    }

    #[test]
    fn a_page_is_chosen_in_part_until_its_last_row_is() {
        let page = page("abc");
        let mut selection = Selection::default();
        assert_eq!(extent(&selection, &page), Extent::None);
        for (id, wanted) in [("a", Extent::Some), ("b", Extent::Some), ("c", Extent::All)] {
            selection.choose(id, true);
            assert_eq!(extent(&selection, &page), wanted);
        }
        selection.choose("b", false);
        assert_eq!(extent(&selection, &page), Extent::Some);
    }

    #[test]
    fn of_a_page_without_rows_nothing_is_chosen() {
        let mut selection = Selection::default();
        selection.choose("a", true);
        assert_eq!(extent(&selection, &[]), Extent::None);
    }

    #[test]
    fn other_pages_keep_what_is_chosen_there() {
        let (first, second) = (page("abc"), page("def"));
        let mut selection = Selection::default();
        selection.choose("b", true);
        assert_eq!(extent(&selection, &second), Extent::None);
        selection.choose_page(&second, true);
        assert_eq!(chosen(&selection), "bdef");
        selection.choose_page(&second, false);
        assert_eq!(chosen(&selection), "b");
        assert_eq!(extent(&selection, &first), Extent::Some);
    }

    #[test]
    fn a_range_reaches_from_the_last_row_pressed_in_both_directions() {
        let page = page("abcdef");
        let mut selection = Selection::default();
        selection.choose("c", true);
        selection.choose_up_to("e", true, &page);
        assert_eq!(chosen(&selection), "cde");
        selection.choose_up_to("b", true, &page);
        assert_eq!(chosen(&selection), "bcde");
        selection.choose_up_to("d", false, &page);
        assert_eq!(chosen(&selection), "e");
    }

    #[test]
    fn a_range_follows_the_rows_as_they_stand_now() {
        let mut selection = Selection::default();
        selection.choose("a", true);
        selection.choose_up_to("b", true, &page("acb"));
        assert_eq!(chosen(&selection), "abc");
    }

    #[test]
    fn without_a_beginning_on_the_page_a_range_is_one_row() {
        let mut selection = Selection::default();
        selection.choose_up_to("b", true, &page("abc"));
        assert_eq!(chosen(&selection), "b");
        selection.choose_up_to("e", true, &page("def"));
        assert_eq!(chosen(&selection), "be");
    }

    #[test]
    fn rows_that_are_gone_are_not_chosen_and_begin_no_range() {
        let mut selection = Selection::default();
        selection.choose_page(&page("abc"), true);
        selection.choose("b", true);
        selection.retain(|id| id != "b");
        assert_eq!((chosen(&selection).as_str(), selection.len()), ("ac", 2));
        selection.clear();
        selection.choose_up_to("c", true, &page("abc"));
        assert_eq!(chosen(&selection), "c");
    }
}
