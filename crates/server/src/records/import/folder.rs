//! Documents as files beside the imported file.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::Contents;

/// Largest document.
const SIZE_MAX: u64 = 20 * 1024 * 1024;
const PDF: &[u8] = b"%PDF-";

/// The folder of the imported file; nothing outside it is read.
pub struct Folder(PathBuf);

impl Folder {
    /// The folder that `file` stands in.
    pub fn beside(file: &Path) -> io::Result<Self> {
        let file = file.canonicalize()?;
        Ok(Self(file.parent().unwrap_or(&file).to_owned()))
    }

    /// Where `path` leads, links followed; none when that is outside.
    fn find(&self, path: &str) -> Result<PathBuf, &'static str> {
        let outside = "leads out of the folder of the file";
        let is_below = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !is_below || path.contains(['\\', '\0']) {
            return Err(outside);
        }
        let found = self.0.join(path).canonicalize();
        match found {
            Ok(found) if !found.starts_with(&self.0) => Err(outside),
            Ok(found) if found.is_file() => Ok(found),
            _ => Err("is no file"),
        }
    }
}

impl Contents for Folder {
    fn check(&self, path: &str) -> Result<(), String> {
        let file = File::open(self.find(path)?);
        let mut file = file.map_err(|error| format!("cannot be read: {error}"))?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size > SIZE_MAX {
            return Err("is larger than 20 MB".to_owned());
        }
        let mut head = [0; PDF.len()];
        match file.read_exact(&mut head) {
            Ok(()) if head == PDF => Ok(()),
            _ => Err("is no PDF".to_owned()),
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.find(path).map_err(io::Error::other)?)
    }
}
