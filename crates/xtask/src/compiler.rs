//! The compiler that builds WebAssembly. Two ways lead to it: rustup's target, and Debian's own
//! Rust, which builds the standard library from its source package.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{path_with, probe, program, root, run};
use crate::setup::{apt_install, can_apt};

const TARGET: &str = "wasm32-unknown-unknown";

/// Nobody reads the `Debug` forms and source places of a release: 2,700 bytes (brotli) less.
const WITHOUT_DEBUG_TEXTS: &str =
    r#"target.wasm32-unknown-unknown.rustflags = ["-Zfmt-debug=none", "-Zlocation-detail=none"]"#;

const DEBIAN_PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "lld-22",
];

/// A way to WebAssembly.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// The Rust that is first in `PATH`, as a rule rustup's.
    Rustup,
    /// Debian's Rust in `/usr/bin`.
    Debian,
}

/// A compiler that can build WebAssembly.
pub struct Compiler {
    way: Way,
    version: String,
    std_prebuilt: bool,
    std_source: bool,
}

impl Compiler {
    /// Looks at what `way` has now.
    fn look(way: Way) -> Option<Self> {
        let mut compiler = Self {
            way,
            version: String::new(),
            std_prebuilt: false,
            std_source: false,
        };
        let ask = |args: &[&str]| probe(compiler.adjust(&mut program("rustc")).args(args));
        let version = ask(&["--version"])?;
        let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
        if way == Way::Rustup && sysroot.as_os_str() == "/usr" {
            // Debian's Rust is first in PATH; the other way knows what it needs besides.
            return None;
        }
        let libdir = PathBuf::from(ask(&["--print", "target-libdir", "--target", TARGET])?);
        compiler.version = version;
        compiler.std_prebuilt = std::fs::read_dir(libdir).is_ok_and(|mut libs| {
            libs.any(|lib| {
                lib.is_ok_and(|lib| lib.file_name().to_string_lossy().starts_with("libstd-"))
            })
        });
        compiler.std_source = sysroot
            .join("lib/rustlib/src/rust/library/std/src/lib.rs")
            .exists();
        Some(compiler)
    }

    fn works(&self) -> bool {
        self.std_prebuilt || self.std_source
    }

    /// Whether releases are built with a standard library made for size. Only then the ceilings
    /// of `size` are binding.
    pub fn std_from_source(&self) -> bool {
        self.std_source
    }

    /// What builds the release, for people and for the build id.
    pub fn describe(&self) -> String {
        let std = if self.std_source {
            "from source"
        } else {
            "prebuilt"
        };
        format!("{}, std {std}", self.version)
    }

    /// Two compilers in one folder would keep rebuilding each other's work.
    pub fn target_dir(&self) -> PathBuf {
        root().join(match self.way {
            Way::Rustup => "target/wasm",
            Way::Debian => "target/wasm-debian",
        })
    }

    /// Folders that must come before the rest of `PATH`.
    pub fn path(&self) -> Option<PathBuf> {
        (self.way == Way::Debian).then(|| "/usr/bin".into())
    }

    /// Makes a command use this compiler.
    pub fn adjust<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.way == Way::Debian {
            // cargo, when it runs this program, leaves traces of the toolchain that it belongs to.
            for name in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
            let path: OsString = path_with(self.path()).unwrap_or_else(|_| "/usr/bin".into());
            command.env("PATH", path);
        }
        command.env("CARGO_TARGET_DIR", self.target_dir())
    }

    /// Makes a command build what people download.
    pub fn release<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        self.adjust(command);
        if self.std_source {
            command
                // Joins the flags of .cargo/config.toml; the environment would replace them.
                .args(["--config", WITHOUT_DEBUG_TEXTS])
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
                // Drops the texts of panics, about an eighth of the program. By environment,
                // because a line in Cargo.toml would stop every stable cargo.
                .env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true")
                .env("CARGO_PROFILE_WASM_RELEASE_PANIC", "immediate-abort")
                // Drops what only panics and logs show. cargo adds them to the flags of
                // .cargo/config.toml; `RUSTFLAGS` would replace those.
                .env(
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    "-Zfmt-debug=none -Zlocation-detail=none",
                );
        }
        command
    }

    /// Makes a command build for tests and for looking at.
    pub fn dev<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        self.adjust(command);
        if !self.std_prebuilt {
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort,panic_unwind");
        }
        command
    }

    /// cargo for WebAssembly, in the dev profile.
    pub fn dev_cargo(&self) -> Command {
        let mut command = program("cargo");
        self.dev(&mut command);
        command
    }
}

/// Finds a compiler, installing what is missing. `progress` is told before something takes long.
pub fn find(mut progress: impl FnMut(&str)) -> Result<Compiler> {
    let forced = match std::env::var("MADOGUCHI_WASM").as_deref() {
        Err(_) | Ok("") => None,
        Ok("rustup") => Some(Way::Rustup),
        Ok("debian") => Some(Way::Debian),
        Ok(other) => bail!("MADOGUCHI_WASM is `{other}`; it can be `rustup` or `debian`"),
    };
    if forced != Some(Way::Debian)
        && let Some(compiler) = rustup(&mut progress)
    {
        return Ok(compiler);
    }
    if forced != Some(Way::Rustup)
        && let Some(compiler) = debian(&mut progress)?
    {
        return Ok(compiler);
    }
    bail!(
        "no Rust here can build for {TARGET}. One of these makes it possible:\n\
         \n  rustup target add {TARGET} && rustup component add rust-src\
         \n  apt-get install --no-install-recommends {}   (as root, on Debian)\n\
         \nThen run the command again.",
        DEBIAN_PACKAGES.join(" ")
    )
}

fn rustup(progress: &mut impl FnMut(&str)) -> Option<Compiler> {
    let found = Compiler::look(Way::Rustup)?;
    if (found.std_prebuilt && found.std_source)
        || probe(program("rustup").arg("--version")).is_none()
    {
        return found.works().then_some(found);
    }
    progress("Rust's WebAssembly target (under a minute, once)");
    // Each may fail on a machine that reaches no toolchain server: one of them is enough.
    if !found.std_prebuilt {
        let _ = run(program("rustup").args(["target", "add", TARGET]));
    }
    if !found.std_source {
        let _ = run(program("rustup").args(["component", "add", "rust-src"]));
    }
    Compiler::look(Way::Rustup).filter(Compiler::works)
}

fn debian(progress: &mut impl FnMut(&str)) -> Result<Option<Compiler>> {
    let look = || {
        let linker = std::path::Path::new("/usr/bin/rust-lld").exists();
        let cargo = std::path::Path::new("/usr/bin/cargo").exists();
        Compiler::look(Way::Debian).filter(|found| found.works() && linker && cargo)
    };
    if let Some(found) = look() {
        return Ok(Some(found));
    }
    if !can_apt() {
        return Ok(None);
    }
    progress("Debian's Rust with WebAssembly (about 2 minutes, once)");
    apt_install(&DEBIAN_PACKAGES)?;
    Ok(look())
}
