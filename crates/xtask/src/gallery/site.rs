//! The static site: two pages, one program, the style sheets as one file and as single ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::script;
use super::watch::Watch;
use crate::dist::{document_viewer, stylesheets};
use crate::process::{output, program, root, run};
use crate::setup::Tools;

const PACKAGE: &str = "madoguchi-gallery";
const TARGET: &str = "wasm32-unknown-unknown";
const TOKENS: &str = "node_modules/@digital-go-jp/design-tokens/dist/tokens.css";
const DOCUMENT_VIEWER: &str = "crates/ui/src/document_viewer/viewer.js";
const AXE: [(&str, &str); 2] = [
    ("axe.min.js", "node_modules/axe-core/axe.min.js"),
    ("axe.ja.json", "node_modules/axe-core/locales/ja.json"),
];

/// A checkout of the project and the folder that its workbench goes to.
pub struct Site<'a> {
    tools: &'a Tools,
    source: PathBuf,
    folder: PathBuf,
    /// Where pages that are open hear of changes.
    changes: &'static str,
}

impl<'a> Site<'a> {
    /// The workbench of these sources.
    pub fn here(tools: &'a Tools) -> Self {
        Self::of(tools, root().into(), root().join("target/gallery"))
    }

    /// The workbench of the checkout `source`.
    pub fn of(tools: &'a Tools, source: PathBuf, folder: PathBuf) -> Self {
        Self {
            tools,
            source,
            folder,
            changes: "",
        }
    }

    /// The same, for somebody who works on it: its pages follow changes.
    pub fn live(mut self) -> Self {
        self.changes = "/esbuild";
        self
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Builds all of it.
    pub fn build(&self) -> Result<()> {
        self.build_program()?;
        self.lay_out()?;
        run(&mut self.bundler())
    }

    /// Compiles the program and gives it its JavaScript.
    pub fn build_program(&self) -> Result<()> {
        let mut cargo = self.tools.compiler.dev_cargo();
        run(cargo
            .args(["build", "--package", PACKAGE, "--bin", PACKAGE])
            .args(["--target", TARGET, "--manifest-path"])
            .arg(self.source.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", self.target("wasm")))?;
        let compiled = self.target("wasm").join(TARGET).join("debug");
        run(self
            .tools
            .wasm_bindgen()
            .args(["--target=web", "--no-typescript", "--out-name=gallery"])
            .arg("--out-dir")
            .arg(&self.folder)
            .arg(compiled.join(format!("{PACKAGE}.wasm"))))
    }

    /// Where cargo builds for the browser or for this machine. It tells two checkouts apart by the
    /// times of their files alone, so that in one folder the older one would pass for the newer.
    fn target(&self, machine: &str) -> PathBuf {
        match (self.source == root(), machine) {
            (false, _) => root().join("target/copies").join(machine),
            (true, "wasm") => self.tools.compiler.target_dir(),
            (true, _) => root().join("target"),
        }
    }

    /// Puts everything in place that needs no compiler, and what [`Self::bundler`] starts from.
    pub fn lay_out(&self) -> Result<()> {
        let gallery = self.source.join("crates/gallery");
        fs::create_dir_all(&self.folder)?;
        copy(&gallery.join("bare.html"), &self.folder.join("bare.html"))?;
        let page = fs::read_to_string(gallery.join("index.html"));
        let page = page.context("reading the workbench's index.html")?;
        let hears = |from| format!("name=\"gallery-changes\" content=\"{from}\"");
        let page = page.replace(&hears(""), &hears(self.changes));
        fs::write(self.folder.join("index.html"), page)?;
        copy_folder(&gallery.join("public"), &self.folder)?;
        for (name, from) in AXE {
            copy(&root().join(from), &self.folder.join(name))?;
        }

        // An older checkout may have none.
        if self.source.join(DOCUMENT_VIEWER).is_file() {
            document_viewer(&self.source, &self.folder)?;
        }

        let singles = self.folder.join("style");
        copy_folder(&self.source.join("style"), &singles)?;
        copy(&root().join(TOKENS), &singles.join("tokens.css"))?;

        let stage = self.stage();
        fs::create_dir_all(&stage)?;
        let sheets = self.portal_sheets()?;
        fs::write(stage.join("style.css"), imports(&sheets))?;
        let own = sheets_in(&gallery.join("style"))?;
        fs::write(stage.join("workbench.css"), imports(&own))?;
        self.mark()
    }

    /// Every style sheet of the portal: those of its page in their order, then what no page of
    /// the portal uses yet.
    fn portal_sheets(&self) -> Result<Vec<PathBuf>> {
        let page = fs::read_to_string(self.source.join("index.html"));
        let named = stylesheets(&page.context("reading index.html")?)?;
        let mut sheets: Vec<PathBuf> = named
            .iter()
            .map(|path| match path.starts_with("node_modules/") {
                true => root().join(path),
                false => self.source.join(path),
            })
            .collect();
        for sheet in sheets_in(&self.source.join("style"))? {
            if !sheets.contains(&sheet) {
                sheets.push(sheet);
            }
        }
        Ok(sheets)
    }

    /// Changes a file when the program or a page has changed, for pages that are open to see.
    fn mark(&self) -> Result<()> {
        let gallery = self.source.join("crates/gallery");
        let pages = ["index.html", "bare.html", "public"].map(|name| gallery.join(name));
        let program = self.folder.join("gallery_bg.wasm");
        let files = Watch::new(pages.into_iter().chain([program]), &[""]).look();
        let text = format!("export default {:?};\n", format!("{files:?}"));
        fs::write(self.stage().join("build-id.js"), text).context("writing the build id")
    }

    /// What comes between the sources and the bundled files.
    fn stage(&self) -> PathBuf {
        let mut name = self.folder.as_os_str().to_owned();
        name.push("-stage");
        name.into()
    }

    /// Bundles the style sheets. With a port added it serves the site until it is ended.
    pub fn bundler(&self) -> Command {
        let mut command = script("bundle.mjs");
        command.args([&self.stage(), &self.folder, &self.source]);
        command
    }

    /// Writes the list of stories and their variants, as the program prints it on the host, to
    /// `stories.json`.
    pub fn write_list(&self) -> Result<()> {
        let mut cargo = program("cargo");
        let printed = output(
            cargo
                .args(["run", "--quiet", "--package", PACKAGE, "--manifest-path"])
                .arg(self.source.join("Cargo.toml"))
                .env("CARGO_TARGET_DIR", self.target("host")),
        )?;
        fs::write(self.folder.join("stories.json"), printed).context("writing stories.json")
    }
}

fn imports(sheets: &[PathBuf]) -> String {
    let line = |sheet: &PathBuf| format!("@import {:?};\n", sheet.display().to_string());
    sheets.iter().map(line).collect()
}

fn sheets_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "css") {
            sheets.push(path);
        }
    }
    sheets.sort();
    Ok(sheets)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = fs::copy(from, to);
    copied.with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}
