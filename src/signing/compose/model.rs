//! 署名依頼の作成: what was typed, what is wrong with it and what it costs. Knows no browser.

mod signer;

pub use signer::{SignerInput, SignerRow};

use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodePolicy, Delivery, NewSignatureRequest, Quote, SIGNERS_MAX,
};
use serde::{Deserialize, Serialize};

use crate::shell::uploads::{Missing, ReadyFile};

/// What was typed. Serializes as the draft that survives a closed tab (G-08), without the own
/// codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComposeForm {
    /// 件名
    pub title: String,
    /// To the signers.
    pub message: String,
    /// Each signer is asked when the one before has signed.
    pub in_order: bool,
    documents: Vec<ReadyFile>,
    signers: Vec<SignerRow>,
    next_key: u32,
    idempotency_key: Option<String>,
    /// A request was sent from this form, and nobody here knows whether it arrived.
    is_unsure: bool,
    #[serde(skip)]
    removed: Option<(usize, SignerRow)>,
    #[serde(skip)]
    wrong: Vec<(Input, Why)>,
}

/// The inputs of the form, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// 件名
    Title,
    /// メッセージ
    Message,
    /// The documents, all of them.
    Documents,
    /// The signers, all of them.
    Signers,
    /// Of the signer with this key.
    Of(u32, SignerInput),
}

/// What is wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A rule of the contract.
    Rule(FieldError),
    /// A file has not arrived.
    FileFailed,
    /// A file is on its way.
    FileUnfinished,
}

/// What a try to send the form again would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It was never tried.
    First,
    /// The same content under the same key: it arrives once.
    Same,
    /// Other content than that which may have arrived: it would be another request.
    Other,
}

impl Again {
    /// Where nobody knows whether the last try arrived, the key that it had tells whether the
    /// content is still the same.
    pub fn of(is_unsure: bool, has_key: bool) -> Self {
        match (is_unsure, has_key) {
            (false, _) => Again::First,
            (true, true) => Again::Same,
            (true, false) => Again::Other,
        }
    }
}

impl ComposeForm {
    /// A form with one signer.
    pub fn new(policy: &AccessCodePolicy) -> Self {
        let mut form = Self::default();
        form.push_signer(policy);
        form
    }

    /// The draft as it goes on: own codes have to be typed again. One with a key was left while it
    /// was sent.
    pub fn taken_up(mut self) -> Self {
        self.is_unsure |= self.idempotency_key.is_some();
        for signer in &mut self.signers {
            signer.is_code_lost = signer.choice == AccessCodeChoice::Custom;
        }
        self
    }

    /// The signers in their order.
    pub fn signers(&self) -> &[SignerRow] {
        &self.signers
    }

    /// The signer with `key`.
    pub fn signer(&self, key: u32) -> Option<&SignerRow> {
        self.signers.iter().find(|it| it.key == key)
    }

    /// The documents that have arrived, in their order.
    pub fn documents(&self) -> &[ReadyFile] {
        &self.documents
    }

