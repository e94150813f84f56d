use leptos::prelude::*;
use madoguchi_contract::signing::NewBulkRequest;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, ButtonLink, SummaryList, SummaryRow};

use super::input::Cost;
use super::list::about;
use super::model::BulkRow;
use super::sending::Sending;
use super::use_flow;
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;
use crate::signing::compose::confirm::OtherAgain;
use crate::signing::compose::model::Again;
use crate::signing::cost::yen;

/// Everything, and what it costs, before it is sent (D-16, G-04).
#[component]
pub fn Confirm() -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    let is_dirty = !flow.form.with_untracked(|form| form.is_empty());
    let missing = untrack(|| flow.uploads.missing());
    let checked =
        flow.with_policy(|form, policy| is_dirty.then(|| form.check(policy, missing)).flatten());
    match checked.flatten() {
        Some(request) => view! { <Checked request /> }.into_any(),
        None => {
            // Reached without a form that can be sent, by an address or by 「戻る」.
            Effect::new(move |_| navigation.replace(Route::BulkSending));
            ().into_any()
        }
    }
}

#[component]
fn Checked(request: NewBulkRequest) -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    let form = flow.form.get_untracked();
    let (count, price) = (form.rows().len(), yen(form.quote().total));
    let title = form.title.trim().to_owned();
    let message = match form.message.trim() {
        "" => view! { {t::compose::NO_MESSAGE} }.into_any(),
        text => view! { <bdi class="md-record__text">{text.to_owned()}</bdi> }.into_any(),
    };
    let documents = form.documents().iter();
    let documents = documents
        .map(|it| view! { <li><bdi>{it.name.clone()}</bdi></li> })
        .collect_view();
    let rows: Vec<AnyView> = form.rows().iter().map(row).collect();
    let sending = Sending::new(flow, request);
    let again = Memo::new(move |_| flow.form.read().again());
    view! {
        <PageHeading title=t::bulk::CONFIRM_TITLE />
        {move || {
            (again.get() == Again::First)
                .then(|| view! { <p class="md-lead">{t::compose::CONFIRM_LEAD}</p> })
        }}
        <OtherAgain again />
        <SummaryList>
            <SummaryRow label=t::compose::REQUEST_TITLE>
                <bdi>{title}</bdi>
            </SummaryRow>
            <SummaryRow label=t::compose::MESSAGE>{message}</SummaryRow>
            <SummaryRow label=t::compose::DOCUMENTS>
                <ol>{documents}</ol>
            </SummaryRow>
            <SummaryRow label=t::bulk::COUNT>{move || t::bulk::requests(count)}</SummaryRow>
        </SummaryList>
        <section class="md-section">
            <h2>{t::compose::SIGNERS}</h2>
            <SummaryList>{rows}</SummaryList>
        </section>
        <Cost />
        <FailureBanner failure=sending.failure />
        <div class="md-actions">
            <Button busy=sending.is_busy on_press=sending.send>
                {move || t::bulk::send(count, &price)}
            </Button>
            <Button
                kind=ButtonKind::Outline
                busy=sending.is_busy
                on_press=move |()| navigation.replace(Route::BulkSending)
            >
                {t::compose::MODIFY}
            </Button>
        </div>
        <div role="status">
            {move || sending.is_busy.get().then(|| view! { <p>{t::common::SENDING}</p> })}
        </div>
    }
}

fn row(row: &BulkRow) -> AnyView {
    let (line, name) = (row.line, row.signer.name.trim().to_owned());
    let label = move || format!("{} {name}", t::bulk::line(line));
    let about = about(row);
    view! { <SummaryRow label>{about}</SummaryRow> }.into_any()
}

/// What was sent.
#[component]
pub fn Complete() -> impl IntoView {
    let sent = use_flow().sent.get_untracked();
    let (sent, has_own_codes) = sent.unwrap_or_default();
    let (count, price) = (sent.requests.len(), yen(sent.charged.total));
    view! {
        <PageHeading title=t::bulk::COMPLETE_TITLE />
        <Banner
            kind=BannerKind::Success
            heading=move || t::bulk::complete_heading(count)
        >
            <p>{move || t::compose::complete_price(&price)}</p>
        </Banner>
        <section class="md-section">
            <h2>{t::compose::NEXT_TITLE}</h2>
            <ul class="md-notes">
                {has_own_codes.then(|| view! { <li>{t::compose::NEXT_CUSTOM}</li> })}
                <li>{t::compose::NEXT_NEWS}</li>
            </ul>
        </section>
        <div class="md-actions">
            <ButtonLink href=Route::SignatureRequests.path()>{t::compose::TO_LIST}</ButtonLink>
        </div>
    }
}
