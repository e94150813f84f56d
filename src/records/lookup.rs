//! 申請案件状況照会: a filing by the number on its receipt.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use madoguchi_api::{Error, records};
use madoguchi_contract::problem::{FieldError, ProblemCode};
use madoguchi_contract::records::{
    Family, FilingLookup, LookupQuery, RecordDetail, RecordDocument, RecordStatus, ValidLookup,
};
use madoguchi_ui::{
    Breadcrumb, BreadcrumbItem, Button, ButtonKind, ButtonLink, Skeleton, TextField, TextWidth, dom,
};

use super::detail::{Overview, event_list};
use super::words::{document_kind, size_text};
use super::{document_address, lookup_address, record_address};
use crate::shell::failure::Failure;
use crate::shell::field::FieldErrors;
use crate::shell::locale::{Text, t};
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::screens::list_name;

const NUMBER: &str = "number";
const RESULT: &str = "lookup-result";

/// Asks for a number and says where its filing stands. The number stands in the address (G-17).
#[component]
pub fn FilingLookupPage() -> impl IntoView {
    let navigation = use_navigation();
    let number = Memo::new(move |_| navigation.param("number"));
    let found = Remote::following(
        move || number.get(),
        move |client, number| {
            Box::pin(async move {
                if number.is_empty() {
                    return Ok(None);
                }
                let query = LookupQuery { number };
                query.clone().check().map_err(Error::refused)?;
                records::look_up(&client, &query).await.map(Some)
            })
        },
    );
    let sent = StoredValue::new(false);
    let look_up = Callback::new(move |wanted: String| {
        sent.set_value(true);
        if wanted == *number.read_untracked() {
            found.reload();
        } else {
            navigation.open_address(&lookup_address(&wanted));
        }
    });
    // Whoever has sent the form goes on with what was found.
    Effect::new(move |_| {
        let is_there = !found.is_loading() && !number.read_untracked().is_empty();
        if is_there && sent.try_update_value(std::mem::take) == Some(true) {
            dom::focus_soon(RESULT.to_owned());
        }
    });
    let wrong = Memo::new(move |_| match found.failure() {
        Some(Failure::Refused(problem)) => problem.fields,
        _ => Vec::new(),
    });
    view! {
        <Breadcrumb label=t::records::PLACE>
            <BreadcrumbItem href=Route::Home.path()>{t::home::TITLE}</BreadcrumbItem>
            <BreadcrumbItem href=Route::Records(Family::Filing).path()>
                {list_name(Family::Filing)}
            </BreadcrumbItem>
            <BreadcrumbItem>{t::records::LOOKUP}</BreadcrumbItem>
        </Breadcrumb>
        <Form number wrong look_up />
        {move || {
            let asked = number.get();
            if asked.is_empty() || !wrong.read().is_empty() {
                ().into_any()
            } else if found.is_loading() {
                view! { <Skeleton lines=6 status=t::common::LOADING /> }.into_any()
            } else if found.problem() == Some(ProblemCode::NotFound) {
                nothing(asked)
            } else {
                found.view(move |lookup| lookup.map(|it| filings(it, &asked)).into_any()).into_any()
            }
        }}
    }
}

#[component]
fn Form(
    /// What the address asks for.
    number: Memo<String>,
    /// What is wrong with it.
    wrong: Memo<Vec<FieldError>>,
    look_up: Callback<String>,
) -> impl IntoView {
    let errors = FieldErrors::new();
    let typed = RwSignal::new(String::new());
    // What the number is read as, when it was typed otherwise. Told when the field is left, it would
    // move the button away from under the press that leaves it.
    let read_as = Memo::new(move |_| {
        let now = typed.read();
        let number = check(&now).ok()?.number;
        (number != now.trim()).then_some(number)
    });
    Effect::new(move |_| typed.set(number.get()));
    Effect::new(move |_| errors.set(wrong.get()));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = typed.get_untracked().trim().to_owned();
        match check(&wanted) {
            Ok(_) => {
                errors.clear();
                look_up.run(wanted);
            }
            Err(wrong) => {
                errors.set(wrong);
                dom::focus_field(NUMBER);
            }
        }
    };
    view! {
        <PageHeading title=t::records::LOOKUP has_errors=Signal::derive(move || errors.any()) />
        <p class="md-lead">{t::records::LOOKUP_LEAD}</p>
        <form class="md-form md-lookup" role="search" novalidate=true on:submit=send>
            <TextField
                id=NUMBER
                label=t::records::FILING_NUMBER
                required=true
                support=t::records::LOOKUP_SUPPORT
                error=errors.of("/number", t::records::FILING_NUMBER)
                notice=Signal::derive(move || read_as.get().map(t::records::lookup_read_as))
                value=typed
                on_input=Callback::new(move |now| typed.set(now))
                width=TextWidth::Medium
            />
            <Button submit=true>{t::records::LOOKUP_BUTTON}</Button>
        </form>
    }
}

