//! Lists and details of records: the own ones, and those of every owner who has approved a share
//!

use std::cmp::Ordering;

use chrono::TimeDelta;
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::records::{
    DocumentKind, Family, FilingLookup, LookupQuery, PAGE_SIZES, Record, RecordAct, RecordDetail,
    RecordEvent, RecordList, RecordQuery, RecordStatus, SortKey, TOTAL_MAX, ValidRecordQuery,
    folded,
};
use madoguchi_contract::sharing::{RecordCounts, Rights, ScreenEffect, ShareState};

use super::people::Who;
use super::samples;
use super::trouble::Trouble;
use super::world::{World, now};

/// What every document says.
pub(super) const DOCUMENT: &[u8] = include_bytes!("../../public/three-pages.pdf");
/// A ZIP file without files.
const ARCHIVE: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
const BROKEN: &[u8] = include_bytes!("../../public/broken.pdf");

/// A record as the server keeps it: without who looks at it.
#[derive(Clone, Debug)]
pub(super) struct KeptRecord {
    family: Family,
    owner: Who,
    pub detail: RecordDetail,
}

impl World {
    /// Where each family has `count` records, in turn of the reader and everybody whose data the
    /// reader sees.
    pub fn filed(mut self, count: usize) -> Self {
        let mut owners = vec![self.me];
        owners.extend(self.owners().map(|(owner, _)| owner));
        for family in Family::ALL {
            for index in 0..count {
                self.records.push(KeptRecord {
                    family,
                    owner: owners[index % owners.len()],
                    detail: samples::record(family, index, self.names),
                });
            }
        }
        self
    }

    /// Where the newest `count` of each family have come since the reader last looked.
    pub fn with_new(mut self, count: usize) -> Self {
        for family in Family::ALL {
            let records = self.records.iter_mut();
            let of_family = records.filter(|kept| kept.family == family);
            for kept in of_family.take(count) {
                kept.detail.record.is_new = true;
            }
        }
        self
    }

    /// How many new records each list has that was not looked at yet.
    pub(super) fn new_records(&self) -> RecordCounts {
        let mut counts = RecordCounts::default();
        for kept in &self.records {
            let is_unseen = !self.visited.contains(&kept.family);
            let seen = self
                .seen(kept)
                .filter(|seen| seen.record.is_new && is_unseen);
            *counts.of_mut(kept.family) += u32::from(seen.is_some());
        }
        counts
    }

    /// Notes that the reader looks at a list, if all of it is asked for.
    pub(super) fn visit(&mut self, family: &str, query: &RecordQuery) {
        if query.is_visit() {
            self.visited.extend(Family::from_path(family));
        }
    }

    /// The filings with a number, the own ones first.
    pub(super) fn look_up(&self, query: LookupQuery) -> Done<FilingLookup> {
        let wanted = query.check().map_err(Problem::from)?;
        let filings = self.records.iter();
        let filings = filings.filter(|kept| kept.family == Family::Filing);
        let is_wanted = |filing: &RecordDetail| filing.record.number == wanted.number;
        let mut filings: Vec<RecordDetail> = filings
            .filter_map(|kept| self.seen(kept))
            .filter(is_wanted)
            .collect();
        filings.sort_by_key(|filing| filing.record.owner.is_some());
        match filings.is_empty() {
            true => Err(ProblemCode::NotFound.into()),
            false => Ok(FilingLookup { filings }),
        }
    }

    /// Where no record has a document.
    pub fn without_documents(mut self) -> Self {
        for kept in &mut self.records {
            kept.detail.documents.clear();
        }
        self
    }

    /// Where every document is damaged.
    pub fn with_broken_documents(mut self) -> Self {
        self.has_broken_documents = true;
        self
    }

    pub(super) fn record_list(&self, family: &str, query: RecordQuery) -> Done<RecordList> {
        let family = Family::from_path(family).ok_or(ProblemCode::NotFound)?;
        let query = query.check(family).map_err(Problem::from)?;
        let seen = self.records.iter().filter(|kept| kept.family == family);
        let seen = seen.filter_map(|kept| Some(self.seen(kept)?.record));
        let mut records: Vec<Record> = seen.filter(|record| is_wanted(record, &query)).collect();
        records.sort_by(|a, b| {
            let order = compare(a, b, query.sort.key);
            if query.sort.descending {
                order.reverse()
            } else {
                order
            }
        });
        let size = query.size as usize;
        let total = records.len();
        // A cursor is how many records stand before the page.
        let start: usize = query.cursor.and_then(|it| it.parse().ok()).unwrap_or(0);
        let page: Vec<Record> = records.into_iter().skip(start).take(size).collect();
        let end = start + page.len();
        Ok(RecordList {
            total: (total as u32).min(TOTAL_MAX),
            total_is_more: total as u32 > TOTAL_MAX,
            first: if page.is_empty() { 0 } else { start as u32 + 1 },
            previous: (start > 0).then(|| start.saturating_sub(size).to_string()),
            next: (end < total).then(|| end.to_string()),
            owners: self
                .owners()
                .map(|(owner, _)| owner.party(self.names))
                .collect(),
            records: page,
        })
    }

    pub(super) fn record_detail(&mut self, family: &str, id: &str) -> Done<RecordDetail> {
        let at = self.place(family, id)?;
        let me = self.me;
        let kept = &mut self.records[at];
        if kept.owner == me && kept.detail.record.status == RecordStatus::Unread {
            kept.turn(RecordStatus::Read);
        }
        Ok(self.seen(&self.records[at]).ok_or(ProblemCode::NotFound)?)
    }

