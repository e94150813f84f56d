//! The release: `dist/index.html`, `dist/build-id` and everything else under `dist/v/<build id>/`,
//! so that a server may let browsers keep all of it for ever but the first.

mod html;
mod licences;
mod links;
mod order;
mod program;
mod script;
mod source;

pub use html::{local_urls, stylesheets};

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{self, root, run};
use crate::setup::Tools;

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
    println!("Building the portal ({}) …", tools.compiler.describe());
    let work = root().join("target/dist-stage");
    remove(&work)?;
    // Assembled beside and put in place at once, so that nobody is served half a release.
    let next = root().join("target/dist-next");
    remove(&next)?;
    assemble(tools, &work, &next, &id)?;
    compress(&next)?;
    fs::write(next.join("build-id"), format!("{id}\n")).context("writing the build id")?;
    remove(&dist)?;
    fs::rename(&next, &dist).context("putting dist/ in place")?;
    println!("Built dist/ (build {id})");
    Ok(id)
}

/// Builds everything that `index.html` asks for into the release's folders.
fn assemble(tools: &Tools, work: &Path, next: &Path, id: &str) -> Result<()> {
    let base = format!("/v/{id}/");
    let source = fs::read_to_string(root().join("index.html")).context("reading index.html")?;
    let page = html::read(&source, &base, id)?;
    let versioned = next.join(base.trim_matches('/'));
    fs::create_dir_all(&versioned)?;

    program::build(tools, &page.program, work, &versioned)?;
    for script in &page.scripts {
        let minified = versioned.join(html::file_name(script));
        run(tools
            .esbuild(&root().join(script), &minified)
            .arg("--format=esm"))?;
    }
    let joined = work.join(html::STYLESHEET);
    fs::write(&joined, join(&page.stylesheets)?)?;
    run(&mut tools.esbuild(&joined, &versioned.join(html::STYLESHEET)))?;
    for file in &page.files {
        fs::copy(root().join(file), versioned.join(html::file_name(file)))
            .with_context(|| format!("copying {file}"))?;
    }
    document_viewer(root(), &versioned)?;
    let licences = licences::text(&tools.compiler)?;
    fs::write(versioned.join("licences.txt"), licences).context("writing the licences")?;

    for url in html::local_urls(&page.html) {
        if !next.join(url.trim_start_matches('/')).is_file() {
            bail!(
                "index.html names {url}, which is not in the release. Give its tag the attribute \
                 `data-trunk`, so that it goes into the release's folder."
            );
        }
    }
    fs::write(next.join("index.html"), page.html)?;
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
    let page = html::read(&source, "", "")?;
    let wanted = html::Program {
        name: name.to_owned(),
        ..page.program
    };
    for folder in [work, out] {
        fs::create_dir_all(folder)?;
    }
    program::build_whole(tools, package, &wanted, work, out)?;
    let joined = work.join(html::STYLESHEET);
    fs::write(&joined, join(&page.stylesheets)?)?;
    run(&mut tools.esbuild(&joined, &out.join(html::STYLESHEET)))
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
    Ok(joined)
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
