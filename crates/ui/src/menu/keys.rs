//! What the keys do in a menu.

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Open, with the focus on this entry.
    To(usize),
    /// Close, with the focus back on the button.
    Close,
}

/// What `key` asks for in a menu of `count` entries, with the focus on the entry `position` or on
/// the button.
pub(super) fn key_move(
    key: &str,
    open: bool,
    position: Option<usize>,
    count: usize,
) -> Option<Move> {
    if key == "Escape" {
        return open.then_some(Move::Close);
    }
    let last = count.checked_sub(1)?;
    let target = match (key, position) {
        ("ArrowDown", None) => 0,
        ("ArrowDown", Some(index)) if index == last => 0,
        ("ArrowDown", Some(index)) => index + 1,
        ("ArrowUp", None | Some(0)) => last,
        ("ArrowUp", Some(index)) => index - 1,
        ("Home", _) if open => 0,
        ("End", _) if open => last,
        _ => return None,
    };
    Some(Move::To(target))
}

#[cfg(test)]
mod tests {
    use super::{Move, key_move};

    #[test]
    fn an_arrow_on_the_button_opens_at_the_first_or_last_entry() {
        assert_eq!(key_move("ArrowDown", false, None, 3), Some(Move::To(0)));
        assert_eq!(key_move("ArrowUp", false, None, 3), Some(Move::To(2)));
    }

    #[test]
    fn arrows_go_round() {
        assert_eq!(key_move("ArrowDown", true, Some(1), 3), Some(Move::To(2)));
        assert_eq!(key_move("ArrowDown", true, Some(2), 3), Some(Move::To(0)));
        assert_eq!(key_move("ArrowUp", true, Some(1), 3), Some(Move::To(0)));
        assert_eq!(key_move("ArrowUp", true, Some(0), 3), Some(Move::To(2)));
    }

    #[test]
    fn home_and_end_work_in_an_open_menu_only() {
        assert_eq!(key_move("Home", true, Some(2), 3), Some(Move::To(0)));
        assert_eq!(key_move("End", true, Some(0), 3), Some(Move::To(2)));
        assert_eq!(key_move("End", false, None, 3), None);
    }

    #[test]
    fn escape_closes_an_open_menu_and_is_left_to_others_otherwise() {
        assert_eq!(key_move("Escape", true, Some(1), 3), Some(Move::Close));
        assert_eq!(key_move("Escape", false, None, 3), None);
    }

    #[test]
    fn an_empty_menu_and_other_keys_are_left_alone() {
        assert_eq!(key_move("ArrowDown", true, None, 0), None);
        assert_eq!(key_move("Tab", true, Some(0), 3), None);
    }
}
