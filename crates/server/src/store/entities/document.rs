//! Documents of records, without their content

use sea_orm::entity::prelude::*;

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Its record.
    pub record_id: String,
    /// Among the record's documents, from 0.
    pub place: i64,
    /// File name.
    pub name: String,
    /// Submitted or official.
    pub kind: String,
    /// Bytes.
    pub size: i64,
    /// Names its content.
    pub sha256: String,
    /// When its owner first downloaded it: 取得済み.
    pub acquired_at: Option<i64>,
    /// The owner has handed it in here.
    pub by_owner: bool,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
