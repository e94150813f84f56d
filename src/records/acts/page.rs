//! The page of one act, at an address of its own so that going back works.

use leptos::prelude::*;
use madoguchi_api::records;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{Family, RecordAct, RecordDetail};
use madoguchi_ui::{
    Banner, BannerKind, Breadcrumb, BreadcrumbItem, ButtonLink, SummaryList, SummaryRow,
};

use super::fields::ActFields;
use super::form::Wrong;
use super::words;
use crate::records::detail::gone;
use crate::records::record_address;
use crate::records::returning::list_address;
use crate::records::words::{status, texts};
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::screens::{detail_name, list_name};

const FAMILY: Family = Family::Filing;

/// 申請取下げ, 補正 or 再提出 of the filing that the address names.
#[component]
pub fn FilingActPage() -> impl IntoView {
    let navigation = use_navigation();
    let id = Memo::new(move |_| navigation.param("id"));
    let act = Memo::new(move |_| {
        let named = navigation.param("act");
        let mut acts = RecordAct::ON_OWN_FILINGS.into_iter();
        acts.find(|act| act.as_str() == named)
    });
    Effect::new(move |_| {
        if act.get().is_none() {
            navigation.replace_address(&record_address(FAMILY, &id.get()));
        }
    });
    move || act.get().map(|act| view! { <Act id=id.get() act /> })
}

#[component]
fn Act(id: String, act: RecordAct) -> impl IntoView {
    let wanted = id.clone();
    let record = Remote::new(move |client| {
        let id = wanted.clone();
        Box::pin(async move { records::detail(&client, FAMILY, &id).await })
    });
    let title = words::texts(act).title;
    let errors = RwSignal::new(Vec::<Wrong>::new());
    // What is there stays while it is read again.
    let filing = Memo::new(move |before: Option<&Option<RecordDetail>>| {
        let read = record.map(RecordDetail::clone);
        read.or_else(|| before.cloned().flatten())
    });
    // A form once begun stays: read again after signing in, the filing may have left its state
    // in another tab, and what was typed would go with the form. The server refuses what is sent.
    let may = Memo::new(move |before: Option<&Option<bool>>| match before {
        Some(Some(true)) => Some(true),
        _ => filing.with(|filing| Some(filing.as_ref()?.may(act))),
    });
    let is_gone = move || record.problem() == Some(ProblemCode::NotFound);
    let address = record_address(FAMILY, &id);
    view! {
        <Breadcrumb label=t::records::PLACE>
            <BreadcrumbItem href=Route::Home.path()>{t::home::TITLE}</BreadcrumbItem>
            <BreadcrumbItem href=list_address(FAMILY)>{list_name(FAMILY)}</BreadcrumbItem>
            <BreadcrumbItem href=address>{detail_name(FAMILY)}</BreadcrumbItem>
            <BreadcrumbItem>{title}</BreadcrumbItem>
        </Breadcrumb>
        <PageHeading title=title has_errors=Signal::derive(move || !errors.read().is_empty()) />
        {move || match (may.get(), filing.get_untracked()) {
            (Some(true), Some(detail)) => {
                view! {
                    {overview(act, &detail)}
                    <ActFields act detail errors />
                }
                    .into_any()
            }
            (Some(false), Some(detail)) => not_possible(&detail),
            _ if is_gone() => gone(FAMILY),
            _ => record.view(|_| ().into_any()).into_any(),
        }}
    }
}

fn overview(act: RecordAct, detail: &RecordDetail) -> AnyView {
    // A withdrawal answers no request.
    let request = (act != RecordAct::Withdraw).then(|| super::request_of_authority(detail));
    let record = detail.record.clone();
    view! {
        <div class="md-stack">
            <SummaryList>
                <SummaryRow label=t::records::TITLE>
                    <bdi>{record.title}</bdi>
                </SummaryRow>
                <SummaryRow label=texts(FAMILY).number>{record.number}</SummaryRow>
                <SummaryRow label=t::records::AUTHORITY>
                    <bdi>{record.authority}</bdi>
                </SummaryRow>
            </SummaryList>
            {request}
        </div>
    }
    .into_any()
}

/// Reached by an address, or by 「戻る」 after the act: the filing is in another state, or
/// somebody else's.
fn not_possible(detail: &RecordDetail) -> AnyView {
    let record = &detail.record;
    let owner = record.owner.as_ref().map(|owner| owner.name.clone());
    let state = status(record.status);
    let why = move || match &owner {
        Some(name) => t::records::owners_record(name),
        None => t::records::wrong_state_advice(state.get()),
    };
    let id = record.id.clone();
    view! {
        <Banner kind=BannerKind::Warning heading=t::records::WRONG_STATE>
            <p>{why}</p>
            {to_record(id)}
        </Banner>
    }
    .into_any()
}

/// The way back to what the filing says now.
pub fn to_record(id: String) -> AnyView {
    view! {
        <ButtonLink href=record_address(FAMILY, &id)>
            {move || t::records::to_list(detail_name(FAMILY).get())}
        </ButtonLink>
    }
    .into_any()
}