    /// Whether closing the form would lose nothing.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty()
            && self.message.is_empty()
            && self.documents.is_empty()
            && self.signers.iter().all(SignerRow::is_blank)
    }

    /// Types or chooses what is no signer's.
    pub fn edit(&mut self, input: Input, edit: impl FnOnce(&mut Self)) {
        self.touch();
        self.forget(input);
        edit(self);
    }

    /// Takes the documents that have arrived.
    pub fn set_documents(&mut self, documents: Vec<ReadyFile>) {
        if self.documents != documents {
            self.edit(Input::Documents, |form| form.documents = documents);
        }
    }

    /// Types or chooses something of a signer.
    pub fn edit_signer(&mut self, key: u32, input: SignerInput, edit: impl FnOnce(&mut SignerRow)) {
        self.touch();
        self.forget(Input::Of(key, input));
        if let Some(signer) = self.signers.iter_mut().find(|it| it.key == key) {
            signer.folded.retain(|it| *it != input);
            edit(signer);
        }
    }

    /// Types an own code. One that a draft has lost is typed again for the same request, which
    /// may have arrived already: it keeps its key.
    pub fn type_code(&mut self, key: u32, code: String) {
        let is_lost = self.signer(key).is_some_and(|it| it.is_code_lost);
        let kept = self.idempotency_key.clone().filter(|_| is_lost);
        self.edit_signer(key, SignerInput::Code, |signer| signer.code = code);
        self.idempotency_key = kept;
    }

    /// Whether another signer fits.
    pub fn has_room(&self) -> bool {
        self.signers.len() < SIGNERS_MAX
    }

    /// [署名者を追加]: its key, or `None` when there is no room.
    pub fn add_signer(&mut self, policy: &AccessCodePolicy) -> Option<u32> {
        self.has_room().then(|| {
            self.touch();
            self.forget(Input::Signers);
            self.push_signer(policy)
        })
    }

    /// [削除]
    pub fn remove_signer(&mut self, key: u32) {
        let Some(at) = self.signers.iter().position(|it| it.key == key) else {
            return;
        };
        self.touch();
        self.wrong
            .retain(|(input, _)| !matches!(input, Input::Of(of, _) if *of == key));
        let signer = self.signers.remove(at);
        self.removed = (!signer.is_blank()).then_some((at, signer));
    }

    /// Whether a signer that was taken away can come back.
    pub fn can_undo_removal(&self) -> bool {
        self.removed.is_some() && self.has_room()
    }

    /// Brings the last signer back that was taken away; its key.
    pub fn undo_removal(&mut self) -> Option<u32> {
        if !self.can_undo_removal() {
            return None;
        }
        self.touch();
        let (at, signer) = self.removed.take()?;
        let key = signer.key;
        self.signers.insert(at.min(self.signers.len()), signer);
        Some(key)
    }

    /// Moves a signer one place towards the first, or towards the last.
    pub fn move_signer(&mut self, key: u32, to_first: bool) {
        let at = self.signers.iter().position(|it| it.key == key);
        let swap = at.and_then(|at| match to_first {
            true => Some((at.checked_sub(1)?, at)),
            false => (at + 1 < self.signers.len()).then_some((at, at + 1)),
        });
        if let Some((first, second)) = swap {
            self.touch();
            self.signers.swap(first, second);
        }
    }

    /// What sending costs, as far as it is chosen (G-04).
    pub fn quote(&self) -> Quote {
        let terms: Vec<_> = self.signers.iter().map(SignerRow::terms).collect();
        Quote::of(&terms)
    }

    /// The prices of one 署名再依頼, each with the numbers of the signers that it is for (G-04).
    pub fn re_requests(&self) -> Vec<(u32, Vec<usize>)> {
        let mut prices: Vec<(u32, Vec<usize>)> = Vec::new();
        for (signer, number) in self.signers.iter().zip(1..) {
            let yen = signer.terms().re_request_yen();
            match prices.iter_mut().find(|(known, _)| *known == yen) {
                Some((_, numbers)) => numbers.push(number),
                None => prices.push((yen, vec![number])),
            }
        }
        prices
    }

    /// [内容を確認]: the request, or everything that is wrong.
    pub fn check(
        &mut self,
        policy: &AccessCodePolicy,
        missing: Missing,
    ) -> Option<NewSignatureRequest> {
        for signer in &mut self.signers {
            signer.fold();
        }
        let request = self.request();
        let errors = request.check(policy).err().unwrap_or_default();
        self.wrong.clear();
        for error in &errors {
            self.place(error);
        }
        let trouble = match missing {
            Missing { failed: 1.., .. } => Some(Why::FileFailed),
            Missing {
                unfinished: 1.., ..
            } => Some(Why::FileUnfinished),
            _ => None,
        };
        if let Some(trouble) = trouble {
            self.forget(Input::Documents);
            self.wrong.push((Input::Documents, trouble));
        }
        self.sort();
        self.wrong.is_empty().then_some(request)
    }

    /// Places the errors of the server's answer; whether all of them have a place.
    pub fn apply(&mut self, errors: &[FieldError]) -> bool {
        self.wrong.clear();
        let placed = errors.iter().filter(|error| self.place(error)).count();
        self.sort();
        placed == errors.len()
    }

    /// Everything that is wrong, in the order of the form.
    pub fn wrong(&self) -> &[(Input, Why)] {
        &self.wrong
    }

    /// What is wrong with one input.
    pub fn why(&self, input: Input) -> Option<&Why> {
        let found = self.wrong.iter().find(|(it, _)| *it == input)?;
        Some(&found.1)
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
        self.idempotency_key = None;
    }

    /// What a try now would do.
    pub fn again(&self) -> Again {
        Again::of(self.is_unsure, self.idempotency_key.is_some())
    }

    fn request(&self) -> NewSignatureRequest {
        NewSignatureRequest {
            title: self.title.clone(),
            message: self.message.clone(),
            documents: self.documents.iter().map(|it| it.id.clone()).collect(),
            in_order: self.in_order && self.signers.len() > 1,
            signers: self.signers.iter().map(SignerRow::request).collect(),
        }
    }

    fn push_signer(&mut self, policy: &AccessCodePolicy) -> u32 {
        let key = self.next_key;
        self.next_key += 1;
        self.signers.push(SignerRow::new(key, policy));
        key
    }

    /// Other content is another request: it must not be taken for a repetition of the last one.
    fn touch(&mut self) {
        self.idempotency_key = None;
    }

    fn forget(&mut self, input: Input) {
        self.wrong.retain(|(it, _)| *it != input);
    }

    fn place(&mut self, error: &FieldError) -> bool {
        let mut parts = error.pointer.split('/').skip(1);
        let input = match parts.next() {
            Some("title") => Some(Input::Title),
            Some("message") => Some(Input::Message),
            Some("documents") => Some(Input::Documents),
            Some("signers") => match parts.next() {
                None => Some(Input::Signers),
                Some(at) => {
                    let at = at.parse::<usize>().ok();
                    let key = at.and_then(|at| self.signers.get(at)).map(|it| it.key);
                    let field: Vec<&str> = parts.collect();
                    key.map(|key| Input::Of(key, SignerInput::of_pointer(&field)))
                }
            },
            _ => None,
        };
        let Some(input) = input else { return false };
        if self.why(input).is_none() {
            self.wrong.push((input, Why::Rule(error.clone())));
        }
        true
    }

    /// Into the order of the form.
    fn sort(&mut self) {
        let keys: Vec<u32> = self.signers.iter().map(|it| it.key).collect();
        self.wrong.sort_by_key(|(input, _)| match input {
            Input::Of(of, _) => (keys.iter().position(|key| key == of), *input),
            _ => (None, *input),
        });
    }
}

/// Whether the error is that an access code is needed.
pub fn is_code_missing(input: SignerInput, error: &FieldError) -> bool {
    matches!(input, SignerInput::AccessCode | SignerInput::Code)
        && error.code == FieldCode::Required
}

/// Whether a number is asked for beside the choice of an SMS code.
pub fn needs_number(signer: &SignerRow) -> bool {
    signer.choice == AccessCodeChoice::Sms
        && !signer.own_company
        && signer.delivery == Delivery::Email
}

#[cfg(test)]
mod tests;
