//! What happened to signers (G-20)

use sea_orm::entity::prelude::*;

use super::StoredSignerEvent;

/// A line of a signer's timeline.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signer_events")]
pub struct Model {
    /// In the order of writing.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To whom.
    pub signer_id: String,
    /// When.
    pub at: i64,
    /// What.
    pub kind: StoredSignerEvent,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
