//! Parts of files on their way

use sea_orm::entity::prelude::*;

/// Bytes that arrived together; they go with their file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload_parts")]
pub struct Model {
    /// Its file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub upload_id: String,
    /// Where in the file it begins.
    #[sea_orm(primary_key, auto_increment = false)]
    pub start: i64,
    /// The bytes.
    pub content: Vec<u8>,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
