//! Files on their way

use sea_orm::entity::prelude::*;

/// One file that comes in parts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uploads")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who sends it.
    pub account_id: String,
    /// Its folded name.
    pub name: String,
    /// Bytes in all.
    pub size: i64,
    /// Bytes that have arrived.
    pub received: i64,
    /// When it was announced.
    pub created_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
