//! Colours, corners, shadows and sizes of text come from tokens, and only from those that exist.

use std::collections::HashSet;

use super::{File, finding};

/// Where variables may be defined besides `style/`.
const TOKENS: &str = "node_modules/@digital-go-jp/design-tokens/dist/tokens.css";

/// Folders of style sheets: the portal's, and those of the workbench alone.
pub const PORTAL: &str = "style/";
pub const GALLERY: [&str; 2] = ["crates/gallery/style/", "crates/gallery/public/"];

/// Everything wrong in style sheets.
pub fn findings(files: &[File]) -> Vec<String> {
    // Absent before the first set-up; `test` and `check` set up before they look.
    let tokens = std::fs::read_to_string(crate::process::root().join(TOKENS)).unwrap_or_default();
    let sheets = || {
        let rooms = || [PORTAL].into_iter().chain(GALLERY);
        let is_sheet = move |file: &&File| rooms().any(|room| is_sheet_in(file, room));
        files.iter().filter(is_sheet)
    };
    let mut known: HashSet<String> = definitions(&tokens).collect();
    known.extend(sheets().flat_map(|sheet| definitions(&sheet.text).collect::<Vec<_>>()));
    sheets().flat_map(|sheet| in_sheet(sheet, &known)).collect()
}

/// Whether it is a style sheet of this folder.
pub fn is_sheet_in(file: &File, room: &str) -> bool {
    file.path.starts_with(room) && file.path.ends_with(".css")
}

fn in_sheet(sheet: &File, known: &HashSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    let is_tokens = sheet.path.starts_with("style/tokens");
    for (line, at) in without_comments(&sheet.text).lines().zip(1..) {
        if !is_tokens && let Some(colour) = raw_colour(line) {
            let what = format!("raw colour `{colour}`; use a variable of a token");
            findings.push(finding(sheet, at, &what));
        }
        if let Some(what) = raw_measure(line) {
            findings.push(finding(sheet, at, &what));
        }
        if let Some(root) = asked_root(line) {
            let what = format!("`{root}` searches the whole page; mark the root in the component");
            findings.push(finding(sheet, at, &what));
        }
        for name in uses(line).filter(|name| !known.contains(*name)) {
            let what = format!("unknown variable `{name}`; define it in style/ or fix its name");
            findings.push(finding(sheet, at, &what));
        }
    }
    findings
}

/// A root that is asked for what is in the page (docs/decisions/0031).
fn asked_root(line: &str) -> Option<&'static str> {
    let roots = ["html:has(", ":root:has(", "body:has("];
    roots.into_iter().find(|root| line.contains(root))
}

/// A corner, a shadow or a size of text that is no token.
fn raw_measure(line: &str) -> Option<String> {
    let (property, value) = line.split_once(':')?;
    let property = property.trim();
    let value = value.trim().trim_end_matches(['}', ';', ' ']);
    let by_token = |token: &str| {
        let mut words = value.split_whitespace();
        words.all(|word| word == "0" || word.starts_with(token) || word.starts_with("var(--md-"))
    };
    // The workbench shows all text at twice its size.
    let general = ["inherit", "none", "unset", "200%"].contains(&value);
    let (fine, token) = match property {
        "font-size" => (by_token("var(--font-size-"), "--font-size-…"),
        "box-shadow" => (
            is_line(value) || by_token("var(--elevation-"),
            "--elevation-…",
        ),
        _ if property.starts_with("border-") && property.ends_with("-radius") => {
            (by_token("var(--border-radius-"), "--border-radius-…")
        }
        _ => return None,
    };
    (!fine && !general).then(|| format!("raw `{property}: {value}`; use a token, `{token}`"))
}

/// Whether a shadow has no blur: rings of focus and marks at an edge are drawn as such.
fn is_line(value: &str) -> bool {
    let lengths = value.split_whitespace().filter(|word| *word != "inset");
    lengths.into_iter().nth(2) == Some("0")
}

/// The same lines with blanks where comments were.
pub fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let end = rest[start..]
            .find("*/")
            .map_or(rest.len(), |end| start + end + 2);
        out += &rest[..start];
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

