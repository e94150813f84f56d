//! What the fake server does, by the rules that the contract holds for both sides.

use std::collections::HashSet;

use madoguchi_contract::account::{
    AcceptInvitationRequest, Invitation, Session, SignInRequest, check_gbiz_id,
};
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::sharing::{
    ChangeSharesRequest, Decision, RequestList, Requester, Right, SHARE_LIMIT, Share, ShareAct,
    ShareList, ShareState, ShareVersion, ValidShareChanges, Visibility,
};

use super::ends::OWN_RECORDS;
use super::people::{ENTRY, Who};
use super::trouble::Trouble;
use super::world::{KeptShare, World, now, today};

/// The side from which a share is seen.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Requester,
    Owner,
}

type Done<T> = Result<T, Trouble>;

impl World {
    pub(super) fn session(&self) -> Session {
        if !self.is_signed_in {
            return Session::default();
        }
        let waiting = self.seen_from(Side::Owner, Self::is_waiting).len();
        Session {
            account: Some(self.me.account(self.names)),
            waiting_requests: u32::try_from(waiting).unwrap_or(u32::MAX),
            new_records: self.new_records(),
        }
    }

    /// Any password is right: a wrong one is a trouble that a story asks for.
    pub(super) fn sign_in(&mut self, request: SignInRequest) -> Done<Session> {
        let valid = request.check().map_err(Problem::from)?;
        let who = Who::with_email(&valid.email, self.names).ok_or(ProblemCode::SignInFailed)?;
        self.me = who;
        self.is_signed_in = true;
        Ok(self.session())
    }

    pub(super) fn sign_out(&mut self) {
        self.is_signed_in = false;
    }

    pub(super) fn invitation(&self) -> Done<Invitation> {
        let who = self.invited.ok_or(ProblemCode::InvitationInvalid)?;
        Ok(Invitation {
            email: who.email(self.names),
            name: who.name(self.names),
            company_name: Some(Who::company(self.names)),
        })
    }

    pub(super) fn accept(&mut self, request: AcceptInvitationRequest) -> Done<Session> {
        request.check().map_err(Problem::from)?;
        self.me = self.invited.take().ok_or(ProblemCode::InvitationInvalid)?;
        self.is_signed_in = true;
        Ok(self.session())
    }

    pub(super) fn share_list(&self) -> ShareList {
        let is_mine = |share: &&KeptShare| {
            share.requester == self.me && (share.is_active() || share.state == ShareState::Refused)
        };
        let mut mine: Vec<&KeptShare> = self.shares.iter().filter(is_mine).collect();
        mine.sort_by_key(|share| share.owner.0);
        let active = mine.iter().filter(|share| share.is_active()).count();
        ShareList {
            limit: SHARE_LIMIT as u32,
            remaining: SHARE_LIMIT.saturating_sub(active) as u32,
            shares: mine
                .into_iter()
                .map(|share| self.view(Side::Requester, share))
                .collect(),
            undo: None,
        }
    }

    pub(super) fn change_shares(&mut self, request: ChangeSharesRequest) -> Done<ShareList> {
        let errors = self.addition_errors(&request);
        let email = self.me.email(self.names);
        let active_shares = self.shares.iter().filter(|it| self.is_mine(it)).count();
        let requester = Requester {
            email: &email,
            active_shares,
            today: today(),
        };
        let valid = request.check(requester).map_err(Problem::from)?;
        if !errors.is_empty() {
            return Err(Problem::from(errors).into());
        }
        let conflicts = self.conflicts(&valid);
        if !conflicts.is_empty() {
            let problem = Problem::new(ProblemCode::ShareConflict).with_fields(conflicts);
            return Err(problem.into());
        }
        let mut before = Vec::new();
        for gone in valid.delete {
            if let Some(share) = self.mine(&gone) {
                before.push(share.clone());
                share.settle(ShareState::Ended);
            }
        }
        let undo = self.can_undo(before);
        for change in valid.change {
            if let Some(share) = self.mine(&change.share) {
                share.rights = change.rights;
                share.version += 1;
            }
        }
        for new in valid.add {
            if let Some(owner) = Who::with_email(&new.gbiz_id, self.names) {
                self.shares
                    .retain(|old| old.is_active() || old.owner != owner);
                self.add(self.me, owner, ShareState::Requested, new.rights);
                if let Some(share) = self.shares.last_mut() {
                    share.requested_at = now();
                    share.ends_on = new.ends_on;
                }
            }
        }
        Ok(ShareList {
            undo,
            ..self.share_list()
        })
    }

