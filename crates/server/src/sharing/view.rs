//! Shares as their requester and their owner see them.

use madoguchi_contract::sharing::{
    Party, Renewal, SHARE_LIMIT, Share, ShareAct, ShareList, ShareState,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Select,
};

use crate::clock::{Millis, day_in_japan, last_day, timestamp};
use crate::store::entities::share::{ACTIVE, Column, Entity, Model, Relation};
use crate::store::entities::{StoredState, account};

/// From which end a share is looked at.
#[derive(Clone, Copy)]
pub enum Side {
    /// Who asks and sees.
    Requester,
    /// Who is asked and is seen.
    Owner,
}

impl Side {
    /// The shares of `account_id` at this side, with the account at the other end.
    pub fn shares(self, account_id: &str) -> sea_orm::SelectTwo<Entity, account::Entity> {
        let (own, other) = match self {
            Side::Requester => (Column::RequesterId, Relation::Owner),
            Side::Owner => (Column::OwnerId, Relation::Requester),
        };
        let shares: Select<Entity> = Entity::find()
            .filter(own.eq(account_id))
            .join(JoinType::InnerJoin, other.def());
        shares.select_also(account::Entity)
    }

    fn allowed(self, share: &Model) -> Vec<ShareAct> {
        use StoredState::{Approved, Cancelled, Ended, Refused, Requested};
        match (self, share.state) {
            (Side::Requester, Approved) if share.ends_at.is_some() => {
                vec![ShareAct::Change, ShareAct::Delete, ShareAct::Renew]
            }
            (Side::Requester, Requested | Approved) => vec![ShareAct::Change, ShareAct::Delete],
            (Side::Requester, Refused) => vec![ShareAct::AskAgain],
            (Side::Owner, Requested) => vec![ShareAct::Decide],
            (Side::Owner, Approved) if share.is_waiting() => {
                vec![ShareAct::Decide, ShareAct::Stop]
            }
            (Side::Owner, Approved) => vec![ShareAct::Stop],
            (_, Ended | Cancelled) | (Side::Owner, Refused) => Vec::new(),
        }
    }

    /// The share as the account at this side sees it.
    pub fn view(self, share: Model, other: &account::Model, now: Millis) -> Share {
        let ends_on = share.ends_at.map(last_day);
        let days_left = ends_on.map(|day| (day - day_in_japan(now)).num_days());
        let renewal = share.renewal_asked_at.map(|asked_at| Renewal {
            ends_on: share.renewal_ends_at.map(last_day),
            asked_at: timestamp(asked_at),
        });
        Share {
            allowed: self.allowed(&share),
            id: share.id,
            version: u32::try_from(share.version).unwrap_or(u32::MAX),
            state: ShareState::from(share.state),
            party: party(other),
            official_document_right: share.official_document_right.into(),
            delivery_right: share.delivery_right.into(),
            requested_at: timestamp(share.requested_at),
            decided_at: share.decided_at.map(timestamp),
            ends_on,
            days_left: days_left.map(|days| u32::try_from(days).unwrap_or(0)),
            renewal,
            last_used_at: None,
            undo: None,
        }
    }
}

/// All that wait or are approved, and refusals that were not followed by another request (D-2).
pub async fn share_list(
    db: &impl ConnectionTrait,
    requester_id: &str,
    now: Millis,
) -> Result<ShareList, DbErr> {
    let listed = Condition::any().add(Column::State.is_in(ACTIVE)).add(
        Condition::all()
            .add(Column::State.eq(StoredState::Refused))
            .add(Column::AskedAgain.eq(false)),
    );
    let shares = Side::Requester
        .shares(requester_id)
        .filter(listed)
        .order_by_asc(account::Column::Kana)
        .order_by_asc(account::Column::Email)
        .all(db)
        .await?;
    let active = shares.iter().filter(|(share, _)| share.is_active()).count();
    Ok(ShareList {
        limit: SHARE_LIMIT as u32,
        remaining: SHARE_LIMIT.saturating_sub(active) as u32,
        shares: seen_from(Side::Requester, shares, now),
        undo: None,
    })
}

/// Rows as `side` sees them.
pub fn seen_from(
    side: Side,
    rows: Vec<(Model, Option<account::Model>)>,
    now: Millis,
) -> Vec<Share> {
    rows.into_iter()
        .filter_map(|(share, other)| Some(side.view(share, &other?, now)))
        .collect()
}

/// The approved shares of a requester and their owners, by the owner's kana name.
pub async fn approved_owners(
    db: &impl ConnectionTrait,
    requester_id: &str,
) -> Result<Vec<(Model, account::Model)>, DbErr> {
    let rows = Side::Requester
        .shares(requester_id)
        .filter(Column::State.eq(StoredState::Approved))
        .order_by_asc(account::Column::Kana)
        .order_by_asc(account::Column::Email)
        .all(db)
        .await?;
    let pairs = rows.into_iter();
    Ok(pairs
        .filter_map(|(share, owner)| Some((share, owner?)))
        .collect())
}

/// An account as the other end of a share.
pub fn party(account: &account::Model) -> Party {
    Party {
        name: account.name.clone(),
        email: account.email.clone(),
    }
}
