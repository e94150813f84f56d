//! What input, confirmation and completion share: the form, its files and where it stands.

use leptos::prelude::*;
use madoguchi_contract::Timestamp;
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodePolicy, AccessCodeSource, SignatureRequest,
};

use super::model::ComposeForm;
use crate::shell::uploads::Uploads;

/// The form on its way through the three pages.
#[derive(Clone, Copy)]
pub struct Flow {
    /// What was typed.
    pub form: RwSignal<ComposeForm>,
    /// The documents.
    pub uploads: Uploads,
    /// What the company asks of its drafters.
    pub policy: RwSignal<AccessCodePolicy>,
    /// How often [内容と料金を確認] or [送信する] met errors.
    pub attempt: RwSignal<u32>,
    /// When the draft was saved that the form comes from.
    pub restored_at: RwSignal<Option<Timestamp>>,
    /// What was sent last.
    pub outcome: RwSignal<Option<Outcome>>,
}

/// A request that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Of the request.
    pub id: String,
    /// How many sign.
    pub signers: usize,
    /// One after the other.
    pub in_order: bool,
    /// A code has to be told to a signer.
    pub has_own_codes: bool,
    /// What it costs in all.
    pub yen: u32,
}

impl Flow {
    /// Gives the context, with a draft where there is one.
    pub fn provide(draft: Option<(Timestamp, ComposeForm)>) -> Self {
        let (restored_at, form) = draft.unzip();
        let form = form.map(ComposeForm::taken_up).unwrap_or_default();
        let flow = Self {
            uploads: Uploads::to_sign(form.documents()),
            form: RwSignal::new(form),
            policy: RwSignal::new(unknown_policy()),
            attempt: RwSignal::new(0),
            restored_at: RwSignal::new(restored_at),
            outcome: RwSignal::new(None),
        };
        provide_context(flow);
        flow
    }

    /// Takes the policy as it is now; a form that nothing was typed into begins with it.
    pub fn learn(self, policy: AccessCodePolicy) {
        if self.form.with_untracked(ComposeForm::is_empty) {
            self.form.set(ComposeForm::new(&policy));
        }
        self.policy.set(policy);
    }

    /// The request was sent: the form starts again.
    pub fn finish(self, sent: SignatureRequest) {
        let is_own = |choice| choice == AccessCodeChoice::Custom;
        let outcome = self.form.with_untracked(|form| Outcome {
            id: sent.id,
            signers: form.signers().len(),
            in_order: sent.in_order,
            has_own_codes: form.signers().iter().any(|it| is_own(it.choice)),
            yen: form.quote().total,
        });
        self.outcome.set(Some(outcome));
        // Its files are the request's now.
        self.uploads.rows.set(Vec::new());
        self.start_over();
    }

    /// Its pages were left.
    pub fn is_left(self) -> bool {
        self.form.try_with_untracked(|_| ()).is_none()
    }

    /// Throws what was typed away, and its files.
    pub fn discard(self) {
        self.uploads.clear();
        self.start_over();
    }

    fn start_over(self) {
        let policy = self.policy.get_untracked();
        self.form.set(ComposeForm::new(&policy));
        self.restored_at.set(None);
    }
}

/// The flow's context.
pub fn use_flow() -> Flow {
    expect_context::<Flow>()
}

/// Before the server has told the company's own.
fn unknown_policy() -> AccessCodePolicy {
    AccessCodePolicy {
        version: 0,
        required: false,
        source: AccessCodeSource::default(),
        identity_option: false,
        changed: None,
        allowed: Vec::new(),
    }
}
