//! What input, confirmation and completion share: the form, its draft and where it stands.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use madoguchi_api::sharing;
use madoguchi_contract::Timestamp;
use madoguchi_contract::sharing::ShareList;
use madoguchi_ui::{StepNavigation, dom};

use super::complete::CompletePage;
use super::confirm::ConfirmPage;
use super::input::InputPage;
use super::model::{RowChange, ShareForm};
use crate::shell::draft::{self, Draft};
use crate::shell::locale::{Text, t};
use crate::shell::page::NotFound;
use crate::shell::remote::Remote;
use crate::shell::routes::{Route, use_replace};
use crate::shell::session::use_session;

const DRAFT: &str = "sharing";

/// The form on its way through the three pages.
#[derive(Clone, Copy)]
pub struct Flow {
    /// What was typed.
    pub form: RwSignal<ShareForm>,
    /// How often [内容を確認] or [設定・変更] met errors.
    pub attempt: RwSignal<u32>,
    /// When the draft was saved that the form comes from.
    pub restored_at: RwSignal<Option<Timestamp>>,
    /// What the last registration did.
    pub outcome: RwSignal<Option<Outcome>>,
    list: StoredValue<ShareList>,
}

/// How many accounts a registration has asked, changed and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Accounts that were asked.
    pub asked: usize,
    /// Accounts whose rights were changed.
    pub changed: usize,
    /// Accounts that were released.
    pub deleted: usize,
}

/// The flow's context.
pub fn use_flow() -> Flow {
    expect_context::<Flow>()
}

impl Flow {
    /// The registration is done: the form starts again from what the server has now.
    pub fn finish(self, list: ShareList) {
        let count = |change| {
            self.form.with_untracked(|form| {
                form.changed_rows()
                    .filter(|row| row.change() == change)
                    .count()
            })
        };
        self.outcome.set(Some(Outcome {
            asked: count(RowChange::New),
            changed: count(RowChange::Rights),
            deleted: count(RowChange::Deletion),
        }));
        self.start_over(list);
    }

    /// Throws what was typed away.
    pub fn discard(self) {
        self.start_over(self.list.get_value());
    }

    /// Brings in what the server has now.
    pub fn rebase(self, list: ShareList) {
        self.form.update(|form| form.rebase(&list));
        self.list.set_value(list);
    }

    fn start_over(self, list: ShareList) {
        self.form.update(|form| *form = form.start_over(&list));
        self.list.set_value(list);
        self.restored_at.set(None);
    }
}

/// The frame of the three pages. Leaving it loses nothing: the draft brings everything back.
#[component]
pub fn EditFlow() -> impl IntoView {
    let shares = Remote::new(|client| Box::pin(async move { sharing::shares(&client).await }));
    let session = use_session();
    let query = use_query_map();
    let params = use_params_map();
    let step = Memo::new(move |_| params.read().get("step"));
    let replace = use_replace();
    let Some(account) = session.account_now() else {
        return ().into_any();
    };
    let flow = Flow {
        form: RwSignal::new(ShareForm::default()),
        attempt: RwSignal::new(0),
        restored_at: RwSignal::new(None),
        outcome: RwSignal::new(None),
        list: StoredValue::new(ShareList::default()),
    };
    provide_context(flow);
    let is_ready = RwSignal::new(false);

    let own_email = account.email;
    let account_id = account.id.clone();
    Effect::new(move |_| {
        let Some(list) = shares.get() else { return };
        if is_ready.get_untracked() {
            // Read again after a new sign-in: what was typed stays.
            flow.rebase(list);
            return;
        }
        let draft: Option<Draft<ShareForm>> = draft::load(DRAFT, &account_id);
        flow.restored_at.set(draft.as_ref().map(Draft::saved_at));
        let mut form = ShareForm::new(&list, &own_email);
        if let Some(draft) = draft {
            form = draft.form;
            form.rebase(&list);
        }
        let again = query.read_untracked().get("again");
        if let Some(again) = &again
            && let Some(refused) = list.shares.iter().find(|share| share.id == *again)
        {
            form.ask_again(refused);
        }
        flow.list.set_value(list);
        flow.form.set(form);
        is_ready.set(true);
        if again.is_some() {
            replace(Route::ShareEdit);
        }
    });

    let is_dirty = Memo::new(move |_| is_ready.get() && flow.form.read().is_dirty());
    dom::on_before_unload(is_dirty.into());
    let account_id = account.id;
    Effect::new(move |_| {
        if !is_ready.get() {
            return;
        }
        if is_dirty.get() {
            flow.form.with(|form| draft::save(DRAFT, &account_id, form));
        } else {
            draft::remove(DRAFT, &account_id);
        }
    });

    shares
        .view(move |_| (move || is_ready.get().then(|| page_of(step.get().as_deref()))).into_any())
        .into_any()
}

fn page_of(step: Option<&str>) -> AnyView {
    match step {
        None => view! { <InputPage /> }.into_any(),
        Some("confirm") => view! { <ConfirmPage /> }.into_any(),
        Some("complete") => view! { <CompletePage /> }.into_any(),
        Some(_) => view! { <NotFound /> }.into_any(),
    }
}

/// 入力 → 確認 → 完了
#[component]
pub fn Steps(current: usize) -> impl IntoView {
    let steps: [Text; 3] = [
        t::sharing::STEP_INPUT,
        t::sharing::STEP_CONFIRM,
        t::sharing::STEP_COMPLETE,
    ];
    let total = steps.len();
    let position = move || t::common::step_position(total, (current + 1).min(total));
    view! {
        <StepNavigation
            steps=steps.into_iter().map(TextProp::from).collect()
            current=Signal::stored(current)
            position
        />
    }
}
