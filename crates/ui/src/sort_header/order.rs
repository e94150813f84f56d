//! The two orders, and which one comes next.

/// How a column orders the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// From the first to the last, the smallest to the largest, the oldest to the newest
    #[default]
    Ascending,
    /// The other way round
    Descending,
}

impl SortOrder {
    /// The name that ARIA gives it, which addresses can carry as well: `ascending`.
    pub fn name(self) -> &'static str {
        match self {
            SortOrder::Ascending => "ascending",
            SortOrder::Descending => "descending",
        }
    }

    /// The other way round.
    pub fn reversed(self) -> Self {
        match self {
            SortOrder::Ascending => SortOrder::Descending,
            SortOrder::Descending => SortOrder::Ascending,
        }
    }

    /// What a press asks for in a column that begins with this order and now stands in `present`.
    pub(super) fn after(self, present: Option<Self>) -> Self {
        present.map_or(self, Self::reversed)
    }
}

#[cfg(test)]
mod tests {
    use super::SortOrder::{Ascending, Descending};

    #[test]
    fn a_column_begins_with_its_own_order_and_turns_round_from_then_on() {
        assert_eq!(Ascending.after(None), Ascending);
        assert_eq!(Descending.after(None), Descending);
        for first in [Ascending, Descending] {
            assert_eq!(first.after(Some(Ascending)), Descending);
            assert_eq!(first.after(Some(Descending)), Ascending);
        }
    }
}
