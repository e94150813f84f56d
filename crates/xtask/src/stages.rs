//! `test` and `check`: the stages, what each runs and what they add up to.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::count::{Count, run_counting};
use crate::gallery::pictures;
use crate::process::{cargo, probe, program, root, run};
use crate::setup::{self, Need, Tools};
use crate::{dist, fuzz, lints, playwright, size};

/// Crates that run in a browser.
const PORTAL: [&str; 5] = ["madoguchi", "madoguchi-api", GALLERY, "madoguchi-ui", SIGN];
const GALLERY: &str = "madoguchi-gallery";
const SIGN: &str = "madoguchi-sign";

const CHECK: [&str; 5] = ["fmt", "clippy", "lints", "host", "server-sqlite"];

struct Stage {
    name: &'static str,
    need: Need,
    run: fn(&Shared) -> Result<Count>,
}

const STAGES: [Stage; 13] = [
    stage("fmt", Need::Nothing, fmt),
    stage("clippy", Need::Build, clippy),
    stage("lints", Need::Build, lint),
    stage("host", Need::Build, host),
    stage("server-sqlite", Need::Build, |context| {
        server(context, "sqlite")
    }),
    stage("server-postgres", Need::Test, |context| {
        server(context, "postgres")
    }),
    stage("components", Need::Test, components),
    stage("gallery", Need::Test, |context| {
        pictures::test(context.tools()?, &context.extra)
    }),
    stage("fuzz", Need::Test, |context| {
        fuzz::test(&context.extra).map(|()| Count::one(true))
    }),
    stage("dist", Need::Build, |context| {
        context.dist().map(|()| Count::one(true))
    }),
    stage("size", Need::Build, |context| {
        context.dist()?;
        size::report(context.tools()?).map(|()| Count::one(true))
    }),
    stage("end2end", Need::Test, end2end),
    stage("engines", Need::Engines, engines),
];

const fn stage(name: &'static str, need: Need, run: fn(&Shared) -> Result<Count>) -> Stage {
    Stage { name, need, run }
}

/// Runs every stage, or the named ones.
pub fn test(names: &[String], extra: &[String]) -> Result<()> {
    if let Some(unknown) = names
        .iter()
        .find(|name| STAGES.iter().all(|s| s.name != **name))
    {
        let known = STAGES.map(|stage| stage.name).join(" ");
        bail!("there is no stage `{unknown}`; there are: {known}");
    }
    run_stages(
        |stage| names.is_empty() || names.iter().any(|name| name == stage.name),
        extra,
    )
}

/// Runs what is fast enough for every commit.
pub fn check() -> Result<()> {
    run_stages(|stage| CHECK.contains(&stage.name), &[])
}

/// What the stages of one run share.
struct Shared {
    tools: Option<Tools>,
    extra: Vec<String>,
    dist: OnceCell<bool>,
}

impl Shared {
    fn tools(&self) -> Result<&Tools> {
        self.tools.as_ref().context("this stage was not set up")
    }

    /// Builds the release once; who comes after a failure fails without another try.
    fn dist(&self) -> Result<()> {
        let mut error = None;
        let built = *self.dist.get_or_init(|| {
            let result = self.tools().and_then(dist::build);
            error = result.err();
            error.is_none()
        });
        match error {
            Some(error) => Err(error),
            None if built => Ok(()),
            None => bail!("needs the release, which could not be built"),
        }
    }
}

fn run_stages(wanted: impl Fn(&Stage) -> bool, extra: &[String]) -> Result<()> {
    let stages: Vec<_> = STAGES.iter().filter(|stage| wanted(stage)).collect();
    let need = stages
        .iter()
        .map(|stage| stage.need)
        .max()
        .unwrap_or(Need::Nothing);
    let context = Shared {
        tools: (need > Need::Nothing)
            .then(|| setup::ensure(need))
            .transpose()?,
        extra: extra.to_vec(),
        dist: OnceCell::new(),
    };
    let mut rows = Vec::new();
    for (stage, number) in stages.iter().zip(1..) {
        println!("\n=== {} ({number}/{})", stage.name, stages.len());
        let start = Instant::now();
        let count = (stage.run)(&context).unwrap_or_else(|error| {
            println!("error: {error:#}");
            Count::error(format!("{error:#}"))
        });
        rows.push((stage.name, count, start.elapsed()));
    }
    let (summary, total) = summary(&rows);
    println!("{summary}");
    if total.failed > 0 {
        // The last line stays the count.
        std::process::exit(1);
    }
    Ok(())
}

fn summary(rows: &[(&str, Count, Duration)]) -> (String, Count) {
    let mut total = Count::default();
    let mut out = format!(
        "\n{:<18}{:>8}{:>8}{:>9}\n",
        "stage", "passed", "failed", "seconds"
    );
    for (name, count, time) in rows {
        let seconds = time.as_secs_f32();
        out += &format!(
            "{name:<18}{:>8}{:>8}{seconds:>9.1}\n",
            count.passed, count.failed
        );
        total += count.clone();
    }
    for failure in &total.failures {
        out += &format!("\nfailed: {failure}");
    }
    if !total.failures.is_empty() {
        out += "\n";
    }
    out += &format!("\n{} passed, {} failed", total.passed, total.failed);
    (out, total)
}

