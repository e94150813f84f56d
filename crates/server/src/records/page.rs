//! One page of a list, as it was found.

use madoguchi_contract::records::{Family, Record, RecordList, SortKey, TOTAL_MAX};
use sea_orm::FromQueryResult;

use super::cursor::{Cursor, SortValue};
use super::news::News;
use super::sight::{Sight, status};
use crate::clock::timestamp;
use crate::sharing::view::party;
use crate::store::entities::record::Column;

/// A record without what only its detail shows.
#[derive(FromQueryResult)]
pub struct Row {
    /// Opaque.
    pub id: String,
    /// Whose it is.
    pub owner_id: String,
    /// 到達番号, 通知番号, …
    pub number: String,
    /// 手続名 or 件名
    pub title: String,
    /// 提出先 or 発出元
    pub authority: String,
    /// Where it stands, as it is kept.
    pub status: String,
    /// 到達日時, 通知日時, …
    pub arrived_at: i64,
    /// When it came here.
    pub received_at: i64,
}

/// What a [`Row`] is read from.
pub const COLUMNS: [Column; 8] = [
    Column::Id,
    Column::OwnerId,
    Column::Number,
    Column::Title,
    Column::Authority,
    Column::Status,
    Column::ArrivedAt,
    Column::ReceivedAt,
];

/// What was found.
pub struct Page {
    /// In the order asked for.
    pub rows: Vec<Row>,
    /// How many there are in all; one more than the most that is told says that there are more.
    pub total: u32,
    /// The place of the first row, from 1; 0 when there is none.
    pub first: u32,
    /// There is a page before.
    pub has_previous: bool,
    /// There is a page behind.
    pub has_next: bool,
}

impl Page {
    /// The owners of the records found, each once.
    pub fn owner_ids(&self, sight: &Sight) -> Vec<String> {
        let owners = sight.owners.iter().map(|(_, owner)| &owner.id);
        owners
            .filter(|id| self.rows.iter().any(|row| row.owner_id == **id))
            .cloned()
            .collect()
    }

    /// As the contract describes it, with what is new to its reader.
    pub fn into_list(self, family: Family, key: SortKey, sight: &Sight, news: &News) -> RecordList {
        let count = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let last = self.first.saturating_add(count).saturating_sub(1);
        let cursor = |row: Option<&Row>, is_back: bool, place: u32| {
            let row = row?;
            let cursor = Cursor {
                is_back,
                value: row.sort_value(key),
                id: row.id.clone(),
                place,
            };
            Some(cursor.to_text())
        };
        let previous = self.rows.first().filter(|_| self.has_previous);
        let next = self.rows.last().filter(|_| self.has_next);
        RecordList {
            total: Ord::min(self.total, TOTAL_MAX),
            total_is_more: self.total > TOTAL_MAX,
            first: self.first,
            previous: cursor(previous, true, self.first),
            next: cursor(next, false, last),
            owners: sight.owners.iter().map(|(_, owner)| party(owner)).collect(),
            records: self
                .rows
                .into_iter()
                .map(|row| Record {
                    is_new: news.has(&row, sight),
                    ..row.into_record(family, sight)
                })
                .collect(),
        }
    }

    /// The records found, in their order.
    pub fn into_records(self, family: Family, sight: &Sight) -> impl Iterator<Item = Record> {
        let rows = self.rows.into_iter();
        rows.map(move |row| row.into_record(family, sight))
    }
}

impl Row {
    fn sort_value(&self, key: SortKey) -> SortValue {
        match key {
            SortKey::ArrivedAt => SortValue::Moment(self.arrived_at),
            SortKey::Number => SortValue::Text(self.number.clone()),
            SortKey::Title => SortValue::Text(self.title.clone()),
            SortKey::Authority => SortValue::Text(self.authority.clone()),
        }
    }

    fn into_record(self, family: Family, sight: &Sight) -> Record {
        Record {
            owner: sight.badge(&self.owner_id),
            status: status(family, &self.status),
            arrived_at: timestamp(self.arrived_at),
            is_new: false,
            id: self.id,
            number: self.number,
            title: self.title,
            authority: self.authority,
        }
    }
}
