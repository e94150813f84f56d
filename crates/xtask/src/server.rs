//! A server for as long as a command needs one.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::children::pause;
use crate::process::{probe, program};

/// A program that ends with this value.
pub struct Running(Child);

impl Running {
    /// Starts it.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = crate::process::line(command);
        let child = command.spawn();
        Ok(Self(
            child.with_context(|| format!("cannot start `{name}`"))?,
        ))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // PostgreSQL takes it for a quick end; the server lets its requests end.
        probe(program("kill").args(["-INT", &self.0.id().to_string()]));
        let patience = Instant::now() + Duration::from_secs(30);
        while Instant::now() < patience && matches!(self.0.try_wait(), Ok(None)) {
            pause();
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The reference server on a free port of this machine.
pub struct Server {
    /// Where it answers.
    pub address: SocketAddr,
    _running: Running,
}

impl Server {
    /// Returns when it is ready.
    pub fn start(command: &mut Command) -> Result<Self> {
        command
            .args(["--listen", "127.0.0.1:0"])
            .env("MADOGUCHI_LOG", "warn")
            .stdout(Stdio::piped());
        let mut running = Running::start(command)?;
        let output = running
            .0
            .stdout
            .take()
            .context("the server has no output")?;
        let line = BufReader::new(output).lines().next();
        let line = line.context("the server ended before it was ready")??;
        let address = line.rsplit("http://").next().unwrap_or_default().parse();
        Ok(Self {
            address: address.with_context(|| format!("no address in {line:?}"))?,
            _running: running,
        })
    }
}
