//! What a drafter does with a request: asked for in a dialog, sent once, told.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, Error, signing};
use madoguchi_contract::problem::{FieldError, Problem, ProblemCode};
use madoguchi_contract::signing::{
    ChangeSignerRequest, ReRequest, SignatureRequest, Signer, SignerAct,
};
use madoguchi_ui::{Button, ButtonKind, dom};

use super::trouble::Trouble;
use crate::shell::failure::Failure;
use crate::shell::field::FieldErrors;
use crate::shell::locale::t;
use crate::shell::notices::Notices;
use crate::shell::remote::Remote;
use crate::shell::session::{SessionContext, use_session};
use crate::shell::use_client;

/// What the drafter is about to do; its dialog is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// 署名再依頼 to the signer with this id
    ReRequest(String),
    /// 署名者変更 of the signer with this id
    Change(String),
    /// 取下げ
    Withdraw,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    /// Who is asked again, at which price.
    ReRequest(ReRequest),
    /// Who takes whose place.
    Change(ChangeSignerRequest),
    /// The whole request.
    Withdrawal,
}

impl Sent {
    /// `seen` is the version that the drafter saw.
    async fn send(
        &self,
        client: &Client,
        id: &str,
        seen: u32,
        key: &str,
    ) -> Result<SignatureRequest, Error> {
        match self {
            Sent::ReRequest(body) => signing::re_request(client, id, seen, body, key).await,
            Sent::Change(body) => signing::change_signer(client, id, seen, body, key).await,
            Sent::Withdrawal => signing::withdraw(client, id, seen, key).await,
        }
    }
}

/// The acts of a request's page.
#[derive(Clone, Copy)]
pub struct Acts {
    /// Which dialog is open.
    pub asked: RwSignal<Option<Act>>,
    /// An act is on its way; no dialog closes.
    pub is_sending: RwSignal<bool>,
    /// Why the act of the open dialog has failed.
    pub trouble: RwSignal<Option<Trouble>>,
    /// What is wrong with the open dialog's fields.
    pub errors: FieldErrors,
    /// What became of the act before, where its dialog has gone.
    changed: RwSignal<bool>,
    /// One key for one act: what is tried again, also from a dialog that was opened anew, is the
    /// same act as long as the request is as it was.
    last: StoredValue<Option<(u32, Sent, String)>>,
    request: Remote<SignatureRequest>,
    known: Memo<Option<SignatureRequest>>,
    client: StoredValue<Client>,
    session: SessionContext,
    notices: Notices,
}

impl Acts {
    /// Those of the page that shows `known`.
    pub fn new(request: Remote<SignatureRequest>, known: Memo<Option<SignatureRequest>>) -> Self {
        let acts = Self {
            asked: RwSignal::new(None),
            is_sending: RwSignal::new(false),
            trouble: RwSignal::new(None),
            errors: FieldErrors::new(),
            changed: RwSignal::new(false),
            last: StoredValue::new(None),
            request,
            known,
            client: StoredValue::new(use_client()),
            session: use_session(),
            notices: expect_context::<Notices>(),
        };
        Effect::new(move |_| {
            let is_stale = *acts.trouble.read() == Some(Trouble::Changed);
            let signer = acts.signer();
            let may_change = signer.is_none_or(|it| it.allowed.contains(&SignerAct::Change));
            if is_stale && !may_change {
                acts.give_up();
            }
        });
        acts
    }

    /// Opens the dialog of an act.
    pub fn ask(self, act: Act) {
        self.trouble.set(None);
        self.errors.clear();
        self.changed.set(false);
        self.asked.set(Some(act));
    }

    /// Closes it without the act. Whether an act that failed has reached the server shows then.
    pub fn close(self) {
        let has_failed = self.trouble.read_untracked().is_some();
        self.asked.set(None);
        self.trouble.set(None);
        if has_failed {
            self.request.reload();
        }
    }

    /// Reads the request again, unless something is under way. An act that has failed may have
    /// arrived: its version is kept, so that another try is known for the same act.
    pub fn look_again(self) {
        let has_failed = self.trouble.read_untracked().is_some();
        if !has_failed && !self.is_sending.get_untracked() && !untrack(|| self.request.is_loading())
        {
            self.request.reload();
        }
    }

