//! The program: compiled, split into a main part and chunks that load late, bound to JavaScript
//! and made small.
//!
//! Trunk would go from cargo to wasm-bindgen in one step, and the split must be between the two.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::html::Program;
use crate::process::{program, run, run_quietly};
use crate::setup::Tools;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// Writes the program and its chunks into `out`; `work` is for what is in between.
pub fn build(tools: &Tools, wanted: &Program, work: &Path, out: &Path) -> Result<()> {
    let name = &wanted.name;
    let compiled = compile(tools, name)?;

    let split = work.join("split");
    fs::create_dir_all(&split)?;
    run(tools.wasm_split().args([&compiled, &split]).args([
        "--target",
        "web",
        "--out-name",
        name,
    ]))?;

    let bound = work.join("bound");
    run(tools
        .wasm_bindgen()
        // The chunks link to what the linker exported, by its own names.
        .args(["--target=web", "--keep-lld-exports", "--no-demangle"])
        .args(["--no-typescript", "--out-name", name, "--out-dir"])
        .args([&bound, &split.join(format!("{name}.wasm"))]))?;

    // The loader of the chunks becomes a part of the program's script: one request less before
    // the program can start. Both find their files by `import.meta.url`, in the same folder.
    for entry in fs::read_dir(&split)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "js") {
            fs::copy(&path, bound.join(path.file_name().unwrap_or_default()))?;
        }
    }
    let script = format!("{name}.js");
    run(tools
        .esbuild(&bound.join(&script), &out.join(&script))
        // wasm-bindgen names the loader once for each chunk.
        .args([
            "--bundle",
            "--format=esm",
            "--log-override:duplicate-object-key=silent",
        ]))?;

    optimize(tools, wanted, &bound.join(format!("{name}_bg.wasm")), out)?;
    for chunk in chunks(&split, name)? {
        optimize(tools, wanted, &chunk, out)?;
    }
    Ok(())
}

/// Compiles with the feature `split` and leaves the relocations in that the splitter goes by.
fn compile(tools: &Tools, name: &str) -> Result<PathBuf> {
    let mut cargo = program("cargo");
    run(tools
        .compiler
        .release(&mut cargo)
        .args(["rustc", "--package=madoguchi", "--features=split"])
        .args(["--bin", name, "--target", TARGET, "--profile", PROFILE])
        .args(["--", "-Clink-args=--emit-relocs"]))?;
    let folder = tools.compiler.target_dir().join(TARGET).join(PROFILE);
    Ok(folder.join(format!("{name}.wasm")))
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

/// Quietly: wasm-opt warns about names in the chunks that it drops anyway.
fn optimize(tools: &Tools, wanted: &Program, file: &Path, out: &Path) -> Result<()> {
    run_quietly(
        tools
            .npm_program("wasm-opt")
            .args(&wanted.wasm_opt)
            .arg(file)
            .arg("-o")
            .arg(out.join(file.file_name().unwrap_or_default())),
    )
}
