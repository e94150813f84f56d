//! What a list says when it has nothing to show: nothing there, nothing found, nothing asked for
//! that there could be.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldError, ProblemCode};
use madoguchi_contract::records::{Family, RecordQuery};
use madoguchi_ui::{Button, ButtonKind, EmptyState, announce, dom};

use super::lookup_address;
use super::model::{all_taken_off, is_narrowed};
use crate::shell::failure::Failure;
use crate::shell::field::message;
use crate::shell::locale::t;

/// What the server or the contract finds wrong with the query, if that is why there is no list.
pub fn wrong_conditions(failure: Option<Failure>) -> Option<Vec<FieldError>> {
    match failure {
        Some(Failure::Refused(problem)) if problem.code == ProblemCode::InvalidFields => {
            Some(problem.fields)
        }
        _ => None,
    }
}

/// What is wrong with an address that was typed, or that has grown old.
#[component]
pub fn WrongConditions(fields: Vec<FieldError>, open: Callback<RecordQuery>) -> impl IntoView {
    let entry = |error: FieldError| {
        let label = match error.pointer.as_str() {
            "/words" => t::records::WORDS,
            "/from" | "/to" => t::records::PERIOD,
            "/status" => t::records::STATUS,
            "/size" => t::records::PAGE_SIZE,
            "/cursor" => t::records::PAGES,
            "/ownOnly" => t::records::OWN_ONLY,
            "/columns" => t::records::COLUMNS,
            _ => t::records::SORT,
        };
        view! { <li>{move || message(&error, label.get())}</li> }
    };
    announce(t::records::WRONG_CONDITIONS.get());
    view! {
        <EmptyState title=t::records::WRONG_CONDITIONS>
            <ul>{fields.into_iter().map(entry).collect_view()}</ul>
            <ClearButton cleared=RecordQuery::default() open />
        </EmptyState>
    }
}

/// An empty list: nobody has filed anything yet, or nothing fits the conditions.
#[component]
pub fn NoRecords(family: Family, query: RecordQuery, open: Callback<RecordQuery>) -> impl IntoView {
    if !is_narrowed(&query) {
        return view! {
            <EmptyState title=t::records::NONE>
                <p>{t::records::NONE_ADVICE}</p>
            </EmptyState>
        }
        .into_any();
    }
    announce(t::records::NONE_FOUND.get());
    // Who looks for a number may look it up, however it is typed.
    let lookup = (family == Family::Filing).then(|| {
        view! {
            <p>
                <a class="md-link" href=lookup_address(query.words.trim())>
                    {t::records::LOOKUP_INSTEAD}
                </a>
            </p>
        }
    });
    let cleared = all_taken_off(query);
    view! {
        <EmptyState title=t::records::NONE_FOUND>
            <p>{t::records::NONE_FOUND_ADVICE}</p>
            {lookup}
            <ClearButton cleared open />
        </EmptyState>
    }
    .into_any()
}

/// The way out of a search that leads nowhere.
#[component]
fn ClearButton(cleared: RecordQuery, open: Callback<RecordQuery>) -> impl IntoView {
    view! {
        <Button
            kind=ButtonKind::Outline
            on_press=move |()| {
                open.run(cleared.clone());
                dom::focus("words");
            }
        >
            {t::records::CLEAR_CONDITIONS}
        </Button>
    }
}