fn check(typed: &str) -> Result<ValidLookup, Vec<FieldError>> {
    let number = typed.to_owned();
    LookupQuery { number }.check()
}

/// Unknown, or not the reader's to see: the server does not tell which.
fn nothing(asked: String) -> AnyView {
    let number = check(&asked).map_or(asked, |valid| valid.number);
    view! {
        <div class="md-empty" role="alert" id=RESULT tabindex="-1">
            <h2 class="md-empty__title">{t::records::LOOKUP_NONE}</h2>
            <div class="md-section">
                <p>{move || t::records::lookup_none_where(&number)}</p>
                <ul class="md-notes">
                    <li>{t::records::LOOKUP_NONE_DIGITS}</li>
                    <li>{t::records::LOOKUP_NONE_SHARED}</li>
                    <li>{t::records::LOOKUP_NONE_LIST}</li>
                </ul>
                <ButtonLink href=Route::Records(Family::Filing).path() kind=ButtonKind::Outline>
                    {list_name(Family::Filing)}
                </ButtonLink>
            </div>
        </div>
    }
    .into_any()
}

fn filings(lookup: FilingLookup, asked: &str) -> AnyView {
    let count = lookup.filings.len();
    let asked = check(asked).ok();
    let is_exact = |filing: &RecordDetail| {
        let asked = asked.as_ref();
        asked.is_some_and(|asked| asked.is_written_as(&filing.record.number))
    };
    let respelled = (!lookup.filings.iter().any(is_exact))
        .then(|| view! { <p>{t::records::LOOKUP_RESPELLED}</p> });
    view! {
        <div class="md-section">
            <p id=RESULT tabindex="-1">{move || t::records::lookup_found(count)}</p>
            {respelled}
        </div>
        {lookup.filings.into_iter().map(filing).collect_view()}
    }
    .into_any()
}

fn filing(detail: RecordDetail) -> AnyView {
    let title = detail.record.title.clone();
    let href = record_address(Family::Filing, &detail.record.id);
    let next = next(&detail);
    let events = detail.events.clone();
    let documents = documents(&detail);
    view! {
        <article class="md-lookup__filing">
            <Overview family=Family::Filing detail />
            <h3>{t::records::NEXT}</h3>
            <p>{next}</p>
            <h3>{t::records::EVENTS}</h3>
            {event_list(events)}
            <h3>{t::records::DOCUMENTS}</h3>
            {documents}
            <div class="md-actions">
                <ButtonLink href kind=ButtonKind::Outline>
                    {t::records::LOOKUP_OPEN}
                    <span class="md-visually-hidden">" " {title}</span>
                </ButtonLink>
            </div>
        </article>
    }
    .into_any()
}

/// What happens next, and who has to do it.
fn next(detail: &RecordDetail) -> Text {
    let is_own = detail.record.owner.is_none();
    match (detail.record.status, is_own) {
        (RecordStatus::Arrived, _) => t::records::NEXT_ARRIVED,
        (RecordStatus::UnderReview, _) => t::records::NEXT_UNDER_REVIEW,
        (RecordStatus::CorrectionWanted, true) => t::records::NEXT_CORRECTION,
        (RecordStatus::CorrectionWanted, false) => t::records::NEXT_OWNERS_CORRECTION,
        (RecordStatus::ResubmissionWanted, true) => t::records::NEXT_RESUBMISSION,
        (RecordStatus::ResubmissionWanted, false) => t::records::NEXT_OWNERS_RESUBMISSION,
        (RecordStatus::Completed, _) => t::records::NEXT_COMPLETED,
        (RecordStatus::Withdrawn, _) => t::records::NEXT_WITHDRAWN,
        _ => t::records::NEXT_UNKNOWN,
    }
}

/// Each document opens in the record's page, where the rights say what can be done with it.
fn documents(detail: &RecordDetail) -> AnyView {
    if detail.documents.is_empty() {
        return view! { <p>{t::records::DOCUMENTS_NONE}</p> }.into_any();
    }
    let entry = |document: &RecordDocument| {
        let href = document_address(Family::Filing, &detail.record.id, &document.id);
        let kind = document_kind(document.kind);
        let (name, size) = (document.name.clone(), document.size);
        view! {
            <li>
                <a class="md-link" href=href>
                    <bdi>{name}</bdi>
                </a>
                <span class="md-record__number">{kind} " " {move || size_text(size)}</span>
            </li>
        }
    };
    view! { <ul class="md-notes">{detail.documents.iter().map(entry).collect_view()}</ul> }
        .into_any()
}
