//! What the server has a child process do with PDFs that others have made.

use std::io::{self, Read, Write};

use clap::Subcommand;

use crate::pdf::merge::merge;
use crate::pdf::read::read;

/// Bytes of address space. An honest file of the largest size takes up to 1.5 GB, if it is made of
/// millions of small values.
const MEMORY_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// Of work, of which such a file takes two.
const SECONDS_MAX: u64 = 20;

/// Everything it needs comes by standard input.
#[derive(Subcommand)]
pub enum Act {
    /// Say why the PDF on standard input cannot be sent to be signed, if it cannot
    Check,
    /// Put the PDFs on standard input together, if they can be
    Merge {
        /// How many bytes each of them has
        sizes: Vec<u64>,
    },
}

impl Act {
    /// Carries it out, for as long as it keeps its limits.
    pub fn run(self) -> io::Result<()> {
        limit()?;
        let (mut stdin, mut stdout) = (io::stdin().lock(), io::stdout().lock());
        match self {
            Act::Check => {
                let mut file = Vec::new();
                stdin.read_to_end(&mut file)?;
                if let Err(code) = read(&file) {
                    serde_json::to_writer(&mut stdout, &code)?;
                }
            }
            Act::Merge { sizes } => {
                let files = sizes.into_iter().map(|size| {
                    let mut file = Vec::new();
                    stdin.by_ref().take(size).read_to_end(&mut file)?;
                    Ok(file)
                });
                if let Some(merged) = merge(files.collect::<io::Result<Vec<_>>>()?) {
                    stdout.write_all(&merged)?;
                }
            }
        }
        stdout.flush()
    }
}

/// From here on it opens no file and starts no program either, whatever a PDF makes it do.
#[cfg(target_os = "linux")]
fn limit() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [
        (Resource::As, MEMORY_MAX),
        (Resource::Cpu, SECONDS_MAX),
        (Resource::Core, 0),
        (Resource::Nofile, 0),
        (Resource::Nproc, 0),
    ] {
        let most = getrlimit(resource).maximum.map_or(most, |it| it.min(most));
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn limit() -> io::Result<()> {
    Ok(())
}
