//! What this visit knows, and what can be done on it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{AccessCodeChoice, CodeState, Signing, SigningStep};
use madoguchi_ui::dom;

use crate::answer::{Answer, Failed, ask};
use crate::boot;
use crate::late::{self, Loaded};
use crate::model::{Told, elsewhere, has_ended, read_code, refused};
use crate::telling::of_transport;

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// A code is being sent.
    Issuing,
    /// A code is being checked.
    Verifying,
    /// The documents are being signed, or the drafter is being asked.
    Acting,
}

/// What the link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a request, as far as is known.
    Open,
    /// To nothing any more.
    Closed,
    /// The address has no token.
    Missing,
}

/// A signer's visit: one for the program.
#[derive(Clone, Copy)]
pub struct Visit {
    /// Of the whole program: what loads late must not end with what has wanted it.
    pub owner: StoredValue<Owner>,
    /// The server's last answer, without its contents.
    pub signing: RwSignal<Option<Signing>>,
    /// What is to be signed, as it came.
    pub contents: StoredValue<Option<String>>,
    /// What the link leads to.
    pub link: RwSignal<Link>,
    /// When the code ends, by the steady clock.
    pub deadline: RwSignal<Option<i64>>,
    /// The steady clock.
    pub now: Signal<i64>,
    /// What is under way.
    pub busy: RwSignal<Option<Busy>>,
    /// Whether that is an act of the late screens. It outlives every one of them.
    pub acting: Memo<bool>,
    /// At the field.
    pub code_told: RwSignal<Option<Told>>,
    /// At the button that issues.
    pub issue_told: RwSignal<Option<Told>>,
    /// Where the page could not be read, or another act has failed.
    pub told: RwSignal<Option<Told>>,
    /// A code was sent just now.
    pub has_issued: RwSignal<bool>,
    /// Whether the other screens are there.
    pub loaded: RwSignal<Loaded>,
    /// Repeats the same issue after a lost answer.
    issue_key: StoredValue<Option<String>>,
    /// How many acts have begun.
    acts: StoredValue<u32>,
}

