//! The workbench while somebody works on it: every change on disk reaches the page by itself.

use std::path::PathBuf;

use anyhow::Result;

use super::site::Site;
use super::watch::Watch;
use crate::children::{Children, pause};
use crate::process::root;
use crate::serve::must_be_free;
use crate::setup::{self, Need, Tools};

/// Where `cargo xtask gallery` and `cargo xtask dev` serve it.
pub const PORT: u16 = 8090;

/// What the program is made of.
const PROGRAM: [&str; 11] = [
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "crates/api",
    "crates/contract",
    "crates/gallery/Cargo.toml",
    "crates/gallery/build.rs",
    "crates/gallery/src",
    "crates/ui",
    "locales",
    "src",
];

/// What needs no compiler. Style sheets are listed here because one may be added or removed.
const PAGES: [&str; 7] = [
    "crates/gallery/bare.html",
    "crates/gallery/index.html",
    "crates/gallery/public",
    "crates/gallery/style",
    "crates/ui/src/document_viewer/viewer.js",
    "index.html",
    "style",
];

/// Serves it until ctrl-c.
pub fn serve() -> Result<()> {
    must_be_free(PORT, "Is the workbench open already?")?;
    let tools = setup::ensure(Need::Build)?;
    let mut children = Children::new()?;
    Live::new(&tools).keep(&mut children)
}

/// The workbench, kept like the sources.
pub struct Live<'a> {
    site: Site<'a>,
    port: u16,
    program: Watch,
    pages: Watch,
    works: bool,
    is_served: bool,
}

impl<'a> Live<'a> {
    /// The workbench of these sources. Nothing is built or served yet.
    pub fn new(tools: &'a Tools) -> Self {
        Self::of(tools, root().into(), root().join("target/gallery"), PORT)
    }

    /// The workbench of the checkout `source`.
    pub fn of(tools: &'a Tools, source: PathBuf, folder: PathBuf, port: u16) -> Self {
        let watch = |paths: &[&str], endings| {
            let paths: Vec<_> = paths.iter().map(|path| source.join(path)).collect();
            Watch::new(paths, endings)
        };
        Self {
            program: watch(&PROGRAM, &[".rs", ".toml", ".lock"]),
            pages: watch(&PAGES, &[""]),
            site: Site::of(tools, source, folder).live(),
            port,
            works: false,
            is_served: false,
        }
    }

    /// Serves it, as one more of `children`, and follows the sources until they all end.
    pub fn keep(&mut self, children: &mut Children) -> Result<()> {
        while children.are_running()? {
            self.follow(children)?;
            pause();
        }
        Ok(())
    }

    /// Builds what has changed since the last call. What does not compile is told on the terminal,
    /// and the last program that did stays open.
    pub fn follow(&mut self, children: &mut Children) -> Result<()> {
        let program = self.program.has_changed();
        let pages = self.pages.has_changed();
        let mut result = Ok(());
        if program {
            result = self.site.build_program();
            self.works |= result.is_ok();
        }
        if self.works && (program || pages) {
            result = result.and_then(|()| self.site.lay_out());
        }
        if let Err(error) = result {
            println!("error: {error:#}\nThe workbench waits for the next change.");
        }
        if self.works && !self.is_served {
            let port = self.port.to_string();
            children.start(self.site.bundler().arg(&port))?;
            println!("\n  The workbench is open at http://127.0.0.1:{port}\n  ctrl-c ends it.\n");
            self.is_served = true;
        }
        Ok(())
    }
}
