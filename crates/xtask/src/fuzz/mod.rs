//! The stage `fuzz`: schemathesis takes the OpenAPI document at its word. Whatever it sends to a
//! demo server, the answers are as the document says, and never a 5xx.

mod python;
mod signing;

use std::fs;
use std::net::SocketAddr;

use anyhow::{Context, Result, bail};

use crate::client::Client;
use crate::process::{cargo, output, program, root, run};
use crate::server::Server;

/// Who tries.
const ACCOUNT: &str = "prime@minato.example";
/// Half of what a stage may take: the run ends then, whatever is left to try.
const SECONDS: u32 = 90;
/// The same tries each time; `-- --seed N` has others.
const SEED: &str = "1";

/// Runs it against a demo server of its own.
pub fn test(extra: &[String]) -> Result<()> {
    let tool = python::schemathesis()?;
    run(cargo().args(["build", "--package", "madoguchi-server"]))?;
    let data = root().join("target/fuzz");
    let _ = fs::remove_dir_all(&data);
    let program_path = root().join("target/debug/madoguchi-server");
    let mut command = program(&program_path);
    command
        .args(["serve", "--demo"])
        // Behind https, as the document has it: the cookie's name says so.
        .args(["--trusted-proxy", "127.0.0.1", "--data"])
        .arg(&data);
    let server = Server::start(&mut command)?;
    let key = output(
        program(&program_path)
            .args(["api-key", "create", "fuzz", "--data"])
            .arg(&data)
            .env_remove("DATABASE_URL"),
    )?;
    let mut client = Client::new(server.address)?;
    let proxied = "X-Forwarded-Proto: https";
    client.sign_in(ACCOUNT, &format!("{proxied}\r\n"))?;
    let session = client
        .cookie()
        .split_once('=')
        .context("nobody is signed in")?
        .1;

    let (filing, document) = open_filing(server.address)?;
    let signing = signing::Known::find(server.address, proxied)?;
    let folder = root().join("crates/xtask/src/fuzz");
    let mut command = program(tool);
    command
        .arg("--config-file")
        .arg(folder.join("schemathesis.toml"))
        .arg("run")
        .arg(format!("http://{}/api/v1/openapi.json", server.address))
        .args(["--header", proxied, "--no-color", "--continue-on-failure"])
        .args(["--max-time", &SECONDS.to_string()]);
    if !extra.iter().any(|arg| arg == "--seed") {
        command.args(["--seed", SEED]);
    }
    run(command
        .args(extra)
        // It keeps its examples where it stands.
        .current_dir(&data)
        .env("PYTHONPATH", &folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("MADOGUCHI_SESSION", session)
        .env("MADOGUCHI_FILING", filing)
        .env("MADOGUCHI_DOCUMENT", document)
        .envs(signing.environment())
        .env("MADOGUCHI_KEY", key.trim()))
}

/// A filing that its owner can still act on, and a document of it: what nobody would guess.
fn open_filing(address: SocketAddr) -> Result<(String, String)> {
    let mut client = Client::signed_in(address, ACCOUNT)?;
    let list = client.get("/records/filings?ownOnly=true&size=100")?.body;
    for record in list["records"].as_array().into_iter().flatten() {
        let id = record["id"].as_str().context("a filing has no id")?;
        let detail = client.get(&format!("/records/filings/{id}"))?.body;
        let allowed = detail["allowed"].as_array().into_iter().flatten();
        let document = detail["documents"][0]["id"].as_str();
        if let Some(document) = document.filter(|_| allowed.into_iter().any(|a| a == "withdraw")) {
            return Ok((id.to_owned(), document.to_owned()));
        }
    }
    bail!("no filing can be acted on")
}
