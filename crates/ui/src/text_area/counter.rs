//! How many characters are left.

/// What a text has left of its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// So many more characters may come.
    Left(usize),
    /// So many have to go.
    Over(usize),
}

impl Room {
    /// What `text` has left of `limit` characters. Characters are counted as the rules of a form
    /// count them, not as bytes.
    pub fn of(text: &str, limit: usize) -> Self {
        let length = text.chars().count();
        match limit.checked_sub(length) {
            Some(left) => Room::Left(left),
            None => Room::Over(length - limit),
        }
    }

    /// Whether it is worth a word while somebody is typing: the end is near, or past.
    pub(super) fn is_short(self, limit: usize) -> bool {
        match self {
            Room::Left(left) => left <= limit / 5,
            Room::Over(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(Room::of("共有の依頼", 5), Room::Left(0));
        assert_eq!(Room::of("共有の依頼先", 5), Room::Over(1));
        assert_eq!(Room::of("", 5), Room::Left(5));
    }

    #[test]
    fn the_last_fifth_is_worth_a_word() {
        assert!(!Room::Left(21).is_short(100));
        assert!(Room::Left(20).is_short(100));
        assert!(Room::Over(1).is_short(100));
    }
}
