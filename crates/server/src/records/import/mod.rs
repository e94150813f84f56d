//! Takes records over from elsewhere: `madoguchi-server import`, the intake of the API, and the
//! demo's own.

mod change;
mod file;
mod line;
mod write;

use std::collections::HashMap;
use std::io;

use madoguchi_contract::problem::FieldCode;
use madoguchi_contract::records::{DocumentKind, Family, RecordItem, RecordStatus};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::clock::{Clock, Millis};
use crate::server::StartError;
use crate::store::Store;
use crate::store::entities::account;
pub use file::import_file;
pub use write::{Outcome, Writer};

/// Any number that no other program takes an advisory lock with.
const LOCK: i64 = 0x6d61_646f_696d_706f;
/// So many records change what the database plans by.
const MANY: usize = 10_000;
/// Lines that are checked before others have their turn.
const TURN: usize = 500;

/// A record that may be written.
pub struct NewRecord {
    /// The account that it belongs to.
    pub owner_id: String,
    /// Which of the four lists it stands in.
    pub family: Family,
    /// 到達番号, 通知番号, …
    pub number: String,
    /// 手続名 or 件名
    pub title: String,
    /// 提出先 or 発出元
    pub authority: String,
    /// Where it stands.
    pub status: RecordStatus,
    /// 到達日時, 通知日時, …
    pub arrived_at: Millis,
    /// What was filed or told.
    pub items: Vec<RecordItem>,
    /// What happened to it.
    pub events: Vec<NewEvent>,
    /// Its documents in their order.
    pub documents: Vec<NewDocument>,
}

/// A step in the life of a record.
pub struct NewEvent {
    /// When.
    pub at: Millis,
    /// Where the record stood from then on.
    pub status: RecordStatus,
    /// What the authority wrote.
    pub note: Option<String>,
}

/// A document of a record.
pub struct NewDocument {
    /// Where its content is to be had.
    pub path: String,
    /// File name.
    pub name: String,
    /// Submitted or official.
    pub kind: DocumentKind,
    /// When its owner first downloaded it.
    pub acquired_at: Option<Millis>,
}

/// Largest document.
pub const DOCUMENT_MAX: u64 = 20 * 1024 * 1024;

/// How a PDF begins.
pub const PDF: &[u8] = b"%PDF-";

/// Where the contents of documents come from.
pub trait Contents {
    /// Says what is wrong with a document, if anything is.
    fn check(&self, path: &str) -> Result<(), (FieldCode, String)>;
    /// Reads one that was found good.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// JSON Lines, which are read twice: all are checked before the first is written.
pub trait Lines {
    /// From the first one on.
    fn lines(&self) -> io::Result<impl Iterator<Item = io::Result<String>> + Send>;
}

/// Something in a line that cannot be taken over.
pub struct Wrong {
    /// A JSON pointer into the line; empty for the line as a whole.
    pub field: String,
    /// What a program decides by.
    pub code: FieldCode,
    /// What is wrong, to be read after the field's name.
    pub what: String,
}

/// What is told on the way.
pub enum Told {
    /// A line, counted from 1, has an error.
    Wrong(usize, Wrong),
    /// So many are written of so many.
    Written(usize, usize),
}

/// Imports all lines or, when anything is wrong with one, nothing.
pub async fn import(
    store: &Store,
    clock: &Clock,
    lines: &impl Lines,
    contents: &impl Contents,
    mut tell: impl FnMut(Told) + Send,
) -> Result<Option<Outcome>, StartError> {
    let owners = owners(store.connection()).await?;
    let mut seen = HashMap::new();
    let mut is_good = true;
    for (number, text) in numbered(lines)? {
        if number % TURN == 0 {
            tokio::task::yield_now().await;
        }
        let errors = match line::read(&text?, &owners, contents) {
            Ok(record) => {
                let key = (record.owner_id, record.family, record.number);
                let first = *seen.entry(key).or_insert(number);
                let again = (first != number).then(|| Wrong {
                    field: "/number".to_owned(),
                    code: FieldCode::Duplicate,
                    what: format!("stands on line {first} already"),
                });
                again.into_iter().collect()
            }
            Err(errors) => errors,
        };
        is_good &= errors.is_empty();
        for wrong in errors {
            tell(Told::Wrong(number, wrong));
        }
    }
    if !is_good {
        return Ok(None);
    }

    let count = seen.len();
    let tx = store.begin().await?;
    // Two that bring the same new record follow one another.
    store.lock(&tx, LOCK).await?;
    let is_large = count >= MANY;
    store.widen(&tx, is_large).await?;
    let mut writer = Writer::new(&tx, clock.now());
    for ((number, text), done) in numbered(lines)?.zip(1..) {
        let record = line::read(&text?, &owners, contents)
            .map_err(|_| format!("line {number} has changed meanwhile; nothing was imported"))?;
        writer.add(record, contents).await?;
        tell(Told::Written(done, count));
    }
    let outcome = writer.finish().await?;
    store.widen(&tx, false).await?;
    tx.commit().await?;
    if is_large {
        store.settle().await?;
    }
    Ok(Some(outcome))
}

/// Ids by address.
async fn owners(db: &impl ConnectionTrait) -> Result<HashMap<String, String>, DbErr> {
    let accounts = account::Entity::find().all(db).await?;
    let pairs = accounts
        .into_iter()
        .map(|account| (account.email, account.id));
    Ok(pairs.collect())
}

/// The lines that hold something, with their numbers from 1.
fn numbered(
    lines: &impl Lines,
) -> io::Result<impl Iterator<Item = (usize, io::Result<String>)> + Send> {
    let lines = (1..).zip(lines.lines()?);
    Ok(lines.filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty())))
}
