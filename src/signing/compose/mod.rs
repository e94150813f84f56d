//! 署名依頼の作成: input, confirmation with the price, completion (R-193–R-198, G-04).

mod complete;
pub mod confirm;
mod contents;
mod documents;
mod flow;
mod input;
pub mod model;
mod sending;
mod signer;
pub mod words;

use leptos::prelude::*;
use madoguchi_api::signing;
use madoguchi_ui::dom;

use self::complete::CompletePage;
use self::confirm::ConfirmPage;
use self::flow::Flow;
use self::input::InputPage;
use self::model::ComposeForm;
use crate::shell::draft::{self, Draft};
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::remote::Remote;
use crate::shell::routes::{EditStep, Route};
use crate::shell::session::use_session;

const DRAFT: &str = "signing";

/// The frame of the three pages. Leaving it loses nothing but own codes, which are never stored.
#[component]
pub fn Compose() -> impl IntoView {
    let policy = Remote::new(|client| Box::pin(async move { signing::policy(&client).await }));
    let navigation = use_navigation();
    let step = Memo::new(move |_| match navigation.route() {
        Some(Route::Compose(step)) => Some(step),
        _ => None,
    });
    let Some(account) = use_session().account_now() else {
        return ().into_any();
    };
    let kept: Option<Draft<ComposeForm>> = draft::load(DRAFT, &account.id);
    let flow = Flow::provide(kept.map(|kept| (kept.saved_at(), kept.form)));
    let is_ready = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(policy) = policy.map(Clone::clone) {
            flow.learn(policy);
            is_ready.set(true);
        }
    });

    let is_dirty = Memo::new(move |_| !flow.form.read().is_empty());
    let has_unfinished = move || flow.uploads.missing().unfinished > 0;
    dom::on_before_unload(Signal::derive(move || is_dirty.get() || has_unfinished()));
    Effect::new(move |_| {
        let ready = flow.uploads.ready();
        if flow.form.read_untracked().documents() != ready {
            flow.form.update(|form| form.set_documents(ready));
        }
    });
    Effect::new(move |_| match is_dirty.get() {
        true => flow.form.with(|form| draft::save(DRAFT, &account.id, form)),
        false => draft::remove(DRAFT, &account.id),
    });

    view! {
        {move || {
            (!is_ready.get())
                .then(|| view! { <h1 class="md-visually-hidden">{t::signing::COMPOSE}</h1> })
        }}
        {policy
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
