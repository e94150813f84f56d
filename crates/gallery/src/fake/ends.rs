//! Shares that end, their renewal, and acts that are undone.

use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::sharing::{
    EndBounds, RecordCounts, RenewRequest, Renewal, Share, ShareState, Undo, Undone,
};

use super::acts::Side;
use super::trouble::Trouble;
use super::world::{KeptShare, World, now, today};

type Done<T> = Result<T, Trouble>;

/// What everybody has of their own.
pub(super) const OWN_RECORDS: RecordCounts = RecordCounts {
    filings: 128,
    filing_notices: 41,
    delivery_subscriptions: 3,
    deliveries: 0,
};

impl World {
    /// Where the share that was added at `index` ends after so many days.
    pub fn ending_in(mut self, index: usize, days: u64) -> Self {
        self.shares[index].ends_on = today().checked_add_days(chrono::Days::new(days));
        self
    }

    /// Where the requester of the share that was added at `index` asks for so many days more.
    pub fn renewal_asked(mut self, index: usize, days: u64) -> Self {
        let share = &mut self.shares[index];
        let ends_on = share.ends_on.unwrap_or_else(today);
        share.renewal = Some(Renewal {
            ends_on: ends_on.checked_add_days(chrono::Days::new(days)),
            asked_at: now(),
        });
        self
    }

    /// What waits for the owner.
    pub(super) fn is_waiting(share: &KeptShare) -> bool {
        match share.state {
            ShareState::Requested => true,
            ShareState::Approved => share.renewal.is_some(),
            _ => false,
        }
    }

    pub(super) fn renew(
        &mut self,
        id: &str,
        version: Option<u32>,
        request: &RenewRequest,
    ) -> Done<Share> {
        let me = self.me;
        let found = self.shares.iter_mut().find(|share| share.id == id);
        let share = found
            .filter(|share| share.requester == me)
            .ok_or(ProblemCode::NotFound)?;
        if share.state != ShareState::Approved {
            return Err(ProblemCode::ShareEnded.into());
        }
        let now_ends_on = share.ends_on.ok_or(ProblemCode::NotAllowed)?;
        if version != Some(share.version) {
            return Err(ProblemCode::PreconditionFailed.into());
        }
        let bounds = EndBounds::of_renewal(today(), now_ends_on);
        let ends_on = request.check(bounds).map_err(Problem::from)?;
        share.version += 1;
        share.renewal = Some(Renewal {
            ends_on,
            asked_at: now(),
        });
        let share = share.clone();
        Ok(self.view(Side::Requester, &share))
    }

    /// Notes how shares were before an act ended them.
    pub(super) fn can_undo(&mut self, before: Vec<KeptShare>) -> Option<Undo> {
        if before.is_empty() {
            return None;
        }
        self.ended = before;
        Some(Undo {
            id: "undo".to_owned(),
            seconds_left: 10,
        })
    }

    pub(super) fn undo(&mut self) -> Done<Undone> {
        let before = std::mem::take(&mut self.ended);
        if before.is_empty() {
            return Err(ProblemCode::AlreadyUndone.into());
        }
        let mut undone = Undone::default();
        for was in before {
            let side = if was.owner == self.me {
                Side::Owner
            } else {
                Side::Requester
            };
            if let Some(share) = self.shares.iter_mut().find(|share| share.id == was.id) {
                *share = was.clone();
                share.version += 2;
            }
            undone.shares.push(self.view(side, &was));
        }
        Ok(undone)
    }
}
