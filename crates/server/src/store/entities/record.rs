//! 申請案件, 通知, 電子送達申込み and 電子送達

use sea_orm::entity::prelude::*;

/// One record. Enums of the contract are kept by the name that travels.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "records")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Which of the four lists it stands in.
    pub family: String,
    /// Whose it is.
    pub owner_id: String,
    /// 到達番号, 通知番号, …; unique for its owner and family.
    pub number: String,
    /// 手続名 or 件名
    pub title: String,
    /// 提出先 or 発出元
    pub authority: String,
    /// Where it stands.
    pub status: String,
    /// 到達日時, 通知日時, …
    pub arrived_at: i64,
    /// When it came here.
    pub received_at: i64,
    /// When it last changed here.
    pub updated_at: i64,
    /// What was filed or told, as JSON of the contract.
    pub items: String,
    /// Number, title and authority, folded for searching.
    pub search: String,
    /// Tells an imported line that has changed from one that has not.
    pub fingerprint: String,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
