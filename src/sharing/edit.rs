use leptos::prelude::*;
use madoguchi_api::sharing;
use madoguchi_ui::dom;

use super::complete::CompletePage;
use super::confirm::ConfirmPage;
use super::flow::Flow;
use super::input::InputPage;
use super::model::ShareForm;
use crate::shell::draft::{self, Draft};
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::remote::Remote;
use crate::shell::routes::{EditStep, Route};
use crate::shell::session::use_session;

const DRAFT: &str = "sharing";

/// The frame of the three pages. Leaving it loses nothing: the draft brings everything back.
#[component]
pub fn EditFlow() -> impl IntoView {
    let shares = Remote::new(|client| Box::pin(async move { sharing::shares(&client).await }));
    let session = use_session();
    let navigation = use_navigation();
    let step = Memo::new(move |_| match navigation.route() {
        Some(Route::ShareEdit(step)) => Some(step),
        _ => None,
    });
    let Some(account) = session.account_now() else {
        return ().into_any();
    };
    let flow = Flow::provide();
    let is_ready = RwSignal::new(false);

    let own_email = account.email;
    let account_id = account.id.clone();
    Effect::new(move |_| {
        let Some(list) = shares.map(Clone::clone) else {
            return;
        };
        if is_ready.get_untracked() {
            // Read again after a new sign-in: what was typed stays.
            flow.rebase(list);
            return;
        }
        let draft: Option<Draft<ShareForm>> = draft::load(DRAFT, &account_id);
        let again = dom::query("again");
        let refused = again
            .as_ref()
            .and_then(|again| list.shares.iter().find(|share| share.id == *again))
            .cloned();
        match draft {
            Some(draft) => {
                let saved_at = draft.saved_at();
                flow.restore(draft.form, saved_at, list);
            }
            None => flow.begin(list, &own_email),
        }
        if let Some(refused) = refused {
            flow.form.update(|form| form.ask_again(&refused));
        }
        is_ready.set(true);
        if again.is_some() {
            navigation.replace(Route::ShareEdit(EditStep::Input));
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

    view! {
        {move || {
            (!is_ready.get())
                .then(|| view! { <h1 class="md-visually-hidden">{t::sharing::EDIT_TITLE}</h1> })
        }}
        {shares
            .view(move |_| (move || is_ready.get().then(|| step.get().map(page_of))).into_any())}
    }
    .into_any()
}

fn page_of(step: EditStep) -> AnyView {
    match step {
        EditStep::Input => view! { <InputPage /> }.into_any(),
        EditStep::Confirmation => view! { <ConfirmPage /> }.into_any(),
        EditStep::Completion => view! { <CompletePage /> }.into_any(),
    }
}
