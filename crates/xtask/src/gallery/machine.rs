//! What pictures depend on besides the sources: the browser and the fonts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{probe, program};

/// What draws the pictures: `chromium` and each font by its role, with versions.
pub type Machine = BTreeMap<String, String>;

const FILE: &str = "machine.json";

/// What would draw them here.
pub fn here() -> Result<Machine> {
    let chromium = probe(program("/usr/bin/chromium").arg("--version"));
    let version = chromium.context("/usr/bin/chromium does not tell its version")?;
    // Debian's revision stands behind the version; the same browser may have several.
    let version = version.split_whitespace().take(2).collect::<Vec<_>>();
    let mut machine = Machine::from([("chromium".to_owned(), version.join(" "))]);
    for pattern in ["Noto Sans JP:lang=ja", "sans-serif:lang=ja", "monospace"] {
        let format = "%{family[0]} %{style[0]} %{fontversion}";
        let font = probe(program("fc-match").args(["--format", format, pattern]));
        machine.insert(pattern.to_owned(), font.unwrap_or_default());
    }
    Ok(machine)
}

/// What drew the pictures in `folder`.
pub fn recorded(folder: &Path) -> Option<Machine> {
    let text = fs::read(folder.join(FILE)).ok()?;
    serde_json::from_slice::<Machine>(&text).ok()
}

/// Remembers it beside the pictures.
pub fn record(folder: &Path, machine: &Machine) -> Result<()> {
    let text = serde_json::to_string_pretty(machine)?;
    fs::write(folder.join(FILE), text + "\n").context("writing machine.json")
}
