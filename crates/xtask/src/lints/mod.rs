//! House rules that no other tool keeps. Each finding says where and what to do.

mod classes;
mod css;
mod rust_source;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::root;

const LONGEST_FILE: usize = 400;

/// Looks at every source file; prints what is wrong and says whether all is well.
pub fn run() -> Result<bool> {
    let mut files = Vec::new();
    collect(root(), "", &mut files)?;
    let mut findings = css::findings(&files);
    findings.extend(classes::findings(&files));
    for file in &files {
        findings.extend(length(file));
        findings.extend(registry_hosts(file));
        if is_view(&file.path) {
            let is_story = file.path.starts_with("crates/gallery/");
            findings.extend(rust_source::findings(file, !is_story));
        }
    }
    for finding in &findings {
        println!("{finding}");
    }
    Ok(findings.is_empty())
}

/// A text file and its path from the root.
struct File {
    path: String,
    text: String,
}

/// One line with what is wrong and what to do.
fn finding(file: &File, line: usize, what: &str) -> String {
    format!("{}:{line}: {what}", file.path)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<()> {
    let skipped = ["target", "dist", "data", "node_modules"];
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            // The build's own output stands at the root only; source may have such names too.
            let generated =
                name == "node_modules" || prefix.is_empty() && skipped.contains(&&*name);
            if name != ".git" && !generated {
                collect(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            files.push(File { path, text });
        }
    }
    Ok(())
}

/// Rust that puts words or styles on screen.
fn is_view(path: &str) -> bool {
    let rooms = [
        "src/",
        "crates/ui/src/",
        "crates/sign/src/",
        "crates/gallery/src/",
    ];
    path.ends_with(".rs") && rooms.iter().any(|room| path.starts_with(room))
}

fn length(file: &File) -> Option<String> {
    let code = [".rs", ".ts", ".js", ".mjs", ".css"];
    let lines = file.text.lines().count();
    let long = lines > LONGEST_FILE && code.iter().any(|end| file.path.ends_with(end));
    long.then(|| {
        let what = format!("{lines} lines are more than {LONGEST_FILE}; split the file by topic");
        finding(file, LONGEST_FILE + 1, &what)
    })
}

fn registry_hosts(file: &File) -> Vec<String> {
    if ["Cargo.lock", "package-lock.json"].contains(&&*file.path) {
        return Vec::new();
    }
    // Put together, so that this file does not name them.
    let hosts = [
        ("crates", "io"),
        ("npmjs", "com"),
        ("npmjs", "org"),
        ("pypi", "org"),
    ]
    .map(|(name, end)| format!("{name}.{end}"));
    let numbered = file.text.lines().zip(1..);
    numbered
        .filter(|(line, _)| hosts.iter().any(|host| line.contains(host.as_str())))
        .map(|(_, at)| {
            finding(
                file,
                at,
                "names a package registry; name the package instead",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: impl Into<String>) -> File {
        File {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn long_code_is_found_and_long_prose_is_not() {
        let text = "x\n".repeat(LONGEST_FILE + 1);
        assert!(length(&file("src/app.rs", text.clone())).is_some());
        assert!(length(&file("docs/long.md", text)).is_none());
        assert!(length(&file("src/app.rs", "x\n".repeat(LONGEST_FILE))).is_none());
    }

    #[test]
    fn registries_are_named_in_lock_files_only() {
        let text = format!("a\nsource = \"https://{}.{}/x\"\n", "crates", "io");
        assert_eq!(
            registry_hosts(&file("docs/a.md", text.clone())),
            ["docs/a.md:2: names a package registry; name the package instead"]
        );
        assert!(registry_hosts(&file("Cargo.lock", text)).is_empty());
    }

    #[test]
    fn views_are_the_portal_its_components_and_the_workbench() {
        assert!(is_view("src/sharing/list.rs"));
        assert!(is_view("crates/gallery/src/bare.rs"));
        assert!(is_view("crates/ui/src/button.rs"));
        assert!(!is_view("crates/server/src/outbox/texts.rs"));
        assert!(!is_view("crates/ui/tests/button.rs"));
    }
}
