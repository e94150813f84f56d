//! Installs what a new machine lacks. Every step looks first and costs nothing when all is there.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::compiler::{self, Compiler};
use crate::process::{cargo, path_with, probe, program, root, run};
use crate::versions;

/// What a command is going to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Nothing but Rust.
    Nothing,
    /// Build the portal.
    Build,
    /// Build it and drive it in a browser, on any database.
    Test,
    /// The same in browsers of every engine.
    Engines,
}

/// Where everything is that [`ensure`] saw to.
pub struct Tools {
    /// Builds WebAssembly.
    pub compiler: Compiler,
    wasm_bindgen: PathBuf,
    wasm_split: PathBuf,
}

impl Tools {
    /// trunk, which finds wasm-bindgen and wasm-opt in its `PATH`. Only `dev` wants it, so it is
    /// installed when first wanted.
    pub fn trunk(&self) -> Result<Command> {
        let folder = cargo_tool(&TRUNK, versions::TRUNK, |text| println!("{text} …"))?;
        let mut command = program(folder.join("trunk"));
        command
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Its own backtrace would hide what the compiler said.
            .env_remove("RUST_BACKTRACE");
        Ok(command)
    }

    /// Makes the tools the first that `command` finds. To be called after the compiler's own
    /// settings, which set `PATH` too.
    pub fn put_on_path<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command> {
        let folders = [self.wasm_bindgen.clone(), root().join("node_modules/.bin")];
        let path = path_with(folders.into_iter().chain(self.compiler.path()))?;
        Ok(command.env("PATH", path))
    }

    /// Gives a program its JavaScript.
    pub fn wasm_bindgen(&self) -> Command {
        program(self.wasm_bindgen.join("wasm-bindgen"))
    }

    /// Splits a program into a main part and chunks.
    pub fn wasm_split(&self) -> Command {
        program(self.wasm_split.join("wasm-split-cli"))
    }

    /// A program of an npm package.
    pub fn npm_program(&self, name: &str) -> Command {
        program(root().join("node_modules/.bin").join(name))
    }

    /// Minifies a script or a stylesheet.
    pub fn esbuild(&self, from: &Path, to: &Path) -> Command {
        let mut command = self.npm_program("esbuild");
        command
            .arg(from)
            .args(["--minify", "--charset=utf8", "--log-level=warning"])
            .arg(format!("--outfile={}", to.display()));
        command
    }

    /// The folder of Firefox's driver.
    pub fn geckodriver(&self) -> Result<PathBuf> {
        let version = versions::GECKODRIVER;
        cargo_tool(&GECKODRIVER, version, |text| println!("{text} …"))
    }

    /// Runs component tests in a browser.
    pub fn test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join("wasm-bindgen-test-runner")
    }
}

/// A program or file of the system and the Debian package that brings it.
struct SystemPackage {
    package: &'static str,
    need: Need,
    present: fn() -> bool,
}

const SYSTEM_PACKAGES: [SystemPackage; 8] = [
    SystemPackage {
        package: "chromium",
        need: Need::Test,
        present: || Path::new("/usr/bin/chromium").exists(),
    },
    SystemPackage {
        package: "chromium-driver",
        need: Need::Test,
        present: || Path::new("/usr/bin/chromedriver").exists(),
    },
    SystemPackage {
        package: "fonts-noto-cjk",
        need: Need::Test,
        present: || {
            probe(program("fc-list").arg(":lang=ja")).is_some_and(|fonts| !fonts.is_empty())
        },
    },
    SystemPackage {
        package: "python3-venv",
        need: Need::Test,
        present: || probe(program("python3").args(["-c", "import ensurepip, venv"])).is_some(),
    },
    SystemPackage {
        package: "postgresql",
        need: Need::Test,
        present: || {
            std::fs::read_dir("/usr/lib/postgresql").is_ok_and(|mut versions| {
                versions.any(|v| v.is_ok_and(|v| v.path().join("bin/initdb").exists()))
            })
        },
    },
    SystemPackage {
        package: "firefox-esr",
        need: Need::Engines,
        present: || Path::new("/usr/bin/firefox-esr").exists(),
    },
    // WebKit, the engine of every browser on iOS.
    SystemPackage {
        package: "webkit2gtk-driver",
        need: Need::Engines,
        present: || Path::new("/usr/bin/WebKitWebDriver").exists(),
    },
    // The screen that WebKit draws on.
    SystemPackage {
        package: "xvfb",
        need: Need::Engines,
        present: || Path::new("/usr/bin/Xvfb").exists(),
    },
];

/// Sees to it that everything for `need` is there.
pub fn ensure(need: Need) -> Result<Tools> {
    let total = match need {
        Need::Nothing | Need::Build => 4,
        Need::Test => 5,
        Need::Engines => 6,
    };
    let say = |step: usize, text: &str| println!("[{step}/{total}] {text} …");

    npm_packages(|text| say(1, text))?;
    let compiler = compiler::find(|text| say(2, text))?;
    let wasm_bindgen = cargo_tool(&WASM_BINDGEN, &versions::wasm_bindgen()?, |text| {
        say(3, text)
    })?;
    let wasm_split = cargo_tool(&WASM_SPLIT, versions::WASM_SPLIT, |text| say(4, text))?;
    if need >= Need::Test {
        install_missing(|package| package.need <= need, |text| say(5, text))?;
    }
    if need == Need::Engines {
        cargo_tool(&GECKODRIVER, versions::GECKODRIVER, |text| say(6, text))?;
    }
    Ok(Tools {
        compiler,
        wasm_bindgen,
        wasm_split,
    })
}

