//! `bench`: how long the server takes, on databases of different sizes, and how long a browser does.

mod browser;
mod database;
mod figures;
mod kinds;
mod people;
mod signer;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::process::{cargo, probe, program, root, run};
use crate::setup;
use database::{Kind, OWNERS, serve, start_postgres};
use figures::table;

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];
const DOCUMENT: &str = "docs/benchmarks.md";
/// Between these stands what a run has written.
const BEGIN: &str = "<!-- written by cargo xtask bench -->\n";
const END: &str = "<!-- end -->\n";

/// `bench [--records N,…] [--database NAME]`: measures and prints; without any option it writes
/// the figures into the document, too. `bench browser` and
/// `bench signer` are others.
pub fn run_command(args: &[String]) -> Result<()> {
    match args.split_first() {
        Some((name, rest)) if name == "browser" => return browser::run_command(rest),
        Some((name, rest)) if name == "signer" => return signer::run_command(rest),
        _ => (),
    }
    let (mut sizes, mut databases) = (SIZES.to_vec(), Kind::ALL.to_vec());
    let mut options = args.iter();
    while let Some(name) = options.next() {
        let value = options.next();
        let value = value.with_context(|| format!("`{name}` needs a value"))?;
        match name.as_str() {
            "--records" => {
                let read = |text: &str| text.parse().with_context(|| format!("`{text}`"));
                sizes = value.split(',').map(read).collect::<Result<_>>()?;
            }
            "--database" => {
                databases.retain(|kind| kind.word() == *value);
                if databases.is_empty() {
                    bail!("there is no database `{value}`; there are: sqlite postgresql");
                }
            }
            _ => bail!("`bench` takes no `{name}`; see cargo xtask help"),
        }
    }
    if databases.contains(&Kind::Postgres) {
        setup::postgres()?;
    }
    println!("Building the server …");
    run(cargo().args(["build", "--release", "--package", "madoguchi-server"]))?;
    fs::create_dir_all(database::folder())?;
    let mut report = format!("{}, {OWNERS} owners in every size.\n", machine());
    for kind in databases {
        let _cluster = match kind {
            Kind::Sqlite => None,
            Kind::Postgres => Some(start_postgres()?),
        };
        for records in &sizes {
            report += &measure(kind, *records)?;
        }
    }
    if args.is_empty() {
        write(BEGIN, &report)?;
        println!("Wrote {DOCUMENT}");
    }
    Ok(())
}

fn measure(kind: Kind, records: u32) -> Result<String> {
    println!(
        "\n{}, {records} records: loading, unless it is there …",
        kind.name()
    );
    let (server, seconds) = serve(kind, records)?;
    let address = server.address;
    let requesters = people::requesters(address)?;
    let alone = table(&kinds::alone(address, &requesters)?);
    let (together, rate) = kinds::together(address, &requesters)?;
    let together = table(&together);
    let text = format!(
        "\n### {}, {} records\n\nLoaded in {seconds:.0} seconds.\n\n{alone}\n\
         Eight callers at once, {rate:.0} requests in a second:\n\n{together}",
        kind.name(),
        grouped(records),
    );
    println!("{text}");
    Ok(text)
}

/// What the figures were measured on.
fn machine() -> String {
    let first = |path: &str, name: &str| -> Option<String> {
        let text = fs::read_to_string(path).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = first("/proc/cpuinfo", "model name").unwrap_or_default();
    let memory = first("/proc/meminfo", "MemTotal").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let day = probe(program("date").arg("+%Y-%m-%d")).unwrap_or_default();
    format!("{day}, {cores} × {processor}, {memory} of memory")
}

fn write(begin: &str, report: &str) -> Result<()> {
    let path = root().join(DOCUMENT);
    let old = fs::read_to_string(&path).with_context(|| format!("reading {DOCUMENT}"))?;
    fs::write(path, replaced(&old, begin, report)?).with_context(|| format!("writing {DOCUMENT}"))
}

fn replaced(document: &str, begin: &str, report: &str) -> Result<String> {
    let parts = document.split_once(begin);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.with_context(|| format!("{DOCUMENT} has no place for figures"))?;
    Ok(format!("{before}{begin}\n{report}\n{END}{after}"))
}

/// 1000000 as 1,000,000
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_take_the_place_of_older_ones() {
        let old = format!("# Title\n{BEGIN}old\n{END}after\n");
        let new = replaced(&old, BEGIN, "new").expect("has a place");
        assert_eq!(new, format!("# Title\n{BEGIN}\nnew\n{END}after\n"));
        assert!(replaced("# Title\n", BEGIN, "new").is_err());
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