    pub(super) fn document(
        &mut self,
        family: &str,
        record: &str,
        id: &str,
        act: RecordAct,
    ) -> Done<Vec<u8>> {
        let at = self.place(family, record)?;
        let kept = &self.records[at];
        let seen = self.seen(kept).ok_or(ProblemCode::NotFound)?;
        let place = seen.documents.iter().position(|it| it.id == id);
        let place = place.ok_or(ProblemCode::NotFound)?;
        if !seen.may(act) {
            return Err(ProblemCode::NotAllowed.into());
        }
        if act == RecordAct::Download && kept.owner == self.me {
            self.records[at].acquire(place);
        }
        let content = if self.has_broken_documents {
            BROKEN
        } else {
            DOCUMENT
        };
        Ok(content.to_vec())
    }

    /// Several documents of a record as one file; all of them when none is `wanted`.
    pub(super) fn documents(
        &mut self,
        family: &str,
        record: &str,
        wanted: &[String],
    ) -> Done<Vec<u8>> {
        let seen = self.record_detail(family, record)?;
        let ids = seen.documents.into_iter().map(|document| document.id);
        for id in ids.filter(|id| wanted.is_empty() || wanted.contains(id)) {
            self.document(family, record, &id, RecordAct::Download)?;
        }
        Ok(ARCHIVE.to_vec())
    }

    /// All of a list as a file.
    pub(super) fn records_csv(&self, family: &str, query: RecordQuery) -> Done<Vec<u8>> {
        let size = PAGE_SIZES[PAGE_SIZES.len() - 1].to_string();
        let list = self.record_list(family, RecordQuery { size, ..query })?;
        let mut file = "\u{FEFF}番号,件名\r\n".to_owned();
        for record in list.records {
            file += &format!("{},{}\r\n", record.number, record.title);
        }
        Ok(file.into_bytes())
    }

    /// Whose data the reader sees, with the rights, by kana name.
    fn owners(&self) -> impl Iterator<Item = (Who, Rights)> + use<> {
        let is_seen = |share: &&super::world::KeptShare| {
            share.requester == self.me && share.state == ShareState::Approved
        };
        let shares = self.shares.iter().filter(is_seen);
        let mut owners: Vec<_> = shares.map(|share| (share.owner, share.rights)).collect();
        owners.sort_by_key(|(owner, _)| owner.0);
        owners.into_iter()
    }

    /// Where a record that the reader may see stands.
    pub(super) fn place(&self, family: &str, id: &str) -> Done<usize> {
        let is_it = |kept: &KeptRecord| kept.family.path() == family && kept.detail.record.id == id;
        let at = self.records.iter().position(is_it);
        let at = at.filter(|at| self.seen(&self.records[*at]).is_some());
        Ok(at.ok_or(ProblemCode::NotFound)?)
    }

    /// The record as the reader sees it; none when the reader may not.
    fn seen(&self, kept: &KeptRecord) -> Option<RecordDetail> {
        let mut detail = kept.detail.clone();
        detail.allowed = vec![RecordAct::View, RecordAct::Download];
        if kept.owner == self.me && kept.family == Family::Filing {
            let status = detail.record.status;
            let acts = RecordAct::ON_OWN_FILINGS.into_iter();
            detail
                .allowed
                .extend(acts.filter(|act| act.is_possible(status)));
        }
        if kept.owner != self.me {
            let (owner, rights) = self.owners().find(|(owner, _)| *owner == kept.owner)?;
            detail.record.owner = Some(owner.party(self.names));
            if kept.family.detail_screen().effect(rights) != ScreenEffect::ViewAndDownload {
                detail.allowed = vec![RecordAct::View];
            }
        }
        Some(detail)
    }
}

type Done<T> = Result<T, Trouble>;

impl KeptRecord {
    fn turn(&mut self, status: RecordStatus) {
        self.detail.record.status = status;
        let event = RecordEvent {
            at: now(),
            status,
            note: None,
            by_owner: false,
        };
        self.detail.events.insert(0, event);
    }

    /// 取得済み; a delivery is when all its official documents are.
    fn acquire(&mut self, place: usize) {
        let document = &mut self.detail.documents[place];
        if document.kind != DocumentKind::OfficialDocument || document.acquired_at.is_some() {
            return;
        }
        document.acquired_at = Some(now());
        let documents = &self.detail.documents;
        let is_all = documents.iter().all(|it| it.acquired_at.is_some());
        if is_all && self.detail.record.status == RecordStatus::Unacquired {
            self.turn(RecordStatus::Acquired);
        }
    }
}

fn is_wanted(record: &Record, query: &ValidRecordQuery) -> bool {
    let text = [&record.number, &record.title, &record.authority];
    let text = text.map(|part| folded(part)).join("\n");
    let day = (record.arrived_at + TimeDelta::hours(9)).date_naive();
    let owner = record.owner.as_ref();
    query.words.iter().all(|word| text.contains(word))
        && query.from.is_none_or(|from| from <= day)
        && query.to.is_none_or(|to| day <= to)
        && query.status.is_none_or(|status| status == record.status)
        && (!query.own_only || owner.is_none())
        && query
            .owner
            .as_ref()
            .is_none_or(|wanted| owner.is_some_and(|owner| owner.email == *wanted))
}

fn compare(a: &Record, b: &Record, key: SortKey) -> Ordering {
    let order = match key {
        SortKey::ArrivedAt => a.arrived_at.cmp(&b.arrived_at),
        SortKey::Number => a.number.cmp(&b.number),
        SortKey::Title => a.title.cmp(&b.title),
        SortKey::Authority => a.authority.cmp(&b.authority),
    };
    order.then_with(|| a.id.cmp(&b.id))
}
