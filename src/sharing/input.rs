use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, ErrorSummary, SummaryError, dom};

use super::flow::{Flow, use_flow};
use super::model::{Input, Row};
use super::row::{RowCard, input_id, input_message, input_target};
use crate::shell::locale::{t, today};
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::{EditStep, Route};
use crate::shell::steps::{RestoredBanner, Steps};

const ADD_ID: &str = "add-account";
const CHECK_ID: &str = "check-content";

/// アカウント共有設定・変更, step 入力
#[component]
pub fn InputPage() -> impl IntoView {
    let flow = use_flow();
    let form = flow.form;
    let navigation = use_navigation();
    // Told until something is changed: the form as a whole has no row for it.
    let is_unchanged = RwSignal::new(false);
    let errors = Signal::derive(move || summary(flow, is_unchanged.get()));
    let has_errors = Signal::derive(move || !errors.read().is_empty());

    let check = move |()| {
        let request = form.try_update(|form| form.check(today())).flatten();
        is_unchanged.set(request.is_none() && !has_row_errors(flow));
        match request {
            Some(_) => navigation.open(Route::ShareEdit(EditStep::Confirmation)),
            None => flow.attempt.update(|attempt| *attempt += 1),
        }
    };
    let add = move |()| {
        is_unchanged.set(false);
        if let Some(key) = form.try_update(|form| form.add()).flatten() {
            dom::focus_soon(input_id(key, Input::GbizId));
        }
    };
    let keys = Memo::new(move |_| {
        form.with(|form| form.rows().iter().map(|row| row.key).collect::<Vec<_>>())
    });
    let remaining = Memo::new(move |_| form.read().remaining());
    view! {
        <PageHeading title=t::sharing::EDIT_TITLE has_errors />
        <Steps current=0 />
        <ErrorSummary title=t::field::SUMMARY errors attempt=flow.attempt />
        <RestoredBanner
            restored_at=flow.restored_at
            on_discard=Callback::new(move |()| flow.discard())
        />
        <RegisteredBanner />
        <p class="md-lead">{t::sharing::EDIT_LEAD}</p>
        <ul class="md-notes">
            <li>{t::sharing::NOTE_ALL_SHARED}</li>
            <li>{t::sharing::NOTE_ONE_WAY}</li>
            <li>{t::sharing::NOTE_CONSENT}</li>
        </ul>
        <div class="md-stack">
            <For each=move || keys.get() key=|key| *key let:key>
                <RowCard key />
            </For>
        </div>
        <UndoRemoval />
        <div class="md-actions">
            <div role="status">
                <p>{move || t::sharing::remaining(remaining.get())}</p>
                {move || {
                    (remaining.get() == 0).then(|| view! { <p>{t::sharing::LIMIT_REACHED}</p> })
                }}
            </div>
            {move || {
                (remaining.get() > 0)
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Outline on_press=add id=ADD_ID>
                                {t::sharing::ADD}
                            </Button>
                        }
                    })
            }}
        </div>
        <div class="md-actions">
            <Button on_press=check id=CHECK_ID>
                {t::sharing::CHECK}
            </Button>
            <a class="md-link" href=Route::Shares.path()>
                {t::sharing::BACK_TO_LIST}
            </a>
        </div>
    }
}

/// Says that a registration arrived whose answer was lost.
#[component]
fn RegisteredBanner() -> impl IntoView {
    let flow = use_flow();
    let is_shown = Memo::new(move |_| flow.is_registered.get() && !flow.form.read().is_dirty());
    move || {
        is_shown.get().then(|| {
            view! {
                <div role="status">
                    <Banner kind=BannerKind::Success heading=t::sharing::ALREADY_REGISTERED>
                        <p>{t::sharing::ALREADY_REGISTERED_ABOUT}</p>
                    </Banner>
                </div>
            }
        })
    }
}

/// Brings a new row back that was taken away.
#[component]
fn UndoRemoval() -> impl IntoView {
    let form = use_flow().form;
    let can_undo = Memo::new(move |_| form.read().can_undo_removal());
    let undo = move |()| {
        if let Some(key) = form.try_update(|form| form.undo_removal()).flatten() {
            dom::focus_soon(input_id(key, Input::GbizId));
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
                                {t::sharing::ROW_REMOVED} " "
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

fn has_row_errors(flow: Flow) -> bool {
    flow.form
        .with_untracked(|form| form.rows().iter().any(|row| !row.errors.is_empty()))
}

fn summary(flow: Flow, is_unchanged: bool) -> Vec<SummaryError> {
    if is_unchanged && !flow.form.read().is_dirty() {
        return vec![SummaryError {
            target: CHECK_ID.to_owned(),
            message: t::field::NOTHING_TO_CHANGE.get().to_owned(),
        }];
    }
    flow.form.with(|form| {
        let rows = form.rows().iter().enumerate();
        rows.flat_map(|(at, row)| row_summary(at + 1, row))
            .collect()
    })
}

fn row_summary(number: usize, row: &Row) -> Vec<SummaryError> {
    let entry = |(input, error): &(Input, _)| SummaryError {
        target: input_target(row, *input),
        message: t::sharing::error_of_account(number, input_message(row, *input, error)),
    };
    row.errors.iter().map(entry).collect()
}
