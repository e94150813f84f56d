//! What refusals and lost answers mean for the visit.

use leptos::prelude::*;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::SigningStep;

use super::{Link, Visit};
use crate::answer::{Failed, ask};
use crate::late::screen;
use crate::model::{Told, refused, refused_alone};
use crate::telling::of_transport;

impl Visit {
    /// The refusal itself says that no code is possible; the rest is read.
    pub(super) async fn lock_out(self) {
        self.deadline.set(None);
        self.signing.update(|signing| {
            if let Some(signing) = signing {
                signing.step = SigningStep::LockedOut;
            }
        });
        self.read().await;
    }

    /// Reads what has changed since this screen was drawn, after a press that was refused because
    /// of it. The screen that comes says why; where none comes, this one says that it failed.
    pub async fn catch_up(self) {
        let before = untrack(|| screen(self));
        let answer = ask("state", None, None).await;
        let told = answer.as_ref().err().and_then(of_transport);
        self.learn(answer);
        if untrack(|| screen(self)) == before {
            self.told.set(Some(told.unwrap_or(Told::Refused)));
        }
    }

    /// The same for a file, in whose place it is told when no other screen comes.
    pub async fn catch_up_for_file(self) -> Option<Told> {
        self.catch_up().await;
        let told = self.told.get_untracked();
        self.told.set(None);
        told
    }

    /// What a failure says, and what it means for the page.
    pub(super) fn tell(self, failed: &Failed) -> Told {
        let refusal = match failed {
            Failed::Refused(refusal) => refusal,
            lost => return of_transport(lost).unwrap_or(Told::Server),
        };
        if refusal.is(ProblemCode::LinkClosed) {
            self.link.set(Link::Closed);
        }
        let mut told = refused_alone(refusal);
        self.signing.update(|signing| {
            if let Some(code) = signing.as_mut().and_then(|it| it.code.as_mut()) {
                let issues_left = code.issues_left;
                told = refused(refusal, code);
                if code.issues_left < issues_left {
                    self.issue_key.set_value(None);
                }
                if !code.open {
                    self.deadline.set(None);
                }
            }
        });
        told
    }
}
