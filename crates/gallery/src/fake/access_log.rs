//! 情報共有対象アカウント操作履歴

use chrono::TimeDelta;
use madoguchi_contract::records::Family;
use madoguchi_contract::sharing::{
    ACCESS_LOG_DAYS, Access, AccessAct, AccessLog, AccessLogQuery, AccessedRecord, ShareState,
};

use super::people::Who;
use super::samples;
use super::world::{World, now};

/// Acts of a page.
const SIZE: usize = 20;

/// What somebody did with the reader's data.
#[derive(Clone, Debug)]
pub(super) struct KeptAccess {
    requester: Who,
    act: AccessAct,
    family: Family,
    /// Which record of the family.
    index: usize,
    age: TimeDelta,
}

impl World {
    /// Where everybody who sees the reader's data has done something with it in turn, `count`
    /// times in all, each `hours` before the next and the last one so long ago.
    pub fn watched(mut self, count: usize, hours: i64) -> Self {
        let is_seen = |share: &&super::world::KeptShare| {
            share.owner == self.me && share.state == ShareState::Approved
        };
        let requesters = self.shares.iter().filter(is_seen);
        let requesters: Vec<Who> = requesters.map(|share| share.requester).collect();
        let acts = AccessAct::ALL.into_iter().rev().cycle().take(count);
        let mut age = TimeDelta::zero();
        for (index, (act, requester)) in acts.zip(requesters.iter().cycle()).enumerate() {
            age += TimeDelta::hours(hours);
            self.accesses.push(KeptAccess {
                requester: *requester,
                act,
                family: Family::ALL[index / AccessAct::ALL.len() % Family::ALL.len()],
                index,
                age,
            });
        }
        self
    }

    pub(super) fn access_log(&self, query: &AccessLogQuery) -> AccessLog {
        let accesses = self.accesses_for(query);
        let start: usize = query.cursor.parse().unwrap_or(0);
        let end = start + SIZE;
        let mut requesters: Vec<Who> = self.accesses.iter().map(|it| it.requester).collect();
        requesters.sort_by_key(|who| who.0);
        requesters.dedup();
        AccessLog {
            next: (end < accesses.len()).then(|| end.to_string()),
            accesses: accesses.into_iter().skip(start).take(SIZE).collect(),
            requesters: requesters
                .into_iter()
                .map(|who| who.party(self.names))
                .collect(),
        }
    }

    pub(super) fn access_log_csv(&self, query: &AccessLogQuery) -> Vec<u8> {
        let mut file = "\u{FEFF}日時,アカウント名,gBizID,操作\r\n".to_owned();
        for access in self.accesses_for(query) {
            let (at, who, act) = (access.at.to_rfc3339(), access.requester, access.act);
            file += &format!("{at},{},{},{}\r\n", who.name, who.email, act.as_str());
        }
        file.into_bytes()
    }

    fn accesses_for(&self, query: &AccessLogQuery) -> Vec<Access> {
        let of = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        self.accesses
            .iter()
            .filter_map(|kept| self.access(kept))
            .filter(|access| of(&query.requester, &access.requester.email))
            .filter(|access| of(&query.act, access.act.as_str()))
            .collect()
    }

    /// As it is told; none once its week is over.
    fn access(&self, kept: &KeptAccess) -> Option<Access> {
        let left = TimeDelta::days(ACCESS_LOG_DAYS) - kept.age;
        let sample = samples::record(kept.family, kept.index, self.names);
        let has_document = matches!(kept.act, AccessAct::View | AccessAct::Download);
        let document = sample.documents.into_iter().next();
        let record = AccessedRecord {
            id: sample.record.id,
            number: sample.record.number,
            title: sample.record.title,
        };
        Some(Access {
            at: now() - kept.age,
            requester: kept.requester.party(self.names),
            act: kept.act,
            family: kept.family,
            record: (kept.act != AccessAct::List).then_some(record),
            document: document.filter(|_| has_document).map(|it| it.name),
            seconds_left: u64::try_from(left.num_seconds())
                .ok()
                .filter(|it| *it > 0)?,
        })
    }
}
