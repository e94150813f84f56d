//! Whether somebody has typed the name that was asked for.

use crate::digits::narrow;

/// Whether `typed` is `name`, whatever the width of its letters and signs and the spaces around
/// it. Capitals count: two names may differ by nothing else.
pub(super) fn is_name(typed: &str, name: &str) -> bool {
    plain(typed) == plain(name)
}

fn plain(text: &str) -> String {
    let narrow = narrow(text);
    narrow.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn the_width_of_letters_and_spaces_does_not_matter() {
        assert!(is_name("ＭＩＮＡＴＯ－ＨＱ", "MINATO-HQ"));
        assert!(is_name("湊商事（株）　経理部", "湊商事(株) 経理部"));
        assert!(is_name(" MINATO-HQ\u{3000}", "MINATO-HQ"));
        assert!(is_name("MINATO-HQ", "ＭＩＮＡＴＯ－ＨＱ"));
    }

    #[test]
    fn another_name_is_another_name() {
        assert!(!is_name("minato-hq", "MINATO-HQ"));
        assert!(!is_name("MINATO-H", "MINATO-HQ"));
        assert!(!is_name("", "MINATO-HQ"));
        assert!(!is_name("湊商事", "湊商事株式会社"));
    }
}
