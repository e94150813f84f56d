//! What was charged

use sea_orm::entity::prelude::*;

use super::StoredCharge;

/// One charge; its key is why it is booked once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_charges")]
pub struct Model {
    /// For which request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: String,
    /// For which signer; 0 is the request's own.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// For which 署名再依頼; 1 is the request itself.
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: i64,
    /// What for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: StoredCharge,
    /// How much.
    pub yen: i64,
    /// When.
    pub booked_at: i64,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
