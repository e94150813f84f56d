//! Rules for texts that people type.

use std::fmt::Write;

/// Replaces full-width letters, digits and symbols (U+FF01–U+FF5E) by their ASCII forms, as NFKC
/// does, and the Japanese full stop by a dot; characters that nobody can see go (D-11).
/// Everything else, spaces included, stays.
pub fn fold_full_width(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '。' | '｡' => '.',
            other => other,
        })
        .collect()
}

/// Several lines of text, without what nobody can have typed and without blanks around it.
pub fn visible_lines(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let seen = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = typed.chars().filter(seen).collect();
    text.trim().to_owned()
}

/// Longest mail address in bytes (RFC 5321: a path of 256 with its angle brackets).
pub const EMAIL_MAX: usize = 254;

/// Whether `text` has the shape of a mail address: a local part of at most 64 bytes, one `@`, and
/// a domain of at least two labels, all in visible ASCII.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    text.len() <= EMAIL_MAX
        && (1..=64).contains(&local.len())
        && local.chars().all(is_local_part_char)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && domain.contains('.')
        && domain.split('.').all(is_domain_label)
}

fn is_local_part_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_domain_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// A query string without its `?`, from names that need no encoding; empty values are left out.
pub fn query_string(fields: &[(&str, &String)]) -> String {
    let pairs = fields.iter().filter(|(_, value)| !value.is_empty());
    let pairs = pairs.map(|(name, value)| format!("{name}={}", percent_encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A path and the query that it is asked with, which may be empty.
pub fn with_query(path: &str, query: &str) -> String {
    let separator = if query.is_empty() { "" } else { "?" };
    format!("{path}{separator}{query}")
}

/// As a part of an address (RFC 3986).
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D-11
    #[test]
    fn full_width_letters_digits_and_symbols_become_ascii_and_spaces_stay() {
        assert_eq!(
            fold_full_width("ｍｅｍｂｅｒ０１＠ｍｉｎａｔｏ．ｅｘａｍｐｌｅ"),
            "member01@minato.example"
        );
        assert_eq!(
            fold_full_width("\u{FEFF}member02＠minato。example\u{200B}"),
            "member02@minato.example"
        );
        assert_eq!(fold_full_width("a　b c港"), "a　b c港");
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["a@b.example", "first.last+tag@sub.minato.example"] {
            assert!(is_email(good), "{good}");
        }
        let too_long = format!("{}@{}.example", "a".repeat(64), "b.".repeat(100));
        for bad in [
            "",
            "@",
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@@b.example",
            "a@b..example",
            "a@-b.example",
            ".a@b.example",
            "a.@b.example",
            "港@b.example",
            "a@b.example ",
            &too_long,
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
