//! The operator's commands, as the real program.

use std::process::{Command, Output};

use madoguchi_server::config::ServeArgs;

pub fn run(args: &ServeArgs, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_madoguchi-server"));
    command.args(words).arg("--data").arg(&args.store.data);
    command
        .env_remove("DATABASE_URL")
        .env("MADOGUCHI_LOG", "warn");
    if let Some(database) = &args.store.database_url {
        command.env("DATABASE_URL", database);
    }
    command.output().expect("runs")
}

/// What it prints.
pub fn succeed(args: &ServeArgs, words: &[&str]) -> String {
    let output = run(args, words);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {told}");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .trim()
        .to_owned()
}

/// What it complains about.
pub fn fail(args: &ServeArgs, words: &[&str]) -> String {
    let output = run(args, words);
    assert!(!output.status.success(), "{words:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}
