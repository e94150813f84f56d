//! The database: connection, migrations, entities and the locks that acts take.

pub mod contents;
pub mod entities;
mod migrations;
mod sent;
mod transaction;

use std::time::Duration;

use axum::body::Bytes;
use sea_orm::sea_query::{LikeExpr, LockType};
use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use entities::account;
use sent::Sent;
pub use transaction::Transaction;
use transaction::Turns;

/// Any number that no other program takes an advisory lock with.
const MIGRATION_LOCK: i64 = 0x6d61_646f_6775_6368;

/// What SQLite keeps in memory for each connection, in kilobytes behind a minus: a list reads some
/// thousand pages.
const CACHE: &str = "-32768";
/// The same while many records are written.
const WIDE_CACHE: &str = "-524288";

/// The database of one or more servers.
#[derive(Clone)]
pub struct Store {
    connection: DatabaseConnection,
    turns: Turns,
    sent: Sent,
}

impl Store {
    /// Connects and brings the tables up to date. Takes `sqlite:` and `postgres:` addresses.
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(10)
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .create_if_missing(true)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .pragma("cache_size", CACHE)
            })
            // A list is many small selections, which PostgreSQL can take for work that is worth
            // compiling; that alone takes longer than the list.
            .map_sqlx_postgres_opts(|postgres| postgres.options([("jit", "off")]));
        let connection = Database::connect(options).await?;
        let turns = Turns::of(connection.get_database_backend());
        let store = Self {
            connection,
            turns,
            sent: Sent::default(),
        };
        store.migrate().await?;
        Ok(store)
    }

    /// One server migrates, others that start at the same moment wait for it.
    async fn migrate(&self) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        self.lock(&tx, MIGRATION_LOCK).await?;
        migrations::Migrator::up(&*tx, None).await?;
        tx.commit().await
    }

    /// For reading, and for writes of a single statement.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// A file under its hash, to be sent.
    pub async fn content(&self, sha256: &str) -> Result<Option<Bytes>, DbErr> {
        let read = contents::find(&self.connection, sha256);
        self.sent.find(sha256, read).await
    }

    /// A transaction that will write. SQLite takes its write lock at once: a lock that is taken
    /// after a read can fail, one that is taken first only waits.
    pub async fn begin(&self) -> Result<Transaction, DbErr> {
        let turn = self.turns.next().await;
        let begun = self
            .connection
            .begin_with_options(TransactionOptions {
                isolation_level: None,
                access_mode: None,
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            })
            .await?;
        Ok(Transaction::new(begun, turn))
    }

    /// Waits until no other transaction has the same lock, which this one then has until it ends.
    /// SQLite has one transaction that writes at a time in any case.
    pub async fn lock(&self, tx: &DatabaseTransaction, lock: i64) -> Result<(), DbErr> {
        if tx.get_database_backend() == DbBackend::Postgres {
            tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({lock})"))
                .await?;
        }
        Ok(())
    }

    /// Lets SQLite keep more of what a long transaction writes in memory, or the usual again.
    pub async fn widen(&self, tx: &DatabaseTransaction, is_wide: bool) -> Result<(), DbErr> {
        if tx.get_database_backend() == DbBackend::Sqlite {
            let size = if is_wide { WIDE_CACHE } else { CACHE };
            tx.execute_unprepared(&format!("PRAGMA cache_size = {size}"))
                .await?;
        }
        Ok(())
    }

    /// After much was written: has PostgreSQL count anew, which by itself takes large tables for
    /// empty ones for a minute, and note which pages everybody sees, so that their rows are read
    /// from indexes alone; and SQLite take its log over into its file.
    pub async fn settle(&self) -> Result<(), DbErr> {
        let statement = match self.connection.get_database_backend() {
            DbBackend::Postgres => "VACUUM (ANALYZE) records, record_events, documents",
            _ => "PRAGMA wal_checkpoint(TRUNCATE)",
        };
        self.connection.execute_unprepared(statement).await?;
        Ok(())
    }

    /// Ends all connections.
    pub async fn close(&self) {
        if let Err(error) = self.connection.clone().close().await {
            tracing::warn!(%error, "the database was not closed");
        }
    }

    /// Whether the database answers.
    pub async fn is_reachable(&self) -> bool {
        self.connection.ping().await.is_ok()
    }
}

/// Locks accounts until the transaction ends and returns them as they are now.
///
/// Every act on shares first locks the accounts concerned in one call, so that two acts on the
/// same share follow one another, and none waits for one that waits for it.
pub async fn lock_accounts(
    tx: &DatabaseTransaction,
    ids: impl IntoIterator<Item = String>,
) -> Result<Vec<account::Model>, DbErr> {
    account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .order_by_asc(account::Column::Id)
        // Not FOR UPDATE: a share that refers to a locked account must still be insertable.
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await
}

/// A pattern in which nothing but the word has a meaning.
pub fn containing(word: &str) -> LikeExpr {
    let escaped = word
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

/// A new opaque id.
pub fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// A new opaque id behind those that were made before: rows that are written together then stand
/// together in the indexes of their ids, which a large import is quicker with.
pub fn next_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Whether a text that came from outside can be an id at all.
pub fn is_id(text: &str) -> bool {
    text.parse::<uuid::Uuid>()
        .is_ok_and(|id| id.to_string() == text)
}
