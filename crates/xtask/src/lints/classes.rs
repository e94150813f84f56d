//! A class that is used is defined, and one that is defined is used.

use std::collections::HashSet;

use super::{File, css, finding, rust_source};

/// Everything wrong between the views and the style sheets.
pub fn findings(files: &[File]) -> Vec<String> {
    let portal = defined_in(files, &[css::PORTAL]);
    let gallery = defined_in(files, &css::GALLERY);
    let knows = |classes: &[Class<'_>], name: &str| classes.iter().any(|class| class.name == name);

    let mut findings = Vec::new();
    let mut named = HashSet::new();
    for file in files.iter().filter(|file| may_name_classes(&file.path)) {
        let code = match file.path.ends_with(".rs") {
            true => rust_source::code(file),
            false => file.text.clone(),
        };
        // Style sheets of the workbench never reach the portal.
        let of_gallery = file.path.starts_with("crates/gallery/");
        for (class, line) in uses(&code) {
            let known = knows(&portal, &class) || of_gallery && knows(&gallery, &class);
            if !known {
                let what = format!("class `{class}` is not defined in a style sheet");
                findings.push(finding(file, line, &what));
            }
        }
        named.extend(words_of_literals(&code));
    }
    for class in portal.iter().chain(&gallery) {
        // Once for each class, however many rules it has.
        if named.insert(class.name.clone()) {
            let what = format!("class `{}` is used nowhere; remove its rules", class.name);
            findings.push(finding(class.sheet, class.line, &what));
        }
    }
    findings
}

/// A class in a selector.
struct Class<'a> {
    name: String,
    sheet: &'a File,
    line: usize,
}

fn defined_in<'a>(files: &'a [File], rooms: &[&str]) -> Vec<Class<'a>> {
    let is_sheet = |file: &&File| rooms.iter().any(|room| css::is_sheet_in(file, room));
    let sheets = files.iter().filter(is_sheet);
    let classes = sheets.flat_map(|sheet| {
        let definitions = definitions(&css::without_comments(&sheet.text));
        let class = |(name, line)| Class { name, sheet, line };
        definitions.into_iter().map(class)
    });
    classes.collect()
}

/// Views, pages and scripts, without tests and what this program itself is made of.
fn may_name_classes(path: &str) -> bool {
    let places = [
        "src/",
        "crates/ui/src/",
        "crates/gallery/src/",
        "crates/sign/",
        "public/",
        "crates/gallery/public/",
    ];
    let is_code = path.ends_with(".rs") || path.ends_with(".js");
    let is_page = ["index.html", "crates/sign/index.html"].contains(&path)
        || path
            .strip_prefix("crates/gallery/")
            .is_some_and(|name| name.ends_with(".html") && !name.contains('/'));
    is_page || is_code && places.iter().any(|place| path.starts_with(place))
}

/// Class names in selectors, with their lines.
fn definitions(css: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let (mut line, mut start) = (1, 0);
    for (at, c) in css.char_indices() {
        if !matches!(c, '{' | '}' | ';') {
            continue;
        }
        let segment = &css[start..at];
        if c == '{' && !segment.trim_start().starts_with('@') {
            for (dot, _) in segment.match_indices('.') {
                let name = css::name_at(&segment[dot + 1..]);
                if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
                    let above = segment[..dot].matches('\n').count();
                    found.push((name.to_owned(), line + above));
                }
            }
        }
        line += segment.matches('\n').count();
        start = at + 1;
    }
    found
}

/// Classes in `class="a b"` and `class:a=`, with their lines.
fn uses(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, attribute) in code.match_indices("class") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| !c.is_whitespace()) {
            continue;
        }
        let after = &code[at + attribute.len()..];
        let classes = if let Some(value) = after.strip_prefix("=\"") {
            value.split('"').next().unwrap_or_default()
        } else if let Some(name) = after.strip_prefix(':') {
            css::name_at(name)
        } else {
            continue;
        };
        let line = 1 + code[..at].matches('\n').count();
        let words = classes.split_whitespace();
        found.extend(words.map(|class| (class.to_owned(), line)));
    }
    found
}

/// Words of every literal and of `class:a=`: a class may be chosen by code before it is used.
fn words_of_literals(code: &str) -> HashSet<String> {
    let literals = code.split(['"', '\'', '`']);
    let mut words: HashSet<String> = literals
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect();
    words.extend(uses(code).into_iter().map(|(class, _)| class));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn classes_without_rules_are_found_where_they_are_used() {
        let files = [
            file("style/a.css", ".a,\n.b:not(.c) > p { gap: 1.5rem }\n"),
            file(
                "src/page.rs",
                "<p class=\"a b\"\n class:c=on class=\"gone\">",
            ),
        ];
        assert_eq!(
            findings(&files),
            ["src/page.rs:2: class `gone` is not defined in a style sheet"]
        );
    }

    #[test]
    fn rules_for_classes_that_nobody_uses_are_found() {
        let css = "@media (width < 1.5px) {\n  .a { x: y }\n}\n.md-a--wide { x: url(b.c) }\n";
        let files = [
            file("style/a.css", css),
            file(
                "src/page.rs",
                "let class = if wide { \"a\" } else { \"b\" };",
            ),
            file("tests/page.rs", "\"md-a--wide\""),
        ];
        assert_eq!(
            findings(&files),
            ["style/a.css:4: class `md-a--wide` is used nowhere; remove its rules"]
        );
    }

    #[test]
    fn the_portal_cannot_use_what_the_workbench_defines() {
        let sheet = file("crates/gallery/style/w.css", ".w { x: y }");
        let view = "<p class=\"w\">";
        let own = file("crates/gallery/src/w.rs", view);
        assert!(findings(&[sheet, own]).is_empty());
        let sheet = file("crates/gallery/style/w.css", ".w { x: y }");
        assert_eq!(findings(&[sheet, file("src/p.rs", view)]).len(), 1);
    }
}