impl Visit {
    /// A visit of which nothing is known yet.
    pub fn begin() -> Self {
        let link = match boot::token().is_empty() {
            true => Link::Missing,
            false => Link::Open,
        };
        let busy = RwSignal::new(None);
        Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            signing: RwSignal::new(None),
            contents: StoredValue::new(None),
            link: RwSignal::new(link),
            deadline: RwSignal::new(None),
            now: dom::ticking(),
            busy,
            acting: Memo::new(move |_| busy.get() == Some(Busy::Acting)),
            code_told: RwSignal::new(None),
            issue_told: RwSignal::new(None),
            told: RwSignal::new(None),
            has_issued: RwSignal::new(false),
            loaded: RwSignal::new(Loaded::Not),
            issue_key: StoredValue::new(None),
            acts: StoredValue::new(0),
        }
    }

    /// Takes over what happened before the program was there.
    pub fn arrive(self) {
        let taps = boot::take_taps();
        if self.link.get_untracked() == Link::Missing {
            return;
        }
        let is_issuing = taps.issue.is_some();
        if is_issuing {
            self.begin_act(Busy::Issuing);
            self.issue_key.set_value(taps.issue);
        }
        spawn_local(async move {
            self.read().await;
            if is_issuing {
                self.issue_now().await;
            }
            if taps.verify {
                self.verify();
            }
        });
    }

    /// Where the code stands; reactive.
    pub fn code(self) -> Option<CodeState> {
        self.signing.read().as_ref()?.code.clone()
    }

    /// Which step is to be done; reactive.
    pub fn step(self) -> Option<SigningStep> {
        self.signing.read().as_ref().map(|signing| signing.step)
    }

    /// Reads anew, for who comes back to the page or sees the time run out.
    pub fn look_again(self) {
        if self.link.get_untracked() == Link::Open && self.busy.get_untracked().is_none() {
            let acts = self.acts.get_value();
            spawn_local(async move {
                let answer = ask("state", None, None).await;
                // An act that has begun meanwhile knows better.
                if self.acts.get_value() == acts {
                    self.learn(answer);
                }
            });
        }
    }

    async fn read(self) {
        self.learn(ask("state", None, None).await);
    }

    fn begin_act(self, act: Busy) {
        self.acts.update_value(|acts| *acts += 1);
        self.busy.set(Some(act));
    }

    fn learn(self, answer: Result<Answer, Failed>) {
        match answer {
            Ok(answer) => {
                self.told.set(None);
                let before = self.signing.get_untracked();
                let ended = has_ended(before.as_ref(), &answer.signing);
                self.take(answer);
                if ended.is_some() {
                    self.has_issued.set(false);
                    self.code_told.set(ended);
                }
            }
            Err(failed) => {
                let told = self.tell(&failed);
                // What is on screen stays, as long as something is.
                let is_open = self.link.get_untracked() == Link::Open;
                if is_open && self.signing.read_untracked().is_none() {
                    self.told.set(Some(told));
                }
            }
        }
    }

    fn take(self, answer: Answer) {
        let code = answer.signing.code.as_ref();
        let seconds = code.and_then(|code| code.seconds_left);
        let now = self.now.get_untracked();
        self.deadline
            .set(seconds.map(|seconds| now + 1000 * i64::from(seconds)));
        self.contents.set_value(answer.contents);
        self.signing.set(Some(answer.signing));
    }

    /// 「アクセスコードを発行する」
    pub fn issue(self) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.begin_act(Busy::Issuing);
        boot::take_code_of_sms();
        spawn_local(self.issue_now());
    }

    async fn issue_now(self) {
        self.issue_told.set(None);
        self.code_told.set(None);
        // Said again for every code.
        self.has_issued.set(false);
        let key = self.issue_key.get_value().unwrap_or_else(dom::random_key);
        self.issue_key.set_value(Some(key.clone()));
        let answer = ask("codes", None, Some(&key)).await;
        self.busy.set(None);
        if !matches!(&answer, Err(failed) if failed.is_lost()) {
            self.issue_key.set_value(None);
        }
        match answer {
            Ok(answer) => {
                self.take(answer);
                self.has_issued.set(true);
            }
            Err(failed) if failed.is(ProblemCode::LockedOut) => self.read().await,
            // Who tapped before the page knew that this request has no such code did nothing wrong.
            Err(failed) if failed.is(ProblemCode::CodeNotPossible) => (),
            Err(failed) => self.issue_told.set(Some(self.tell(&failed))),
        }
    }

    /// 「認証する」
    pub fn verify(self) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        boot::stop_taking_code();
        self.code_told.set(None);
        let kind = untrack(|| self.code()).map(|code| code.kind);
        let kind = kind.unwrap_or(AccessCodeChoice::Sms);
        let code = match read_code(kind, &crate::code::typed()) {
            Ok(code) => code,
            Err(told) => return self.refuse_entry(told),
        };
        self.begin_act(Busy::Verifying);
        // What the right code opens travels beside it.
        late::load(self);
        spawn_local(async move {
            let answer = ask("verification", Some(&code), None).await;
            self.busy.set(None);
            match answer {
                Ok(answer) => {
                    crate::code::forget_typed();
                    self.take(answer);
                }
                Err(failed) if failed.is(ProblemCode::LockedOut) => self.read().await,
                Err(failed) => {
                    let told = self.tell(&failed);
                    if self.link.get_untracked() == Link::Open {
                        self.refuse_entry(told);
                    }
                }
            }
        });
    }

    fn refuse_entry(self, told: Told) {
        self.has_issued.set(false);
        crate::code::point_at(&told);
        self.code_told.set(Some(told));
    }

    /// Asks the drafter to send the request again (G-06).
    pub fn ask_for_rescue(self) {
        self.act("rescue");
    }

    /// 「署名する」
    pub fn sign(self) {
        self.act("signature");
    }

    fn act(self, what: &'static str) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.begin_act(Busy::Acting);
        self.told.set(None);
        spawn_local(async move {
            let answer = ask(what, None, None).await;
            self.busy.set(None);
            match answer {
                Ok(answer) => self.take(answer),
                Err(failed) if failed.is(ProblemCode::CodeNeeded) => self.close_again().await,
                Err(failed)
                    if failed.is(ProblemCode::LockedOut)
                        || failed.is(ProblemCode::RescueNotNeeded) =>
                {
                    self.read().await;
                }
                Err(failed) => self.told.set(Some(self.tell(&failed))),
            }
        });
    }

    /// The documents are no longer open to this browser.
    pub async fn close_again(self) {
        self.read().await;
        self.code_told.set(Some(Told::Again));
    }

    /// What a failure says, and what it means for the page.
    fn tell(self, failed: &Failed) -> Told {
        let refusal = match failed {
            Failed::Refused(refusal) => refusal,
            lost => return of_transport(lost).unwrap_or(Told::Server),
        };
        if refusal.is(ProblemCode::LinkClosed) {
            self.link.set(Link::Closed);
        }
        let mut told = elsewhere(refusal);
        self.signing.update(|signing| {
            if let Some(code) = signing.as_mut().and_then(|it| it.code.as_mut()) {
                told = refused(refusal, code);
                if !code.open {
                    self.deadline.set(None);
                }
            }
        });
        told
    }
}
