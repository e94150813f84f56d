//! What the keys do in a list of tabs.

/// The tab that `key` leads to from the one at `position`.
pub(super) fn key_target(key: &str, position: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" if position >= last => Some(0),
        "ArrowRight" => Some(position + 1),
        "ArrowLeft" => Some(position.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::key_target;

    #[test]
    fn arrows_go_round() {
        assert_eq!(key_target("ArrowRight", 1, 3), Some(2));
        assert_eq!(key_target("ArrowRight", 2, 3), Some(0));
        assert_eq!(key_target("ArrowLeft", 1, 3), Some(0));
        assert_eq!(key_target("ArrowLeft", 0, 3), Some(2));
    }

    #[test]
    fn home_and_end_go_to_the_ends() {
        assert_eq!(key_target("Home", 2, 3), Some(0));
        assert_eq!(key_target("End", 0, 3), Some(2));
    }

    #[test]
    fn other_keys_are_left_to_the_browser() {
        assert_eq!(key_target("ArrowDown", 0, 3), None);
        assert_eq!(key_target("Tab", 0, 3), None);
        assert_eq!(key_target("Home", 0, 0), None);
    }
}
