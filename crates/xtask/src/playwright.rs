//! Tests in a browser, run by Playwright.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::count::Count;
use crate::process::{program, root, run};

/// Playwright with the tests of `folder`.
pub fn command(folder: &str) -> Command {
    let mut command = program("node_modules/.bin/playwright");
    command.args(["test", "--config", folder]);
    command
}

/// Runs `command`, which writes its `report` as JSON, and counts its tests.
pub fn count(command: &mut Command, report: &str) -> Result<Count> {
    let report = root().join(report);
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let result = run(command);
    let text = fs::read(&report).context("Playwright left no report")?;
    let mut count = Count::from_playwright(&serde_json::from_slice(&text)?)
        .context("Playwright's report has no numbers")?;
    if result.is_err() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}
