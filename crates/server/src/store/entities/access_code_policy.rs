//! 管理パネル > 署名依頼 > アクセスコード

use sea_orm::entity::prelude::*;

use super::StoredSource;

/// What a company asks of its drafters, once somebody has said it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_code_policies")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: String,
    /// Counts changes.
    pub version: i64,
    /// 必須, else 任意
    pub required: bool,
    /// In effect with the option alone.
    pub source: StoredSource,
    /// The account that changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
