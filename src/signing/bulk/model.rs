//! 一括送信: the documents, and the signers of a CSV file. Knows no browser.

use madoguchi_contract::account::check_gbiz_id;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodePolicy, Delivery, NewAccessCode, NewBulkRequest, NewSigner, Quote,
    SignerTerms, check_mobile_number,
};

use super::csv::Line;
use crate::shell::uploads::{Missing, ReadyFile};
use crate::signing::compose::model::{Again, SignerInput, Why};

/// What was put in. It holds own codes, so it is stored nowhere.
#[derive(Clone, Default)]
pub struct BulkForm {
    /// 件名
    pub title: String,
    /// To every signer.
    pub message: String,
    documents: Vec<ReadyFile>,
    rows: Option<Vec<BulkRow>>,
    idempotency_key: Option<String>,
    /// The requests were sent, and nobody here knows whether they arrived.
    is_unsure: bool,
    wrong: Vec<(Place, Why)>,
}

/// A signer of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkRow {
    /// Its line in the file.
    pub line: usize,
    /// As it is sent.
    pub signer: NewSigner,
    /// The destination was put right (D-11).
    pub was_folded: bool,
    /// Both an address and a number were given.
    pub has_both: bool,
}

/// Where something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// 件名
    Title,
    /// メッセージ
    Message,
    /// The documents, all of them.
    Documents,
    /// The file with the signers.
    List,
    /// In a line of that file.
    Row(usize, SignerInput),
}

impl BulkForm {
    /// Types or chooses something.
    pub fn edit(&mut self, place: Place, edit: impl FnOnce(&mut Self)) {
        self.idempotency_key = None;
        self.wrong.retain(|(it, _)| *it != place);
        edit(self);
    }

    /// Takes the documents that have arrived.
    pub fn set_documents(&mut self, documents: Vec<ReadyFile>) {
        if self.documents != documents {
            self.edit(Place::Documents, |form| form.documents = documents);
        }
    }

    /// The documents that have arrived.
    pub fn documents(&self) -> &[ReadyFile] {
        &self.documents
    }

    /// Takes the signers of a file, or takes them away.
    pub fn set_rows(&mut self, rows: Option<Vec<BulkRow>>) {
        self.wrong.retain(|(it, _)| !matches!(it, Place::Row(..)));
        self.edit(Place::List, |form| form.rows = rows);
    }

    /// The signers of the file.
    pub fn rows(&self) -> &[BulkRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// Nothing was put in.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty()
            && self.message.is_empty()
            && self.documents.is_empty()
            && self.rows.is_none()
    }

    /// What sending costs (G-04).
    pub fn quote(&self) -> Quote {
        Quote::of_each(self.rows().iter().map(|row| SignerTerms {
            delivery: Delivery::parse(&row.signer.delivery).unwrap_or_default(),
            sms_code: false,
        }))
    }

    /// What is wrong in the lines of the file, known as soon as it is read.
    pub fn check_rows(&mut self, policy: &AccessCodePolicy) {
        let is_of_list = |place: &Place| matches!(place, Place::List | Place::Row(..));
        self.wrong.retain(|(place, _)| !is_of_list(place));
        let errors = self.request().check(policy).err().unwrap_or_default();
        let of_rows = errors.iter().filter(|it| it.pointer.starts_with("/rows"));
        of_rows.for_each(|error| self.place(error));
        self.report_both();
    }

    /// [内容と料金を確認]: the request, or everything that is wrong.
    pub fn check(&mut self, policy: &AccessCodePolicy, missing: Missing) -> Option<NewBulkRequest> {
        let request = self.request();
        self.wrong.clear();
        for error in request.check(policy).err().unwrap_or_default() {
            self.place(&error);
        }
        self.report_both();
        let trouble = match missing {
            Missing { failed: 1.., .. } => Some(Why::FileFailed),
            Missing {
                unfinished: 1.., ..
            } => Some(Why::FileUnfinished),
            _ => None,
        };
        if let Some(trouble) = trouble {
            self.wrong.retain(|(it, _)| *it != Place::Documents);
            self.wrong.push((Place::Documents, trouble));
        }
        self.wrong.is_empty().then_some(request)
    }

    /// Places the errors of the server's answer; whether there is one that has a place.
    pub fn apply(&mut self, errors: &[FieldError]) -> bool {
        self.wrong.clear();
        errors.iter().for_each(|error| self.place(error));
        !self.wrong.is_empty()
    }

    /// Everything that is wrong.
    pub fn wrong(&self) -> &[(Place, Why)] {
        &self.wrong
    }

    /// What is wrong at one place.
    pub fn why(&self, place: Place) -> Option<&Why> {
        let found = self.wrong.iter().find(|(it, _)| *it == place)?;
        Some(&found.1)
    }

    /// A file was chosen.
    pub fn has_list(&self) -> bool {
        self.rows.is_some()
    }

