//! Every command a person types: `cargo xtask help` lists them.

mod bench;
mod children;
mod client;
mod compiler;
mod count;
mod dist;
mod fuzz;
mod gallery;
mod lints;
mod playwright;
mod process;
mod serve;
mod server;
mod setup;
mod size;
mod stages;
mod versions;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
Usage: cargo xtask COMMAND

  start [--port N] [--data DIR]
               sets up what is missing, builds the release and serves everything on one port,
               with demo data (port 8080; DIR is data/demo)
  test [NAME…] [-- ARGS]
               sets up what is missing and runs every test, or the named stages only;
               ARGS go to cargo test, Playwright or schemathesis
  check        before each commit: formatting, clippy, lints, host tests, server tests on SQLite
  dev          the server, `trunk serve` and the workbench, reloading on change, on
               http://127.0.0.1:8081 and :8090
  gallery      the workbench for designers, following every change, on http://127.0.0.1:8090
  gallery build
               builds it as a static site into target/gallery/
  gallery open QUERY [--width N] [--forced-colors] [--more-contrast] [--reduced-motion]
               [--picture FILE]
               opens a variant as a page cannot open itself, or writes a picture of it;
               QUERY is as in the address: 'story=button&variant=solid'
  gallery measure
               how long a change takes from the disk to the screen
  pictures [STORY…]
               draws every variant, or those of some stories, and compares with gallery/pictures/
  pictures accept [STORY…]
               makes what it looks like now what it is to look like
  dist         builds the release into dist/
  size         bytes of a first visit, raw and brotli; fails over a ceiling
  openapi      writes docs/openapi.json
  bench [--records N,…] [--database sqlite|postgresql]
               how long the server takes with ten thousand to a million records; all of it writes
               the figures into docs/benchmarks.md
  bench browser [--quick]
               how long a browser takes with long lists, beside React and plain JavaScript, and
               with the portal itself; all of it writes the figures into docs/benchmarks.md
  bench signer [--quick]
               how long a slow phone takes to the signer's first screen, beside React, Solid and
               plain JavaScript; all of it writes the figures into docs/benchmarks.md
  setup        installs what the other commands need

Stages of test: fmt clippy lints host server-sqlite server-postgres components gallery
                fuzz dist size end2end

Environment:
  MADOGUCHI_TOOLS  where tools are installed (~/.cache/madoguchi/tools)
  MADOGUCHI_WASM   rustup or debian: which compiler builds WebAssembly (whichever works)";

fn main() {
    if let Err(error) = run(std::env::args().skip(1).collect()) {
        eprintln!("\nerror: {error:#}");
        std::process::exit(1);
    }
}

fn run(args: Vec<String>) -> Result<()> {
    let Some((command, rest)) = args.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    match command.as_str() {
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        _ if rest.iter().any(|arg| arg == "--help" || arg == "-h") => {
            println!("{HELP}");
            Ok(())
        }
        "start" => serve::start(start_options(rest)?),
        "test" => {
            let (names, extra) = match rest.iter().position(|arg| arg == "--") {
                Some(at) => (&rest[..at], &rest[at + 1..]),
                None => (rest, &[][..]),
            };
            stages::test(names, extra)
        }
        "bench" => bench::run_command(rest),
        "gallery" => gallery::run(rest),
        "pictures" => gallery::pictures::run_command(rest),
        _ if !rest.is_empty() => bail!("`{command}` takes no `{}`; see cargo xtask help", rest[0]),
        "check" => stages::check(),
        "dev" => serve::dev(),
        "dist" => dist::build(&setup::ensure(setup::Need::Build)?).map(drop),
        "size" => size::report(&setup::ensure(setup::Need::Build)?),
        "openapi" => openapi(),
        "setup" => setup::ensure(setup::Need::Engines).map(|_| println!("Everything is set up.")),
        other => bail!("there is no command `{other}`; see cargo xtask help"),
    }
}

fn start_options(args: &[String]) -> Result<serve::StartOptions> {
    let mut options = serve::StartOptions::default();
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let mut value = || {
            args.next()
                .with_context(|| format!("`{name}` needs a value"))
        };
        match name.as_str() {
            "--port" => {
                let port = value()?;
                options.port = port
                    .parse()
                    .with_context(|| format!("`{port}` is not a port"))?;
            }
            "--data" => options.data = value()?.into(),
            _ => bail!("`start` takes no `{name}`; see cargo xtask help"),
        }
    }
    Ok(options)
}

fn openapi() -> Result<()> {
    let document = process::output(process::cargo().args([
        "run",
        "--quiet",
        "--package",
        "madoguchi-server",
        "--",
        "openapi",
    ]))?;
    let path = process::root().join("docs/openapi.json");
    std::fs::write(&path, document).with_context(|| format!("writing {}", path.display()))?;
    println!("Wrote docs/openapi.json");
    Ok(())
}
