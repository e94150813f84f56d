//! How long a change takes from the disk to the screen.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::script;
use super::serve::Live;
use crate::children::{Children, pause};
use crate::process::root;
use crate::setup::{self, Need};

/// What a workbench is built from.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "crates",
    "docs/openapi.json",
    "index.html",
    "locales",
    "public",
    "src",
    "style",
];

/// Measures on a copy of the sources, so that nobody's work is touched.
pub fn measure() -> Result<()> {
    let tools = setup::ensure(Need::Test)?;
    let folder = root().join("target/gallery-measure");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let source = folder.join("source");
    for name in SOURCES {
        copy(&root().join(name), &source.join(name)).with_context(|| format!("copying {name}"))?;
    }
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let mut children = Children::new()?;
    let mut live = Live::of(&tools, source.clone(), folder.join("site"), port);
    live.follow(&mut children)?;
    let mut measuring = script("measure.mjs")
        .arg(source)
        .arg(port.to_string())
        .spawn()
        .context("cannot start node")?;
    while children.are_running()? {
        live.follow(&mut children)?;
        if let Some(status) = measuring.try_wait()? {
            ensure!(status.success(), "the measuring failed ({status})");
            return Ok(());
        }
        pause();
    }
    measuring.kill().context("ending the measuring")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap_or(to))?;
        fs::copy(from, to)?;
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        copy(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}
