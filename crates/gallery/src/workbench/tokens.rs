//! Design tokens as style sheets declare them.

use std::collections::BTreeMap;

use crate::colour::Colour;

/// The family of the theme's colours.
pub const THEME_COLOURS: &str = "md";
/// The family of everything else in the theme.
pub const THEME_REST: &str = "md-other";

/// A custom property of the page's root.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// With its dashes: `--color-neutral-white`.
    pub name: String,
    /// As it is written.
    pub value: String,
    /// What it comes to when every `var(…)` in it is followed.
    pub resolved: String,
    /// What it is a value for.
    pub kind: Kind,
}

/// What a token is a value for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A colour
    Colour(Colour),
    /// The size of text
    FontSize,
    /// The rounding of corners
    Radius,
    /// A shadow
    Shadow,
    /// Something else
    Other,
}

/// What `var(--name)` means in the sheets given, as far as it is declared for the root of every
/// page.
pub fn tokens(sheets: &[&str]) -> Vec<Token> {
    let declared: Vec<_> = sheets
        .iter()
        .flat_map(|sheet| declarations(sheet))
        .collect();
    let values: BTreeMap<_, _> = declared.iter().cloned().collect();
    let token = |(name, value): (String, String)| {
        let resolved = resolve(&value, &values);
        let kind = kind_of(&name, &resolved);
        Token {
            name,
            value,
            resolved,
            kind,
        }
    };
    declared.into_iter().map(token).collect()
}

/// The names of a colour, `#rrggbb`: those of the theme, or the package's where it has none.
pub fn names_of(tokens: &[Token], hex: &str) -> Vec<String> {
    let Some(colour) = Colour::parse(hex) else {
        return Vec::new();
    };
    let same = tokens
        .iter()
        .filter(|token| token.kind == Kind::Colour(colour));
    let (of_theme, of_package): (Vec<_>, Vec<_>) =
        same.partition(|token| token.name.starts_with("--md-"));
    let names = if of_theme.is_empty() {
        of_package
    } else {
        of_theme
    };
    names.into_iter().map(|token| token.name.clone()).collect()
}

/// Whether a sheet uses the token.
pub fn uses(sheet: &str, name: &str) -> bool {
    let call = format!("var({name}");
    let mut rest = sheet;
    while let Some(at) = rest.find(&call) {
        rest = &rest[at + call.len()..];
        if rest.starts_with([')', ',', ' ']) {
            return true;
        }
    }
    false
}

impl Token {
    /// What it stands together with: its hue, its kind of value.
    pub fn family(&self) -> String {
        let name = self.name.trim_start_matches('-');
        let parts: Vec<_> = name.split('-').collect();
        let is_step = parts
            .last()
            .is_some_and(|last| last.bytes().all(|it| it.is_ascii_digit()));
        match parts[..] {
            ["color", "primitive", ..] if is_step => parts[..parts.len() - 1].join("-"),
            ["color", kind, ..] => format!("color-{kind}"),
            ["md", ..] => match self.kind {
                Kind::Colour(_) => THEME_COLOURS.to_owned(),
                _ => THEME_REST.to_owned(),
            },
            [one, two, ..] if self.kind != Kind::Shadow => format!("{one}-{two}"),
            [one, ..] => one.to_owned(),
            [] => String::new(),
        }
    }
}

fn declarations(sheet: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let sheet = without_comments(sheet);
    let (mut depth, mut start, mut is_root) = (0, 0, false);
    for (at, letter) in sheet.char_indices() {
        let part = sheet[start..at].trim();
        match letter {
            '{' => {
                is_root = depth == 0 && part == ":root";
                depth += 1;
            }
            '}' | ';' => {
                if is_root
                    && depth == 1
                    && let Some((name, value)) = part.split_once(':')
                    && name.starts_with("--")
                {
                    let words: Vec<_> = value.split_whitespace().collect();
                    found.push((name.trim().to_owned(), words.join(" ")));
                }
                if letter == '}' {
                    depth -= 1;
                }
            }
            _ => continue,
        }
        start = at + letter.len_utf8();
    }
    found
}

fn without_comments(sheet: &str) -> String {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

fn resolve(value: &str, values: &BTreeMap<String, String>) -> String {
    let mut value = value.to_owned();
    // Deeper than any chain of meanings; a circle ends here too.
    for _ in 0..8 {
        let Some((before, rest)) = value.split_once("var(") else {
            break;
        };
        let Some((name, after)) = rest.split_once(')') else {
            break;
        };
        let Some(meaning) = values.get(name.trim()) else {
            break;
        };
        value = format!("{before}{meaning}{after}");
    }
    value
}

fn kind_of(name: &str, resolved: &str) -> Kind {
    match Colour::parse(resolved) {
        Some(colour) => Kind::Colour(colour),
        None if name.contains("font-size") => Kind::FontSize,
        None if name.contains("radius") => Kind::Radius,
        None if name.contains("elevation") || name.contains("shadow") => Kind::Shadow,
        None => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: &str = "/* a: b; */\n:root {\n  --color-primitive-blue-50: #e8f1fe;\n  \
        --border-radius-8: 0.5rem;\n  --elevation-1:\n    0 2px 8px rgba(0, 0, 0, 0.1);\n}\n";
    const THEME: &str = ":root { --md-accent: var(--color-primitive-blue-50); --md-font: a, b }\n\
        @media print { :root { --md-accent: #000; } }\n.a { --own: 1; }";

    #[test]
    fn tokens_are_read_from_the_root_and_their_meaning_is_followed() {
        let tokens = tokens(&[PACKAGE, THEME]);
        let names: Vec<_> = tokens.iter().map(|token| token.name.as_str()).collect();
        let expected = [
            "--color-primitive-blue-50",
            "--border-radius-8",
            "--elevation-1",
            "--md-accent",
            "--md-font",
        ];
        assert_eq!(names, expected);
        assert_eq!(tokens[2].value, "0 2px 8px rgba(0, 0, 0, 0.1)");
        assert_eq!(tokens[3].resolved, "#e8f1fe");
        assert!(matches!(tokens[3].kind, Kind::Colour(_)));
        let kinds: Vec<_> = tokens[1..3].iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [Kind::Radius, Kind::Shadow]);
    }

    #[test]
    fn tokens_stand_in_families() {
        let families: Vec<_> = tokens(&[PACKAGE, THEME])
            .iter()
            .map(Token::family)
            .collect();
        assert_eq!(
            families,
            [
                "color-primitive-blue",
                "border-radius",
                "elevation",
                "md",
                "md-other"
            ]
        );
    }

    #[test]
    fn a_use_is_the_whole_name() {
        let sheet = "a { color: var(--md-text-soft); margin: var(--gap, 1px) }";
        assert!(uses(sheet, "--md-text-soft"));
        assert!(uses(sheet, "--gap"));
        assert!(!uses(sheet, "--md-text"));
    }

    #[test]
    fn a_colour_is_called_what_the_theme_calls_it() {
        let tokens = tokens(&[PACKAGE, THEME]);
        assert_eq!(names_of(&tokens, "#e8f1fe"), ["--md-accent"]);
        assert_eq!(
            names_of(&tokens[..1], "#e8f1fe"),
            ["--color-primitive-blue-50"]
        );
        assert!(names_of(&tokens, "#123456").is_empty());
    }

    #[test]
    fn a_circle_ends() {
        let tokens = tokens(&[":root { --a: var(--b); --b: var(--a) }"]);
        assert_eq!(tokens.len(), 2);
    }
}
