//! A PostgreSQL cluster of this test process's own, in a temporary folder.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// Waits for the end of its input, which comes when this process ends in whatever way, then
/// ends the cluster and removes its folder.
const KEEPER: &str = r#"
trap '' INT TERM HUP
"$@" >"$FOLDER/log" 2>&1 </dev/null &
read -r _
kill -INT $!
wait $!
rm -rf "$FOLDER"
"#;

struct Cluster {
    folder: PathBuf,
    /// Holds the keeper's input open.
    _keeper: Child,
}

/// The address of a fresh empty database, or of a copy of `template`.
pub fn database(template: Option<&str>) -> (String, String) {
    let cluster = CLUSTER.get_or_init(Cluster::start);
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let mut statement = format!("CREATE DATABASE {name}");
    if let Some(template) = template {
        statement += &format!(" TEMPLATE {template}");
    }
    cluster.psql(&statement);
    let address = format!(
        "postgres://postgres@localhost/{name}?host={}",
        cluster.folder.display()
    );
    (address, name)
}

impl Cluster {
    fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("madoguchi-postgres-")
            .tempdir()
            .expect("temporary folder")
            .keep();
        if is_root() {
            let owned = Command::new("chown").arg("postgres").arg(&folder).status();
            assert!(owned.expect("chown").success(), "chown failed");
        }
        let data = folder.join("data");
        let made = as_postgres("initdb")
            .args(["--username=postgres", "--auth=trust", "--no-sync"])
            // An order unlike the binary one, so that tests see whether lists ask for theirs.
            .args(["--encoding=UTF8", "--locale=C.UTF-8"])
            .args(["--locale-provider=icu", "--icu-locale=ja"])
            .arg("-D")
            .arg(&data)
            .output()
            .expect("initdb");
        let told = String::from_utf8_lossy(&made.stderr);
        assert!(made.status.success(), "initdb failed: {told}");

        let server = as_postgres("postgres");
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(server.get_program())
            .args(server.get_args())
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses=", "-c", "fsync=off"])
            .args(["-c", "full_page_writes=off", "-c", "max_connections=300"])
            .env("FOLDER", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("keeper of the cluster");
        let cluster = Self {
            folder,
            _keeper: keeper,
        };
        cluster.wait();
        cluster
    }

    fn wait(&self) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while !self.try_psql("SELECT 1") {
            let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(
                Instant::now() < deadline,
                "PostgreSQL does not start: {log}"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn psql(&self, statement: &str) {
        assert!(self.try_psql(statement), "{statement} failed");
    }

    fn try_psql(&self, statement: &str) -> bool {
        Command::new(binary("psql"))
            .arg("-h")
            .arg(&self.folder)
            .args(["-U", "postgres", "-q", "-c", statement])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// PostgreSQL refuses to run as root.
fn as_postgres(name: &str) -> Command {
    if !is_root() {
        return Command::new(binary(name));
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    command.arg(binary(name));
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id");
    id.stdout.trim_ascii() == b"0"
}

/// Debian keeps them beside the versions, others on the path.
fn binary(name: &str) -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql");
    versions
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin").join(name)))
        .filter(|path| path.exists())
        .max()
        .unwrap_or_else(|| Path::new(name).to_owned())
}
