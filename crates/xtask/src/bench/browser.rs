//! `bench browser`: the portal's list beside the same list in React and in plain JavaScript, and
//! the portal itself on a server with more records than anybody turns pages for.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::database::{Kind, serve};
use super::{machine, people, write};
use crate::dist;
use crate::process::{cargo, output, probe, program, root, run};
use crate::setup::{self, Need, Tools};

const BEGIN: &str = "<!-- written by cargo xtask bench browser -->\n";
/// Of the server that the portal is opened on.
const RECORDS: u32 = 100_000;
const PEERS: &str = "bench/peers";
const SITE: &str = "target/bench/browser";

/// With `--quick` few repetitions are made, and nothing is written.
pub fn run_command(args: &[String]) -> Result<()> {
    let is_quick = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--quick"] => true,
        _ => bail!(
            "`bench browser` takes no `{}`; see cargo xtask help",
            args.join(" ")
        ),
    };
    let tools = setup::ensure(Need::Test)?;
    build(&tools)?;
    dist::build(&tools)?;
    run(cargo().args(["build", "--release", "--package", "madoguchi-server"]))?;
    let (server, _) = serve(Kind::Sqlite, RECORDS)?;
    let requesters = people::requesters(server.address)?;
    let requester = requesters.first().context("nobody sees the records")?;
    let figures = output(
        program("node")
            .arg("bench/browser/run.mjs")
            .args([SITE, &format!("http://{}", server.address), requester])
            .arg(if is_quick { "quick" } else { "all" }),
    )?;
    let browser = probe(program("/usr/bin/chromium").arg("--version")).unwrap_or_default();
    let report = format!("{}, {browser}.\n\n{figures}", machine());
    println!("\n{report}");
    if !is_quick {
        write(BEGIN, report.trim_end())?;
        println!("Wrote {}", super::DOCUMENT);
    }
    Ok(())
}

/// Each list as its users would build it, with the style sheets of the release.
fn build(tools: &Tools) -> Result<()> {
    let site = root().join(SITE);
    println!("Building the lists …");
    let work = root().join("target/bench/browser-stage");
    dist::program_alone(tools, "madoguchi-bench-list", "list", &work, &site)?;
    let peers = root().join(PEERS);
    if !is_installed(&peers) {
        run(program("npm").arg("ci").current_dir(&peers))?;
    }
    for (peer, entry) in [("react", "react/main.jsx"), ("plain", "plain/main.js")] {
        run(tools
            .esbuild(&peers.join(entry), &site.join(format!("{peer}.js")))
            .args(["--bundle", "--format=esm", "--jsx=automatic"])
            .arg("--define:process.env.NODE_ENV=\"production\""))?;
    }
    Ok(())
}

/// npm notes what it has installed in a copy of the lock file.
pub fn is_installed(peers: &Path) -> bool {
    let changed = |path: &str| {
        fs::metadata(peers.join(path))
            .and_then(|it| it.modified())
            .ok()
    };
    let installed = changed("node_modules/.package-lock.json");
    installed.is_some() && installed >= changed("package-lock.json")
}
