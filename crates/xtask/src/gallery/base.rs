//! The commit that a change builds on, and what it looks like on this machine.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::machine::{self, Machine};
use super::site::Site;
use crate::playwright;
use crate::process::{output, probe, program, root, run};
use crate::setup::Tools;

/// What a change is compared with.
pub struct Base {
    /// What the commit before looks like.
    pub pictures: PathBuf,
    /// Pictures that the change brings or replaces in the repository.
    pub replaced: Vec<String>,
}

/// Draws the commit before, unless it was drawn already; `None` where there is nothing to draw.
pub fn draw(tools: &Tools, machine: &Machine) -> Result<Option<Base>> {
    // A checkout without history, or the first commit that has a workbench.
    let commit = match commit() {
        Ok(commit) => commit,
        Err(error) => {
            println!("{error:#}: there is nothing to compare with.");
            return Ok(None);
        }
    };
    let has_gallery = format!("{commit}:crates/gallery/index.html");
    if probe(git().args(["cat-file", "-e", &has_gallery])).is_none() {
        println!("The commit before has no workbench: there is nothing to compare with.");
        return Ok(None);
    }
    let all = root().join("target/gallery-base");
    let folder = all.join(&commit);
    let pictures = folder.join("pictures");
    if machine::recorded(&pictures).as_ref() != Some(machine) {
        if all.exists() {
            fs::remove_dir_all(&all)?;
        }
        println!("Drawing the commit that this change builds on ({commit}) …");
        let source = folder.join("source");
        check_out(&commit, &source)?;
        let site = Site::of(tools, source, folder.join("site"));
        site.build()?;
        site.write_list()?;
        let drawn = run(playwright::command("gallery")
            .args([
                "variants.spec.ts",
                "--update-snapshots=all",
                "--reporter=line",
            ])
            .env("MADOGUCHI_ONLY_PICTURES", "1")
            .env("MADOGUCHI_GALLERY", site.folder())
            .env("MADOGUCHI_PICTURES", &pictures));
        if let Err(error) = drawn {
            println!("Not all of it could be drawn ({error:#}); what is missing is not compared.");
        }
        fs::create_dir_all(&pictures)?;
        machine::record(&pictures, machine)?;
    }
    let replaced = replaced_since(&commit)?;
    Ok(Some(Base { pictures, replaced }))
}

/// Where a branch left the main branch. On the main branch itself: the last commit while there is
/// something uncommitted, else the one before it.
fn commit() -> Result<String> {
    let ask = |args: &[&str]| probe(git().args(args)).filter(|answer| !answer.is_empty());
    let main = ask(&["rev-parse", "--verify", "--quiet", "origin/HEAD"])
        .or_else(|| ask(&["rev-parse", "--verify", "--quiet", "main"]))
        .context("there is no branch `main` to compare with")?;
    let head = ask(&["rev-parse", "HEAD"]).context("there is no commit yet")?;
    let fork = ask(&["merge-base", &main, &head])
        .context("this branch and `main` have no common commit here; fetch more of the history")?;
    if fork != head || ask(&["status", "--porcelain"]).is_some() {
        return Ok(fork);
    }
    ask(&["rev-parse", "--verify", "--quiet", "HEAD~1"]).context("this is the first commit")
}

/// The commit's files, with the present as their time: cargo tells by it what to build anew.
fn check_out(commit: &str, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let archive = to.with_extension("tar");
    run(git()
        .args(["archive", "--format=tar", commit, "--output"])
        .arg(&archive))?;
    run(program("tar").arg("-xmf").arg(&archive).arg("-C").arg(to))?;
    fs::remove_file(archive).context("removing the archive")
}

fn replaced_since(commit: &str) -> Result<Vec<String>> {
    let folder = "gallery/pictures/";
    let changed = output(git().args(["diff", "--name-only", commit, "--", folder]))?;
    let new = output(git().args(["ls-files", "--others", "--exclude-standard", folder]))?;
    let names = changed.lines().chain(new.lines());
    let short = names.filter_map(|name| name.strip_prefix(folder).map(str::to_owned));
    Ok(short.collect())
}

fn git() -> std::process::Command {
    program("git")
}
