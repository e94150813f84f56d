//! アカウント

use sea_orm::entity::prelude::*;

use super::{StoredKind, StoredLanguage, StoredRole, company};

/// A GビズID account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The gBizID, in lower case, unique.
    pub email: String,
    /// アカウント名
    pub name: String,
    /// What lists sort by.
    pub kana: String,
    /// プライム, メンバー or エントリー
    pub kind: StoredKind,
    /// 利用者, 管理者 or システム管理者 within the company
    pub role: StoredRole,
    /// None after leaving it.
    pub company_id: Option<String>,
    /// 紐づいた on the GビズID side.
    pub linked: bool,
    /// 有効 or 無効
    pub enabled: bool,
    /// The language of mails.
    pub language: StoredLanguage,
    /// Argon2id in PHC form; none until the invitation is accepted.
    pub password_hash: Option<String>,
    /// When it was added.
    pub created_at: i64,
}

impl StoredKind {
    /// What an account of this kind is within its company at first.
    pub fn first_role(self) -> StoredRole {
        match self {
            Self::Prime => StoredRole::Administrator,
            _ => StoredRole::Standard,
        }
    }
}

impl Model {
    /// プライム and メンバー that are enabled, in a company and linked.
    pub fn may_share(&self) -> bool {
        self.enabled && self.linked && self.company_id.is_some() && self.kind != StoredKind::Entry
    }
}

/// What an account refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Its company.
    #[sea_orm(
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id"
    )]
    Company,
}

impl Related<company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
