//! The one place that pins tools. npm packages are pinned by `package-lock.json`.

use anyhow::{Context, Result};

use crate::process::root;

/// Up to 0.22.0-beta.1 a script can keep its name while its integrity hash changes.
pub const TRUNK: &str = "0.22.1";

/// Takes the chunks out of the program. Up to 0.2.3 it leaves data of chunks in the main part.
pub const WASM_SPLIT: &str = "0.2.4";

/// Debian has Firefox without its driver.
pub const GECKODRIVER: &str = "0.37.1";

/// wasm-bindgen's program and library must be of exactly one version, so `Cargo.lock` decides.
pub fn wasm_bindgen() -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("reading Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_decides_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
