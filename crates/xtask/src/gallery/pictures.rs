//! Pictures of every variant: compared with those in `gallery/pictures/`, and accepted into it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::base::{self, Base};
use super::machine;
use super::script;
use super::site::Site;
use crate::count::Count;
use crate::playwright;
use crate::process::{root, run};
use crate::setup::{self, Need, Tools};

/// All pictures together, in bytes: they stay in the repository's history for ever.
const CEILING: u64 = 5_000_000;

/// As many findings are told one by one.
const FIRST: usize = 10;

const REPORT: &str = "target/gallery-tests/report.json";

/// `cargo xtask pictures [STORY…]` and `cargo xtask pictures accept [STORY…]`
pub fn run_command(args: &[String]) -> Result<()> {
    let tools = setup::ensure(Need::Test)?;
    match args.split_first() {
        Some((first, stories)) if first == "accept" => accept(&tools, stories),
        _ => compare(&tools, args),
    }
}

/// Where the accepted pictures are.
fn folder() -> PathBuf {
    root().join("gallery/pictures")
}

fn compare(tools: &Tools, stories: &[String]) -> Result<()> {
    let site = built(tools)?;
    let mut command = only_pictures(&list(&site)?, stories)?;
    beside_base(tools, &mut command)?;
    let count = playwright::count(&mut command, REPORT)?;
    if count.failed == 0 {
        println!("Everything looks as it did before.");
        return Ok(());
    }
    bail!(
        "{} variants look different. Before and after, side by side:\n\n  \
         target/gallery-report/index.html\n\nIf this is what you want: cargo xtask pictures accept",
        count.failed
    )
}

fn accept(tools: &Tools, stories: &[String]) -> Result<()> {
    let machine = machine::here()?;
    let is_known = machine::recorded(&folder()) == Some(machine.clone());
    if !is_known && !stories.is_empty() {
        bail!(
            "The browser or a font is not the one that the other pictures were made with. Accept \
             all of them: cargo xtask pictures accept"
        );
    }
    let site = built(tools)?;
    let list = list(&site)?;
    let start = SystemTime::now();
    // What differs by less than the comparison tolerates stays as it is in the repository.
    let which = if is_known { "changed" } else { "all" };
    let drawn = run(only_pictures(&list, stories)?.args(["--update-snapshots", which]));
    let wanted = names(&list);
    for name in pictures_in(&folder())? {
        let path = folder().join(&name);
        let is_of_other_machine = !is_known && fs::metadata(&path)?.modified()? < start;
        if !wanted.contains(&name) || is_of_other_machine {
            fs::remove_file(path)?;
        }
    }
    shrink(start)?;
    machine::record(&folder(), &machine)?;
    drawn.context("not every variant could be drawn; the others are accepted")?;
    let findings = findings(&list)?;
    if !findings.is_empty() {
        bail!("{}", findings.join("\n"));
    }
    println!("Accepted. Look at gallery/pictures/ in your change, and commit it.");
    Ok(())
}

/// Every check of every variant and of the workbench itself, and the comparison of pictures.
pub fn test(tools: &Tools, extra: &[String]) -> Result<Count> {
    let site = built(tools)?;
    let list = list(&site)?;
    let mut command = playwright::command("gallery");
    beside_base(tools, &mut command)?;
    let mut count = playwright::count(command.args(extra), REPORT)?;
    if count.failed > 0 {
        println!("The report with before and after: target/gallery-report/index.html");
    }
    let findings = findings(&list)?;
    count += Count {
        failures: findings.clone(),
        ..Count::one(findings.is_empty())
    };
    Ok(count)
}

/// The workbench of these sources, with its list of stories beside it. In a folder of its own: the
/// usual one may be open, and change meanwhile.
fn built(tools: &Tools) -> Result<Site<'_>> {
    let folder = root().join("target/gallery-tests/site");
    let site = Site::of(tools, root().into(), folder);
    site.build()?;
    site.write_list()?;
    Ok(site)
}

fn list(site: &Site<'_>) -> Result<Value> {
    let text = fs::read(site.folder().join("stories.json")).context("the list of stories")?;
    serde_json::from_slice(&text).context("the list of stories is no JSON")
}