/// `#fff`, `rgb(…)` and the like in the value of a declaration.
fn raw_colour(line: &str) -> Option<&str> {
    // An id selector such as `#add` has no colon before it; a colour stands after one.
    let value = line.split_once(':').map_or("", |(_, value)| value);
    for function in [
        "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
    ] {
        if let Some(at) = value.find(function)
            && !value[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-')
        {
            return Some(value[at..].split_inclusive(')').next().unwrap_or(value));
        }
    }
    value.match_indices('#').find_map(|(at, _)| {
        let digits = value[at + 1..]
            .chars()
            .take_while(char::is_ascii_hexdigit)
            .count();
        let ends = value[at + 1 + digits..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
        ([3, 4, 6, 8].contains(&digits) && ends && !value.ends_with('{'))
            .then(|| &value[at..=at + digits])
    })
}

/// Names that are set: `--gap: 1rem`.
fn definitions(css: &str) -> impl Iterator<Item = String> + '_ {
    names(css)
        .filter(|(_, after)| after.trim_start().starts_with(':'))
        .map(|(name, _)| name.to_owned())
}

/// Names that are used: `var(--gap)`.
fn uses(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("var(")
        .filter_map(|(at, open)| names(&line[at + open.len()..]).next().map(|(name, _)| name))
}

/// Every `--name` and what comes after it.
fn names(css: &str) -> impl Iterator<Item = (&str, &str)> {
    css.match_indices("--").filter_map(|(at, _)| {
        if css[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') {
            return None;
        }
        let rest = &css[at..];
        let name = name_at(rest);
        Some((name, &rest[name.len()..]))
    })
}

/// The name of a class or a variable that `text` begins with.
pub fn name_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str) -> Vec<String> {
        let file = File {
            path: path.into(),
            text: text.into(),
        };
        let known = HashSet::from(["--known".to_owned()]);
        in_sheet(&file, &known)
    }

    #[test]
    fn raw_colours_are_found_outside_tokens() {
        let bad = "a {\n  color: #00f;\n  background: rgb(0 0 0 / 50%);\n}\n";
        assert_eq!(
            check("style/button.css", bad),
            [
                "style/button.css:2: raw colour `#00f`; use a variable of a token",
                "style/button.css:3: raw colour `rgb(0 0 0 / 50%)`; use a variable of a token",
            ]
        );
        assert!(check("style/tokens.css", bad).is_empty());
    }

    #[test]
    fn what_only_looks_like_a_colour_is_left_alone() {
        let good = "#add {\n  color: var(--known); /* not #fff */\n  fill: url(#abcdefg);\n}\n\
                    a:is(#add) {\n}\n/*\n color: #fff\n*/\n";
        assert!(check("style/x.css", good).is_empty());
    }

    #[test]
    fn raw_corners_shadows_and_sizes_of_text_are_found() {
        let bad = "a {\n  font-size: 15px;\n  border-radius: 3px;\n  \
                   box-shadow: 0 1px 2px var(--known);\n}\n";
        let found = check("style/x.css", bad);
        assert_eq!(
            found[0],
            "style/x.css:2: raw `font-size: 15px`; use a token, `--font-size-…`"
        );
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn tokens_rings_and_what_is_inherited_are_fine() {
        let sheet = "a {\n  font-size: var(--font-size-16);\n  border-radius: inherit;\n  \
                     box-shadow: inset 0 0 0 1px var(--known);\n  \
                     border-start-start-radius: 0;\n}\n";
        let file = File {
            path: "style/x.css".into(),
            text: sheet.into(),
        };
        let known = ["--known", "--font-size-16"].map(str::to_owned);
        assert_eq!(in_sheet(&file, &HashSet::from(known)), Vec::<String>::new());
    }

    #[test]
    fn a_root_that_is_asked_for_what_is_in_the_page_is_found() {
        assert_eq!(
            check(
                "style/x.css",
                "html:has(.md-toast) {\n}\ntr:has(> td) {\n}\n"
            ),
            ["style/x.css:1: `html:has(` searches the whole page; mark the root in the component"]
        );
    }

    #[test]
    fn unknown_variables_are_found() {
        assert_eq!(
            check("style/x.css", "a {\n  gap: var(--known, var(--gone));\n}\n"),
            ["style/x.css:2: unknown variable `--gone`; define it in style/ or fix its name"]
        );
    }

    #[test]
    fn definitions_are_told_from_uses_and_class_names() {
        let css = ":root { --gap: 1rem; --wide : 2rem }\n.button--small { gap: var(--gap) }";
        assert_eq!(definitions(css).collect::<Vec<_>>(), ["--gap", "--wide"]);
    }
}
