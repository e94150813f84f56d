//! The release: `dist/index.html`, `dist/sign.html`, `dist/build-id` and everything else under
//! `dist/v/<build id>/`, so that a server may let browsers keep all of it for ever but the first.

mod html;
mod licences;
mod links;
mod order;
mod program;
mod script;
mod source;
mod variables;

pub use html::{local_urls, stylesheets};

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{self, root, run};
use crate::setup::Tools;

/// A page that people open first, and its program.
pub struct Entry {
    /// Where its source is.
    source: &'static str,
    /// Its name in the release.
    pub page: &'static str,
    /// The package of its program.
    package: &'static str,
}

/// The portal, and the signer's screens.
pub const ENTRIES: [Entry; 2] = [
    Entry {
        source: "index.html",
        page: "index.html",
        package: "madoguchi",
    },
    Entry {
        source: "crates/sign/index.html",
        page: "sign.html",
        package: "madoguchi-sign",
    },
];

/// Where the release is.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds the release unless `dist/` holds it already; returns the build id.
pub fn build(tools: &Tools) -> Result<String> {
    let id = source::id(&tools.compiler.describe())?;
    let dist = folder();
    if fs::read_to_string(dist.join("build-id")).is_ok_and(|built| built.trim() == id) {
        println!("dist/ is up to date (build {id})");
        return Ok(id);
    }
    println!(
        "Building the portal and the signer's screens ({}) …",
        tools.compiler.describe()
    );
    let work = root().join("target/dist-stage");
    remove(&work)?;
    // Assembled beside and put in place at once, so that nobody is served half a release.
    let next = root().join("target/dist-next");
    remove(&next)?;
    for entry in &ENTRIES {
        assemble(tools, entry, &work.join(entry.package), &next, &id)?;
    }
    let versioned = next.join("v").join(&id);
    document_viewer(root(), &versioned)?;
    let licences = licences::text(&tools.compiler)?;
    fs::write(versioned.join("licences.txt"), licences).context("writing the licences")?;
    compress(&next)?;
    fs::write(next.join("build-id"), format!("{id}\n")).context("writing the build id")?;
    remove(&dist)?;
    fs::rename(&next, &dist).context("putting dist/ in place")?;
    println!("Built dist/ (build {id})");
    Ok(id)
}

/// Builds everything that an entry's page asks for into the release's folders.
fn assemble(tools: &Tools, entry: &Entry, work: &Path, next: &Path, id: &str) -> Result<()> {
    let base = format!("/v/{id}/");
    let source = root().join(entry.source);
    let source =
        fs::read_to_string(&source).with_context(|| format!("reading {}", entry.source))?;
    let folder = entry
        .source
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let page = html::read(&source, folder, &base, id)?;
    let versioned = next.join(base.trim_matches('/'));
    fs::create_dir_all(&versioned)?;

    program::build(tools, entry.package, &page.program, work, &versioned)?;
    for script in &page.scripts {
        let minified = versioned.join(html::file_name(&script.path));
        // What runs where it stands shares its names with the page.
        let format = if script.is_module { "esm" } else { "iife" };
        run(tools
            .esbuild(&root().join(&script.path), &minified)
            .arg(format!("--format={format}")))?;
    }
    let joined = work.join(&page.stylesheet);
    fs::write(&joined, join(&page.stylesheets)?)?;
    run(&mut tools.esbuild(&joined, &versioned.join(&page.stylesheet)))?;
    for file in &page.files {
        fs::copy(root().join(file), versioned.join(html::file_name(file)))
            .with_context(|| format!("copying {file}"))?;
    }
    for url in html::local_urls(&page.html) {
        if !next.join(url.trim_start_matches('/')).is_file() {
            bail!(
                "{} names {url}, which is not in the release. Give its tag the attribute \
                 `data-trunk`, so that it goes into the release's folder.",
                entry.source
            );
        }
    }
    fs::write(next.join(entry.page), page.html)?;
    Ok(())
}

/// Builds the program of `package` as the portal's is built, without chunks, as `name.js` and
/// `name_bg.wasm` in `out`, beside the style sheets of a release.
pub fn program_alone(
    tools: &Tools,
    package: &str,
    name: &str,
    work: &Path,
    out: &Path,
) -> Result<()> {
    let source = fs::read_to_string(root().join("index.html")).context("reading index.html")?;
    let page = html::read(&source, "", "", "")?;
    let wanted = html::Program {
        name: name.to_owned(),
        ..page.program
    };
    for folder in [work, out] {
        fs::create_dir_all(folder)?;
    }
    program::build_whole(tools, package, &wanted, work, out)?;
    let joined = work.join(&page.stylesheet);
    fs::write(&joined, join(&page.stylesheets)?)?;
    run(&mut tools.esbuild(&joined, &out.join(&page.stylesheet)))
}

/// Lays out what draws documents, from the checkout `source`, beside the program in `folder`. Trunk
/// calls the same script (Trunk.toml).
pub fn document_viewer(source: &Path, folder: &Path) -> Result<()> {
    run(process::program("node")
        .arg("crates/xtask/src/dist/document-viewer.mjs")
        .args([folder, source]))
}

fn join(files: &[String]) -> Result<String> {
    let mut joined = String::new();
    for file in files {
        joined +=
            &fs::read_to_string(root().join(file)).with_context(|| format!("reading {file}"))?;
        joined.push('\n');
    }
    Ok(variables::without_unused(&joined))
}

/// Node has the reference brotli and gzip; it is here anyway, for wasm-opt.
fn compress(folder: &Path) -> Result<()> {
    run(process::program("node")
        .args([
            "--input-type=module",
            "--eval",
            include_str!("compress.mjs"),
        ])
        .arg(folder))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}
