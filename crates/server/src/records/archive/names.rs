//! What documents are called beside each other in one folder.

use std::collections::HashSet;

use madoguchi_contract::uploads::safe_file_name;

/// Names for all of them, in their order: no path, nothing that a system does not take, and no
/// two that differ in capitals alone.
pub fn unique<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let names = names.into_iter();
    names
        .map(|name| {
            let name = safe(name);
            let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "pdf"));
            let numbered = (2..).map(|number| format!("{stem} ({number}).{ending}"));
            let mut free = std::iter::once(name.clone())
                .chain(numbered)
                .skip_while(|name| !taken.insert(name.to_lowercase()));
            free.next().unwrap_or_default()
        })
        .collect()
}

fn safe(name: &str) -> String {
    let name = name.replace([':', '*', '?', '"', '<', '>', '|'], "_");
    let name = safe_file_name(&name);
    let name = name.trim_end_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or_default();
    if stem.is_empty() {
        "document.pdf".to_owned()
    } else if is_device(stem) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

/// Windows keeps these names for itself, whatever follows them.
fn is_device(stem: &str) -> bool {
    let stem = stem.trim_end().to_ascii_uppercase();
    let is_numbered = matches!(stem.get(..3), Some("COM" | "LPT"))
        && stem.len() == 4
        && stem.ends_with(|last: char| last.is_ascii_digit());
    is_numbered || matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_told_apart_by_a_number() {
        assert_eq!(
            unique(["届.pdf", "届.pdf", "届 (2).pdf", "A.pdf", "a.PDF"]),
            [
                "届.pdf",
                "届 (2).pdf",
                "届 (2) (2).pdf",
                "A.pdf",
                "a (2).PDF"
            ]
        );
    }

    #[test]
    fn a_name_leads_nowhere_and_can_be_kept_by_every_system() {
        for (named, kept) in [
            ("../../x.pdf", "x.pdf"),
            ("..\\..\\x.pdf", "x.pdf"),
            ("<script>決定\u{202e}.pdf", "_script_決定.pdf"),
            ("a?:b.pdf. ", "a__b.pdf"),
            ("con.pdf", "_con.pdf"),
            ("COM1.x.pdf", "_COM1.x.pdf"),
            ("コン.pdf", "コン.pdf"),
            (".pdf", "document.pdf"),
            ("...", "document.pdf"),
        ] {
            assert_eq!(unique([named]), [kept]);
        }
    }
}
