//! The form behind アカウント共有設定・変更: what was typed, what is wrong with it and what it would
//! change. Knows no browser.

mod end;
mod row;

pub use end::{EndChoice, EndInput};
pub use row::{Conflict, Input, Row, RowChange};

use chrono::NaiveDate;
use madoguchi_contract::problem::FieldError;
use madoguchi_contract::sharing::{
    ChangeSharesRequest, NewShare, Requester, Right, Rights, SHARE_LIMIT, Share, ShareChange,
    ShareList, ShareVersion,
};
use serde::{Deserialize, Serialize};

/// The rows of the form. Serializes as the draft that survives a closed tab (G-08).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShareForm {
    requester_email: String,
    rows: Vec<Row>,
    next_key: u32,
    idempotency_key: Option<String>,
    #[serde(skip)]
    removed: Option<(usize, Row)>,
}

/// Which of two versions of a row goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// What was typed here.
    Mine,
    /// What the server has now.
    Theirs,
}

/// Which rows the entries of a request come from.
#[derive(Default)]
struct Sources {
    add: Vec<u32>,
    change: Vec<u32>,
    delete: Vec<u32>,
}

impl ShareForm {
    /// A row for each share that waits or is approved; one empty row where there is none.
    pub fn new(list: &ShareList, requester_email: &str) -> Self {
        let mut form = Self {
            requester_email: requester_email.to_owned(),
            ..Self::default()
        };
        for share in list.shares.iter().filter(|share| share.is_active()) {
            form.push(|key| Row::of_share(key, share.clone()));
        }
        if form.rows.is_empty() {
            form.push(Row::empty);
        }
        form
    }

    /// A form of the same requester without anything typed.
    pub fn start_over(&self, list: &ShareList) -> Self {
        Self::new(list, &self.requester_email)
    }

    /// The rows in the order of the screen.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row with `key`.
    pub fn row(&self, key: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// 残りN件: how many more accounts fit (R-028, D-1).
    pub fn remaining(&self) -> usize {
        let taken = self.rows.iter().filter(|row| !row.is_deleted).count();
        SHARE_LIMIT.saturating_sub(taken)
    }

    /// [追加]: a new empty row; its key, or `None` when ten accounts are reached.
    pub fn add(&mut self) -> Option<u32> {
        (self.remaining() > 0).then(|| {
            self.touch();
            self.push(Row::empty)
        })
    }

    /// A row that asks an owner again who has refused (D-2).
    pub fn ask_again(&mut self, refused: &Share) {
        let email = &refused.party.email;
        if self.rows.iter().any(|row| row.gbiz_id == *email) || self.remaining() == 0 {
            return;
        }
        self.rows.retain(|row| !row.is_blank());
        self.touch();
        self.push(|key| Row {
            gbiz_id: email.clone(),
            official_document_right: Some(refused.official_document_right),
            delivery_right: Some(refused.delivery_right),
            ..Row::empty(key)
        });
    }

    /// Types the gBizID of a new row.
    pub fn type_gbiz_id(&mut self, key: u32, typed: String) {
        self.edit(key, |row| {
            row.gbiz_id = typed;
            row.was_folded = false;
            row.forget_error(Input::GbizId);
        });
    }

    /// Chooses one of the two rights of a row.
    pub fn choose(&mut self, key: u32, input: Input, right: Right) {
        self.edit(key, |row| {
            match input {
                Input::OfficialDocumentRight => row.official_document_right = Some(right),
                Input::DeliveryRight => row.delivery_right = Some(right),
                Input::GbizId | Input::End | Input::Whole => {}
            }
            row.forget_error(input);
        });
    }

    /// Chooses or types until when a new row is to share (G-03).
    pub fn choose_end(&mut self, key: u32, end: EndInput) {
        self.edit(key, |row| {
            row.end = end;
            row.forget_error(Input::End);
        });
    }

    /// [削除]: marks a share to be deleted, or takes a new row away.
    pub fn delete(&mut self, key: u32) {
        let Some(at) = self.rows.iter().position(|row| row.key == key) else {
            return;
        };
        self.touch();
        if self.rows[at].share.is_some() {
            let row = &mut self.rows[at];
            row.is_deleted = true;
            row.errors.clear();
        } else {
            let row = self.rows.remove(at);
            self.removed = (!row.is_blank()).then_some((at, row));
        }
    }

    /// Takes [削除] on a share back. Not possible when ten accounts stand in the form meanwhile.
    pub fn restore(&mut self, key: u32) {
        if self.remaining() > 0 {
            self.edit(key, |row| row.is_deleted = false);
        }
    }

    /// Whether a new row that was taken away can come back.
    pub fn can_undo_removal(&self) -> bool {
        self.removed.is_some() && self.remaining() > 0
    }

    /// Brings the last new row back that was taken away; its key.
    pub fn undo_removal(&mut self) -> Option<u32> {
        if !self.can_undo_removal() {
            return None;
        }
        self.touch();
        let (at, row) = self.removed.take()?;
        let key = row.key;
        self.rows.insert(at.min(self.rows.len()), row);
        Some(key)
    }

    /// Whether anything would be lost by closing the form.
    pub fn is_dirty(&self) -> bool {
        self.rows
            .iter()
            .any(|row| !row.is_blank() && row.change() != RowChange::Unchanged)
    }

    /// The key under which this content is registered, the same for every try; `fresh` makes one
    /// for content that has none yet.
    pub fn idempotency_key(&mut self, fresh: impl FnOnce() -> String) -> String {
        self.idempotency_key.get_or_insert_with(fresh).clone()
    }

    /// [内容を確認]: the request, or every error placed at its row. `today` is the day in
    /// Japan.
    pub fn check(&mut self, today: NaiveDate) -> Option<ChangeSharesRequest> {
        for row in &mut self.rows {
            row.fold();
            row.errors.clear();
            row.report_conflict();
            row.settle_end(today);
        }
        let (request, sources) = self.request();
        let active_shares = self.rows.iter().filter(|row| row.share.is_some()).count();
        let requester = Requester {
            email: &self.requester_email,
            active_shares,
            today,
        };
        let checked = request.clone().check(requester);
        if let Err(errors) = &checked {
            // Nothing to change is an error of the whole form, told by the page.
            self.place(errors, &sources);
        }
        for row in &mut self.rows {
            row.report_end(today);
        }
        let is_good = checked.is_ok() && self.rows.iter().all(|row| row.errors.is_empty());
        is_good.then_some(request)
    }

    /// Places the errors of a server's answer to the request that this form makes.
    pub fn apply(&mut self, errors: &[FieldError]) {
        let (_, sources) = self.request();
        for row in &mut self.rows {
            row.errors.clear();
        }
        self.place(errors, &sources);
    }

    /// Brings in what the server has now. Rows that were edited here and changed there become
    /// conflicts; nothing typed is lost.
    pub fn rebase(&mut self, list: &ShareList) {
        let before = self.rows.clone();
        let active: Vec<_> = list
            .shares
            .iter()
            .filter(|share| share.is_active())
            .collect();
        self.rows.retain_mut(|row| row.rebase(&active));
        for share in active {
            if !self.rows.iter().any(|row| row.is_about(share)) {
                self.push(|key| Row::of_share(key, share.clone()));
            }
        }
        if self.rows.is_empty() {
            self.push(Row::empty);
        }
        if self.rows != before {
            self.idempotency_key = None;
        }
    }

    /// Settles the conflict of a row.
    pub fn resolve(&mut self, key: u32, resolution: Resolution) {
        self.touch();
        self.rows
            .retain_mut(|row| row.key != key || row.resolve(resolution));
        if self.rows.is_empty() {
            self.push(Row::empty);
        }
    }

    /// The rows that the request changes, in the order of the screen.
    pub fn changed_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows
            .iter()
            .filter(|row| row.change() != RowChange::Unchanged)
    }

