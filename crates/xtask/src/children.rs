//! Programs that run until this one ends, and never longer.

use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{line, probe, program};

static STOP: AtomicBool = AtomicBool::new(false);

/// Programs that are ended together.
pub struct Children(Vec<(String, Child)>);

impl Children {
    /// From now on ctrl-c ends the children first and this program after them.
    pub fn new() -> Result<Self> {
        ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed))
            .context("cannot watch for ctrl-c")?;
        Ok(Self(Vec::new()))
    }

    /// Starts one more.
    pub fn start(&mut self, command: &mut Command) -> Result<()> {
        let name = line(command);
        let child = command
            .spawn()
            .with_context(|| format!("cannot start `{name}`"))?;
        self.0.push((name, child));
        Ok(())
    }

    /// Fails when one has ended by itself; false once ctrl-c was pressed.
    pub fn are_running(&mut self) -> Result<bool> {
        if STOP.load(Ordering::Relaxed) {
            return Ok(false);
        }
        for (name, child) in &mut self.0 {
            if let Some(status) = child.try_wait()? {
                bail!("`{name}` ended ({status})");
            }
        }
        Ok(true)
    }

    /// Waits for ctrl-c, or for one to end.
    pub fn wait(&mut self) -> Result<()> {
        while self.are_running()? {
            pause();
        }
        Ok(())
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        let children = &mut self.0;
        for (_, child) in children.iter_mut() {
            if matches!(child.try_wait(), Ok(None)) {
                probe(program("kill").args(["-TERM", &child.id().to_string()]));
            }
        }
        let patience = Instant::now() + Duration::from_secs(5);
        for (_, child) in children {
            while Instant::now() < patience && matches!(child.try_wait(), Ok(None)) {
                pause();
            }
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A breath between two looks.
pub fn pause() {
    std::thread::sleep(Duration::from_millis(100));
}
