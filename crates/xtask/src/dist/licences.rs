//! The licences of everything that reaches a visitor's browser.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::compiler::Compiler;
use crate::process::{output, program, root};

const TARGET: &str = "wasm32-unknown-unknown";

/// npm packages whose files are part of the release, and their folders that have licences of their
/// own.
const NPM: [(&str, &[&str]); 2] = [
    ("@digital-go-jp/design-tokens", &[]),
    ("pdfjs-dist", &["cmaps", "iccs", "standard_fonts", "wasm"]),
];

/// A package that is part of the release.
struct Package {
    title: String,
    licence: String,
    texts: Vec<String>,
}

/// The notice: each package with its licence, then each text once with the packages it is for.
pub fn text(compiler: &Compiler) -> Result<String> {
    let mut packages = crates(compiler)?;
    for (name, folders) in NPM {
        packages.push(npm(name, folders)?);
    }
    Ok(render(&packages))
}

fn crates(compiler: &Compiler) -> Result<Vec<Package>> {
    // Build scripts and macros run where the program is built and stay there.
    let tree = output(compiler.adjust(&mut program("cargo")).args([
        "tree",
        "--package=madoguchi",
        "--package=madoguchi-sign",
        "--target",
        TARGET,
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
    ]))?;
    let used: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let metadata = output(compiler.adjust(&mut program("cargo")).args([
        "metadata",
        "--format-version=1",
        "--filter-platform",
        TARGET,
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata")?;
    let mut packages = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let text = |name: &str| package[name].as_str().unwrap_or_default();
        let ours = package["source"].is_null();
        if ours || !used.contains(&(text("name"), text("version"))) {
            continue;
        }
        let folder = Path::new(text("manifest_path")).parent().unwrap_or(root());
        packages.push(Package {
            title: format!("{} {}", text("name"), text("version")),
            licence: text("license").to_owned(),
            texts: texts(folder, text("license"))?,
        });
    }
    packages.push(Package {
        title: "Rust standard library".into(),
        licence: "MIT OR Apache-2.0".into(),
        texts: Vec::new(),
    });
    Ok(packages)
}

fn npm(name: &str, folders: &[&str]) -> Result<Package> {
    let folder = root().join("node_modules").join(name);
    let manifest =
        fs::read(folder.join("package.json")).with_context(|| format!("reading {name}"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let text = |field: &str| manifest[field].as_str().unwrap_or_default();
    let licence = text("license");
    let mut found = texts(&folder, licence)?;
    for within in folders {
        for text in texts(&folder.join(within), "")? {
            if !found.contains(&text) {
                found.push(text);
            }
        }
    }
    Ok(Package {
        title: format!("{name} {}", text("version")),
        licence: licence.to_owned(),
        texts: found,
    })
}

/// `leptos v0.8.23 (*)` and the like.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    Some((words.next()?, words.next()?.strip_prefix('v')?))
}

/// The licence files of a package; only MIT's where a package leaves the choice.
fn texts(folder: &Path, licence: &str) -> Result<Vec<String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        let kinds = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];
        if path.is_file() && kinds.iter().any(|kind| name.starts_with(kind)) {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
            files.insert(name, text.trim().to_owned());
        }
    }
    let choice = licence.contains("OR") || licence.contains('/');
    if choice && files.keys().any(|name| name.contains("MIT")) {
        files.retain(|name, _| name.contains("MIT") || name.starts_with("NOTICE"));
    }
    Ok(files.into_values().collect())
}

fn render(packages: &[Package]) -> String {
    let mut out = String::from(
        "Madoguchi is made with the following works. Where a work leaves a choice of licences,\n\
         the MIT licence is the one chosen.\n\n",
    );
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        out += &format!("- {} ({})\n", package.title, package.licence);
        if package.texts.is_empty() && package.licence.contains("MIT") {
            by_text.entry(MIT).or_default().push(&package.title);
        }
        for text in &package.texts {
            by_text.entry(text).or_default().push(&package.title);
        }
    }
    for (text, titles) in by_text {
        out += &format!("\n{}\n{}\n\n{text}\n", "=".repeat(72), titles.join(", "));
    }
    out
}

/// For works that name the licence and leave its text out.
const MIT: &str = "\
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the \"Software\"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_stands_once_with_all_its_packages() {
        let package = |title: &str, texts: &[&str]| Package {
            title: title.into(),
            licence: "MIT".into(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        };
        let text = render(&[
            package("a 1.0.0", &["one"]),
            package("b 2.0.0", &["one", "two"]),
            package("c 3.0.0", &[]),
        ]);
        assert!(text.contains("- a 1.0.0 (MIT)"));
        assert!(text.contains("a 1.0.0, b 2.0.0\n\none\n"));
        assert!(text.contains("c 3.0.0\n\nPermission is hereby granted"));
    }

    #[test]
    fn lines_of_the_tree_are_read() {
        assert_eq!(
            name_and_version("leptos v0.8.23 (*)"),
            Some(("leptos", "0.8.23"))
        );
        assert_eq!(name_and_version(""), None);
    }
}
