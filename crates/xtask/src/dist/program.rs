//! The program: compiled, split into a main part and chunks that load late, bound to JavaScript
//! and made small.
//!
//! Trunk would go from cargo to wasm-bindgen in one step, and the split must be between the two.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow};

use super::html::Program;
use super::script::Script;
use super::{links, order};
use crate::process::{program, run, run_quietly};
use crate::setup::Tools;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// What makes a program smaller than wasm-opt's level alone does: code in a regular form to begin
/// with, all steps twice, and functions left apart, which are more alike than long ones. Low memory
/// is the far end of the stack: a program that comes there would trap a little sooner than it does.
const SMALLER: [&str; 7] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--one-caller-inline-max-function-size=40",
    "--low-memory-unused",
    "--strip-target-features",
    "--strip-producers",
];

/// Writes the program of `package` and its chunks into `out`; `work` is for what is in between.
pub fn build(
    tools: &Tools,
    package: &str,
    wanted: &Program,
    work: &Path,
    out: &Path,
) -> Result<()> {
    let name = &wanted.name;
    let split = work.join("split");
    fs::create_dir_all(&split)?;
    let linked = work.join("linked.wasm");
    let compiled = fs::read(compile(tools, package, name)?).context("reading the program")?;
    fs::write(&linked, links::without_classes(&compiled)?)?;
    // Leaves out what neither the program nor a chunk can reach.
    run(tools
        .wasm_split()
        .args([&linked, &split])
        .args(["--target", "web", "--out-name", name]))?;

    let bound = work.join("bound");
    run(tools
        .wasm_bindgen()
        // The chunks link to what the linker exported, by its own names.
        .args(["--target=web", "--keep-lld-exports", "--no-demangle"])
        .args(["--no-typescript", "--out-name", name, "--out-dir"])
        .args([&bound, &split.join(format!("{name}.wasm"))]))?;

    let mut shared = BTreeSet::new();
    let chunks = chunks(&split, name)?;
    optimize_all(tools, wanted, &chunks, out)?;
    for chunk in chunks {
        for import in links::imports(&fs::read(chunk)?)? {
            shared.insert(import.name.to_owned());
        }
    }
    let script = fs::read_to_string(bound.join(format!("{name}.js")))?;
    let script = Script::read(&script)?;
    let main = bound.join(format!("{name}_bg.wasm"));
    let is_used = |export: &str| shared.contains(export) || script.uses(export);
    fs::write(&main, links::keep_exports(&fs::read(&main)?, is_used)?)?;
    optimize(tools, wanted, &main, out)?;

    // What is used is known only now.
    let main = out.join(format!("{name}_bg.wasm"));
    let program = fs::read(&main)?;
    let exports = links::exports(&program)?;
    let own = exports.iter().filter(|export| !shared.contains(**export));
    let names = own
        .enumerate()
        .map(|(at, export)| (export.to_string(), format!("e{at}")))
        .collect();
    fs::write(&main, links::rename(&program, &names)?)?;
    let script = script.write(&links::imports(&program)?, &names)?;
    bundle(tools, &script, &split, name, out)
}

/// Writes another program, made small in the same way but in one piece, into `out`.
pub fn build_whole(
    tools: &Tools,
    package: &str,
    wanted: &Program,
    work: &Path,
    out: &Path,
) -> Result<()> {
    let name = &wanted.name;
    let mut cargo = program("cargo");
    run(tools
        .compiler
        .release(&mut cargo)
        .args(["build", "--package", package, "--bin", package])
        .args(["--target", TARGET, "--profile", PROFILE]))?;
    let compiled = compiled(tools, package);
    run(tools
        .wasm_bindgen()
        .args(["--target=web", "--no-typescript", "--out-name", name])
        .arg("--out-dir")
        .args([work, &compiled]))?;
    optimize(tools, wanted, &work.join(format!("{name}_bg.wasm")), out)?;
    let file = format!("{name}.js");
    run(tools
        .esbuild(&work.join(&file), &out.join(&file))
        .arg("--format=esm"))
}

/// Writes the program's script. The loader of the chunks becomes a part of it: one request less
/// before the program can start. Both find their files by `import.meta.url`, in the same folder.
fn bundle(tools: &Tools, script: &str, split: &Path, name: &str, out: &Path) -> Result<()> {
    let file = format!("{name}.js");
    fs::write(split.join(&file), script)?;
    run(tools
        .esbuild(&split.join(&file), &out.join(&file))
        .args(["--bundle", "--format=esm"]))
}

/// Compiles with the feature `split` and leaves the relocations in that the splitter goes by.
fn compile(tools: &Tools, package: &str, name: &str) -> Result<PathBuf> {
    let mut cargo = program("cargo");
    run(tools
        .compiler
        .release(&mut cargo)
        .args(["rustc", "--package", package, "--features=split"])
        .args(["--bin", name, "--target", TARGET, "--profile", PROFILE])
        .args(["--", "-Clink-args=--emit-relocs"]))?;
    Ok(compiled(tools, name))
}

fn compiled(tools: &Tools, name: &str) -> PathBuf {
    let folder = tools.compiler.target_dir().join(TARGET).join(PROFILE);
    folder.join(format!("{name}.wasm"))
}

/// What the splitter took out of the main part.
fn chunks(split: &Path, main: &str) -> Result<Vec<PathBuf>> {
    let mut chunks = Vec::new();
    for entry in fs::read_dir(split).context("reading the chunks")? {
        let path = entry?.path();
        let is_wasm = path.extension().is_some_and(|end| end == "wasm");
        if is_wasm && path.file_stem().is_some_and(|stem| stem != main) {
            chunks.push(path);
        }
    }
    chunks.sort();
    Ok(chunks)
}

/// As many at a time as there are processors: each feature with late pages adds chunks.
fn optimize_all(tools: &Tools, wanted: &Program, files: &[PathBuf], out: &Path) -> Result<()> {
    let queue = Mutex::new(files.iter());
    let work = || -> Result<()> {
        loop {
            let file = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(file) = file else { return Ok(()) };
            optimize(tools, wanted, file, out)?;
        }
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            let done = worker.join();
            done.map_err(|_| anyhow!("a thread that makes chunks small has failed"))?
        })
    })
}

/// Quietly: wasm-opt warns about names in the chunks that it drops anyway.
fn optimize(tools: &Tools, wanted: &Program, file: &Path, out: &Path) -> Result<()> {
    let small = out.join(file.file_name().unwrap_or_default());
    run_quietly(
        tools
            .npm_program("wasm-opt")
            .args(SMALLER)
            .args(&wanted.wasm_opt)
            .arg(file)
            .arg("-o")
            .arg(&small),
    )?;
    fs::write(&small, order::by_likeness(&fs::read(&small)?)?)
        .with_context(|| format!("writing {}", small.display()))
}
