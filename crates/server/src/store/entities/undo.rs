//! Acts that can be undone for a moment.

use sea_orm::entity::prelude::*;

/// An act that ended shares; the shares and their mails carry its id.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "undos")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who acted, and alone may undo it.
    pub account_id: String,
    /// When its mails go.
    pub open_until: i64,
    /// When it was undone.
    pub done_at: Option<i64>,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
