//! A one-time link to a first password.

use sea_orm::entity::prelude::*;

/// An invitation that was not accepted yet.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    /// The token itself is only in the link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// Whom it invites.
    pub account_id: String,
    /// When it ends.
    pub expires_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
