//! What the server has a child process do with PDFs that others have made.

use std::io::{self, Read, Write};

use clap::Subcommand;

use crate::pdf::merge::merge;
use crate::pdf::read::read;

/// Bytes of address space. An honest file of the largest size takes up to 1.5 GB, if it is made of
/// millions of small values.
const MEMORY_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// Of work. The heaviest honest file took 2.4 to be checked; several are put together.
const SECONDS_TO_CHECK: u64 = 6;
const SECONDS_TO_MERGE: u64 = 20;

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
        limit(match self {
            Act::Check => SECONDS_TO_CHECK,
            Act::Merge { .. } => SECONDS_TO_MERGE,
        })?;
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
fn limit(seconds: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // Where memory runs out, this child goes before the server and the database.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    for (resource, current, maximum) in [
        (Resource::As, MEMORY_MAX, MEMORY_MAX),
        // At the lower one it is told that its time is over; a kill would look as one from outside.
        (Resource::Cpu, seconds, seconds + 1),
        (Resource::Core, 0, 0),
        (Resource::Nofile, 0, 0),
        (Resource::Nproc, 0, 0),
    ] {
        let allowed = getrlimit(resource).maximum;
        let at_most = |wanted: u64| Some(allowed.map_or(wanted, |it| it.min(wanted)));
        let limit = Rlimit {
            current: at_most(current),
            maximum: at_most(maximum),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn limit(_: u64) -> io::Result<()> {
    Ok(())
}