fn npm_packages(say: impl Fn(&str)) -> Result<()> {
    if probe(program("npm").arg("--version")).is_none() {
        bail!("Node.js with npm is missing. Install Node 20 or newer and run the command again.");
    }
    let read = |path: &str| -> Option<Value> {
        serde_json::from_slice(&std::fs::read(root().join(path)).ok()?).ok()
    };
    let wanted = read("package-lock.json").context("package-lock.json cannot be read")?;
    let installed = read("node_modules/.package-lock.json").unwrap_or_default();
    if npm_is_complete(&wanted, &installed) {
        return Ok(());
    }
    say("npm packages (seconds)");
    // Debian's Chromium is driven; Playwright's own browsers are not wanted.
    run(program("npm")
        .args(["ci", "--no-fund", "--no-audit"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

/// Whether npm's record of what it installed has every package of the lock file.
fn npm_is_complete(wanted: &Value, installed: &Value) -> bool {
    let Some(packages) = wanted["packages"].as_object() else {
        return false;
    };
    packages
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["optional"] != true)
        .all(|(path, package)| installed["packages"][path]["version"] == package["version"])
}

/// A tool that cargo installs.
struct CargoTool {
    package: &'static str,
    program: &'static str,
    features: &'static str,
    minutes: u32,
}

const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    features: "",
    minutes: 6,
};

const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    features: "",
    minutes: 2,
};

const WASM_SPLIT: CargoTool = CargoTool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    features: "build-binary",
    minutes: 2,
};

const GECKODRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    program: "geckodriver",
    features: "",
    minutes: 3,
};

/// Installs a tool into a folder named after its version; returns the folder of its programs.
fn cargo_tool(tool: &CargoTool, version: &str, say: impl Fn(&str)) -> Result<PathBuf> {
    let package = tool.package;
    let folder = tools_folder().join(format!("{package}-{version}"));
    let bin = folder.join("bin");
    // Not all of them tell their version.
    let works = || probe(program(bin.join(tool.program)).arg("--help")).is_some();
    if works() {
        return Ok(bin);
    }
    say(&format!(
        "{package} {version} (about {} minutes, once)",
        tool.minutes
    ));
    run(cargo()
        .args(["install", package, "--version", version])
        .args(["--features", tool.features])
        // Trunk names a newer compiler than it needs.
        .args(["--ignore-rust-version", "--force", "--root"])
        .arg(&folder))?;
    if !works() {
        bail!(
            "{} does not run after its installation",
            bin.join(tool.program).display()
        );
    }
    Ok(bin)
}

/// Where tools are installed.
pub fn tools_folder() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = from("MADOGUCHI_TOOLS") {
        return folder.into();
    }
    let cache = from("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| from("HOME").map(|home| Path::new(&home).join(".cache")))
        .unwrap_or_else(|| root().join("target"));
    cache.join("madoguchi/tools")
}

/// Sees to it that PostgreSQL is there.
pub fn postgres() -> Result<()> {
    let wanted = |package: &SystemPackage| package.package == "postgresql";
    install_missing(wanted, |text| println!("{text} …"))
}

fn install_missing(is_wanted: impl Fn(&SystemPackage) -> bool, say: impl Fn(&str)) -> Result<()> {
    let missing: Vec<_> = SYSTEM_PACKAGES
        .iter()
        .filter(|package| is_wanted(package) && !(package.present)())
        .map(|package| package.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !can_apt() {
        bail!(
            "missing on this system: {0}. On Debian:\n\n  sudo apt-get install \
             --no-install-recommends {0}\n\nElsewhere install the same by other means: the tests \
             look for /usr/bin/chromium, /usr/bin/chromedriver, /usr/lib/postgresql, \
             /usr/bin/firefox-esr, /usr/bin/WebKitWebDriver and /usr/bin/Xvfb.",
            missing.join(" ")
        );
    }
    say(&format!("{} (about 2 minutes, once)", missing.join(", ")));
    apt_install(&missing)
}

/// Whether this process may install Debian packages.
pub fn can_apt() -> bool {
    probe(program("id").arg("-u")).as_deref() == Some("0")
        && probe(program("apt-get").arg("--version")).is_some()
}

/// Installs Debian packages.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt().args(["update", "-qq"]))?;
    run(apt()
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn npm_is_asked_again_only_when_a_package_is_missing_or_old() {
        let lock = json!({"packages": {
            "": {"name": "x"},
            "node_modules/a": {"version": "1.0.0"},
            "node_modules/b": {"version": "2.0.0", "optional": true},
        }});
        let with = |version| json!({"packages": {"node_modules/a": {"version": version}}});
        assert!(npm_is_complete(&lock, &with("1.0.0")));
        assert!(!npm_is_complete(&lock, &with("0.9.0")));
        assert!(!npm_is_complete(&lock, &Value::Null));
    }
}
