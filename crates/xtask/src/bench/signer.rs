//! `bench signer`: the signer's first screen beside the same screen in plain JavaScript, Solid and
//! React, on a slow phone.

use anyhow::{Result, bail};

use super::browser::is_installed;
use super::{machine, write};
use crate::dist;
use crate::process::{output, probe, program, root, run};
use crate::setup::{self, Need};

const BEGIN: &str = "<!-- written by cargo xtask bench signer -->\n";
const PEERS: &str = "bench/peers/signer";
const SITE: &str = "target/bench/signer";

/// With `--quick` few visits are made, and nothing is written.
pub fn run_command(args: &[String]) -> Result<()> {
    let is_quick = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--quick"] => true,
        _ => bail!(
            "`bench signer` takes no `{}`; see cargo xtask help",
            args.join(" ")
        ),
    };
    let tools = setup::ensure(Need::Test)?;
    println!("Building the peers …");
    let peers = root().join(PEERS);
    if !is_installed(&peers) {
        run(program("npm").arg("ci").current_dir(&peers))?;
    }
    let site = root().join(SITE);
    run(program("node")
        .arg("build.mjs")
        .arg(&site)
        .current_dir(&peers))?;
    dist::build(&tools)?;
    let visits = if is_quick { "3" } else { "11" };
    let figures = output(
        program("node")
            .arg("bench/signer/run.mjs")
            .args([&dist::folder(), &site])
            .arg(visits),
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
