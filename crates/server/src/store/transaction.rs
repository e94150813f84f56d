//! A transaction that writes.

use std::ops::Deref;
use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use sea_orm_migration::prelude::async_trait::async_trait;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Who writes next. SQLite has one writer at a time, and those who wait for it try again now and
/// then, without an order: with many, some never had their turn.
#[derive(Clone)]
pub struct Turns(Option<Arc<Semaphore>>);

impl Turns {
    /// As the database needs them.
    pub fn of(backend: DbBackend) -> Self {
        let has_one_writer = backend == DbBackend::Sqlite;
        Self(has_one_writer.then(|| Arc::new(Semaphore::new(1))))
    }

    /// Waits for everybody who came before.
    pub async fn next(&self) -> Option<OwnedSemaphorePermit> {
        let turns = self.0.clone()?;
        turns.acquire_owned().await.ok()
    }
}

/// Undone when it is dropped without [`Transaction::commit`].
pub struct Transaction {
    inner: DatabaseTransaction,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Transaction {
    /// Begun when it was its turn.
    pub fn new(inner: DatabaseTransaction, turn: Option<OwnedSemaphorePermit>) -> Self {
        Self { inner, _turn: turn }
    }

    /// Makes all of it last.
    pub async fn commit(self) -> Result<(), DbErr> {
        let Self { inner, _turn } = self;
        inner.commit().await
    }
}

impl Deref for Transaction {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