    pub(super) fn requests(&self) -> RequestList {
        RequestList {
            requests: self.seen_from(Side::Owner, Self::is_waiting),
            own_records: OWN_RECORDS,
        }
    }

    pub(super) fn decide(
        &mut self,
        id: &str,
        version: Option<u32>,
        decision: Decision,
    ) -> Done<Share> {
        self.answer_as_owner(id, version, Self::is_waiting, |share| {
            match (decision, share.renewal.take()) {
                (Decision::Approve, None) => share.settle(ShareState::Approved),
                (Decision::Refuse, None) => share.settle(ShareState::Refused),
                (Decision::Approve, Some(renewal)) => share.ends_on = renewal.ends_on,
                (Decision::Refuse, Some(_)) => {}
            }
        })
        .map_err(|code| code.unwrap_or(ProblemCode::RequestGone).into())
    }

    pub(super) fn visibility(&self) -> Visibility {
        let is_approved = |share: &KeptShare| share.state == ShareState::Approved;
        let first_used = |mut shares: Vec<Share>| {
            if let Some(share) = shares.first_mut() {
                share.last_used_at = share.decided_at;
            }
            shares
        };
        Visibility {
            seen_by: first_used(self.seen_from(Side::Owner, is_approved)),
            sees: first_used(self.seen_from(Side::Requester, is_approved)),
        }
    }

    pub(super) fn stop(&mut self, id: &str, version: Option<u32>) -> Done<Share> {
        let before = self.shares.iter().find(|share| share.id == id).cloned();
        let is_approved = |share: &KeptShare| share.state == ShareState::Approved;
        let stopped = self
            .answer_as_owner(id, version, is_approved, |share| {
                share.settle(ShareState::Ended);
            })
            .map_err(|code| code.unwrap_or(ProblemCode::ShareEnded))?;
        Ok(Share {
            undo: self.can_undo(before.into_iter().collect()),
            ..stopped
        })
    }

    /// `Err(None)` when the share is not one that can be answered so.
    fn answer_as_owner(
        &mut self,
        id: &str,
        version: Option<u32>,
        can_be: impl Fn(&KeptShare) -> bool,
        answer: impl FnOnce(&mut KeptShare),
    ) -> Result<Share, Option<ProblemCode>> {
        let me = self.me;
        let found = self.shares.iter_mut().find(|share| share.id == id);
        let share = found
            .filter(|share| share.owner == me)
            .ok_or(Some(ProblemCode::NotFound))?;
        if !can_be(share) {
            return Err(None);
        }
        if version != Some(share.version) {
            return Err(Some(ProblemCode::PreconditionFailed));
        }
        answer(share);
        let share = share.clone();
        Ok(self.view(Side::Owner, &share))
    }