    /// The pairs of rights among new and changed rows, each with the gBizIDs that get it (G-01).
    pub fn previews(&self) -> Vec<(Rights, Vec<String>)> {
        let mut previews: Vec<(Rights, Vec<String>)> = Vec::new();
        for row in self.changed_rows().filter(|row| !row.is_deleted) {
            let Some(rights) = row.rights() else { continue };
            match previews.iter_mut().find(|(known, _)| *known == rights) {
                Some((_, gbiz_ids)) => gbiz_ids.push(row.gbiz_id.clone()),
                None => previews.push((rights, vec![row.gbiz_id.clone()])),
            }
        }
        previews
    }

    fn push(&mut self, row: impl FnOnce(u32) -> Row) -> u32 {
        let key = self.next_key;
        self.next_key += 1;
        self.rows.push(row(key));
        key
    }

    /// Other content is another act: it must not be taken for a repetition of the last one.
    fn touch(&mut self) {
        self.idempotency_key = None;
    }

    fn edit(&mut self, key: u32, edit: impl FnOnce(&mut Row)) {
        self.touch();
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            edit(row);
        }
    }

    fn request(&self) -> (ChangeSharesRequest, Sources) {
        let right = |right: Option<Right>| right.map_or(String::new(), |it| it.as_str().to_owned());
        let mut request = ChangeSharesRequest::default();
        let mut sources = Sources::default();
        for row in &self.rows {
            match (row.change(), &row.share) {
                (RowChange::New, _) | (_, None) => {
                    sources.add.push(row.key);
                    request.add.push(NewShare {
                        gbiz_id: row.gbiz_id.clone(),
                        official_document_right: right(row.official_document_right),
                        delivery_right: right(row.delivery_right),
                        ends_on: row.ends_on.map(|day| day.to_string()).unwrap_or_default(),
                    });
                }
                (RowChange::Rights, Some(share)) => {
                    sources.change.push(row.key);
                    request.change.push(ShareChange {
                        id: share.id.clone(),
                        version: share.version,
                        official_document_right: right(row.official_document_right),
                        delivery_right: right(row.delivery_right),
                    });
                }
                (RowChange::Deletion, Some(share)) => {
                    sources.delete.push(row.key);
                    request.delete.push(ShareVersion {
                        id: share.id.clone(),
                        version: share.version,
                    });
                }
                (RowChange::Unchanged, Some(_)) => {}
            }
        }
        (request, sources)
    }

    fn place(&mut self, errors: &[FieldError], sources: &Sources) {
        for error in errors {
            let mut parts = error.pointer.split('/').skip(1);
            let keys = match parts.next() {
                Some("add") => &sources.add,
                Some("change") => &sources.change,
                Some("delete") => &sources.delete,
                _ => continue,
            };
            let index = parts.next().and_then(|index| index.parse::<usize>().ok());
            let Some(key) = index.and_then(|index| keys.get(index)) else {
                continue;
            };
            let input = Input::of_pointer(parts.next());
            if let Some(row) = self.rows.iter_mut().find(|row| row.key == *key) {
                row.report(input, error.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests;
