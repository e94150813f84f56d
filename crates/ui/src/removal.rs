//! Where the focus goes when the thing that had it was taken out of a list.

use crate::dom;
use leptos::prelude::*;

/// What takes the place of `removed`: what came after it, or else what came before; nothing while
/// it is still there, and nothing where the list is empty.
fn neighbour<'a>(before: &[String], after: &'a [String], removed: &str) -> Option<&'a String> {
    if after.iter().any(|id| id == removed) {
        return None;
    }
    let position = before.iter().position(|id| id == removed)?;
    let stays = |id: &&String| after.contains(id);
    let next = before[position..].iter().find(stays);
    let next = next.or_else(|| before[..position].iter().rev().find(stays))?;
    after.iter().find(|id| *id == next)
}

/// Follows a list whose entries can be removed, so that the focus is never lost with one.
#[derive(Clone, Copy)]
pub(crate) struct Removal(StoredValue<Option<String>>);

impl Removal {
    /// Follows the list of `ids`. `element` is the id of what takes the focus in an entry,
    /// `empty` the one where no entry is left.
    pub(crate) fn follow(
        ids: Signal<Vec<String>>,
        element: impl Fn(&str) -> String + 'static,
        empty: Option<String>,
    ) -> Self {
        let pressed = StoredValue::new(None::<String>);
        Effect::new(move |before: Option<Vec<String>>| {
            let after = ids.get();
            let removed = pressed
                .get_value()
                .filter(|removed| !after.contains(removed));
            if let (Some(before), Some(removed)) = (before, removed) {
                pressed.set_value(None);
                let next = neighbour(&before, &after, &removed).map(|id| element(id));
                if let Some(next) = next.or_else(|| empty.clone()) {
                    dom::focus_soon_if_lost(next);
                }
            }
            after
        });
        Self(pressed)
    }

    /// Somebody asked for the entry with this id to go; it may go later, or not at all.
    pub(crate) fn asked_for(self, id: &str) {
        self.0.set_value(Some(id.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::neighbour;

    fn after_removing(before: &[&str], after: &[&str], removed: &str) -> Option<String> {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        neighbour(&owned(before), &owned(after), removed).cloned()
    }

    #[test]
    fn the_next_one_takes_the_place_and_the_one_before_where_there_is_none() {
        let all = ["a", "b", "c"];
        assert_eq!(after_removing(&all, &["a", "c"], "b").as_deref(), Some("c"));
        assert_eq!(after_removing(&all, &["a", "b"], "c").as_deref(), Some("b"));
        assert_eq!(after_removing(&["a"], &[], "a"), None);
    }

    #[test]
    fn what_has_gone_with_it_is_passed_over_and_what_is_new_is_not_meant() {
        let all = ["a", "b", "c", "d"];
        assert_eq!(after_removing(&all, &["a", "d"], "b").as_deref(), Some("d"));
        assert_eq!(after_removing(&all, &["x", "a"], "b").as_deref(), Some("a"));
        assert_eq!(after_removing(&all, &["x"], "b"), None);
    }

    #[test]
    fn nothing_moves_while_it_is_still_there() {
        assert_eq!(after_removing(&["a", "b"], &["a", "b"], "a"), None);
        assert_eq!(after_removing(&["b"], &["b"], "a"), None);
    }
}
