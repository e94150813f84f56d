//! What this visit knows, and what can be done on it.

mod failures;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{AccessCodeChoice, CodeState, Signing, SigningStep};
use madoguchi_ui::dom;

use crate::answer::{Answer, Failed, ask};
use crate::boot;
use crate::late::{self, Loaded};
use crate::model::{
    Told, ended, has_ended, has_issue_ended, is_stuck, read_code, run_out, stays_finished,
    still_told,
};

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
    pub contents: RwSignal<Option<String>>,
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
    /// The documents have closed behind who has signed.
    pub has_closed: RwSignal<bool>,
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
            contents: RwSignal::new(None),
            link: RwSignal::new(link),
            deadline: RwSignal::new(None),
            now: dom::ticking(),
            busy,
            acting: Memo::new(move |_| busy.get() == Some(Busy::Acting)),
            code_told: RwSignal::new(None),
            issue_told: RwSignal::new(None),
            told: RwSignal::new(None),
            has_issued: RwSignal::new(false),
            has_closed: RwSignal::new(false),
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
                if self.acts.get_value() != acts {
                    return;
                }
                let before = self.signing.get_untracked();
                match answer {
                    Ok(answer) if stays_finished(before.as_ref(), &answer.signing) => {
                        self.has_closed.set(true);
                    }
                    answer => self.learn(answer),
                }
            });
        }
    }

    /// The code's time is over by the page's own clock: that is said whatever the network does.
    /// The server has the last word.
    pub fn run_out(self) {
        self.deadline.set(None);
        self.has_issued.set(false);
        // Whoever presses now wants another SMS.
        if self.busy.get_untracked() != Some(Busy::Issuing) {
            self.issue_key.set_value(None);
        }
        let code = self
            .signing
            .try_update(|signing| Some(run_out(signing.as_mut()?.code.as_mut()?)));
        self.code_told.set(code.flatten());
        self.look_again();
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
                if has_issue_ended(before.as_ref(), &answer.signing) {
                    self.issue_key.set_value(None);
                }
                self.take(answer);
                if ended.is_some() {
                    self.has_issued.set(false);
                    self.code_told.set(ended);
                }
            }
            Err(failed) => {
                let told = self.tell(&failed);
                // What is on screen stays, as long as there is something and a way on.
                let is_open = self.link.get_untracked() == Link::Open;
                if is_open
                    && self
                        .signing
                        .with_untracked(|it| it.as_ref().is_none_or(is_stuck))
                {
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
        self.has_closed.set(false);
        if let Some((told, code)) = self.code_told.get_untracked().zip(code) {
            let still = still_told(told.clone(), code);
            if still.as_ref() != Some(&told) {
                self.code_told.set(still);
            }
        }
        if *self.contents.read_untracked() != answer.contents {
            self.contents.set(answer.contents);
        }
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
                // A repeated request tells of the code that it has brought before.
                let ended = ended(&answer.signing);
                let code = answer.signing.code.as_ref();
                self.has_issued.set(code.is_some_and(|code| code.open));
                self.take(answer);
                self.code_told.set(ended);
            }
            Err(failed) if failed.is(ProblemCode::LockedOut) => self.lock_out().await,
            // Who tapped before the page knew that this request has no such code did nothing wrong.
            Err(failed) if failed.is(ProblemCode::CodeNotPossible) => (),
            Err(failed) => {
                let told = self.tell(&failed);
                let is_elsewhere = told == Told::IssuesUsedUp;
                self.issue_told.set(Some(told));
                // Another tab has the last one, and its end.
                if is_elsewhere {
                    self.read().await;
                }
            }
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
                Err(failed) if failed.is(ProblemCode::LockedOut) => self.lock_out().await,
                Err(failed) => {
                    let told = self.tell(&failed);
                    // The server knows of a code that this page does not.
                    let is_open = untrack(|| self.code()).is_some_and(|code| code.open);
                    let is_behind = match told {
                        Told::Replaced(_) => true,
                        Told::Wrong(_) => !is_open,
                        _ => false,
                    };
                    if self.link.get_untracked() == Link::Open {
                        self.refuse_entry(told);
                    }
                    if is_behind {
                        self.read().await;
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
                Err(failed) if failed.is(ProblemCode::LockedOut) => self.lock_out().await,
                Err(failed)
                    if failed.is(ProblemCode::CodeNeeded)
                        || failed.is(ProblemCode::RescueNotNeeded) =>
                {
                    self.catch_up().await;
                }
                Err(failed) => self.told.set(Some(self.tell(&failed))),
            }
        });
    }
}
