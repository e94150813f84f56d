use chrono::NaiveDate;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::sharing::{Right, Rights, Share};
use madoguchi_contract::text::fold_full_width;
use serde::{Deserialize, Serialize};

use super::{EndInput, Resolution};

/// One account of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Tells the row from the others for as long as the form lives.
    pub key: u32,
    /// The share as the server had it; `None` for an account that is to be asked.
    pub share: Option<Share>,
    /// As typed, or the owner's (it cannot be changed, R-040).
    pub gbiz_id: String,
    /// 公文書に関する権限
    pub official_document_right: Option<Right>,
    /// 電子送達の通知文書に関する権限
    pub delivery_right: Option<Right>,
    /// Until when a new row is to share (G-03).
    #[serde(default)]
    pub end: EndInput,
    /// The last day that this was when the row was checked.
    #[serde(skip)]
    pub ends_on: Option<NaiveDate>,
    /// [削除] was pressed on a share.
    pub is_deleted: bool,
    /// Full-width characters of the gBizID were replaced (D-11).
    #[serde(default)]
    pub was_folded: bool,
    /// What another tab or the owner did meanwhile.
    #[serde(skip)]
    pub conflict: Option<Conflict>,
    /// What is wrong with which input; one error an input.
    #[serde(skip)]
    pub errors: Vec<(Input, FieldError)>,
}

/// The inputs of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// (1) gBizID
    GbizId,
    /// (2) 公文書に関する権限
    OfficialDocumentRight,
    /// (3) 電子送達の通知文書に関する権限
    DeliveryRight,
    /// 共有の終了日 (G-03)
    End,
    /// The row as a whole.
    Whole,
}

impl Input {
    pub(super) fn of_pointer(field: Option<&str>) -> Self {
        match field {
            Some("gbizId") => Input::GbizId,
            Some("officialDocumentRight") => Input::OfficialDocumentRight,
            Some("deliveryRight") => Input::DeliveryRight,
            Some("endsOn") => Input::End,
            _ => Input::Whole,
        }
    }
}

/// How a share that was edited here has changed elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// It now has other rights.
    Changed(Share),
    /// It has ended.
    Gone,
}

/// What a row asks the server to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowChange {
    /// Ask the account.
    New,
    /// Change the rights.
    Rights,
    /// Delete the share: 「削除対象のアカウント」.
    Deletion,
    /// Nothing.
    Unchanged,
}

impl Row {
    pub(super) fn empty(key: u32) -> Self {
        Self {
            key,
            share: None,
            gbiz_id: String::new(),
            official_document_right: None,
            delivery_right: None,
            end: EndInput::default(),
            ends_on: None,
            is_deleted: false,
            was_folded: false,
            conflict: None,
            errors: Vec::new(),
        }
    }

    pub(super) fn of_share(key: u32, share: Share) -> Self {
        let mut row = Self::empty(key);
        row.gbiz_id.clone_from(&share.party.email);
        row.adopt(share);
        row
    }

    /// What the row asks for.
    pub fn change(&self) -> RowChange {
        match &self.share {
            None => RowChange::New,
            Some(_) if self.is_deleted => RowChange::Deletion,
            Some(share) if self.rights() == Some(share.rights()) => RowChange::Unchanged,
            Some(_) => RowChange::Rights,
        }
    }

    /// Both rights, once both are chosen.
    pub fn rights(&self) -> Option<Rights> {
        Some(Rights {
            official_document_right: self.official_document_right?,
            delivery_right: self.delivery_right?,
        })
    }

    /// Whether nothing was typed or chosen in a new row.
    pub fn is_blank(&self) -> bool {
        self.share.is_none()
            && self.gbiz_id.trim().is_empty()
            && self.official_document_right.is_none()
            && self.delivery_right.is_none()
    }

    /// The error of an input.
    pub fn error(&self, input: Input) -> Option<&FieldError> {
        self.errors
            .iter()
            .find(|(place, _)| *place == input)
            .map(|(_, error)| error)
    }

    pub(super) fn is_about(&self, share: &Share) -> bool {
        match &self.share {
            Some(known) => known.id == share.id,
            None => self.gbiz_id.eq_ignore_ascii_case(&share.party.email),
        }
    }

    pub(super) fn fold(&mut self) {
        let folded = fold_full_width(&self.gbiz_id);
        if folded != self.gbiz_id {
            self.gbiz_id = folded;
            self.was_folded = true;
        }
    }

    pub(super) fn report(&mut self, input: Input, error: FieldError) {
        if self.error(input).is_none() {
            self.errors.push((input, error));
        }
    }

    pub(super) fn settle_end(&mut self, today: NaiveDate) {
        self.ends_on = self.end.last_day(today).ok().flatten();
    }

    pub(super) fn report_end(&mut self, today: NaiveDate) {
        if self.share.is_none() && self.end.last_day(today).is_err() {
            self.report(Input::End, FieldError::new("", FieldCode::NotADate));
        }
    }

    /// What is typed anew is judged anew.
    pub(super) fn forget_error(&mut self, input: Input) {
        self.errors.retain(|(place, _)| *place != input);
    }

    pub(super) fn report_conflict(&mut self) {
        let code = match self.conflict {
            Some(Conflict::Changed(_)) => FieldCode::Changed,
            Some(Conflict::Gone) => FieldCode::Gone,
            None => return,
        };
        self.report(Input::Whole, FieldError::new("", code));
    }

    fn adopt(&mut self, share: Share) {
        self.official_document_right = Some(share.official_document_right);
        self.delivery_right = Some(share.delivery_right);
        self.is_deleted = false;
        self.share = Some(share);
    }

    /// Brings in what the server has now; false when the row has no reason to stay.
    pub(super) fn rebase(&mut self, active: &[&Share]) -> bool {
        self.conflict = None;
        let now = active.iter().find(|share| self.is_about(share));
        match (self.share.clone(), now) {
            (None, None) => true,
            (Some(_), None) if self.change() == RowChange::Rights => {
                self.conflict = Some(Conflict::Gone);
                true
            }
            (Some(_), None) => false,
            (Some(known), Some(now)) if known.version == now.version => {
                self.share = Some((*now).clone());
                true
            }
            (_, Some(now)) => {
                let agrees = !self.is_deleted && self.rights() == Some(now.rights());
                if agrees || self.change() == RowChange::Unchanged {
                    self.adopt((*now).clone());
                } else {
                    self.conflict = Some(Conflict::Changed((*now).clone()));
                }
                true
            }
        }
    }

    /// Settles the conflict; false when the row has no reason to stay.
    pub(super) fn resolve(&mut self, resolution: Resolution) -> bool {
        self.errors.clear();
        match (self.conflict.take(), resolution) {
            (Some(Conflict::Changed(now)), Resolution::Mine) => {
                self.share = Some(now);
                true
            }
            (Some(Conflict::Changed(now)), Resolution::Theirs) => {
                self.adopt(now);
                true
            }
            (Some(Conflict::Gone), Resolution::Mine) => {
                self.share = None;
                true
            }
            (Some(Conflict::Gone), Resolution::Theirs) => false,
            (None, _) => true,
        }
    }
}
