//! Wrong passwords in a row.

use sea_orm::entity::prelude::*;

/// The count for one typed address or one client address.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_guards")]
pub struct Model {
    /// A keyed hash of the address, so that the table is no list of who tried.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Tries that were not followed by the right password.
    pub wrong: i64,
    /// When the count begins anew.
    pub forget_at: i64,
    /// Until when no password is looked at.
    pub closed_until: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
