use leptos::prelude::*;
use madoguchi_api::records;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{Family, RecordAct, RecordDetail, RecordEvent, RecordItem};
use madoguchi_ui::{
    Banner, BannerKind, Breadcrumb, BreadcrumbItem, ButtonLink, SummaryList, SummaryRow, dom,
};

use super::acts::acts;
use super::documents::Documents;
use super::downloads::Downloads;
use super::family_of_page;
use super::reading::OpenedDocument;
use super::returning::list_address;
use super::words::{owner_badge, status, status_badge, texts};
use crate::shell::locale::{date_time, t};
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::screens::{detail_name, list_name};

const GONE: &str = "record-gone";

/// One record with its documents.
#[component]
pub fn RecordPage() -> impl IntoView {
    let family = family_of_page();
    let navigation = use_navigation();
    let id = Memo::new(move |_| navigation.param("id"));
    let record = Remote::following(
        move || id.get(),
        move |client, id| Box::pin(async move { records::detail(&client, family, &id).await }),
    );
    let is_gone = Memo::new(move |_| record.problem() == Some(ProblemCode::NotFound));
    let downloads = Downloads::new(family, record);
    let document_gone = StoredValue::new(String::new());
    let opened = Memo::new(move |_| navigation.param("document"));
    Effect::new(move |_| {
        opened.track();
        downloads.chosen.track();
        downloads.go_on();
    });
    view! {
        <Breadcrumb label=t::records::PLACE>
            <BreadcrumbItem href=Route::Home.path()>{t::home::TITLE}</BreadcrumbItem>
            <BreadcrumbItem href=list_address(family)>{list_name(family)}</BreadcrumbItem>
            <BreadcrumbItem>{detail_name(family)}</BreadcrumbItem>
        </Breadcrumb>
        <PageHeading title=detail_name(family) />
        {move || match is_gone.get() {
            true => gone(family),
            false => record.view(move |detail| show(family, detail, downloads, opened, record, document_gone)).into_any(),
        }}
    }
}

/// Deleted, no longer shared, or never there: the server does not tell which.
pub fn gone(family: Family) -> AnyView {
    // Whoever had the record open stood somewhere in it.
    dom::focus_soon_if_lost(GONE.to_owned());
    view! {
        <div role="alert" id=GONE tabindex="-1">
            <Banner kind=BannerKind::Warning heading=t::records::RECORD_GONE>
                <p>{t::records::RECORD_GONE_ADVICE}</p>
                <ButtonLink href=Route::Records(family).path()>
                    {move || t::records::to_list(list_name(family).get())}
                </ButtonLink>
            </Banner>
        </div>
    }
    .into_any()
}

fn show(
    family: Family,
    detail: RecordDetail,
    downloads: Downloads,
    opened: Memo<String>,
    record: Remote<RecordDetail>,
    document_gone: StoredValue<String>,
) -> AnyView {
    let may_download = detail.may(RecordAct::Download);
    let has_documents = !detail.documents.is_empty();
    let notes = detail.record.owner.clone().map(|owner| {
        let view_only = (!may_download && has_documents).then(|| {
            let name = owner.name.clone();
            view! { <p>{move || t::records::view_only(&name)}</p> }
        });
        let name = owner.name;
        let is_filing = family == Family::Filing;
        let not_changeable =
            is_filing.then(|| view! { <p>{move || t::records::owners_record(&name)}</p> });
        view! {
            <div class="md-stack">
                {not_changeable} {view_only}
            </div>
        }
    });
    view! {
        <Overview family detail=detail.clone() />
        {notes}
        {acts(&detail)}
        <section class="md-section">
            <h2>{t::records::DOCUMENTS}</h2>
            <Documents detail=detail.clone() downloads />
        </section>
        <OpenedDocument
            family
            record_id=detail.record.id
            documents=detail.documents
            opened
            on_gone=Callback::new(move |document: String| {
                // Once: a document that stays away is told at its place.
                if document_gone.get_value() != document {
                    document_gone.set_value(document);
                    record.reload();
                }
            })
        />
        {items(detail.items)}
        {events(detail.events)}
    }
    .into_any()
}

/// What a record is and where it stands.
#[component]
pub fn Overview(family: Family, detail: RecordDetail) -> impl IntoView {
    let words = texts(family);
    let record = detail.record;
    let arrived_at = record.arrived_at;
    let owner = record.owner.map(|owner| {
        let badge = owner_badge(&owner);
        view! { <SummaryRow label=t::records::OWNER>{badge}</SummaryRow> }
    });
    view! {
        <section class="md-section">
            <h2>
                <bdi>{record.title}</bdi>
            </h2>
            <SummaryList>
                <SummaryRow label=words.number>{record.number}</SummaryRow>
                <SummaryRow label=t::records::AUTHORITY>
                    <bdi>{record.authority}</bdi>
                </SummaryRow>
                <SummaryRow label=t::records::STATUS>{status_badge(record.status)}</SummaryRow>
                <SummaryRow label=words.arrived_at>{move || date_time(arrived_at)}</SummaryRow>
                {owner}
            </SummaryList>
        </section>
    }
}

fn items(items: Vec<RecordItem>) -> Option<AnyView> {
    let row = |item: RecordItem| {
        view! {
            <SummaryRow label=item.label>
                <bdi class="md-record__text">{item.value}</bdi>
            </SummaryRow>
        }
    };
    (!items.is_empty()).then(|| {
        view! {
            <section class="md-section">
                <h2>{t::records::ITEMS}</h2>
                <SummaryList>{items.into_iter().map(row).collect_view()}</SummaryList>
            </section>
        }
        .into_any()
    })
}

fn events(events: Vec<RecordEvent>) -> Option<AnyView> {
    (!events.is_empty()).then(|| {
        view! {
            <section class="md-section">
                <h2>{t::records::EVENTS}</h2>
                {event_list(events)}
            </section>
        }
        .into_any()
    })
}

/// What happened to a record, newest first.
pub fn event_list(events: Vec<RecordEvent>) -> AnyView {
    let entry = |event: RecordEvent| {
        let by_owner = event.by_owner.then(|| {
            view! { <span class="md-record__number">{t::records::NOTE_BY_OWNER}</span> }
        });
        let note = event.note.map(|note| {
            view! {
                <p>
                    {by_owner} <bdi class="md-record__text">{note}</bdi>
                </p>
            }
        });
        view! {
            <li>
                <p>
                    <strong>{status(event.status)}</strong>
                    " "
                    <span class="md-record__number">{move || date_time(event.at)}</span>
                </p>
                {note}
            </li>
        }
    };
    view! {
        <ol class="md-flow" reversed=true>
            {events.into_iter().map(entry).collect_view()}
        </ol>
    }
    .into_any()
}
