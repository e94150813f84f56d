//! Whose turn it is to have PDFs of others taken apart, and the child process that does it: this
//! program under its hidden command, which its limits end when a file was made to harm.

mod queue;

use std::io;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use madoguchi_contract::problem::{FieldCode, ProblemCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::time::timeout;

use crate::http::failure::Failure;
use queue::{Place, Queue};

/// Its own limits are of memory and work; this one ends a child that does nothing.
const LONGEST: Duration = Duration::from_secs(60);
/// What is packed in a file is written out, which can make it several times as large. No file of
/// a few kilobytes becomes one of many megabytes that is kept and read again and again.
const GROWS_BY_MAX: u64 = 4;
/// What the answer may have beside that, for files of any size.
const ANSWER_LEAST: u64 = 4 * 1024 * 1024;
/// However large the files are.
const ANSWER_MAX: u64 = 256 * 1024 * 1024;
/// How Rust's programs end when they panic.
const PANICKED: i32 = 101;

/// Where PDFs are taken apart: one after the other, because each can take much memory. Copies do
/// not wait for uploads.
pub struct Pdfs {
    program: PathBuf,
    checks: Queue,
    merges: Queue,
}

impl Pdfs {
    /// `program` is the server's own.
    pub fn new(program: PathBuf) -> Self {
        Self {
            program,
            checks: Queue::default(),
            merges: Queue::default(),
        }
    }

    /// To check a file of this account. Files are read from the database afterwards, so that those
    /// who wait take no memory.
    pub async fn turn_to_check(&self, account_id: &str) -> Turn {
        self.turn(self.checks.place(account_id).await)
    }

    /// To put files of this account together.
    pub async fn turn_to_merge(&self, account_id: &str) -> Turn {
        self.turn(self.merges.place(account_id).await)
    }

    fn turn(&self, place: Place) -> Turn {
        Turn {
            program: self.program.clone(),
            _place: place,
        }
    }
}

/// For as long as it lasts, nobody else does the same with a PDF.
pub struct Turn {
    program: PathBuf,
    _place: Place,
}

impl Turn {
    /// Why a file cannot be read, or its pages not be put together with others'.
    pub async fn check(self, file: Vec<u8>) -> Result<Option<FieldCode>, Failure> {
        let mut command = Command::new(&self.program);
        command.args(["pdf", "check"]);
        let ended = answer(command, vec![file]).await.map_err(failure)?;
        Ok(match ended {
            Ended::WithAnswer(none) if none.is_empty() => None,
            Ended::WithAnswer(code) => {
                Some(serde_json::from_slice(&code).map_err(|error| failure(error.into()))?)
            }
            Ended::ByLimits => Some(FieldCode::HugePdf),
            Ended::ByPanic => Some(FieldCode::DamagedPdf),
        })
    }

    /// All pages in their order; none when there is a file that cannot be taken apart.
    pub async fn merge(&self, files: Vec<Vec<u8>>) -> Result<Option<Vec<u8>>, Failure> {
        let mut command = Command::new(&self.program);
        command.args(["pdf", "merge"]);
        command.args(files.iter().map(|file| file.len().to_string()));
        Ok(match answer(command, files).await.map_err(failure)? {
            Ended::WithAnswer(merged) => Some(merged).filter(|merged| !merged.is_empty()),
            Ended::ByLimits | Ended::ByPanic => None,
        })
    }
}

/// No file is to blame for a child that does not run.
fn failure(error: io::Error) -> Failure {
    tracing::error!(%error, "PDFs cannot be taken apart");
    Failure::new(ProblemCode::Unavailable)
}

/// What became of the child.
#[derive(Debug, PartialEq)]
enum Ended {
    WithAnswer(Vec<u8>),
    ByLimits,
    ByPanic,
}

/// Gives a child the files, and waits for what it makes of them; it ends when nobody waits any
/// more. It is told nothing else, so that a reader that a file breaks into finds no secret.
async fn answer(mut command: Command, files: Vec<Vec<u8>>) -> io::Result<Ended> {
    let size: u64 = files.iter().map(|file| file.len() as u64).sum();
    let longest = (GROWS_BY_MAX * size + ANSWER_LEAST).min(ANSWER_MAX);
    let mut child = command
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // It may end before it has read everything; how it ended says why.
    let give = async {
        let mut stdin = stdin?;
        for file in files {
            stdin.write_all(&file).await.ok()?;
        }
        Some(())
    };
    let take = async {
        let mut answer = Vec::new();
        if let Some(stdout) = stdout {
            stdout.take(longest + 1).read_to_end(&mut answer).await?;
        }
        io::Result::Ok(answer)
    };
    let work = async {
        let (_, answer) = tokio::join!(give, take);
        io::Result::Ok((answer?, child.wait().await?))
    };
    let (answer, status) = timeout(LONGEST, work).await??;
    if answer.len() as u64 > longest {
        return Ok(Ended::ByLimits);
    }
    let ended = match status.code() {
        Some(0) => return Ok(Ended::WithAnswer(answer)),
        Some(PANICKED) => Ended::ByPanic,
        _ if is_by_limits(status) => Ended::ByLimits,
        _ => return Err(io::Error::other(status.to_string())),
    };
    tracing::warn!(%status, "a PDF could not be taken apart");
    Ok(ended)
}

/// Out of memory, of its stack or of its time; not ended from outside, by a service manager or for
/// want of memory on the machine.
#[cfg(unix)]
fn is_by_limits(status: ExitStatus) -> bool {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    let signal = status.signal().and_then(Signal::from_named_raw);
    signal.is_some_and(|signal| [Signal::ABORT, Signal::SEGV, Signal::XCPU].contains(&signal))
}

#[cfg(not(unix))]
fn is_by_limits(_: ExitStatus) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use futures::FutureExt;
    use rustix::process::{Pid, test_kill_process};
    use std::fs;

    async fn of_script(script: &str, files: Vec<Vec<u8>>) -> io::Result<Ended> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        answer(command, files).await
    }

    /// whose fault it was that there is no answer.
    #[tokio::test]
    async fn how_the_child_ends_says_why() {
        let ended = async |script: &str| of_script(script, vec![b"a file".to_vec()]).await.ok();
        let of = |text: &str| Some(Ended::WithAnswer(text.into()));
        assert_eq!(ended("cat").await, of("a file"));
        assert_eq!(ended("echo $MADOGUCHI_SECRET$HOME").await, of("\n"));
        assert_eq!(ended("exit 101").await, Some(Ended::ByPanic));
        for heavy in [
            "kill -ABRT $$",
            "kill -SEGV $$",
            "ulimit -S -t 1; while :; do :; done",
        ] {
            assert_eq!(ended(heavy).await, Some(Ended::ByLimits), "{heavy}");
        }
        for strange in ["exit 1", "exit 127", "kill -TERM $$", "kill -KILL $$"] {
            assert_eq!(ended(strange).await, None, "{strange}");
        }
    }

    /// neither side waits for the other to read.
    #[tokio::test]
    async fn a_file_goes_in_while_the_answer_comes_out() {
        let file = vec![b'a'; 3_000_000];
        let twice = of_script("cat", vec![file.clone(), file.clone()]).await;
        let twice = twice.expect("runs");
        assert!(twice == Ended::WithAnswer(file.repeat(2)));
        let unread = of_script("exec <&-; echo no", vec![file]).await;
        assert_eq!(unread.expect("runs"), Ended::WithAnswer(b"no\n".to_vec()));
    }

    /// a small file becomes no large copy.
    #[tokio::test]
    async fn an_answer_grows_with_what_was_given() {
        let zeros = async |count: u64, file: usize| {
            let script = format!("cat > /dev/null; head -c {count} /dev/zero");
            let ended = of_script(&script, vec![vec![0; file], vec![0; file]]).await;
            match ended.expect("runs") {
                Ended::WithAnswer(answer) => Some(answer.len() as u64),
                _ => None,
            }
        };
        let most = ANSWER_LEAST + GROWS_BY_MAX * 2_000_000;
        assert_eq!(zeros(most, 1_000_000).await, Some(most));
        assert_eq!(zeros(most + 1, 1_000_000).await, None);
        assert_eq!(zeros(most, 0).await, None);
    }

    /// a signer's copy does not wait for anybody's uploads.
    #[tokio::test]
    async fn files_are_put_together_while_another_is_checked() {
        let pdfs = Pdfs::new("/nowhere/madoguchi-server".into());
        let _check = pdfs.turn_to_check("one").await;
        let merge = pdfs.turn_to_merge("one").now_or_never();
        assert!(merge.is_some());
    }

    /// it takes no memory that a new turn could need.
    #[tokio::test]
    async fn the_child_ends_when_nobody_waits_for_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = folder.path().join("child");
        let script = format!("echo $$ > {}; exec sleep 600", told.display());
        let work = tokio::spawn(async move { of_script(&script, Vec::new()).await });
        let until = async |look: &dyn Fn() -> bool| {
            while !look() {
                tokio::task::yield_now().await;
            }
        };
        until(&|| fs::read(&told).is_ok_and(|text| text.ends_with(b"\n"))).await;
        let child: i32 = fs::read_to_string(&told).unwrap().trim().parse().unwrap();
        let child = Pid::from_raw(child).expect("a child");
        assert!(test_kill_process(child).is_ok());
        work.abort();
        until(&|| test_kill_process(child).is_err()).await;
    }

    ///
    #[tokio::test]
    async fn a_program_that_does_not_start_is_no_fault_of_a_file() {
        let pdfs = Pdfs::new("/nowhere/madoguchi-server".into());
        let failed = pdfs.turn_to_check("one").await.check(Vec::new()).await;
        assert_eq!(failed.unwrap_err().code(), ProblemCode::Unavailable);
        let failed = pdfs.turn_to_merge("one").await;
        let failed = failed.merge(vec![Vec::new()]).await;
        assert_eq!(failed.unwrap_err().code(), ProblemCode::Unavailable);
    }
}