/// Playwright, drawing the pictures of some stories, or of all.
fn only_pictures(list: &Value, stories: &[String]) -> Result<Command> {
    let mut command = playwright::command("gallery");
    command
        .arg("variants.spec.ts")
        .env("MADOGUCHI_ONLY_PICTURES", "1");
    for story in stories {
        let known = list.as_array().into_iter().flatten();
        if !known.into_iter().any(|known| known["id"] == **story) {
            bail!("there is no story `{story}`");
        }
    }
    if !stories.is_empty() {
        command.args(["--grep", &format!("\\b({}): ", stories.join("|"))]);
    }
    Ok(command)
}

/// Where the accepted pictures come from another browser or other fonts, compares with what the
/// commit that the change builds on looks like here.
fn beside_base(tools: &Tools, command: &mut Command) -> Result<()> {
    let here = machine::here()?;
    let recorded = machine::recorded(&folder());
    if recorded.as_ref() == Some(&here) {
        return Ok(());
    }
    println!("The accepted pictures were made with {recorded:?}; here are {here:?}.");
    let Some(Base { pictures, replaced }) = base::draw(tools, &here)? else {
        command.env(
            "MADOGUCHI_PICTURES",
            root().join("target/gallery-base/none"),
        );
        command.env("MADOGUCHI_PICTURES_REPLACED", "");
        return Ok(());
    };
    command
        .env("MADOGUCHI_PICTURES", pictures)
        .env("MADOGUCHI_PICTURES_REPLACED", replaced.join("\n"));
    Ok(())
}

/// What is wrong with the folder of pictures.
fn findings(list: &Value) -> Result<Vec<String>> {
    let wanted = names(list);
    let there = pictures_in(&folder())?;
    let line = |what: &str, name: &String| {
        format!("gallery/pictures/{name}: {what}; cargo xtask pictures accept")
    };
    let mut findings: Vec<String> = wanted
        .difference(&there)
        .map(|name| line("is missing", name))
        .collect();
    let stale = there.difference(&wanted);
    findings.extend(stale.map(|name| line("belongs to no variant", name)));
    let more = findings.len().saturating_sub(FIRST);
    if more > 0 {
        findings.truncate(FIRST);
        findings.push(format!("… and {more} more pictures"));
    }
    let bytes = there
        .iter()
        .map(|name| fs::metadata(folder().join(name)).map(|about| about.len()))
        .sum::<std::io::Result<u64>>()?;
    println!("Pictures: {}, {bytes} of {CEILING} bytes", there.len());
    if bytes > CEILING {
        findings.push(format!(
            "gallery/pictures: {bytes} bytes are more than {CEILING}; show less in the largest"
        ));
    }
    Ok(findings)
}

/// The pictures that there should be: `button/solid-320.webp`.
fn names(list: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for story in list.as_array().into_iter().flatten() {
        let (id, group) = (story["id"].as_str(), story["group"].as_str());
        let kinds: &[&str] = match group {
            Some("pages") => &["320", "1280", "320-forced-colours", "320-text-200"],
            _ => &["320", "1280"],
        };
        for variant in story["variants"].as_array().into_iter().flatten() {
            let variant = variant.as_str().unwrap_or_default();
            let of_kind = |kind| format!("{}/{variant}-{kind}.webp", id.unwrap_or_default());
            names.extend(kinds.iter().map(of_kind));
        }
    }
    names
}

fn pictures_in(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let Ok(stories) = fs::read_dir(folder) else {
        return Ok(names);
    };
    for story in stories {
        let story = story?;
        if !story.file_type()?.is_dir() {
            continue;
        }
        for picture in fs::read_dir(story.path())? {
            let (story, picture) = (story.file_name(), picture?.file_name());
            names.insert(format!(
                "{}/{}",
                story.to_string_lossy(),
                picture.to_string_lossy()
            ));
        }
    }
    Ok(names)
}

/// Makes the pictures small that were written after `start`.
fn shrink(start: SystemTime) -> Result<()> {
    let since = start.duration_since(SystemTime::UNIX_EPOCH)?.as_millis();
    run(script("shrink.mjs").arg(folder()).arg(since.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pages_have_two_pictures_more_than_components() {
        let list = json!([
            {"id": "button", "group": "components", "variants": ["solid"]},
            {"id": "sign-in", "group": "pages", "variants": ["empty"]},
        ]);
        let names: Vec<_> = names(&list).into_iter().collect();
        assert_eq!(
            names,
            [
                "button/solid-1280.webp",
                "button/solid-320.webp",
                "sign-in/empty-1280.webp",
                "sign-in/empty-320-forced-colours.webp",
                "sign-in/empty-320-text-200.webp",
                "sign-in/empty-320.webp",
            ]
        );
    }
}
