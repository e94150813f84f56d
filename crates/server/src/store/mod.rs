//! The database: connection, migrations, entities and the locks that acts take.

pub mod entities;
mod migrations;

use std::time::Duration;

use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use entities::account;

/// Any number that no other program takes an advisory lock with.
const MIGRATION_LOCK: i64 = 0x6d61_646f_6775_6368;

/// The database of one or more servers.
#[derive(Clone)]
pub struct Store {
    connection: DatabaseConnection,
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
            });
        let store = Self {
            connection: Database::connect(options).await?,
        };
        store.migrate().await?;
        Ok(store)
    }

    /// One server migrates, others that start at the same moment wait for it.
    async fn migrate(&self) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        if tx.get_database_backend() == DbBackend::Postgres {
            tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
                .await?;
        }
        migrations::Migrator::up(&tx, None).await?;
        tx.commit().await
    }

    /// For reading, and for writes of a single statement.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// A transaction that will write. SQLite takes its write lock at once: a lock that is taken
    /// after a read can fail, one that is taken first only waits.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.connection
            .begin_with_options(TransactionOptions {
                isolation_level: None,
                access_mode: None,
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            })
            .await
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

/// A new opaque id.
pub fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Whether a text that came from outside can be an id at all.
pub fn is_id(text: &str) -> bool {
    text.parse::<uuid::Uuid>()
        .is_ok_and(|id| id.to_string() == text)
}