    /// The key under which this content is sent, the same for every try.
    pub fn idempotency_key(&mut self, fresh: impl FnOnce() -> String) -> String {
        self.idempotency_key.get_or_insert_with(fresh).clone()
    }

    /// A try has ended without an answer.
    pub fn note_lost(&mut self) {
        self.is_unsure = true;
    }

    /// The server has refused: nothing of this form has arrived.
    pub fn note_refused(&mut self) {
        self.is_unsure = false;
    }

    /// What a try now would do.
    pub fn again(&self) -> Again {
        Again::of(self.is_unsure, self.idempotency_key.is_some())
    }

    fn request(&self) -> NewBulkRequest {
        NewBulkRequest {
            title: self.title.clone(),
            message: self.message.clone(),
            documents: self.documents.iter().map(|it| it.id.clone()).collect(),
            rows: self.rows().iter().map(|it| it.signer.clone()).collect(),
        }
    }

    fn place(&mut self, error: &FieldError) {
        let mut parts = error.pointer.split('/').skip(1);
        let place = match parts.next() {
            Some("title") => Place::Title,
            Some("message") => Place::Message,
            Some("documents") => Place::Documents,
            Some("rows") => match parts.next().map(str::parse::<usize>) {
                Some(Ok(at)) if at < self.rows().len() => {
                    let field: Vec<&str> = parts.collect();
                    Place::Row(self.rows()[at].line, SignerInput::of_pointer(&field))
                }
                _ => Place::List,
            },
            _ => return,
        };
        if self.why(place).is_none() {
            self.wrong.push((place, Why::Rule(error.clone())));
        }
    }

    /// Which of two destinations is meant, nobody can tell.
    fn report_both(&mut self) {
        let both: Vec<usize> = self
            .rows()
            .iter()
            .filter_map(|row| row.has_both.then_some(row.line))
            .collect();
        for line in both {
            let error = FieldError::new("", FieldCode::LimitReached);
            let place = Place::Row(line, SignerInput::Delivery);
            self.wrong.push((place, Why::Rule(error)));
        }
    }
}

/// The signers of a file by its columns: name, address, number, own code, own company. A first line
/// that names nobody's address is its heading. `sms` is how a code by SMS is called, which is
/// told apart from an own code.
pub fn rows_of(lines: Vec<Line>, sms: &str) -> Vec<BulkRow> {
    let is_heading = |line: &Line| {
        let cell = |at: usize| line.cells.get(at).map_or("", String::as_str);
        let has_digits = cell(2).chars().any(char::is_numeric);
        !cell(1).contains(['@', '\u{FF20}']) && !has_digits && !cell(1).is_empty()
    };
    let skipped = usize::from(lines.first().is_some_and(is_heading));
    let rows = lines.into_iter().skip(skipped);
    rows.map(|line| row_of(line, sms)).collect()
}

fn row_of(line: Line, sms: &str) -> BulkRow {
    let mut cells = line.cells.into_iter();
    let mut next = || cells.next().unwrap_or_default();
    let (name, email, mobile, code, own_company) = (next(), next(), next(), next(), next());
    let is_blank = |cell: &String| cell.trim().is_empty();
    let by_sms = is_blank(&email) && !is_blank(&mobile);
    let typed = if by_sms { &mobile } else { &email };
    let right = put_right(typed, by_sms);
    let was_folded = right.as_ref().is_some_and(|right| right != typed.trim());
    let destination = right.unwrap_or_else(|| typed.clone());
    let kind = match code.trim() {
        "" => AccessCodeChoice::None,
        code if code == sms => AccessCodeChoice::Sms,
        _ => AccessCodeChoice::Custom,
    };
    let delivery = if by_sms {
        Delivery::Sms
    } else {
        Delivery::Email
    };
    let only = |wanted: bool, text: &String| if wanted { text.clone() } else { String::new() };
    BulkRow {
        line: line.number,
        was_folded,
        has_both: !is_blank(&email) && !is_blank(&mobile),
        signer: NewSigner {
            name,
            delivery: delivery.as_str().to_owned(),
            email: only(!by_sms, &destination),
            mobile: only(by_sms, &destination),
            own_company: !is_blank(&own_company),
            access_code: NewAccessCode {
                kind: kind.as_str().to_owned(),
                code: only(kind == AccessCodeChoice::Custom, &code),
                mobile: String::new(),
            },
        },
    }
}

/// A destination whose meaning is certain. Spreadsheets take the zero off the beginning of a
/// number; ten digits that begin as a mobile number without it can be nothing else.
fn put_right(typed: &str, by_sms: bool) -> Option<String> {
    if !by_sms {
        return check_gbiz_id(typed.trim()).ok();
    }
    let number = check_mobile_number(typed).or_else(|why| {
        let with_zero = check_mobile_number(&format!("0{}", typed.trim()));
        with_zero.map_err(|_| why)
    });
    Some(number.ok()?.digits().to_owned())
}

#[cfg(test)]
mod tests;
