//! Writes records; one that is there already changes with what its line says.

use std::collections::{HashMap, HashSet};
use std::io;

use madoguchi_contract::records::folded;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};

use super::change::change;
use super::{Contents, NewEvent, NewRecord};
use crate::clock::Millis;
use crate::server::StartError;
use crate::store::contents::{self, hash};
use crate::store::entities::{document, record, record_event};
use crate::store::next_id;

/// Records that are looked up and written together.
const TOGETHER: usize = 200;
/// Rows of one statement, of which both databases limit the values.
const ROWS: usize = 500;

/// What became of the records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Not there before.
    pub added: u64,
    /// There before, and other than now.
    pub changed: u64,
    /// There before, and the same.
    pub unchanged: u64,
}

/// Writes one record after the other within a transaction.
pub struct Writer<'a> {
    tx: &'a DatabaseTransaction,
    now: Millis,
    /// Hash and size by path, of what was read already.
    contents: HashMap<String, (String, i64)>,
    waiting: Vec<Ready>,
    outcome: Outcome,
}

/// A record whose documents' contents are in the database.
pub struct Ready {
    /// As it is to be.
    pub record: record::Model,
    /// What happened to it.
    pub events: Vec<NewEvent>,
    /// Its documents.
    pub documents: Vec<document::Model>,
}

impl<'a> Writer<'a> {
    /// Begins; the caller commits after [`Writer::finish`].
    pub fn new(tx: &'a DatabaseTransaction, now: Millis) -> Self {
        Self {
            tx,
            now,
            contents: HashMap::new(),
            waiting: Vec::new(),
            outcome: Outcome::default(),
        }
    }

    /// Adds or changes one record.
    pub async fn add(
        &mut self,
        new: NewRecord,
        contents: &impl Contents,
    ) -> Result<(), StartError> {
        let mut documents = Vec::new();
        let id = next_id();
        for (place, new) in (0..).zip(new.documents) {
            let (sha256, size) = self.content(&new.path, contents).await?;
            documents.push(document::Model {
                id: next_id(),
                record_id: id.clone(),
                place,
                name: new.name,
                kind: new.kind.as_str().to_owned(),
                size,
                sha256,
                acquired_at: new.acquired_at,
                by_owner: false,
            });
        }
        let mut record = record::Model {
            search: folded(&format!("{}\n{}\n{}", new.number, new.title, new.authority)),
            id,
            family: new.family.as_str().to_owned(),
            owner_id: new.owner_id,
            number: new.number,
            title: new.title,
            authority: new.authority,
            status: new.status.as_str().to_owned(),
            arrived_at: new.arrived_at,
            received_at: self.now,
            updated_at: self.now,
            items: serde_json::to_string(&new.items)?,
            fingerprint: String::new(),
        };
        record.fingerprint = fingerprint(&record, &new.events, &documents);
        self.waiting.push(Ready {
            record,
            events: new.events,
            documents,
        });
        if self.waiting.len() == TOGETHER {
            self.flush().await?;
        }
        Ok(())
    }

    /// Writes what waits, clears contents away that no document has any more, and says what was
    /// done.
    pub async fn finish(mut self) -> Result<Outcome, DbErr> {
        self.flush().await?;
        if self.outcome.changed > 0 {
            contents::clear_unused(self.tx).await?;
        }
        Ok(self.outcome)
    }

    async fn content(
        &mut self,
        path: &str,
        contents: &impl Contents,
    ) -> Result<(String, i64), StartError> {
        if let Some(known) = self.contents.get(path) {
            return Ok(known.clone());
        }
        let content = contents.read(path)?;
        let size = i64::try_from(content.len()).map_err(io::Error::other)?;
        let sha256 = contents::keep(self.tx, content).await?;
        self.contents
            .insert(path.to_owned(), (sha256.clone(), size));
        Ok((sha256, size))
    }

    async fn flush(&mut self) -> Result<(), DbErr> {
        let waiting = std::mem::take(&mut self.waiting);
        let numbers = waiting.iter().map(|ready| &ready.record.number);
        // Many accounts can have the same number.
        let owners: HashSet<_> = waiting.iter().map(|ready| &ready.record.owner_id).collect();
        let there = record::Entity::find()
            .filter(record::Column::Number.is_in(numbers))
            .filter(record::Column::OwnerId.is_in(owners))
            .all(self.tx)
            .await?;
        let key = |record: &record::Model| {
            let (owner, family) = (record.owner_id.clone(), record.family.clone());
            (owner, family, record.number.clone())
        };
        let mut there: HashMap<_, _> = there.into_iter().map(|old| (key(&old), old)).collect();
        let (mut records, mut events, mut documents) = (Vec::new(), Vec::new(), Vec::new());
        for ready in waiting {
            match there.remove(&key(&ready.record)) {
                None => {
                    self.outcome.added += 1;
                    events.extend(event_rows(&ready.record.id, ready.events));
                    records.push(record::ActiveModel::from(ready.record).reset_all());
                    documents.extend(ready.documents.into_iter().map(new_row));
                }
                Some(old) if old.fingerprint == ready.record.fingerprint => {
                    self.outcome.unchanged += 1;
                }
                Some(old) => {
                    self.outcome.changed += 1;
                    change(self.tx, old, ready).await?;
                }
            }
        }
        insert_rows::<record::Entity, _>(self.tx, records).await?;
        insert_rows::<record_event::Entity, _>(self.tx, events).await?;
        insert_rows::<document::Entity, _>(self.tx, documents).await
    }
}

/// Inserts any number of rows.
pub async fn insert_rows<E, A>(tx: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        E::insert_many(rows.by_ref().take(ROWS))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// A document as a row to write.
pub fn new_row(document: document::Model) -> document::ActiveModel {
    document::ActiveModel::from(document).reset_all()
}

/// Events as rows to write.
pub fn event_rows(
    record_id: &str,
    events: Vec<NewEvent>,
) -> impl Iterator<Item = record_event::ActiveModel> {
    events.into_iter().map(|event| record_event::ActiveModel {
        id: NotSet,
        record_id: Set(record_id.to_owned()),
        at: Set(event.at),
        status: Set(event.status.as_str().to_owned()),
        note: Set(event.note),
        by_owner: Set(false),
    })
}

/// Of everything that a line says, but not of what the owner does here.
fn fingerprint(
    record: &record::Model,
    events: &[NewEvent],
    documents: &[document::Model],
) -> String {
    let documents: Vec<_> = documents
        .iter()
        .map(|document| {
            (
                &document.name,
                &document.kind,
                &document.sha256,
                document.acquired_at,
            )
        })
        .collect();
    let events: Vec<_> = events
        .iter()
        .map(|event| (event.at, event.status, &event.note))
        .collect();
    let all = (
        (&record.title, &record.authority, &record.status),
        (record.arrived_at, &record.items),
        (events, documents),
    );
    hash(&serde_json::to_vec(&all).unwrap_or_default())
}
