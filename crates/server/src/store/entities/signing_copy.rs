//! Documents with their completion sheet

use sea_orm::entity::prelude::*;

/// The copy of a request that all have signed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_copies")]
pub struct Model {
    /// Of which request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: String,
    /// Where its content is kept, and what it is known by when it is brought back.
    pub sha256: String,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
