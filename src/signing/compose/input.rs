use leptos::prelude::*;
use madoguchi_contract::signing::{AccessCodeChoice, SIGNERS_MAX};
use madoguchi_ui::{Button, ButtonKind, ErrorSummary, RadioGroup, RadioOption, SummaryError, dom};

use super::contents::Contents;
use super::flow::{Flow, use_flow};
use super::model::{Input, SignerInput, SignerRow, Why};
use super::signer::SignerCard;
use super::words::{input_id, message};
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::{EditStep, Route};
use crate::shell::steps::{RestoredBanner, Steps};
use crate::signing::cost::{QuoteList, ReRequestPrices};
use crate::signing::guide::Related;

/// 署名依頼の作成, step 入力
#[component]
pub fn InputPage() -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    let errors = Signal::derive(move || summary(flow));
    let has_errors = Signal::derive(move || !errors.read().is_empty());
    let check = move |()| {
        let missing = untrack(|| flow.uploads.missing());
        let policy = flow.policy.get_untracked();
        let checked = flow.form.try_update(|form| form.check(&policy, missing));
        match checked.flatten() {
            Some(_) => navigation.open(Route::Compose(EditStep::Confirmation)),
            None => flow.attempt.update(|attempt| *attempt += 1),
        }
    };
    view! {
        <PageHeading title=t::signing::COMPOSE has_errors />
        <Steps current=0 />
        <ErrorSummary title=t::field::SUMMARY errors attempt=flow.attempt />
        <RestoredBanner
            restored_at=flow.restored_at
            on_discard=Callback::new(move |()| flow.discard())
            lost=move || lost_codes(flow)
        />
        <p class="md-lead">{t::compose::LEAD}</p>
        <p>
            <a class="md-link" href=Route::BulkSending.path()>
                {t::bulk::LINK}
            </a>
        </p>
        <Contents />
        <Signers />
        <Cost flow />
        <div class="md-actions">
            <Button on_press=check>{t::compose::CHECK}</Button>
            <a class="md-link" href=Route::SignatureRequests.path()>
                {t::compose::BACK}
            </a>
        </div>
        <Related />
    }
}

/// The price as far as it is chosen (G-04).
#[component]
pub fn Cost(flow: Flow) -> impl IntoView {
    let quote = Memo::new(move |_| flow.form.read().quote());
    let prices = Memo::new(move |_| flow.form.read().re_requests());
    let comes_in_parts = Memo::new(move |_| {
        let form = flow.form.read();
        form.in_order && form.signers().len() > 1
    });
    view! {
        <section class="md-section">
            <h2>{t::charges::TITLE}</h2>
            <QuoteList quote />
            <ReRequestPrices prices quote />
            <p class="md-field__support">{t::charges::SIGNER_FREE}</p>
            {move || {
                comes_in_parts
                    .get()
                    .then(|| view! { <p class="md-field__support">{t::charges::IN_ORDER}</p> })
            }}
        </section>
    }
}

#[component]
fn Signers() -> impl IntoView {
    let flow = use_flow();
    let form = flow.form;
    let keys = Memo::new(move |_| {
        form.with(|form| form.signers().iter().map(|it| it.key).collect::<Vec<_>>())
    });
    let has_several = Memo::new(move |_| keys.read().len() > 1);
    let has_room = Memo::new(move |_| form.read().has_room());
    let add = move |()| {
        let policy = flow.policy.get_untracked();
        let added = form.try_update(|form| form.add_signer(&policy));
        if let Some(key) = added.flatten() {
            dom::focus_soon(input_id(Input::Of(key, SignerInput::Name)));
        }
    };
    view! {
        <section class="md-section">
            <h2>{t::compose::SIGNERS}</h2>
            {move || has_several.get().then(|| view! { <Order /> })}
            <div class="md-stack">
                <For each=move || keys.get() key=|key| *key let:key>
                    <SignerCard key />
                </For>
            </div>
            <UndoRemoval />
            <div class="md-actions">
                {move || match has_room.get() {
                    true => {
                        view! {
                            <Button
                                kind=ButtonKind::Outline
                                on_press=add
                                id=input_id(Input::Signers)
                            >
                                {t::compose::ADD}
                            </Button>
                        }
                            .into_any()
                    }
                    false => {
                        view! { <p role="status">{move || t::compose::full(SIGNERS_MAX)}</p> }
                            .into_any()
                    }
                }}
            </div>
        </section>
    }
}

/// 順番に, or all at once.
#[component]
fn Order() -> impl IntoView {
    const AT_ONCE: &str = "at_once";
    const ONE_BY_ONE: &str = "one_by_one";
    let form = use_flow().form;
    let value = Signal::derive(move || {
        let in_order = form.read().in_order;
        Some(if in_order { ONE_BY_ONE } else { AT_ONCE }.to_owned())
    });
    let choose = Callback::new(move |value: String| {
        form.update(|form| form.edit(Input::Signers, |form| form.in_order = value == ONE_BY_ONE));
    });
    let options = vec![
        RadioOption {
            value: AT_ONCE,
            label: t::compose::AT_ONCE.into(),
            support: None,
        },
        RadioOption {
            value: ONE_BY_ONE,
            label: t::compose::ONE_BY_ONE.into(),
            support: Some(t::compose::ONE_BY_ONE_ABOUT.into()),
        },
    ];
    view! {
        <RadioGroup
            id="order"
            legend=t::compose::ORDER
            required=true
            options
            value
            on_change=choose
        />
    }
}

/// Which codes have not come back with a draft: they are stored nowhere.
fn lost_codes(flow: Flow) -> AnyView {
    let has_lost_codes = Memo::new(move |_| {
        let form = flow.form.read();
        let is_lost = |it: &SignerRow| {
            it.is_code_lost && it.choice == AccessCodeChoice::Custom && it.code.is_empty()
        };
        form.signers().iter().any(is_lost)
    });
    let note = move || view! { <p>{t::compose::RESTORED_CODES}</p> };
    (move || has_lost_codes.get().then(note)).into_any()
}

/// Brings a signer back that was taken away.
#[component]
fn UndoRemoval() -> impl IntoView {
    let form = use_flow().form;
    let can_undo = Memo::new(move |_| form.read().can_undo_removal());
    let undo = move |()| {
        if let Some(key) = form.try_update(|form| form.undo_removal()).flatten() {
            dom::focus_soon(input_id(Input::Of(key, SignerInput::Name)));
        }
    };
    view! {
        <div role="status">
            {move || {
                can_undo
                    .get()
                    .then(|| {
                        view! {
                            <p class="md-row">
                                {t::compose::REMOVED} " "
                                <Button kind=ButtonKind::Text on_press=undo id="undo-removal">
                                    {t::common::UNDO}
                                </Button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

fn summary(flow: Flow) -> Vec<SummaryError> {
    flow.form.with(|form| {
        let entry = |(input, why): &(Input, Why)| {
            let error = message(*input, why);
            SummaryError {
                target: input_id(*input),
                message: match input {
                    Input::Of(key, _) => {
                        let at = form.signers().iter().position(|it| it.key == *key);
                        let signer = t::compose::of_signer(at.map_or(0, |at| at + 1));
                        t::compose::error_of(signer, error)
                    }
                    _ => error,
                },
            }
        };
        form.wrong().iter().map(entry).collect()
    })
}
