//! Answers that are given again.

use sea_orm::entity::prelude::*;

/// The successful answer to one keyed request.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_keys")]
pub struct Model {
    /// Who asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// Path of the request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub endpoint: String,
    /// As the caller chose it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Hash of what was asked.
    pub fingerprint: String,
    /// The answer's body; empty until the act is done.
    pub body: String,
    /// The answer's version, if it had one.
    pub etag: Option<String>,
    /// When it was first asked.
    pub created_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
