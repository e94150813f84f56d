//! A sign-in that lasts.

use sea_orm::entity::prelude::*;

/// One browser's session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// The token itself is only in the cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// Whose it is.
    pub account_id: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to the minute.
    pub used_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
