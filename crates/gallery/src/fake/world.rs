//! What the fake server knows, as a story wants it.

use chrono::{DateTime, NaiveDate, TimeDelta};
use madoguchi_contract::Timestamp;
use madoguchi_contract::records::Family;
use madoguchi_contract::sharing::{Renewal, Right, Rights, ShareState};
use madoguchi_contract::signing::{AccessCodePolicy, AccessCodeSource, SignatureRequest};
use madoguchi_contract::uploads::Upload;

use super::access_log::KeptAccess;
use super::people::{Names, PRIME, Who};
use super::records::KeptRecord;
use super::signing::policy;
use super::trouble::{Endpoint, Trouble};

/// 2026-11-22 10:00 JST, the moment at which every story plays.
pub const NOW_MS: i64 = 1_795_309_200_000;

/// 参照権限 for both.
pub const VIEWING: Rights = Rights {
    official_document_right: Right::View,
    delivery_right: Right::View,
};

/// ダウンロード権限 for both.
pub const DOWNLOADING: Rights = Rights {
    official_document_right: Right::Download,
    delivery_right: Right::Download,
};

/// ダウンロード権限 for official documents only.
pub const MIXED: Rights = Rights {
    official_document_right: Right::Download,
    delivery_right: Right::View,
};

/// The company, who is signed in, and every share.
#[derive(Clone, Debug)]
pub struct World {
    pub(super) names: Names,
    pub(super) me: Who,
    pub(super) is_signed_in: bool,
    pub(super) shares: Vec<KeptShare>,
    /// As they were before the last act ended them.
    pub(super) ended: Vec<KeptShare>,
    pub(super) records: Vec<KeptRecord>,
    /// The lists that the reader has looked at.
    pub(super) visited: Vec<Family>,
    pub(super) accesses: Vec<KeptAccess>,
    pub(super) uploads: Vec<Upload>,
    pub(super) policy: AccessCodePolicy,
    pub(super) contracts: Vec<SignatureRequest>,
    pub(super) invited: Option<Who>,
    pub(super) is_read_only: bool,
    pub(super) has_newer_build: bool,
    pub(super) has_broken_documents: bool,
    troubles: Vec<(Endpoint, Trouble)>,
    meanwhile: Vec<(Endpoint, Act)>,
}

/// What somebody else does.
type Act = fn(&mut World);

/// A share as the server keeps it.
#[derive(Clone, Debug)]
pub(super) struct KeptShare {
    pub id: String,
    pub version: u32,
    pub state: ShareState,
    pub requester: Who,
    pub owner: Who,
    pub rights: Rights,
    pub requested_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub ends_on: Option<NaiveDate>,
    pub renewal: Option<Renewal>,
}

impl KeptShare {
    pub fn is_active(&self) -> bool {
        matches!(self.state, ShareState::Requested | ShareState::Approved)
    }

    /// Answers or ends it.
    pub fn settle(&mut self, state: ShareState) {
        self.state = state;
        self.decided_at = Some(now());
    }
}

impl World {
    /// A company in which nobody shares anything, with its gBizIDプライム signed in.
    pub fn new(names: Names) -> Self {
        Self {
            names,
            me: PRIME,
            is_signed_in: true,
            shares: Vec::new(),
            ended: Vec::new(),
            records: Vec::new(),
            visited: Vec::new(),
            accesses: Vec::new(),
            uploads: Vec::new(),
            policy: policy(false, AccessCodeSource::DrafterChooses, true),
            contracts: Vec::new(),
            invited: None,
            is_read_only: false,
            has_newer_build: false,
            has_broken_documents: false,
            troubles: Vec::new(),
            meanwhile: Vec::new(),
        }
    }

    /// With `who` signed in.
    pub fn signed_in(mut self, who: Who) -> Self {
        self.me = who;
        self
    }

    /// With nobody signed in.
    pub fn signed_out(mut self) -> Self {
        self.is_signed_in = false;
        self
    }

    /// With a one-time link for `who`, and nobody signed in.
    pub fn inviting(mut self, who: Who) -> Self {
        self.invited = Some(who);
        self.signed_in(who).signed_out()
    }

    /// Where `requester` has asked `owner`, with what came of it.
    pub fn share(mut self, requester: Who, owner: Who, state: ShareState, rights: Rights) -> Self {
        self.add(requester, owner, state, rights);
        self
    }

