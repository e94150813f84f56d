//! Noticing that sources have changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Files and folders, and what they were like when last looked at.
pub struct Watch {
    paths: Vec<PathBuf>,
    endings: &'static [&'static str],
    seen: Vec<(PathBuf, SystemTime)>,
}

impl Watch {
    /// Looks at every file below `paths` whose name ends like one of `endings`.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, endings: &'static [&'static str]) -> Self {
        let paths = paths.into_iter().collect();
        let seen = Vec::new();
        Self {
            paths,
            endings,
            seen,
        }
    }

    /// Whether anything is new, gone or written since the last look. The first look says yes.
    pub fn has_changed(&mut self) -> bool {
        let now = self.look();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }

    /// All files, and when they were written.
    pub fn look(&self) -> Vec<(PathBuf, SystemTime)> {
        let mut files = Vec::new();
        for path in &self.paths {
            collect(path, self.endings, &mut files);
        }
        files.sort();
        files
    }
}

fn collect(path: &Path, endings: &[&str], found: &mut Vec<(PathBuf, SystemTime)>) {
    // What cannot be read is on its way from one name to another; the next look finds it.
    let Ok(about) = fs::metadata(path) else {
        return;
    };
    if about.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        for entry in entries {
            collect(&entry.path(), endings, found);
        }
    } else if let Ok(time) = about.modified()
        && let Some(name) = path.file_name()
        && endings
            .iter()
            .any(|end| name.to_string_lossy().ends_with(end))
    {
        found.push((path.to_owned(), time));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_come_change_and_go_are_noticed() {
        let folder = std::env::temp_dir().join(format!("madoguchi-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).expect("a folder");
        let file = folder.join("deep/a.rs");
        let mut watch = Watch::new([folder.clone()], &[".rs"]);
        fs::write(folder.join("b.css"), "").expect("writes");
        assert!(!watch.has_changed(), "another kind of file");
        fs::write(&file, "1").expect("writes");
        assert!(watch.has_changed(), "a new file");
        assert!(!watch.has_changed(), "nothing since");
        let later = SystemTime::now() + std::time::Duration::from_secs(5);
        let opened = fs::File::options().write(true).open(&file).expect("opens");
        opened.set_modified(later).expect("sets the time");
        assert!(watch.has_changed(), "written");
        fs::remove_file(&file).expect("removes");
        assert!(watch.has_changed(), "gone");
        fs::remove_dir_all(folder).expect("removes");
    }
}
