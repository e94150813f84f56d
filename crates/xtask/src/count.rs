//! Counting tests out of what test programs print.

use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::line;

/// How many tests passed and failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// What failed, as far as it has a name.
    pub failures: Vec<String>,
}

impl Count {
    /// A stage without tests of its own counts as one.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
            failures: Vec::new(),
        }
    }

    /// A stage that could not run.
    pub fn error(message: String) -> Self {
        Self {
            failures: vec![message],
            ..Self::one(false)
        }
    }

    /// The numbers in `test result: ok. 5 passed; 0 failed; …`, which cargo test and
    /// wasm-bindgen's runner print after each file of tests.
    fn from_line(line: &str) -> Option<Self> {
        let (_, result) = line.split_once("test result: ")?;
        let number = |what: &str| {
            let before = &result[..result.find(what)?];
            let start = before.trim_end().rfind(|c: char| !c.is_ascii_digit())? + 1;
            before[start..].trim().parse().ok()
        };
        Some(Self {
            passed: number(" passed")?,
            failed: number(" failed")?,
            failures: Vec::new(),
        })
    }

    /// The test in `---- sharing::ends stdout ----`, which stands above what a failed one printed.
    fn failure(line: &str) -> Option<&str> {
        let (name, stream) = line.strip_prefix("---- ")?.split_once(' ')?;
        stream.ends_with(" ----").then_some(name)
    }

    /// The numbers of Playwright's JSON report. A test that passed on a second try counts as
    /// failed: whatever made it fail can make it fail for a user.
    pub fn from_playwright(report: &Value) -> Option<Self> {
        let stats = &report["stats"];
        let errors = report["errors"].as_array().map_or(0, Vec::len) as u64;
        let failed = stats["unexpected"].as_u64()? + stats["flaky"].as_u64()?;
        Some(Self {
            passed: stats["expected"].as_u64()?,
            failed: if failed == 0 { errors } else { failed },
            failures: playwright_failures(&report["suites"]),
        })
    }
}

/// A line as it reads where it is not coloured.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('m').map_or(part, |(_, text)| text));
    first + &rest.collect::<String>()
}

/// `records.spec.ts:235 what the server refuses: Error: expect(locator).toBeVisible() failed`
fn playwright_failures(suites: &Value) -> Vec<String> {
    let mut failures = Vec::new();
    for suite in suites.as_array().into_iter().flatten() {
        for spec in suite["specs"].as_array().into_iter().flatten() {
            if spec["ok"] == true {
                continue;
            }
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let results = spec["tests"].as_array().into_iter().flatten();
            let why = results
                .flat_map(|test| test["results"].as_array().into_iter().flatten())
                .find_map(|result| result["error"]["message"].as_str())
                .and_then(|message| message.lines().next())
                .map_or_else(|| "no reason given".to_owned(), without_colours);
            failures.push(format!(
                "{}:{} {}: {why}",
                text(&spec["file"]),
                spec["line"],
                text(&spec["title"])
            ));
        }
        failures.extend(playwright_failures(&suite["suites"]));
    }
    failures
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
    }
}

/// Runs a test program, shows what it prints and counts. A program that fails without a failed
/// test (it may not have compiled) counts as one failed.
pub fn run_counting(command: &mut Command) -> Result<Count> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    let mut count = Count::default();
    if let Some(stdout) = child.stdout.take() {
        for bytes in BufReader::new(stdout).split(b'\n') {
            let bytes = bytes.context("reading the test program's output")?;
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            count += Count::from_line(&text).unwrap_or_default();
            count
                .failures
                .extend(Count::failure(&text).map(str::to_owned));
        }
    }
    if !child.wait()?.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn count(passed: u64, failed: u64) -> Count {
        Count {
            passed,
            failed,
            failures: Vec::new(),
        }
    }

    #[test]
    fn result_lines_are_counted() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                Some(count(12, 0)),
            ),
            (
                "test result: FAILED. 3 passed; 14 failed; 0 ignored; 0 filtered out; finished in 1s",
                Some(count(3, 14)),
            ),
            ("test sharing::result ... ok", None),
            ("test result: ", None),
        ];
        for (line, expected) in cases {
            assert_eq!(Count::from_line(line), expected, "{line}");
        }
    }

    #[test]
    fn failed_tests_are_named() {
        let script = "echo '---- sharing::ends stdout ----'; echo '---- torn'; exit 101";
        let count = run_counting(Command::new("sh").args(["-c", script])).expect("runs");
        assert_eq!(count.failures, ["sharing::ends"]);

        let failed = json!({"title": "it ends", "ok": false, "file": "a.spec.ts", "line": 7,
            "tests": [{"results": [{"error": {"message": "Error: \u{1b}[2mno\u{1b}[22m\n  at b"}}]}]});
        let passed = json!({"title": "it begins", "ok": true});
        let report = json!({"stats": {"expected": 1, "unexpected": 1, "flaky": 0}, "errors": [],
            "suites": [{"specs": [passed], "suites": [{"specs": [failed]}]}]});
        let count = Count::from_playwright(&report).expect("counts");
        assert_eq!(count.failures, ["a.spec.ts:7 it ends: Error: no"]);
    }

    #[test]
    fn a_program_that_fails_without_tests_counts_as_a_failure() {
        let run = |script| run_counting(Command::new("sh").args(["-c", script])).expect("runs");
        assert_eq!(run("exit 3"), count(0, 1));
        assert_eq!(
            run(
                "echo 'test result: ok. 2 passed; 0 failed;'; echo 'test result: ok. 1 passed; 0 failed;'"
            ),
            count(3, 0)
        );
        assert_eq!(
            run("echo 'test result: FAILED. 2 passed; 2 failed;'; exit 101"),
            count(2, 2)
        );
    }

    #[test]
    fn playwright_reports_are_counted() {
        let report = |unexpected, flaky, errors: Value| {
            json!({"stats": {"expected": 5, "unexpected": unexpected, "flaky": flaky, "skipped": 1},
                   "errors": errors})
        };
        assert_eq!(
            Count::from_playwright(&report(2, 1, json!([]))),
            Some(count(5, 3))
        );
        assert_eq!(
            Count::from_playwright(&report(0, 0, json!([{"message": "no config"}]))),
            Some(count(5, 1))
        );
        assert_eq!(Count::from_playwright(&json!({})), None);
    }
}
