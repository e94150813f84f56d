//! Takes records over from elsewhere: `madoguchi-server import`, and the demo's own.

mod change;
mod folder;
mod line;
mod write;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use madoguchi_contract::records::{DocumentKind, Family, RecordItem, RecordStatus};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::clock::{Clock, Millis};
use crate::server::StartError;
use crate::store::Store;
use crate::store::entities::account;
use folder::Folder;
pub use write::{Outcome, Writer};

/// After so many records it says how far it is.
const PROGRESS: usize = 10_000;

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

/// Where the contents of documents come from.
pub trait Contents {
    /// Says what is wrong with a document, if anything is.
    fn check(&self, path: &str) -> Result<(), String>;
    /// Reads one that was found good.
    fn read(&self, path: &str) -> std::io::Result<Vec<u8>>;
}

/// Something in a line that cannot be taken over.
pub struct Wrong {
    /// A JSON pointer into the line.
    pub field: String,
    /// What is wrong, to be read after the field's name.
    pub what: String,
}

/// Imports a file of JSON Lines: all of it or, when anything is wrong, nothing.
pub async fn import(store: &Store, clock: &Clock, file: &Path) -> Result<Outcome, StartError> {
    let cannot_read = |error| format!("cannot read {}: {error}", file.display());
    let folder = Folder::beside(file).map_err(cannot_read)?;
    let tx = store.begin().await?;
    let owners = owners(&tx).await?;

    let mut seen = HashMap::new();
    let mut wrong = 0;
    for (number, text) in lines(file)? {
        let text = text.map_err(cannot_read)?;
        let mut errors = match line::read(&text, &owners, &folder) {
            Ok(record) => {
                let key = (record.owner_id, record.family, record.number);
                let first = *seen.entry(key).or_insert(number);
                let what = format!("stands on line {first} already");
                let field = "/number".to_owned();
                (first != number).then_some(Wrong { field, what })
            }
            .into_iter()
            .collect(),
            Err(errors) => errors,
        };
        wrong += errors.len();
        for Wrong { field, what } in errors.drain(..) {
            let at = if field.is_empty() { "" } else { ": " };
            eprintln!("{}:{number}{at}{field}: {what}", file.display());
        }
    }
    if wrong > 0 {
        return Err(format!("{wrong} errors; nothing was imported").into());
    }

    let count = seen.len();
    let mut writer = Writer::new(&tx, clock.now());
    for ((number, text), done) in lines(file)?.zip(1..) {
        let record = line::read(&text?, &owners, &folder)
            .map_err(|_| format!("line {number} has changed meanwhile; nothing was imported"))?;
        writer.add(record, &folder).await?;
        if done % PROGRESS == 0 {
            eprintln!("{done} of {count} records");
        }
    }
    let outcome = writer.finish().await?;
    tx.commit().await?;
    Ok(outcome)
}

/// Ids by address.
async fn owners(db: &impl ConnectionTrait) -> Result<HashMap<String, String>, DbErr> {
    let accounts = account::Entity::find().all(db).await?;
    let pairs = accounts
        .into_iter()
        .map(|account| (account.email, account.id));
    Ok(pairs.collect())
}

type Line = (usize, std::io::Result<String>);

/// The lines that hold something, with their numbers from 1.
fn lines(file: &Path) -> Result<impl Iterator<Item = Line>, String> {
    let open = File::open(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    let lines = (1..).zip(BufReader::new(open).lines());
    Ok(lines.filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty())))
}
