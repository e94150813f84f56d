//! 情報共有設定

use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use super::{StoredRight, StoredState, account};

/// One share.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shares")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who asks and then sees.
    pub requester_id: String,
    /// Who is asked and then is seen.
    pub owner_id: String,
    /// 依頼中, 許可済み, …
    pub state: StoredState,
    /// Covers existence and rights, not the approval.
    pub version: i64,
    /// 公文書に関する権限
    pub official_document_right: StoredRight,
    /// 電子送達の通知文書に関する権限
    pub delivery_right: StoredRight,
    /// When it was asked for.
    pub requested_at: i64,
    /// When the owner answered.
    pub decided_at: Option<i64>,
    /// When it was ended or withdrawn.
    pub ended_at: Option<i64>,
    /// The owner was asked again after this refusal, so it is not listed any more.
    pub asked_again: bool,
    /// When it ends by itself: where the day after its last one begins in Japan.
    pub ends_at: Option<i64>,
    /// When its requester was reminded of that.
    pub reminded_at: Option<i64>,
    /// When another end was asked for that waits for the owner.
    pub renewal_asked_at: Option<i64>,
    /// That end; none for a share without one.
    pub renewal_ends_at: Option<i64>,
    /// The act that ended it, while and after it can be undone.
    pub undo_id: Option<String>,
}

impl Model {
    /// Waits or is approved: counts towards the limit (D-1).
    pub fn is_active(&self) -> bool {
        ACTIVE.contains(&self.state)
    }

    /// Waits for the owner: a request, or another end for an approved share.
    pub fn is_waiting(&self) -> bool {
        match self.state {
            StoredState::Requested => true,
            StoredState::Approved => self.renewal_asked_at.is_some(),
            _ => false,
        }
    }

    /// When the owner was asked what waits now.
    pub fn asked_at(&self) -> i64 {
        self.renewal_asked_at.unwrap_or(self.requested_at)
    }
}

/// The states that count towards the limit (D-1).
pub const ACTIVE: [StoredState; 2] = [StoredState::Requested, StoredState::Approved];

/// What waits for an owner's answer.
pub fn waiting() -> Condition {
    let renewal = Condition::all()
        .add(Column::State.eq(StoredState::Approved))
        .add(Column::RenewalAskedAt.is_not_null());
    Condition::any()
        .add(Column::State.eq(StoredState::Requested))
        .add(renewal)
}

/// What a share refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The account that asks.
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::RequesterId",
        to = "account::Column::Id"
    )]
    Requester,
    /// The account that is asked.
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::OwnerId",
        to = "account::Column::Id"
    )]
    Owner,
}

impl ActiveModelBehavior for ActiveModel {}
