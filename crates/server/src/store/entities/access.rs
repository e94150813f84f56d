//! 情報共有操作履歴

use sea_orm::entity::prelude::*;

/// What a requester did with an owner's data.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accesses")]
pub struct Model {
    /// In the order of writing.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose data.
    pub owner_id: String,
    /// Who did it.
    pub requester_id: String,
    /// What.
    pub act: String,
    /// In which lists.
    pub family: String,
    /// Which record, unless it was a list.
    pub record_id: Option<String>,
    /// Its number then.
    pub record_number: Option<String>,
    /// Its title then.
    pub record_title: Option<String>,
    /// Which document.
    pub document_name: Option<String>,
    /// When.
    pub at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
