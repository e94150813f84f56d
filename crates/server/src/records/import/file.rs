//! `madoguchi-server import`: lines in a file, documents as files beside it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};

use madoguchi_contract::problem::FieldCode;

use super::{Contents, DOCUMENT_MAX, Lines, Outcome, PDF, Told, import};
use crate::clock::Clock;
use crate::server::StartError;
use crate::store::Store;

/// After so many records it says how far it is.
const PROGRESS: usize = 10_000;

/// Imports a file of JSON Lines; tells on stderr what is wrong with it.
pub async fn import_file(store: &Store, clock: &Clock, file: &Path) -> Result<Outcome, StartError> {
    let cannot_read = |error| format!("cannot read {}: {error}", file.display());
    let folder = Folder::beside(file).map_err(cannot_read)?;
    let mut wrong = 0;
    let tell = |told| match told {
        Told::Wrong(line, error) => {
            wrong += 1;
            let at = if error.field.is_empty() { "" } else { ": " };
            let (file, field, what) = (file.display(), error.field, error.what);
            eprintln!("{file}:{line}{at}{field}: {what}");
        }
        Told::Written(done, count) if done % PROGRESS == 0 => {
            eprintln!("{done} of {count} records");
        }
        Told::Written(..) => {}
    };
    let outcome = import(store, clock, &LinesOf(file), &folder, tell).await?;
    Ok(outcome.ok_or_else(|| format!("{wrong} errors; nothing was imported"))?)
}

struct LinesOf<'a>(&'a Path);

impl Lines for LinesOf<'_> {
    fn lines(&self) -> io::Result<impl Iterator<Item = io::Result<String>> + Send> {
        let named = |error| io::Error::other(format!("cannot read {}: {error}", self.0.display()));
        let lines = BufReader::new(File::open(self.0).map_err(named)?).lines();
        Ok(lines.map(move |line| line.map_err(named)))
    }
}

/// The folder of the imported file; nothing outside it is read.
struct Folder(PathBuf);

impl Folder {
    /// The folder that `file` stands in.
    fn beside(file: &Path) -> io::Result<Self> {
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
    fn check(&self, path: &str) -> Result<(), (FieldCode, String)> {
        let found = self.find(path);
        let found = found.map_err(|what| (FieldCode::NotAChoice, what.to_owned()))?;
        let unreadable = |error| (FieldCode::NotAChoice, format!("cannot be read: {error}"));
        let mut file = File::open(found).map_err(unreadable)?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size > DOCUMENT_MAX {
            return Err((FieldCode::TooLong, "is larger than 20 MB".to_owned()));
        }
        let mut head = [0; PDF.len()];
        match file.read_exact(&mut head) {
            Ok(()) if head == PDF => Ok(()),
            _ => Err((FieldCode::NotAPdf, "is no PDF".to_owned())),
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.find(path).map_err(io::Error::other)?)
    }
}
