//! What a batch of changes is judged by, and what its entries do.

use std::collections::{HashMap, HashSet};

use madoguchi_contract::account::check_gbiz_id;
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::sharing::{
    ChangeSharesRequest, Rights, SHARE_LIMIT, ShareVersion, ValidNewShare, ValidShareChanges,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};

use super::ending::end;
use super::undo as undoing;
use crate::app::App;
use crate::clock::{Millis, day_ends};
use crate::http::failure::Failure;
use crate::outbox::texts::{self, SharingNews};
use crate::store::entities::share::{ACTIVE, ActiveModel, Column, Entity, Model};
use crate::store::entities::{StoredKind, StoredState, account, undo};
use crate::store::{lock_accounts, new_id};

/// What the batch is judged by, locked.
pub struct Batch {
    /// The account that asks.
    pub requester: account::Model,
    /// Accounts of the requester's company that the batch asks, by address.
    owners: HashMap<String, account::Model>,
    /// The requester's shares that wait or are approved, by id.
    pub active: HashMap<String, Model>,
}

impl Batch {
    /// Locks the requester and everybody whom the batch concerns.
    pub async fn lock(
        tx: &DatabaseTransaction,
        caller: &account::Model,
        request: &ChangeSharesRequest,
    ) -> Result<Self, Failure> {
        let asked: HashSet<String> = request
            .add
            .iter()
            .filter_map(|new| check_gbiz_id(&new.gbiz_id).ok())
            .collect();
        let mut ids: Vec<String> = account::Entity::find()
            .filter(account::Column::Email.is_in(asked))
            .filter(account::Column::CompanyId.eq(caller.company_id.clone()))
            .all(tx)
            .await?
            .into_iter()
            .map(|account| account.id)
            .collect();
        ids.push(caller.id.clone());
        // Owners whose share may be changed or deleted, so that none is disabled meanwhile.
        ids.extend(
            active_shares(tx, &caller.id)
                .await?
                .into_iter()
                .map(|share| share.owner_id),
        );

        let mut owners: HashMap<String, account::Model> = lock_accounts(tx, ids)
            .await?
            .into_iter()
            .map(|account| (account.email.clone(), account))
            .collect();
        let requester = owners
            .remove(&caller.email)
            .filter(account::Model::may_share)
            .ok_or_else(|| Failure::new(ProblemCode::NotAllowed))?;
        // As it is now that it is locked: an account can have left in between.
        owners.retain(|_, owner| owner.enabled && owner.company_id == requester.company_id);
        let active = active_shares(tx, &requester.id)
            .await?
            .into_iter()
            .map(|share| (share.id.clone(), share))
            .collect();
        Ok(Self {
            requester,
            owners,
            active,
        })
    }

    /// The owners whose shares the batch deletes, so that they can be asked anew in it.
    pub fn deletions(&self, delete: &[ShareVersion]) -> HashSet<String> {
        delete
            .iter()
            .filter_map(|share| self.active.get(&share.id))
            .map(|share| share.owner_id.clone())
            .collect()
    }

    /// What only the database can tell of the accounts to ask. Unknown, disabled and other
    /// companies' accounts are the same to the caller.
    pub fn addition_errors(
        &self,
        request: &ChangeSharesRequest,
        deleted: &HashSet<String>,
    ) -> Vec<FieldError> {
        let mut seen = HashSet::new();
        let mut errors = Vec::new();
        for (index, new) in request.add.iter().enumerate() {
            let Ok(email) = check_gbiz_id(&new.gbiz_id) else {
                continue;
            };
            if email == self.requester.email || !seen.insert(email.clone()) {
                continue;
            }
            let code = match self.owners.get(&email) {
                None => FieldCode::AccountNotFound,
                Some(owner) if owner.kind == StoredKind::Entry => FieldCode::EntryAccount,
                Some(owner) if !owner.linked => FieldCode::NotLinked,
                Some(owner) if !deleted.contains(&owner.id) && self.is_shared_by(owner) => {
                    FieldCode::AlreadyShared
                }
                Some(_) => continue,
            };
            errors.push(FieldError::new(format!("/add/{index}/gbizId"), code));
        }
        errors
    }

    fn is_shared_by(&self, owner: &account::Model) -> bool {
        self.active.values().any(|share| share.owner_id == owner.id)
    }

