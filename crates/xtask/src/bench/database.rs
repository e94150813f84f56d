//! Databases of each size, kept under `target/bench`, and a server on one of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::children::pause;
use crate::process::{probe, program, root, run_quietly};
use crate::server::{Running, Server};

/// Owners of the records, in every size.
pub const OWNERS: u32 = 200;

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One file.
    Sqlite,
    /// A cluster of the benchmark's own.
    Postgres,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Kind::Sqlite, Kind::Postgres];

    /// As it is named.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        }
    }

    /// As it is typed.
    pub fn word(self) -> String {
        self.name().to_ascii_lowercase()
    }
}

/// Everything that a run keeps.
pub fn folder() -> PathBuf {
    root().join("target/bench")
}

/// A server on a database of `records`, and how many seconds loading it took, now or back then.
pub fn serve(kind: Kind, records: u32) -> Result<(Server, f64)> {
    let data = folder().join(format!("{}-{records}", kind.word()));
    let loaded = data.join("loaded");
    let known = fs::read_to_string(&loaded).ok();
    let known = known.and_then(|text| text.trim().parse::<f64>().ok());
    if known.is_none() {
        // Half of one is no use.
        let _ = fs::remove_dir_all(&data);
        if kind == Kind::Postgres {
            psql(&format!("DROP DATABASE IF EXISTS bench_{records}"))?;
            psql(&format!("CREATE DATABASE bench_{records}"))?;
        }
    }
    let start = Instant::now();
    let mut server = program(root().join("target/release/madoguchi-server"));
    server
        .args(["serve", "--demo", "--data"])
        .arg(&data)
        .args(["--records", &records.to_string()])
        .args(["--accounts", &OWNERS.to_string()])
        .env_remove("DATABASE_URL");
    if kind == Kind::Postgres {
        let socket = socket();
        let address = format!("postgres://postgres@localhost/bench_{records}?host={socket}");
        server.env("DATABASE_URL", address);
    }
    let server = Server::start(&mut server)?;
    let seconds = known.unwrap_or_else(|| start.elapsed().as_secs_f64());
    if known.is_none() {
        fs::write(loaded, format!("{seconds:.1}\n"))?;
    }
    recall(&match kind {
        Kind::Sqlite => data,
        Kind::Postgres => folder().join("cluster/data/base"),
    })?;
    Ok((server, seconds))
}

/// Reads every file once, so that it makes no difference whether the database was loaded now or
/// back then: what is measured is a server that has run for a while, not its first look at a disk.
fn recall(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            recall(&path)?;
        } else if let Ok(mut file) = fs::File::open(&path) {
            io::copy(&mut file, &mut io::sink())?;
        }
    }
    Ok(())
}

/// The cluster, as an operator would run it: everything reaches the disk.
pub fn start_postgres() -> Result<Running> {
    let folder = folder().join("cluster");
    let data = folder.join("data");
    fs::create_dir_all(&folder)?;
    if is_root() {
        run_quietly(program("chown").arg("postgres").arg(&folder))?;
    }
    if !data.join("PG_VERSION").exists() {
        run_quietly(
            as_postgres("initdb")
                .args(["--username=postgres", "--auth=trust"])
                .args(["--encoding=UTF8", "--locale=C.UTF-8", "-D"])
                .arg(&data),
        )?;
    }
    let log = fs::File::create(folder.with_file_name("postgres.log"))?;
    let running = Running::start(
        as_postgres("postgres")
            .arg("-D")
            .arg(&data)
            .args(["-k", &socket(), "-c", "listen_addresses="])
            .args(["-c", "shared_buffers=1GB", "-c", "max_wal_size=4GB"])
            .stdout(Stdio::null())
            .stderr(log),
    )?;
    let patience = Instant::now() + Duration::from_secs(60);
    while psql("SELECT 1").is_err() {
        if Instant::now() > patience {
            bail!("PostgreSQL does not answer; see target/bench/postgres.log");
        }
        pause();
    }
    Ok(running)
}

/// What a database says to a statement.
pub fn psql(statement: &str) -> Result<String> {
    let mut command = program(binary("psql"));
    command.args(["-h", &socket(), "-U", "postgres", "-qAtc", statement]);
    let output = command.output()?;
    if !output.status.success() {
        bail!("{statement}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn socket() -> String {
    folder().join("cluster").display().to_string()
}

/// PostgreSQL refuses to run as root.
fn as_postgres(name: &str) -> Command {
    if !is_root() {
        return program(binary(name));
    }
    let mut command = program("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    command.arg(binary(name));
    command
}

fn is_root() -> bool {
    probe(program("id").arg("-u")).as_deref() == Some("0")
}

/// Debian keeps them beside the versions, others on the path.
fn binary(name: &str) -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql");
    versions
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin").join(name)))
        .filter(|path| path.exists())
        .max()
        .unwrap_or_else(|| Path::new(name).to_owned())
}
