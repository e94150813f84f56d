//! Tools that pip installs, in a virtual environment of their own.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{program, run};
use crate::setup::tools_folder;

/// Every package with its version.
const REQUIREMENTS: &str = include_str!("requirements.txt");

/// schemathesis, installed when it is missing or of another version.
pub fn schemathesis() -> Result<PathBuf> {
    let folder = tools_folder().join("schemathesis");
    let installed = folder.join("requirements.txt");
    let tool = folder.join("bin/schemathesis");
    if fs::read_to_string(&installed).is_ok_and(|text| text == REQUIREMENTS) {
        return Ok(tool);
    }
    println!("schemathesis (about a minute, once) …");
    run(program("python3")
        .args(["-m", "venv", "--clear"])
        .arg(&folder))?;
    let wanted = folder.join("wanted.txt");
    fs::write(&wanted, REQUIREMENTS).context("writing the list of packages")?;
    run(program(folder.join("bin/pip"))
        .args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
        ])
        .arg(&wanted))?;
    // Only now: what was broken off is installed again.
    fs::rename(wanted, installed)?;
    Ok(tool)
}
