use chrono::NaiveDate;
use leptos::prelude::*;
use madoguchi_contract::sharing::{ChangeSharesRequest, Right};
use madoguchi_ui::{Badge, BadgeColor, Button, ButtonKind, Dialog, SummaryCard, SummaryRow};

use super::flow::{Flow, use_flow};
use super::model::{Row, RowChange};
use super::registration::Registration;
use super::screens::ScreensTable;
use super::words::{right, until};
use crate::shell::failure::FailureBanner;
use crate::shell::locale::{Text, t, today};
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::{EditStep, Route};
use crate::shell::steps::Steps;

/// アカウント共有設定・変更, step 確認 (R-029, R-030, R-041, R-042, G-01)
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    // An empty form has no errors yet: nobody has tried to send it.
    let is_dirty = flow.form.with_untracked(|form| form.is_dirty());
    let request = flow
        .form
        .try_update(|form| is_dirty.then(|| form.check(today())).flatten());
    match request.flatten() {
        Some(request) => view! { <Confirm request /> }.into_any(),
        None => {
            // Reached without a form that can be sent, by an address or by 「戻る」.
            Effect::new(move |_| navigation.replace(Route::ShareEdit(EditStep::Input)));
            ().into_any()
        }
    }
}

#[component]
fn Confirm(request: ChangeSharesRequest) -> impl IntoView {
    let flow = use_flow();
    let registration = Registration::new(flow, request);
    let navigation = use_navigation();
    let rows: Vec<Row> = flow
        .form
        .with_untracked(|form| form.changed_rows().cloned().collect());
    let deletions: Vec<String> = rows
        .iter()
        .filter(|row| row.is_deleted)
        .map(|row| row.gbiz_id.clone())
        .collect();
    let unchanged = flow.form.with_untracked(|form| form.rows().len()) - rows.len();
    let asks = rows.iter().any(|row| row.change() == RowChange::New);
    let changes = rows.iter().any(|row| row.change() == RowChange::Rights);
    let is_asking_back = RwSignal::new(false);
    let has_deletions = !deletions.is_empty();
    let press = move |()| {
        if has_deletions {
            is_asking_back.set(true);
        } else {
            registration.send.run(());
        }
    };
    let confirm_deletions = move || {
        let send = move |()| {
            is_asking_back.set(false);
            registration.send.run(());
        };
        view! {
            <Button kind=ButtonKind::Danger on_press=send>
                {t::sharing::REGISTER}
            </Button>
            <Button kind=ButtonKind::Outline on_press=move |()| is_asking_back.set(false)>
                {t::common::CANCEL}
            </Button>
        }
    };
    view! {
        <PageHeading title=t::sharing::CONFIRM_TITLE />
        <Steps current=1 />
        {move || {
            // Once a try has failed nobody here knows whether it arrived.
            registration
                .failure
                .read()
                .is_none()
                .then(|| view! { <p class="md-lead">{t::sharing::CONFIRM_LEAD}</p> })
        }}
        <div class="md-stack">{rows.into_iter().map(row_card).collect_view()}</div>
        {(unchanged > 0).then(|| view! { <p>{move || t::sharing::unchanged(unchanged)}</p> })}
        <Previews flow />
        {asks
            .then(|| {
                view! {
                    <ul class="md-notes">
                        <li>{t::sharing::NOTE_CONSENT}</li>
                        <li>{t::sharing::NOTE_ALL_SHARED}</li>
                    </ul>
                }
            })}
        {changes
            .then(|| {
                view! {
                    <ul class="md-notes">
                        <li>{t::sharing::NOTE_CHANGE}</li>
                    </ul>
                }
            })}
        <FailureBanner failure=registration.failure />
        <div class="md-actions">
            <Button busy=registration.is_sending on_press=press>
                {t::sharing::REGISTER}
            </Button>
            <Button
                kind=ButtonKind::Outline
                busy=registration.is_sending
                on_press=move |()| navigation.replace(Route::ShareEdit(EditStep::Input))
            >
                {t::sharing::MODIFY}
            </Button>
        </div>
        <div role="status">
            {move || {
                registration.is_sending.get().then(|| view! { <p>{t::common::SENDING}</p> })
            }}
        </div>
        <Dialog
            open=is_asking_back
            heading=t::sharing::CONFIRM_DELETION
            on_close_request=Callback::new(move |()| is_asking_back.set(false))
            actions=confirm_deletions
        >
            <p>{t::sharing::CONFIRM_DELETION_ABOUT}</p>
            <ul class="md-notes">
                {deletions
                    .iter()
                    .map(|gbiz_id| view! { <li>{gbiz_id.clone()}</li> })
                    .collect_view()}
            </ul>
        </Dialog>
    }
}

