//! Custom properties of style sheets. The design tokens define some hundreds; a page uses a few.

use std::collections::BTreeSet;

/// The style sheet without the variables that no rule of it uses, not even by way of another
/// variable. What defines one ends in the line in which it begins, or is kept.
pub fn without_unused(css: &str) -> String {
    let mut css = css.to_owned();
    loop {
        let used = used(&css);
        let is_needed = |line: &&str| definition(line).is_none_or(|name| used.contains(name));
        let kept: String = css
            .lines()
            .filter(is_needed)
            .flat_map(|line| [line, "\n"])
            .collect();
        // What was dropped may have been the only use of another one.
        if kept.len() == css.len() {
            return kept;
        }
        css = kept;
    }
}

/// The variable that a line defines and does nothing else.
fn definition(line: &str) -> Option<&str> {
    let line = line.trim();
    let (name, value) = line.split_once(':')?;
    let is_whole = value.ends_with(';') && value.matches(';').count() == 1;
    (name.starts_with("--") && is_whole).then_some(name)
}

fn used(css: &str) -> BTreeSet<&str> {
    let uses = css.split("var(").skip(1);
    uses.map(|after| {
        let after = after.trim_start();
        let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        &after[..end.unwrap_or(after.len())]
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::without_unused;

    #[test]
    fn what_nobody_uses_goes_with_what_it_alone_uses() {
        let css = ":root {\n  --a: red;\n  --b: var(--a);\n  --c: 1px;\n  --d:\n    2px;\n}\n\
                   p {\n  gap: var(--c, 2px);\n}\n";
        let kept = ":root {\n  --c: 1px;\n  --d:\n    2px;\n}\np {\n  gap: var(--c, 2px);\n}\n";
        assert_eq!(without_unused(css), kept);
    }
}
