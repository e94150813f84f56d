//! 会社

use sea_orm::entity::prelude::*;

/// A company, within which accounts share.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "companies")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// As shown.
    pub name: String,
    /// What lists sort by.
    pub kana: String,
    /// 本人確認パックオプション
    pub identity_option: bool,
    /// セキュリティ・内部統制パック付帯オプション
    pub security_option: bool,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
