//! The real program, as a process of its own.

use std::fs::File;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;

use madoguchi_server::config::ServeArgs;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

pub struct Program {
    pub process: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Program {
    /// Serves the demo on a free port; returns when it says that it is ready.
    pub async fn start(args: &ServeArgs, smtp_url: &str) -> Self {
        let log = args.store.data.join("log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_madoguchi-server"));
        command
            .args(["serve", "--demo", "--demo-requests", "false"])
            .args(["--listen", "127.0.0.1:0"])
            .args(["--smtp-url", smtp_url, "--data"])
            .arg(&args.store.data)
            .env_remove("DATABASE_URL")
            .env("MADOGUCHI_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(File::create(&log).expect("log"))
            .kill_on_drop(true);
        if let Some(database) = &args.store.database_url {
            command.env("DATABASE_URL", database);
        }
        let mut process = command.spawn().expect("runs");
        let mut lines = BufReader::new(process.stdout.take().expect("output")).lines();
        let line = lines.next_line().await.expect("reads").expect("a line");
        let address = line.rsplit("http://").next().expect("address");
        Self {
            address: address.parse().expect("address"),
            process,
            log,
        }
    }

    /// Everything it has logged, at the most talkative level.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).expect("log")
    }
}
