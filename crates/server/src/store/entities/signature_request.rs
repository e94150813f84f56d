//! 署名依頼

use sea_orm::entity::prelude::*;

use super::StoredRequestState;

/// A request to sign documents.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signature_requests")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The drafter's company, when it was sent.
    pub company_id: String,
    /// The drafter.
    pub drafter_id: String,
    /// Its title.
    pub title: String,
    /// To the signers; may be empty.
    pub message: String,
    /// One signer after the other.
    pub in_order: bool,
    /// Where it stands.
    pub state: StoredRequestState,
    /// Counts changes.
    pub version: i64,
    /// When it was sent.
    pub sent_at: i64,
    /// When the last signer signed.
    pub completed_at: Option<i64>,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
