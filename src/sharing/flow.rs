//! What input, confirmation and completion share: the form, its draft and where it stands.

use leptos::prelude::*;
use madoguchi_contract::Timestamp;
use madoguchi_contract::sharing::{ShareList, Undo};

use super::model::{RowChange, ShareForm};

/// The form on its way through the three pages.
#[derive(Clone, Copy)]
pub struct Flow {
    /// What was typed.
    pub form: RwSignal<ShareForm>,
    /// How often [内容を確認] or [設定・変更] met errors.
    pub attempt: RwSignal<u32>,
    /// When the draft was saved that the form comes from.
    pub restored_at: RwSignal<Option<Timestamp>>,
    /// A registration was sent, and nobody here knows whether it arrived.
    pub is_unsure: StoredValue<bool>,
    /// What was typed turned out to be what the server has: an answer was lost on the way.
    pub is_registered: RwSignal<bool>,
    /// What the last registration did.
    pub outcome: RwSignal<Option<Outcome>>,
    /// What the server had last.
    pub list: StoredValue<ShareList>,
}

/// How many accounts a registration has asked, changed and released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Accounts that were asked.
    pub asked: usize,
    /// Accounts whose rights were changed.
    pub changed: usize,
    /// Accounts that were released.
    pub deleted: usize,
    /// What undoes the deletions, for a moment.
    pub undo_id: Option<String>,
}

impl Flow {
    /// Gives the context, still without a form.
    pub fn provide() -> Self {
        let flow = Self {
            form: RwSignal::new(ShareForm::default()),
            attempt: RwSignal::new(0),
            restored_at: RwSignal::new(None),
            is_unsure: StoredValue::new(false),
            is_registered: RwSignal::new(false),
            outcome: RwSignal::new(None),
            list: StoredValue::new(ShareList::default()),
        };
        provide_context(flow);
        flow
    }

    /// Begins with what the server has.
    pub fn begin(self, list: ShareList, own_email: &str) {
        self.form.set(ShareForm::new(&list, own_email));
        self.list.set_value(list);
    }

    /// The registration is done: the form starts again from what the server has now.
    pub fn finish(self, list: ShareList, undo: Option<&Undo>) {
        let count = |change| {
            self.form.with_untracked(|form| {
                form.changed_rows()
                    .filter(|row| row.change() == change)
                    .count()
            })
        };
        let outcome = Outcome {
            asked: count(RowChange::New),
            changed: count(RowChange::Rights),
            deleted: count(RowChange::Deletion),
            undo_id: undo.map(|undo| undo.id.clone()),
        };
        self.outcome.set(Some(outcome));
        self.start_over(list);
    }

    /// Its pages were left.
    pub fn is_left(self) -> bool {
        self.form.try_with_untracked(|_| ()).is_none()
    }

    /// Throws what was typed away.
    pub fn discard(self) {
        self.start_over(self.list.get_value());
    }

    /// Brings in what the server has now.
    pub fn rebase(self, list: ShareList) {
        let was_dirty = self.form.with_untracked(|form| form.is_dirty());
        self.form.update(|form| form.rebase(&list));
        self.list.set_value(list);
        let is_dirty = self.form.with_untracked(|form| form.is_dirty());
        self.is_registered.set(was_dirty && !is_dirty);
        if !is_dirty {
            self.restored_at.set(None);
        }
    }

    /// Brings a draft back.
    pub fn restore(self, draft: ShareForm, saved_at: Timestamp, list: ShareList) {
        self.form.set(draft);
        self.restored_at.set(Some(saved_at));
        self.rebase(list);
    }

    fn start_over(self, list: ShareList) {
        self.form.update(|form| *form = form.start_over(&list));
        self.list.set_value(list);
        self.restored_at.set(None);
        self.is_registered.set(false);
        self.is_unsure.set_value(false);
    }
}

/// The flow's context.
pub fn use_flow() -> Flow {
    expect_context::<Flow>()
}
