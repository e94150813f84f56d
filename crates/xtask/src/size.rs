//! How many bytes a first visit costs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::dist;
use crate::process::root;
use crate::setup::Tools;

/// A page that people open first.
struct Entry {
    name: &'static str,
    page: &'static str,
    /// Brotli bytes, everything counted.
    ceiling: u64,
}

const ENTRIES: [Entry; 2] = [
    Entry {
        name: "portal",
        page: "index.html",
        ceiling: 150_000,
    },
    Entry {
        name: "sign",
        page: "sign.html",
        ceiling: 70_000,
    },
];

/// A file and what it weighs.
#[derive(Debug, PartialEq)]
struct Weight {
    file: String,
    raw: u64,
    brotli: u64,
}

/// Measures the release, prints a table, writes target/size.json and fails over a ceiling.
pub fn report(tools: &Tools) -> Result<()> {
    let build = dist::build(tools)?;
    let binding = tools.compiler.std_from_source();
    let mut entries = Vec::new();
    let mut over = Vec::new();
    for entry in &ENTRIES {
        let files = first_visit(&dist::folder(), entry.page)?;
        let late = late(&dist::folder().join("v").join(&build), entry, &files)?;
        let (raw, brotli) = together(&files);
        print!("{}", table(entry, &files, &late));
        if brotli > entry.ceiling {
            over.push(format!(
                "{} is {} bytes over its ceiling",
                entry.name,
                brotli - entry.ceiling
            ));
        }
        entries.push(json!({
            "name": entry.name, "raw": raw, "brotli": brotli, "ceiling": entry.ceiling,
            "files": record(&files), "late": record(&late),
        }));
    }
    let record = json!({
        "build": build, "compiler": tools.compiler.describe(), "binding": binding,
        "entries": entries,
    });
    let text = serde_json::to_string_pretty(&record)?;
    fs::write(root().join("target/size.json"), text + "\n").context("writing target/size.json")?;
    if over.is_empty() {
        return Ok(());
    }
    let over = over.join(", ");
    if binding {
        bail!("{over}");
    }
    println!("{over}; ceilings bind only where the standard library is built from source.");
    Ok(())
}

/// The page and everything it names. A release's page names the program too.
fn first_visit(dist: &Path, page: &str) -> Result<Vec<Weight>> {
    let html = fs::read_to_string(dist.join(page)).with_context(|| format!("reading {page}"))?;
    let mut files = vec![weigh(dist, page)?];
    for url in dist::local_urls(&html) {
        files.push(weigh(dist, url.trim_start_matches('/'))?);
    }
    Ok(files)
}

fn weigh(dist: &Path, file: &str) -> Result<Weight> {
    let size = |name: &str| fs::metadata(dist.join(name)).map(|metadata| metadata.len());
    let raw = size(file).with_context(|| format!("measuring {file}"))?;
    Ok(Weight {
        file: file.rsplit('/').next().unwrap_or(file).to_owned(),
        raw,
        // Pictures are compressed already.
        brotli: size(&format!("{file}.br")).unwrap_or(raw),
    })
}

/// The chunks of an entry's program in `folder` that a first visit does without. Names say which
/// are of the signer's screens.
fn late(folder: &Path, entry: &Entry, first: &[Weight]) -> Result<Vec<Weight>> {
    let mut chunks = Vec::new();
    for file in fs::read_dir(folder).context("reading the release")? {
        let name = file?.file_name().to_string_lossy().into_owned();
        let is_own = name.starts_with("split_sign_") == (entry.name == "sign");
        if is_own && name.ends_with(".wasm") && first.iter().all(|known| known.file != name) {
            chunks.push(weigh(folder, &name)?);
        }
    }
    chunks.sort_by_key(|chunk| std::cmp::Reverse(chunk.brotli));
    Ok(chunks)
}

/// Raw and brotli bytes of all.
fn together(files: &[Weight]) -> (u64, u64) {
    files.iter().fold((0, 0), |(raw, brotli), file| {
        (raw + file.raw, brotli + file.brotli)
    })
}

fn record(files: &[Weight]) -> Vec<Value> {
    let record = |file: &Weight| json!({"file": file.file, "raw": file.raw, "brotli": file.brotli});
    files.iter().map(record).collect()
}

fn table(entry: &Entry, files: &[Weight], late: &[Weight]) -> String {
    let row = |name: &str, raw: u64, brotli: u64| format!("  {name:<26}{raw:>10}{brotli:>10}");
    let rows = |files: &[Weight]| -> String {
        let rows = files
            .iter()
            .map(|file| row(&file.file, file.raw, file.brotli) + "\n");
        rows.collect()
    };
    let (raw, brotli) = together(files);
    format!(
        "\n{:<28}{:>10}{:>10}\n{}{}  ceiling {}\nloaded when first wanted\n{}",
        entry.name,
        "raw",
        "brotli",
        rows(files),
        row("together", raw, brotli),
        entry.ceiling,
        rows(late),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_counts_the_page_and_all_it_names_but_no_chunk() {
        let dist = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(dist.join("v/1")).expect("creates");
        let write = |name: &str, bytes: usize| {
            fs::write(dist.join(name), vec![b'x'; bytes]).expect("writes");
        };
        let html =
            "<script src=\"/v/1/boot.js\"></script><link rel=\"icon\" href=\"/v/1/icon.png\">";
        fs::write(dist.join("index.html"), html).expect("writes");
        write("index.html.br", 40);
        write("v/1/boot.js", 300);
        write("v/1/boot.js.br", 100);
        write("v/1/icon.png", 50);
        write("v/1/later.wasm", 999);
        write("v/1/later.wasm.br", 400);
        write("v/1/split_sign_later.wasm", 70);

        let files = first_visit(&dist, "index.html").expect("measures");
        let late = late(&dist.join("v/1"), &ENTRIES[0], &files).expect("measures");
        fs::remove_dir_all(&dist).expect("removes");
        let weights: Vec<_> = files
            .iter()
            .map(|file| (file.file.as_str(), file.raw, file.brotli))
            .collect();
        assert_eq!(
            weights,
            [
                ("index.html", html.len() as u64, 40),
                ("boot.js", 300, 100),
                ("icon.png", 50, 50),
            ]
        );
        assert_eq!(together(&late), (999, 400));
    }
}