    /// Where the reader sees the data of the first `count` others.
    pub fn seeing(mut self, count: usize) -> Self {
        for (index, owner) in self.others().take(count).enumerate() {
            self.add(self.me, owner, ShareState::Approved, rights_of(index));
        }
        self
    }

    /// Where the first `count` others see the reader's data.
    pub fn seen_by(mut self, count: usize) -> Self {
        for (index, requester) in self.others().take(count).enumerate() {
            self.add(requester, self.me, ShareState::Approved, rights_of(index));
        }
        self
    }

    /// Where the first `count` others wait for the reader's answer.
    pub fn asked_by(mut self, count: usize) -> Self {
        for (index, requester) in self.others().take(count).enumerate() {
            self.add(requester, self.me, ShareState::Requested, rights_of(index));
        }
        self
    }

    /// Where the next call to `endpoint` meets `trouble`. Trying again works.
    pub fn fails(mut self, endpoint: Endpoint, trouble: impl Into<Trouble>) -> Self {
        self.troubles.push((endpoint, trouble.into()));
        self
    }

    /// Where somebody else acts just before the next call to `endpoint` arrives.
    pub fn meanwhile(mut self, endpoint: Endpoint, act: Act) -> Self {
        self.meanwhile.push((endpoint, act));
        self
    }

    /// Where the server lets the reader do nothing with any share.
    pub fn read_only(mut self) -> Self {
        self.is_read_only = true;
        self
    }

    /// Where a newer build than the page's has been published.
    pub fn with_newer_build(mut self) -> Self {
        self.has_newer_build = true;
        self
    }

    /// Somebody else changes the rights of the share that was added at `index`.
    pub fn change_elsewhere(&mut self, index: usize, rights: Rights) {
        let share = &mut self.shares[index];
        share.rights = rights;
        share.version += 1;
    }

    /// Somebody else ends the share that was added at `index`, or withdraws the request.
    pub fn end_elsewhere(&mut self, index: usize) {
        self.shares[index].settle(ShareState::Ended);
    }

    /// The name of the account that is signed in.
    pub fn my_name(&self) -> String {
        self.me.name(self.names)
    }

    /// The address of an account.
    pub fn email(&self, who: Who) -> String {
        who.email(self.names)
    }

    /// The id of the share that was added at `index`.
    pub fn share_id(&self, index: usize) -> String {
        self.shares[index].id.clone()
    }

    /// What goes wrong with this call.
    pub(super) fn trouble(&mut self, endpoint: Endpoint) -> Option<Trouble> {
        let at = self.troubles.iter().position(|(of, _)| *of == endpoint)?;
        Some(self.troubles.remove(at).1)
    }

    /// Lets others act before this call.
    pub(super) fn let_others_act(&mut self, endpoint: Endpoint) {
        if let Some(at) = self.meanwhile.iter().position(|(of, _)| *of == endpoint) {
            let (_, act) = self.meanwhile.remove(at);
            act(self);
        }
    }

    pub(super) fn add(&mut self, requester: Who, owner: Who, state: ShareState, rights: Rights) {
        let number = self.shares.len();
        let days = i64::try_from(number).unwrap_or_default() + 1;
        let requested_at = now() - TimeDelta::days(days) - TimeDelta::minutes(37 * days);
        let is_decided = state != ShareState::Requested;
        self.shares.push(KeptShare {
            id: format!("share-{number}"),
            version: 1,
            state,
            requester,
            owner,
            rights,
            requested_at,
            decided_at: is_decided.then(|| requested_at + TimeDelta::minutes(192)),
            ends_on: None,
            renewal: None,
        });
    }

    fn others(&self) -> impl Iterator<Item = Who> + use<> {
        let me = self.me;
        Who::sharers().filter(move |who| *who != me)
    }
}

/// The moment at which every story plays.
pub(super) fn now() -> Timestamp {
    DateTime::from_timestamp_millis(NOW_MS).unwrap_or_default()
}

/// The day on which every story plays.
pub(super) fn today() -> NaiveDate {
    (now() + TimeDelta::hours(9)).date_naive()
}

fn rights_of(index: usize) -> Rights {
    [MIXED, VIEWING, DOWNLOADING][index % 3]
}

#[cfg(test)]
mod tests {
    use super::now;

    #[test]
    fn every_story_plays_on_22_november_2026_at_10_in_japan() {
        assert_eq!(now().to_rfc3339(), "2026-11-22T01:00:00+00:00");
    }
}
