//! Numbers as people type and paste them.

/// A text in narrow letters: full-width forms become ASCII, every blank a space, everything that
/// looks like a hyphen one; what cannot be seen goes.
pub(crate) fn narrow(text: &str) -> String {
    text.chars().filter_map(narrow_char).collect()
}

fn narrow_char(c: char) -> Option<char> {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{ad}' | '\u{feff}' => None,
        // A Japanese keyboard has `ー` where others have the hyphen.
        '\u{30fc}' | '\u{ff70}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => Some('-'),
        // As far from ASCII as the first of them from `!`.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + u32::from('!')),
        _ if c.is_whitespace() => Some(' '),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::narrow;

    #[test]
    fn full_width_forms_blanks_and_hyphens_become_ascii() {
        assert_eq!(narrow("２０２６／１１－２２　Ｒ"), "2026/11-22 R");
        assert_eq!(narrow("1ー2−3—4\u{a0}5"), "1-2-3-4 5");
    }

    #[test]
    fn what_cannot_be_seen_goes_and_words_stay() {
        assert_eq!(narrow("\u{feff}12\u{200b}34\u{2069}"), "1234");
        assert_eq!(narrow("令和8年です"), "令和8年です");
    }
}
