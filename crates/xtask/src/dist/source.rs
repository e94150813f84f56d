//! The build id: a hash of everything that a release is made of.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::root;

const SOURCES: [&str; 17] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "crates/api",
    "crates/contract",
    "crates/sign",
    "crates/ui",
    "crates/xtask/src/dist",
    "crates/xtask/src/compiler.rs",
    "crates/xtask/src/versions.rs",
    "index.html",
    "locales",
    "package-lock.json",
    "public",
    "src",
    "style",
];

/// The id of what the sources and `compiler` give.
pub fn id(compiler: &str) -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&root().join(source), &mut files)?;
    }
    files.sort();
    let mut hash = Fnv::default();
    hash.add(compiler.as_bytes());
    for file in &files {
        let content = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        let name = file.strip_prefix(root()).unwrap_or(file);
        hash.add(name.to_string_lossy().as_bytes());
        hash.add(&content);
    }
    Ok(format!("{:016x}", hash.0)[..12].to_owned())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?.path();
            if !entry.ends_with("tests") {
                collect(&entry, files)?;
            }
        }
    } else if path.exists() {
        files.push(path.to_owned());
    }
    Ok(())
}

/// FNV-1a: names a build, protects nothing, and is the same with every version of Rust.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a piece and where it ends.
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&(bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_and_every_boundary_change_the_id() {
        let hash = |pieces: &[&str]| {
            let mut hash = Fnv::default();
            pieces.iter().for_each(|piece| hash.add(piece.as_bytes()));
            hash.0
        };
        assert_eq!(hash(&["ab", "c"]), hash(&["ab", "c"]));
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_eq!(id("one").expect("reads"), id("one").expect("reads"));
        assert_ne!(id("one").expect("reads"), id("two").expect("reads"));
    }
}
