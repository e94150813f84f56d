//! Whose records a caller sees.

use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{Family, Record, RecordAct, RecordStatus};
use madoguchi_contract::sharing::{Party, Rights, ScreenEffect};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};

use super::RecordPath;
use crate::clock::timestamp;
use crate::http::failure::Failure;
use crate::sharing::view::{approved_owners, party};
use crate::store::entities::{account, record, share};

/// The caller and every owner who has approved a share with the caller.
pub struct Sight {
    /// Who looks.
    pub caller: account::Model,
    /// By kana name.
    pub owners: Vec<(share::Model, account::Model)>,
}

impl Sight {
    /// As it is at this moment: a share that has ended gives none.
    pub async fn of(db: &impl ConnectionTrait, caller: &account::Model) -> Result<Self, DbErr> {
        Ok(Self {
            caller: caller.clone(),
            owners: approved_owners(db, &caller.id).await?,
        })
    }

    /// The share and the owner that an account's records are seen through.
    pub fn owner(&self, id: &str) -> Option<&(share::Model, account::Model)> {
        self.owners.iter().find(|(_, owner)| owner.id == id)
    }

    /// Every account whose records are seen, the caller's own first.
    pub fn account_ids(&self) -> impl Iterator<Item = &str> {
        let owners = self.owners.iter().map(|(_, owner)| owner);
        let accounts = std::iter::once(&self.caller).chain(owners);
        accounts.map(|account| account.id.as_str())
    }

    /// Where an account stands among them.
    pub fn place(&self, account_id: &str) -> Option<usize> {
        self.account_ids().position(|id| id == account_id)
    }

    /// A record as the caller sees it; none when the caller may not.
    pub fn see(&self, record: record::Model, family: Family) -> Option<Seen> {
        let through = match record.owner_id == self.caller.id {
            true => None,
            false => Some(self.owner(&record.owner_id)?.clone()),
        };
        Some(Seen {
            record,
            through,
            family,
        })
    }

    /// The owner as a row shows it; none on one's own.
    pub fn badge(&self, owner_id: &str) -> Option<Party> {
        self.owner(owner_id).map(|(_, owner)| party(owner))
    }
}

/// A record that the caller may see.
pub struct Seen {
    /// The record.
    pub record: record::Model,
    /// Through which share; none for one's own.
    pub through: Option<(share::Model, account::Model)>,
    family: Family,
}

impl Seen {
    /// Finds and locks it; what the caller may not see is not found, as if it did not exist.
    pub async fn find(
        tx: &DatabaseTransaction,
        caller: &account::Model,
        path: &RecordPath,
    ) -> Result<Self, Failure> {
        let not_found = || Failure::new(ProblemCode::NotFound);
        let record = record::Entity::find_by_id(path.id(0)?)
            .filter(record::Column::Family.eq(path.family.as_str()))
            .lock(LockType::NoKeyUpdate)
            .one(tx)
            .await?
            .ok_or_else(not_found)?;
        if record.owner_id == caller.id {
            return Ok(Self {
                record,
                through: None,
                family: path.family,
            });
        }
        let sight = Sight::of(tx, caller).await?;
        sight.see(record, path.family).ok_or_else(not_found)
    }

    /// Whether it is the caller's own.
    pub fn is_own(&self) -> bool {
        self.through.is_none()
    }

    /// What the caller may do with its documents, and with a filing of one's own
    ///
    pub fn allowed(&self) -> Vec<RecordAct> {
        let may_download = self.through.as_ref().is_none_or(|(share, _)| {
            let rights = Rights {
                official_document_right: share.official_document_right.into(),
                delivery_right: share.delivery_right.into(),
            };
            self.family.detail_screen().effect(rights) == ScreenEffect::ViewAndDownload
        });
        let mut allowed = vec![RecordAct::View];
        if may_download {
            allowed.push(RecordAct::Download);
        }
        allowed.extend(
            RecordAct::ON_OWN_FILINGS
                .into_iter()
                .filter(|act| self.may(*act)),
        );
        allowed
    }

    /// Whether the caller may act so on a filing.
    fn may(&self, act: RecordAct) -> bool {
        self.is_own() && self.family == Family::Filing && act.is_possible(self.status())
    }

    /// Where the record stands.
    pub fn status(&self) -> RecordStatus {
        status(self.family, &self.record.status)
    }

    /// As a row of its list.
    pub fn row(&self) -> Record {
        let record = &self.record;
        Record {
            id: record.id.clone(),
            number: record.number.clone(),
            title: record.title.clone(),
            authority: record.authority.clone(),
            status: self.status(),
            arrived_at: timestamp(record.arrived_at),
            owner: self.through.as_ref().map(|(_, owner)| party(owner)),
            is_new: false,
        }
    }
}

/// A kept state as it travels.
pub fn status(family: Family, kept: &str) -> RecordStatus {
    RecordStatus::parse(family, kept).unwrap_or(RecordStatus::Unknown)
}