    /// What only the server can tell of the accounts to ask.
    fn addition_errors(&self, request: &ChangeSharesRequest) -> Vec<FieldError> {
        let deleted: HashSet<&str> = request.delete.iter().map(|it| it.id.as_str()).collect();
        let is_shared = |owner: Who| {
            let same = |it: &&KeptShare| it.owner == owner && !deleted.contains(it.id.as_str());
            self.shares
                .iter()
                .filter(|it| self.is_mine(it))
                .any(|it| same(&it))
        };
        let mut errors = Vec::new();
        for (index, new) in request.add.iter().enumerate() {
            let Ok(email) = check_gbiz_id(&new.gbiz_id) else {
                continue;
            };
            let code = match Who::with_email(&email, self.names) {
                None => FieldCode::AccountNotFound,
                Some(ENTRY) => FieldCode::EntryAccount,
                Some(owner) if !owner.may_share() => FieldCode::NotLinked,
                Some(owner) if is_shared(owner) => FieldCode::AlreadyShared,
                Some(_) => continue,
            };
            errors.push(FieldError::new(format!("/add/{index}/gbizId"), code));
        }
        errors
    }

    fn conflicts(&self, valid: &ValidShareChanges) -> Vec<FieldError> {
        let code = |seen: &ShareVersion| {
            let now = self
                .shares
                .iter()
                .find(|share| share.id == seen.id && self.is_mine(share));
            match now {
                None => Some(FieldCode::Gone),
                Some(share) if share.version != seen.version => Some(FieldCode::Changed),
                Some(_) => None,
            }
        };
        let error = |list: &str, index: usize, seen: &ShareVersion| {
            Some(FieldError::new(format!("/{list}/{index}"), code(seen)?))
        };
        let changes = valid.change.iter().enumerate();
        let deletions = valid.delete.iter().enumerate();
        changes
            .filter_map(|(index, change)| error("change", index, &change.share))
            .chain(deletions.filter_map(|(index, seen)| error("delete", index, seen)))
            .collect()
    }

    fn is_mine(&self, share: &KeptShare) -> bool {
        share.requester == self.me && share.is_active()
    }

    fn mine(&mut self, seen: &ShareVersion) -> Option<&mut KeptShare> {
        self.shares.iter_mut().find(|share| share.id == seen.id)
    }

    fn seen_from(&self, side: Side, is_wanted: impl Fn(&KeptShare) -> bool) -> Vec<Share> {
        let own_end = |share: &&KeptShare| match side {
            Side::Requester => share.requester == self.me,
            Side::Owner => share.owner == self.me,
        };
        self.shares
            .iter()
            .filter(own_end)
            .filter(|share| is_wanted(share))
            .map(|share| self.view(side, share))
            .collect()
    }

    pub(super) fn view(&self, side: Side, share: &KeptShare) -> Share {
        let other = match side {
            Side::Requester => share.owner,
            Side::Owner => share.requester,
        };
        let KeptShare { rights, .. } = share;
        let (official_document_right, delivery_right): (Right, Right) =
            (rights.official_document_right, rights.delivery_right);
        Share {
            id: share.id.clone(),
            version: share.version,
            state: share.state,
            party: other.party(self.names),
            official_document_right,
            delivery_right,
            requested_at: share.requested_at,
            decided_at: share.decided_at,
            ends_on: share.ends_on,
            days_left: share
                .ends_on
                .map(|day| (day - today()).num_days().unsigned_abs() as u32),
            renewal: share.renewal.clone(),
            allowed: self.allowed(side, share),
            last_used_at: None,
            undo: None,
        }
    }

    fn allowed(&self, side: Side, share: &KeptShare) -> Vec<ShareAct> {
        use ShareState::{Approved, Refused, Requested};
        match (side, share.state) {
            _ if self.is_read_only => vec![],
            (Side::Requester, Approved) if share.ends_on.is_some() => {
                vec![ShareAct::Change, ShareAct::Delete, ShareAct::Renew]
            }
            (Side::Owner, Approved) if share.renewal.is_some() => {
                vec![ShareAct::Decide, ShareAct::Stop]
            }
            (Side::Requester, Requested | Approved) => vec![ShareAct::Change, ShareAct::Delete],
            (Side::Requester, Refused) => vec![ShareAct::AskAgain],
            (Side::Owner, Requested) => vec![ShareAct::Decide],
            (Side::Owner, Approved) => vec![ShareAct::Stop],
            _ => vec![],
        }
    }
}
