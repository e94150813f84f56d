//! What the portal says, by the key in `locales/`. Stories name what they press by its key, so
//! that other words need no other story.

use crate::stage::Language;

const JAPANESE: &str = include_str!("../../../locales/ja.toml");
const ENGLISH: &str = include_str!("../../../locales/en.toml");

/// The text of a key such as `sharing.check`.
///
/// # Panics
/// When there is no such key.
pub fn text(language: Language, key: &str) -> &'static str {
    let locale = match language {
        Language::En => ENGLISH,
        Language::Ja | Language::Long => JAPANESE,
    };
    find(locale, key).unwrap_or_else(|| panic!("the locales have no text `{key}`"))
}

/// The pieces of a text between its `{values}`.
pub fn pieces(text: &str) -> Vec<&str> {
    let piece = |part| match str::split_once(part, '}') {
        Some((_, after)) => after,
        None => part,
    };
    text.split('{')
        .map(piece)
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn find(locale: &'static str, key: &str) -> Option<&'static str> {
    let (section, name) = key.split_once('.')?;
    let start = format!("[{section}]");
    locale
        .lines()
        .skip_while(|line| *line != start)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| {
            let value = line.strip_prefix(name)?.strip_prefix(" = \"")?;
            value.strip_suffix('"')
        })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// What a reader of a story is told by key.
    const NAMED: [&str; 5] = ["sees", "press", "nth", "choose", "type_into"];

    fn stories(folder: &Path) -> String {
        let entries = fs::read_dir(folder).expect("stories are there");
        let read = |path: &Path| match path.is_dir() {
            true => stories(path),
            false => fs::read_to_string(path).expect("a story is a text"),
        };
        entries
            .map(|entry| read(&entry.expect("an entry").path()))
            .collect()
    }

    #[test]
    fn every_text_that_a_story_names_is_there() {
        let source = stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/stories"));
        let mut named = 0;
        for call in NAMED.map(|name| format!(".{name}(\"")) {
            for after in source.split(&call).skip(1) {
                let key = after.split('"').next().unwrap_or_default();
                assert!(find(JAPANESE, key).is_some(), "no text `{key}`");
                named += 1;
            }
        }
        assert!(named > 100, "{named}");
    }

    #[test]
    fn a_text_is_found_in_its_section() {
        assert_eq!(text(Language::Ja, "sharing.check"), "内容を確認");
        assert_eq!(text(Language::En, "home.title"), "Home");
        assert_eq!(find(JAPANESE, "home.check"), None);
    }

    #[test]
    fn a_text_with_values_is_known_by_its_pieces() {
        assert_eq!(pieces("残り{count}件"), ["残り", "件"]);
        assert_eq!(pieces("{name} さん"), [" さん"]);
        assert_eq!(pieces("追加"), ["追加"]);
    }
}
