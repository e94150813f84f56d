//! The workbench for designers: built, served while somebody works on it, opened and measured.

mod base;
mod machine;
mod measure;
mod open;
pub mod pictures;
mod serve;
mod site;
mod watch;

use std::process::Command;

use anyhow::{Result, bail};

pub use serve::{Live, PORT};

use crate::process::{program, root};
use crate::setup::{self, Need};
use site::Site;

/// A script of the folder that this file is in.
fn script(name: &str) -> Command {
    let mut command = program("node");
    command.arg(root().join("crates/xtask/src/gallery").join(name));
    command
}

/// `cargo xtask gallery …`
pub fn run(args: &[String]) -> Result<()> {
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => serve::serve(),
        ["build"] => {
            let tools = setup::ensure(Need::Build)?;
            let site = Site::here(&tools);
            site.build()?;
            println!("Built {}", site.folder().display());
            Ok(())
        }
        ["measure"] => measure::measure(),
        ["open", ..] => open::open(&args[1..]),
        [other, ..] => bail!("`gallery` takes no `{other}`; see cargo xtask help"),
    }
}