    /// Rows whose share is no longer as the caller saw it.
    pub fn conflicts<'a>(
        &self,
        list: &str,
        shares: impl IntoIterator<Item = &'a ShareVersion>,
    ) -> Vec<FieldError> {
        let code = |seen: &ShareVersion| match self.active.get(&seen.id) {
            None => Some(FieldCode::Gone),
            Some(share) if share.version != i64::from(seen.version) => Some(FieldCode::Changed),
            Some(_) => None,
        };
        shares
            .into_iter()
            .enumerate()
            .filter_map(|(index, seen)| {
                Some(FieldError::new(format!("/{list}/{index}"), code(seen)?))
            })
            .collect()
    }

    /// Whether the deletions can be brought back beside what is added: at ten they cannot.
    pub fn leaves_room_to_undo(&self, valid: &ValidShareChanges) -> bool {
        let shares = valid.delete.iter();
        let replaced = shares
            .filter_map(|share| self.active.get(&share.id))
            .filter(|share| self.is_asked_anew(share, &valid.add))
            .count();
        let is_more = valid.delete.len() > replaced;
        is_more && self.active.len() - replaced + valid.add.len() <= SHARE_LIMIT
    }

    fn is_asked_anew(&self, share: &Model, add: &[ValidNewShare]) -> bool {
        let mut owners = add.iter().filter_map(|new| self.owners.get(&new.gbiz_id));
        owners.any(|owner| owner.id == share.owner_id)
    }

    /// Ends a share or withdraws a request, and mails its owner. One that the batch asks for anew
    /// is not for `undo` to bring back.
    pub async fn delete(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        id: &str,
        add: &[ValidNewShare],
        now: Millis,
        undo: Option<&undo::Model>,
    ) -> Result<(), DbErr> {
        let Some(share) = self.active.get(id).cloned() else {
            return Ok(());
        };
        let undo = undo.filter(|_| !self.is_asked_anew(&share, add));
        let (state, news) = if share.state == StoredState::Requested {
            (StoredState::Cancelled, SharingNews::Withdrawn)
        } else {
            (StoredState::Ended, SharingNews::EndedByRequester)
        };
        let share = end(tx, share, state, now, undo).await?;
        let owner = account::Entity::find_by_id(&share.owner_id).one(tx).await?;
        if let Some(owner) = owner {
            let text = texts::sharing(news, &owner, &self.requester, &share, app.portal());
            app.outbox.write_for(tx, &owner, text, undo).await?;
        }
        Ok(())
    }

    /// Applies at once and sends no mail.
    pub async fn change(
        &self,
        tx: &DatabaseTransaction,
        id: &str,
        rights: Rights,
    ) -> Result<(), DbErr> {
        let Some(share) = self.active.get(id).cloned() else {
            return Ok(());
        };
        let official_document_right = rights.official_document_right.into();
        let delivery_right = rights.delivery_right.into();
        if (share.official_document_right, share.delivery_right)
            == (official_document_right, delivery_right)
        {
            return Ok(());
        }
        let version = share.version + 1;
        let mut change = ActiveModel::from(share);
        change.version = Set(version);
        change.official_document_right = Set(official_document_right);
        change.delivery_right = Set(delivery_right);
        change.update(tx).await?;
        Ok(())
    }

    /// Asks an account, by mail too.
    pub async fn add(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        new: &ValidNewShare,
        now: Millis,
    ) -> Result<(), DbErr> {
        let Some(owner) = self.owners.get(&new.gbiz_id) else {
            return Ok(());
        };
        Entity::update_many()
            .col_expr(Column::AskedAgain, true.into())
            .filter(Column::RequesterId.eq(&self.requester.id))
            .filter(Column::OwnerId.eq(&owner.id))
            .filter(Column::State.eq(StoredState::Refused))
            .exec(tx)
            .await?;
        let ended_just_now = Entity::find()
            .filter(Column::RequesterId.eq(&self.requester.id))
            .filter(Column::OwnerId.eq(&owner.id))
            .filter(Column::EndedAt.gt(now - undoing::WINDOW))
            .all(tx)
            .await?;
        let ended_just_now = ended_just_now.into_iter().filter_map(|share| share.undo_id);
        app.outbox.let_go(tx, ended_just_now).await?;
        let share = ActiveModel {
            id: Set(new_id()),
            requester_id: Set(self.requester.id.clone()),
            owner_id: Set(owner.id.clone()),
            state: Set(StoredState::Requested),
            version: Set(1),
            official_document_right: Set(new.rights.official_document_right.into()),
            delivery_right: Set(new.rights.delivery_right.into()),
            requested_at: Set(now),
            decided_at: Set(None),
            ended_at: Set(None),
            asked_again: Set(false),
            ends_at: Set(new.ends_on.map(day_ends)),
            ..Default::default()
        }
        .insert(tx)
        .await?;
        let news = SharingNews::Requested;
        let text = texts::sharing(news, owner, &self.requester, &share, app.portal());
        app.outbox.write(tx, owner, text).await
    }
}

async fn active_shares(tx: &DatabaseTransaction, requester_id: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::RequesterId.eq(requester_id))
        .filter(Column::State.is_in(ACTIVE))
        .all(tx)
        .await
}
