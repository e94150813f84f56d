//! What happened to records

use sea_orm::entity::prelude::*;

/// One step in the life of a record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_events")]
pub struct Model {
    /// In the order of writing.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its record.
    pub record_id: String,
    /// When.
    pub at: i64,
    /// Where the record stood from then on.
    pub status: String,
    /// What was written with it.
    pub note: Option<String>,
    /// The owner did it here, by 申請取下げ, 補正 or 再提出.
    pub by_owner: bool,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
