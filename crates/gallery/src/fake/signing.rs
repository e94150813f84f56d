//! 署名依頼: the policy, what was sent, and what its drafter does with it.

use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::signing::{
    AccessCodePolicy, AccessCodeSource, BulkSent, ChangeSignerRequest, CheckCopyRequest, CopyCheck,
    NewBulkRequest, NewSignatureRequest, PolicyAct, PolicyEditor, Quote, ReRequest,
    RequestDocument, RequestListQuery, RequestPage, RequestState, SetAccessCodePolicyRequest,
    SignatureRequest, SignerEventKind, SignerState, SignerTerms, ValidSigner,
};

use super::contracts::{self, Happens, asked, count, seen, settle, summary, withdraw};
use super::people::{PRIME, Who};
use super::trouble::Trouble;
use super::world::{World, now};

type Done<T> = Result<T, Trouble>;

/// What the company asks of its drafters, as a story wants it.
pub fn policy(required: bool, source: AccessCodeSource, identity_option: bool) -> AccessCodePolicy {
    AccessCodePolicy {
        version: 1,
        required,
        source,
        identity_option,
        changed: None,
        allowed: Vec::new(),
    }
}

impl World {
    /// Where the company asks this of its drafters.
    pub fn asking(mut self, policy: AccessCodePolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Where requests in every state were sent.
    pub fn contracts(mut self) -> Self {
        self.contracts = contracts::all(&self.me.name(self.names), self.names);
        self
    }

    /// Somebody else changes the policy.
    pub fn change_policy_elsewhere(&mut self, required: bool) {
        self.policy.required = required;
        self.policy.version += 1;
        self.policy.changed = Some(self.editor(Who(1)));
    }

    fn editor(&self, who: Who) -> PolicyEditor {
        PolicyEditor {
            name: who.name(self.names),
            at: now(),
        }
    }

    pub(super) fn read_policy(&self) -> AccessCodePolicy {
        let mut policy = self.policy.clone();
        if self.me == PRIME {
            policy.allowed = vec![PolicyAct::Edit];
        }
        policy
    }

    pub(super) fn set_policy(
        &mut self,
        seen: Option<u32>,
        request: &SetAccessCodePolicyRequest,
    ) -> Done<AccessCodePolicy> {
        if seen != Some(self.policy.version) {
            return Err(ProblemCode::PreconditionFailed.into());
        }
        let checked = request.check(self.policy.identity_option);
        let (required, source) = checked.map_err(Problem::from)?;
        self.policy.required = required;
        self.policy.source = source;
        self.policy.version += 1;
        self.policy.changed = Some(self.editor(self.me));
        Ok(self.read_policy())
    }

    pub(super) fn request_page(&self, query: &RequestListQuery) -> Done<RequestPage> {
        let query = query.check().map_err(Problem::from)?;
        let is_wanted = |request: &&SignatureRequest| {
            let in_words = |text: &String| text.contains(&query.words);
            let mut names = request.documents.iter().map(|it| &it.name);
            query.state.is_none_or(|state| state == request.state)
                && (in_words(&request.title)
                    || names.any(in_words)
                    || request.signers.iter().any(|it| in_words(&it.name)))
        };
        let found: Vec<_> = self.contracts.iter().filter(is_wanted).collect();
        let start = (query.page as usize - 1) * RequestListQuery::SIZE as usize;
        let needing = self.contracts.iter();
        let needing = needing.filter(|it| it.state == RequestState::NeedsAttention);
        let page = found
            .iter()
            .skip(start)
            .take(RequestListQuery::SIZE as usize);
        Ok(RequestPage {
            requests: page.map(|request| summary(request)).collect(),
            total: count(found.len()),
            documents: count(found.iter().map(|it| it.documents.len()).sum()),
            needing_attention: count(needing.count()),
        })
    }

    pub(super) fn signature_request(&self, id: &str) -> Done<SignatureRequest> {
        let found = self.contracts.iter().find(|request| request.id == id);
        Ok(seen(found.ok_or(ProblemCode::NotFound)?))
    }

    pub(super) fn send_request(&mut self, new: &NewSignatureRequest) -> Done<SignatureRequest> {
        let valid = new.check(&self.policy).map_err(Problem::from)?;
        let terms: Vec<SignerTerms> = valid.signers.iter().map(ValidSigner::terms).collect();
        let document = |(at, id): (usize, &String)| {
            let upload = self.uploads.iter().find(|upload| upload.id == *id);
            RequestDocument {
                place: count(at + 1),
                name: upload.map_or_else(String::new, |it| it.name.clone()),
                size: upload.map_or(0, |it| it.size),
                sha256: contracts::hash(at),
            }
        };
        let documents = valid.documents.iter().enumerate().map(document).collect();
        let request = SignatureRequest {
            id: format!("request-{}", self.contracts.len()),
            version: 1,
            title: valid.title,
            message: valid.message,
            state: RequestState::Sent,
            drafter: self.me.name(self.names),
            in_order: valid.in_order,
            sent_at: now(),
            completed_at: None,
            documents,
            signers: valid.signers.into_iter().enumerate().map(asked).collect(),
            charged: Quote::of(&terms),
            allowed: Vec::new(),
        };
        let answer = seen(&request);
        self.contracts.insert(0, request);
        Ok(answer)
    }

    pub(super) fn send_in_bulk(&mut self, new: &NewBulkRequest) -> Done<BulkSent> {
        let valid = new.check(&self.policy).map_err(Problem::from)?;
        let requests = 0..valid.rows.len();
        Ok(BulkSent {
            requests: requests.map(|at| format!("bulk-{at}")).collect(),
            charged: valid.quote(),
        })
    }

    pub(super) fn re_request(&mut self, id: &str, asked: &ReRequest) -> Done<SignatureRequest> {
        let request = self.open_request(id)?;
        let signers = request.signers.iter_mut();
        let signers = signers.filter(|it| asked.signers.contains(&it.id));
        let mut charged = request.charged.total;
        for signer in signers {
            if signer.re_request_yen != asked.yen {
                return Err(ProblemCode::PriceChanged.into());
            }
            charged += signer.re_request_yen;
            signer.state = SignerState::Asked;
            signer.rescue_asked = false;
            signer.happened(SignerEventKind::ReRequested);
        }
        request.charged.total = charged;
        settle(request);
        Ok(seen(request))
    }

    pub(super) fn change_signer(
        &mut self,
        id: &str,
        asked: &ChangeSignerRequest,
    ) -> Done<SignatureRequest> {
        let request = self.open_request(id)?;
        let at = request.signers.iter().position(|it| it.id == asked.signer);
        let at = at.ok_or(ProblemCode::SignerFixed)?;
        let before = request.signers[at].clone();
        let delivery = before.delivery;
        let (name, destination) = asked.check(delivery).map_err(Problem::from)?;
        if asked.is_same_destination(&before) {
            request.signers[at].name = name;
            return Ok(seen(request));
        }
        if asked.yen != before.change_yen {
            return Err(ProblemCode::PriceChanged.into());
        }
        if request
            .signers
            .iter()
            .any(|it| it.destination == destination)
        {
            let pointer = format!("/{}", delivery.field());
            let error = FieldError::new(pointer, FieldCode::Duplicate);
            return Err(Problem::from(vec![error]).into());
        }
        request.charged.total += asked.yen;
        let signer = &mut request.signers[at];
        signer.name = name;
        signer.destination = destination;
        signer.state = SignerState::Asked;
        signer.happened(SignerEventKind::Changed);
        settle(request);
        Ok(seen(request))
    }

    pub(super) fn withdraw_request(&mut self, id: &str) -> Done<SignatureRequest> {
        let request = self.open_request(id)?;
        withdraw(request);
        Ok(seen(request))
    }

    /// Every signer's timeline as a file.
    pub(super) fn timeline(&self, id: &str) -> Done<Vec<u8>> {
        let request = self.signature_request(id)?;
        let mut file = "\u{FEFF}日時,署名者,できごと\r\n".to_owned();
        for signer in request.signers {
            for event in signer.events {
                file += &format!("{},{},{:?}\r\n", event.at, signer.name, event.kind);
            }
        }
        Ok(file.into_bytes())
    }

    pub(super) fn check_copy(&self, asked: &CheckCopyRequest) -> CopyCheck {
        let is_it = |request: &&SignatureRequest| {
            let mut documents = request.documents.iter();
            documents.any(|document| document.sha256 == asked.sha256)
        };
        let found = self.contracts.iter().find(is_it);
        CopyCheck {
            request: found.map(summary),
        }
    }

    fn open_request(&mut self, id: &str) -> Done<&mut SignatureRequest> {
        let mut requests = self.contracts.iter_mut();
        let found = requests.find(|request| request.id == id);
        let request = found.ok_or(ProblemCode::NotFound)?;
        match request.state {
            RequestState::Completed | RequestState::Withdrawn => {
                Err(ProblemCode::WrongState.into())
            }
            _ => Ok(request),
        }
    }
}
