//! Documents of 署名依頼

use sea_orm::entity::prelude::*;

/// A document that is to be signed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "request_documents")]
pub struct Model {
    /// Of which request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: String,
    /// In the envelope, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Where its content is kept.
    pub sha256: String,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
