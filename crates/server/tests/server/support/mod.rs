//! A server of each test's own, and people who use it over HTTP.

mod answer;
pub mod command;
pub mod gateway;
mod person;
mod postgres;
mod program;
pub mod records;
pub mod signing;
mod uploads;

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use madoguchi_server::clock::Clock;
use madoguchi_server::config::{MailArgs, ServeArgs, StoreArgs};
use madoguchi_server::server::Server;
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use tokio::sync::OnceCell;

pub use answer::Answer;
pub use person::{Person, add, adding, new_key};
pub use program::Program;

pub const PASSWORD: &str = "Madoguchi-2026";
pub const PRIME: &str = "prime@minato.example";
pub const ENTRY: &str = "entry@minato.example";
pub const UNLINKED: &str = "unlinked@minato.example";
pub const ELSEWHERE: &str = "prime@mirai.example";

/// A demo account of 湊商事.
pub fn member(number: usize) -> String {
    format!("member{number:02}@minato.example")
}

/// A running server with demo data, a clock that stands still, and a database of its own.
pub struct Test {
    pub server: Server,
    pub clock: Clock,
    pub args: ServeArgs,
    folder: TempDir,
}

impl Test {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// `change` sets flags.
    pub async fn start_with(change: impl FnOnce(&mut ServeArgs)) -> Self {
        let (folder, mut args) = prepare(true).await;
        change(&mut args);
        Self::run(folder, args).await
    }

    /// Without demo data.
    pub async fn start_empty() -> Self {
        let (folder, args) = prepare(false).await;
        Self::run(folder, args).await
    }

    async fn run(folder: TempDir, args: ServeArgs) -> Self {
        let clock = standing_clock();
        let server = Server::start(&args, clock.clone()).await.expect("starts");
        Self {
            server,
            clock,
            args,
            folder,
        }
    }

    /// Another server on the same database.
    pub async fn another(&self) -> Server {
        Server::start(&self.args, self.clock.clone())
            .await
            .expect("starts")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.address)
    }

    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// Somebody with an empty cookie jar.
    pub fn visitor(&self) -> Person {
        Person::new(self.server.address)
    }

    pub async fn sign_in(&self, email: &str) -> Person {
        sign_in_at(self.server.address, email).await
    }

    /// A share that waits for `owner`'s answer: its requester, its owner, its id.
    pub async fn request(&self, requester: &str, owner: &str) -> (Person, Person, String) {
        let asking = self.sign_in(requester).await;
        asking.change(adding(&[owner])).await.expect(200);
        let owning = self.sign_in(owner).await;
        let id = asking.share(owner).await["id"].clone();
        (asking, owning, id.as_str().expect("id").to_owned())
    }

    /// All mails as (to, subject), oldest first.
    pub async fn mails(&self) -> Vec<(String, String)> {
        let told = self.visitor().get("/dev/outbox").await.expect(200).body;
        let mut mails: Vec<_> = told
            .as_array()
            .expect("list")
            .iter()
            .map(|mail| (text(&mail["to"]), text(&mail["subject"])))
            .collect();
        mails.reverse();
        mails
    }

    /// The newest mail's text.
    pub async fn newest_mail(&self) -> String {
        let told = self.visitor().get("/dev/outbox").await.expect(200).body;
        text(&told[0]["body"])
    }
}

pub async fn sign_in_at(address: SocketAddr, email: &str) -> Person {
    let person = Person::new(address);
    person.try_sign_in(email, PASSWORD).await.expect(200);
    person
}

pub fn text(value: &serde_json::Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// 2026-11-22 09:00 in Japan.
pub fn standing_clock() -> Clock {
    let at: DateTime<Utc> = "2026-11-22T00:00:00Z".parse().expect("moment");
    Clock::standing(at)
}

/// Waits until `look` finds something, for at most half a minute.
pub async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < deadline, "never: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A folder and flags with a database of their own.
pub async fn prepare(demo: bool) -> (TempDir, ServeArgs) {
    let folder = tempfile::tempdir().expect("temporary folder");
    let is_postgres = match std::env::var("MADOGUCHI_TEST_DATABASE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite") | Err(_) => false,
        Ok(other) => panic!("MADOGUCHI_TEST_DATABASE is sqlite or postgres, not {other}"),
    };
    let mut args = flags(folder.path(), demo);
    if is_postgres {
        let template = if demo {
            Some(postgres_template().await)
        } else {
            None
        };
        args.store.database_url = Some(postgres::database(template).0);
    } else if demo {
        let file = folder.path().join("madoguchi.sqlite");
        std::fs::write(file, sqlite_template().await).expect("copy of the template");
    }
    (folder, args)
}

fn flags(folder: &Path, demo: bool) -> ServeArgs {
    ServeArgs {
        store: StoreArgs {
            data: folder.to_owned(),
            database_url: None,
            secret: None,
        },
        mail: MailArgs {
            public_url: None,
            smtp_url: None,
            mail_from: "no-reply@madoguchi.example".to_owned(),
            sms_url: None,
            sms_secret: None,
            sms_sender: None,
        },
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        web: folder.join("web"),
        demo,
        records: 720,
        accounts: None,
        demo_requests: false,
        trusted_proxy: Vec::new(),
        allowed_origin: Vec::new(),
        program: Some(env!("CARGO_BIN_EXE_madoguchi-server").into()),
    }
}

/// A database file with the demo data, made once.
async fn sqlite_template() -> &'static [u8] {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(async || {
            let folder = tempfile::tempdir().expect("temporary folder");
            let args = flags(folder.path(), true);
            load_demo(&args).await;
            // SQLite may still be at work on the file of a server that has stopped.
            let database = Database::connect(args.store.database()).await;
            let database = database.expect("the database");
            let copy = folder.path().join("template");
            let vacuum = format!("VACUUM INTO '{}'", copy.display());
            database.execute_unprepared(&vacuum).await.expect("a copy");
            std::fs::read(copy).expect("the template")
        })
        .await
}

/// The same as a database to copy.
async fn postgres_template() -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(async || {
            let folder = tempfile::tempdir().expect("temporary folder");
            let (address, name) = postgres::database(None);
            let mut args = flags(folder.path(), true);
            args.store.database_url = Some(address);
            load_demo(&args).await;
            name
        })
        .await
}

async fn load_demo(args: &ServeArgs) {
    let server = Server::start(args, standing_clock()).await.expect("starts");
    server.stop().await.expect("stops");
}