    /// The signer whom the open dialog is about, as the page knows them; reactive.
    pub fn signer(self) -> Option<Signer> {
        let id = match &*self.asked.read() {
            Some(Act::ReRequest(id) | Act::Change(id)) => id.clone(),
            _ => return None,
        };
        let known = self.known.read();
        let mut signers = known.as_ref()?.signers.iter();
        signers.find(|signer| signer.id == id).cloned()
    }

    /// Sends an act; `told` is what is said when it is done.
    pub fn send(self, sent: Sent, told: impl Fn() -> String + Send + Sync + 'static) {
        let known = self.known.read_untracked();
        let Some((id, version)) = known.as_ref().map(|it| (it.id.clone(), it.version)) else {
            return;
        };
        if self.is_sending.get_untracked() {
            return;
        }
        let key = match self.last.get_value() {
            Some((of, same, key)) if of == version && same == sent => key,
            _ => dom::random_key(),
        };
        self.last
            .set_value(Some((version, sent.clone(), key.clone())));
        self.is_sending.set(true);
        self.trouble.set(None);
        self.errors.clear();
        let client = self.client.get_value();
        spawn_local(async move {
            let result = sent
                .send(&client, &id, version, &key)
                .await
                .map_err(Failure::from);
            // The reader may have gone to another page meanwhile.
            if self.is_sending.try_set(false).is_some() {
                return;
            }
            match result {
                Ok(_) => {
                    self.last.set_value(None);
                    self.asked.set(None);
                    self.notices.show(told);
                    self.request.reload();
                }
                Err(failure) => self.fail(failure),
            }
        });
    }

    fn fail(self, failure: Failure) {
        self.session.note(&failure);
        match failure {
            Failure::SignedOut => {}
            Failure::Refused(problem) if problem.code == ProblemCode::PriceChanged => {
                self.trouble.set(Some(Trouble::PriceChanged));
                self.request.reload();
            }
            Failure::Refused(problem) if !of_fields(&problem).is_empty() => {
                self.errors.set(of_fields(&problem));
            }
            Failure::Refused(problem) if is_stale(&problem) && self.has_fields() => {
                self.trouble.set(Some(Trouble::Changed));
                self.request.reload();
            }
            Failure::Refused(problem) if is_stale(&problem) || is_changed(&problem) => {
                self.give_up();
                self.request.reload();
            }
            failure => self.trouble.set(Some(Trouble::Failed(failure))),
        }
    }

    /// Whether something was typed into the open dialog.
    pub fn has_fields(self) -> bool {
        matches!(*self.asked.read_untracked(), Some(Act::Change(_)))
    }

    /// Closes the dialog of an act that cannot be done any more, and tells so.
    fn give_up(self) {
        self.asked.set(None);
        self.trouble.set(None);
        self.changed.set(true);
    }

    /// That an act was not done because the request is no longer as it was.
    pub fn news(self) -> impl IntoView {
        move || self.changed.get().then(super::trouble::state_changed)
    }

    /// Whether this act's dialog is open; reactive.
    pub fn is_asked(self, is_it: fn(&Act) -> bool) -> Signal<bool> {
        Signal::derive(move || self.asked.read().as_ref().is_some_and(is_it))
    }
}

/// What is wrong with fields that the reader can mend.
fn of_fields(problem: &Problem) -> Vec<FieldError> {
    let is_field =
        |error: &&FieldError| matches!(error.pointer.as_str(), "/name" | "/email" | "/mobile");
    problem.fields.iter().filter(is_field).cloned().collect()
}

/// Somebody else has acted since the request was read: it may still be possible.
fn is_stale(problem: &Problem) -> bool {
    problem.code == ProblemCode::PreconditionFailed
}

fn is_changed(problem: &Problem) -> bool {
    matches!(
        problem.code,
        ProblemCode::WrongState
            | ProblemCode::SignerFixed
            | ProblemCode::NotFound
            | ProblemCode::InvalidFields
    )
}

/// Leaves everything as it is.
pub fn keep_button(acts: Acts) -> AnyView {
    view! {
        <Button
            kind=ButtonKind::Outline
            busy=acts.is_sending
            on_press=Callback::new(move |()| acts.close())
        >
            {t::common::CANCEL}
        </Button>
    }
    .into_any()
}
