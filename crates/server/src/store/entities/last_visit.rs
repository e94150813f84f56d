//! When an account last looked at each list.

use sea_orm::entity::prelude::*;

/// The last visit to one list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "last_visits")]
pub struct Model {
    /// Who looked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// At which of the four lists.
    #[sea_orm(primary_key, auto_increment = false)]
    pub family: String,
    /// When the list was last read from its beginning.
    pub visited_at: i64,
    /// When the visit before this one ended: what has come since is marked during this one.
    pub new_since: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
