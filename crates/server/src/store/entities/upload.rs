//! Files on their way

use madoguchi_contract::problem::FieldCode;
use sea_orm::entity::prelude::*;

/// Whether a file can be sent to be signed, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum StoredCheck {
    /// It can.
    #[sea_orm(string_value = "fit")]
    Fit,
    /// It cannot be read.
    #[sea_orm(string_value = "damaged_pdf")]
    Damaged,
    /// It opens with a password only.
    #[sea_orm(string_value = "locked_pdf")]
    Locked,
    /// It takes too much to be read.
    #[sea_orm(string_value = "huge_pdf")]
    Huge,
}

impl StoredCheck {
    /// What is wrong with it.
    pub fn unfit(self) -> Option<FieldCode> {
        match self {
            Self::Fit => None,
            Self::Damaged => Some(FieldCode::DamagedPdf),
            Self::Locked => Some(FieldCode::LockedPdf),
            Self::Huge => Some(FieldCode::HugePdf),
        }
    }
}

impl From<Option<FieldCode>> for StoredCheck {
    fn from(unfit: Option<FieldCode>) -> Self {
        match unfit {
            None => Self::Fit,
            Some(FieldCode::LockedPdf) => Self::Locked,
            Some(FieldCode::HugePdf) => Self::Huge,
            Some(_) => Self::Damaged,
        }
    }
}

/// One file that comes in parts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uploads")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who sends it.
    pub account_id: String,
    /// Its folded name.
    pub name: String,
    /// Bytes in all.
    pub size: i64,
    /// Bytes that have arrived.
    pub received: i64,
    /// What its check has found, once all of it has arrived.
    pub checked: Option<StoredCheck>,
    /// When it was announced.
    pub created_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