fn row_card(row: Row) -> AnyView {
    let (mark, color) = match row.change() {
        RowChange::New => (t::sharing::MARK_NEW, BadgeColor::Blue),
        RowChange::Deletion => (t::sharing::MARK_DELETION, BadgeColor::Red),
        _ => (t::sharing::MARK_CHANGED, BadgeColor::Orange),
    };
    let before = row
        .share
        .as_ref()
        .filter(|_| !row.is_deleted)
        .map(|share| share.rights());
    let official = row.official_document_right;
    let delivery = row.delivery_right;
    let name = row.share.as_ref().map(|share| share.party.name.clone());
    let ends = ends(&row);
    let folded = row.was_folded.then(|| row.gbiz_id.clone());
    view! {
        <SummaryCard heading=row.gbiz_id>
            {name.map(|name| view! { <SummaryRow label=t::sharing::ACCOUNT_NAME>{name}</SummaryRow> })}
            <SummaryRow label=t::sharing::OFFICIAL_DOCUMENT_RIGHT>
                {change_of(before.map(|rights| rights.official_document_right), official)}
            </SummaryRow>
            <SummaryRow label=t::sharing::DELIVERY_RIGHT>
                {change_of(before.map(|rights| rights.delivery_right), delivery)}
            </SummaryRow>
            {ends
                .map(|ends_on| {
                    view! {
                        <SummaryRow label=t::sharing::ENDS>{move || until(ends_on)}</SummaryRow>
                    }
                })}
            <SummaryRow label=t::sharing::REMARKS>
                <Badge color>{mark}</Badge>
                {folded.map(|gbiz_id| view! { <p>{move || t::field::folded(&gbiz_id)}</p> })}
            </SummaryRow>
        </SummaryCard>
    }
    .into_any()
}

/// The last day that a new account is asked for; of a known share only when it has one.
fn ends(row: &Row) -> Option<Option<NaiveDate>> {
    match &row.share {
        None => Some(row.ends_on),
        Some(share) => share.ends_on.map(Some),
    }
}

/// A right, with the one before it where it changes.
fn change_of(before: Option<Right>, after: Option<Right>) -> AnyView {
    let text = move |right_or_none: Option<Right>| -> &'static str {
        right_or_none.map(right).map_or("", Text::get)
    };
    (move || match before.filter(|_| before != after) {
        Some(before) => t::sharing::before_and_after(text(Some(before)), text(after)),
        None => text(after).to_owned(),
    })
    .into_any()
}

/// What the requester will see and do once the owners have allowed it (G-01).
#[component]
fn Previews(flow: Flow) -> impl IntoView {
    let previews = flow.form.with_untracked(|form| form.previews());
    (!previews.is_empty()).then(|| {
        view! {
            <section class="md-section">
                <h2>{t::sharing::PREVIEW_TITLE}</h2>
                <p>{t::sharing::PREVIEW_LEAD}</p>
                {previews
                    .into_iter()
                    .map(|(rights, gbiz_ids)| {
                        let accounts = gbiz_ids.join(", ");
                        view! {
                            <ScreensTable
                                rights
                                caption=move || t::sharing::preview_of(&accounts)
                            />
                        }
                    })
                    .collect_view()}
            </section>
        }
    })
}