fn fmt(_: &Shared) -> Result<Count> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Count::one(true))
}

fn clippy(context: &Shared) -> Result<Count> {
    let compiler = &context.tools()?.compiler;
    let mut host = cargo();
    host.args(["clippy", "--quiet", "--all-targets", "--workspace"]);
    if probe(compiler.dev_cargo().args(["clippy", "--version"])).is_some() {
        host.args(PORTAL.map(|name| format!("--exclude={name}")));
        run(compiler
            .dev_cargo()
            .args([
                "clippy",
                "--quiet",
                "--all-targets",
                "--target=wasm32-unknown-unknown",
            ])
            .args(PORTAL.map(|name| format!("--package={name}")))
            .args(["--", "--deny=warnings"]))?;
    }
    run(host.args(["--", "--deny=warnings"]))?;
    Ok(Count::one(true))
}

fn lint(_: &Shared) -> Result<Count> {
    let rules = lints::run()?;
    for project in ["end2end", "gallery"] {
        run(program("node_modules/.bin/tsc").args(["--project", project]))?;
    }
    Ok(Count::one(rules))
}

fn host(context: &Shared) -> Result<Count> {
    let tests = |packages: &[&str], lib: &[&str]| {
        let mut command = cargo();
        command
            .args(["test", "--quiet", "--no-fail-fast"])
            .args(lib);
        command.args(packages.iter().map(|name| format!("--package={name}")));
        run_counting(command.arg("--").args(&context.extra))
    };
    let anywhere = ["madoguchi-contract", SIGN, GALLERY, "madoguchi-xtask"];
    let mut count = tests(&anywhere, &[])?;
    // The `tests/` folders of the others are for a browser.
    let has_lib = |name: &&str| ![GALLERY, SIGN].contains(name);
    let portal: Vec<_> = PORTAL.into_iter().filter(has_lib).collect();
    count += tests(&portal, &["--lib"])?;
    Ok(count)
}

fn server(context: &Shared, database: &str) -> Result<Count> {
    run_counting(
        cargo()
            .args([
                "test",
                "--quiet",
                "--no-fail-fast",
                "--package=madoguchi-server",
                "--",
            ])
            .args(&context.extra)
            .env("MADOGUCHI_TEST_DATABASE", database),
    )
}

fn components(context: &Shared) -> Result<Count> {
    let tools = context.tools()?;
    let packages = [("madoguchi", "tests"), ("madoguchi-ui", "crates/ui/tests")]
        .into_iter()
        .filter(|(_, folder)| has_tests(&root().join(folder)))
        .map(|(name, _)| format!("--package={name}"));
    run_counting(
        tools
            .compiler
            .dev_cargo()
            .args([
                "test",
                "--no-fail-fast",
                "--target=wasm32-unknown-unknown",
                "--test=*",
            ])
            .args(packages)
            .arg("--")
            .args(&context.extra)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                tools.test_runner(),
            )
            .env("CHROMEDRIVER", "/usr/bin/chromedriver")
            .env(
                "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
                root().join("webdriver.json"),
            ),
    )
}

/// Whether cargo finds a test in the folder: `name.rs` or `name/main.rs`.
fn has_tests(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| {
                let path = entry.path();
                path.extension().is_some_and(|end| end == "rs") || path.join("main.rs").exists()
            })
        })
    })
}

fn end2end(context: &Shared) -> Result<Count> {
    release(context)?;
    playwright::count(
        playwright::command("end2end").args(&context.extra),
        "target/end2end/report.json",
    )
}

/// The same journeys in Chromium, Firefox and WebKit.
fn engines(context: &Shared) -> Result<Count> {
    release(context)?;
    let geckodriver = context.tools()?.geckodriver()?.join("geckodriver");
    playwright::count(
        playwright::command("end2end/engines")
            .args(&context.extra)
            .env("MADOGUCHI_GECKODRIVER", geckodriver),
        "target/engines/report.json",
    )
}

/// What journeys meet: the portal and the signer's page as they are shipped, and the server.
fn release(context: &Shared) -> Result<()> {
    context.dist()?;
    run(cargo().args(["build", "--release", "--package", "madoguchi-server"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_sum_of_all_stages() {
        let count = |passed, failed| Count {
            passed,
            failed,
            failures: vec![format!("{failed} of them"); usize::from(failed > 0)],
        };
        let second = Duration::from_secs(1);
        let rows = [("fmt", count(1, 0), second), ("host", count(20, 2), second)];
        let (text, total) = summary(&rows);
        assert_eq!(text.lines().last(), Some("21 passed, 2 failed"));
        assert!(text.contains("\nfailed: 2 of them\n"));
        assert_eq!(total, count(21, 2));
    }

    #[test]
    fn check_names_stages_that_exist() {
        for name in CHECK {
            assert!(STAGES.iter().any(|stage| stage.name == name), "{name}");
        }
    }
}
