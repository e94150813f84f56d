//! `start` and `dev`: the product running on this machine.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::children::{Children, pause};
use crate::process::{cargo, program, root, run};
use crate::setup::{self, Need};
use crate::{dist, gallery};

/// The server's port in Trunk.toml.
const DEV_SERVER_PORT: u16 = 8080;
/// Trunk's port in Trunk.toml.
const DEV_PORT: u16 = 8081;

/// The port of the signer's screens in crates/sign/Trunk.toml.
const SIGN_PORT: u16 = 8082;

/// How to start.
pub struct StartOptions {
    /// On 127.0.0.1.
    pub port: u16,
    /// Holds the database.
    pub data: PathBuf,
}

impl Default for StartOptions {
    fn default() -> Self {
        Self {
            port: 8080,
            data: root().join("data/demo"),
        }
    }
}

/// Builds the release and serves it with demo data until ctrl-c.
pub fn start(options: StartOptions) -> Result<()> {
    let port = options.port;
    must_be_free(port, "Choose another with --port.")?;
    let data = std::path::absolute(&options.data).context("--data")?;
    let tools = setup::ensure(Need::Build)?;
    dist::build(&tools)?;
    println!("Building the server …");
    run(cargo().args(["build", "--release", "--package", "madoguchi-server"]))?;

    let address = format!("http://127.0.0.1:{port}");
    let mut children = Children::new()?;
    let mut server = program(root().join("target/release/madoguchi-server"));
    serve_demo(&mut server, port, &address);
    if std::env::var_os("MADOGUCHI_LOG").is_none() {
        // A line for each request would scroll the address away.
        server.env("MADOGUCHI_LOG", "warn");
    }
    children.start(server.arg("--data").arg(&data).args(["--web", "dist"]))?;
    if !until_ready(&mut children, port)? {
        return Ok(());
    }
    println!(
        "\n  Madoguchi is open at {address}\n\
         \n  Sign in as prime@minato.example or member01@minato.example\
         \n  Password   Madoguchi-2026 (all demo accounts)\
         \n  Mails      {address}/dev/outbox\
         \n  Data       {}\n\
         \n  ctrl-c ends it.\n",
        data.display()
    );
    children.wait()
}

/// Serves the portal, the signer's screens and the workbench from source until ctrl-c. All are
/// rebuilt on every change; the signer's page has to be loaded anew by hand.
pub fn dev() -> Result<()> {
    must_be_free(gallery::PORT, "It is the workbench's.")?;
    must_be_free(DEV_SERVER_PORT, "It is the server's in Trunk.toml.")?;
    must_be_free(DEV_PORT, "It is trunk's in Trunk.toml.")?;
    must_be_free(SIGN_PORT, "It is trunk's in crates/sign/Trunk.toml.")?;
    let tools = setup::ensure(Need::Build)?;
    println!("Building the server …");
    run(cargo().args(["build", "--package", "madoguchi-server"]))?;

    let address = format!("http://127.0.0.1:{DEV_PORT}");
    let mut children = Children::new()?;
    let mut server = program(root().join("target/debug/madoguchi-server"));
    serve_demo(&mut server, DEV_SERVER_PORT, &address);
    children.start(server.args(["--data", "data/dev", "--web", "target/trunk-dist"]))?;
    if !until_ready(&mut children, DEV_SERVER_PORT)? {
        return Ok(());
    }
    println!(
        "\n  {address} reloads on every change; mails: {address}/dev/outbox\
         \n  {address}/sign is built on every change; load it anew to see it\n"
    );
    for config in ["Trunk.toml", "crates/sign/Trunk.toml"] {
        let mut trunk = tools.trunk()?;
        let serve = trunk.args(["serve", "--config", config]);
        tools.put_on_path(tools.compiler.dev(serve))?;
        children.start(&mut trunk)?;
    }
    gallery::Live::new(&tools).keep(&mut children)
}

fn serve_demo(server: &mut Command, port: u16, public_url: &str) {
    server.args(["serve", "--demo", "--public-url", public_url]);
    server.args(["--listen", &format!("127.0.0.1:{port}")]);
}

/// Fails, with advice, when another program has the port.
pub fn must_be_free(port: u16, advice: &str) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => bail!("port {port} cannot be used ({error}). {advice}"),
    }
}

/// False when ctrl-c came first.
fn until_ready(children: &mut Children, port: u16) -> Result<bool> {
    while children.are_running()? {
        if is_ready(port) {
            return Ok(true);
        }
        pause();
    }
    Ok(false)
}

fn is_ready(port: u16) -> bool {
    let answer = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text)
    };
    answer().is_ok_and(|text| text.starts_with("HTTP/1.1 200"))
}
