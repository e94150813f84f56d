//! What the list says when it has nothing to show.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldError, ProblemCode};
use madoguchi_ui::{Button, ButtonKind, ButtonLink, EmptyState, announce, dom};

use super::{WORDS, Wanted};
use crate::shell::failure::Failure;
use crate::shell::field::message;
use crate::shell::locale::t;
use crate::shell::routes::{EditStep, Route};

/// What the server or the contract finds wrong with the query, if that is why there is no list.
pub fn wrong_conditions(failure: Option<Failure>) -> Option<Vec<FieldError>> {
    match failure {
        Some(Failure::Refused(problem)) if problem.code == ProblemCode::InvalidFields => {
            Some(problem.fields)
        }
        _ => None,
    }
}

/// What is wrong with an address that was typed, or with words that are too many.
pub fn wrong(fields: Vec<FieldError>, open: Callback<Wanted>) -> AnyView {
    let entry = |error: FieldError| {
        let label = match error.pointer.as_str() {
            "/words" => t::signing::WORDS,
            "/state" => t::signing::REQUEST_STATE,
            _ => t::signing::PAGE,
        };
        view! { <li>{move || message(&error, label.get())}</li> }
    };
    announce(t::records::WRONG_CONDITIONS.get());
    view! {
        <EmptyState title=t::records::WRONG_CONDITIONS>
            <ul>{fields.into_iter().map(entry).collect_view()}</ul>
            {clear(Wanted::default(), open)}
        </EmptyState>
    }
    .into_any()
}

/// Nothing was sent yet, or nothing fits.
pub fn nothing(wanted: Wanted, open: Callback<Wanted>) -> AnyView {
    let cleared = Wanted::default().with_view(wanted.view);
    if wanted.is_narrowed() {
        return view! {
            <EmptyState title=t::signing::NONE_FOUND>
                <p>{t::records::NONE_FOUND_ADVICE}</p>
                {clear(cleared, open)}
            </EmptyState>
        }
        .into_any();
    }
    if wanted.page() > 1 {
        return view! {
            <EmptyState title=t::signing::NONE_HERE>
                <ButtonLink kind=ButtonKind::Outline href=cleared.address()>
                    {t::signing::TO_FIRST_PAGE}
                </ButtonLink>
            </EmptyState>
        }
        .into_any();
    }
    view! {
        <EmptyState title=t::signing::NONE>
            <p>{t::signing::NONE_ADVICE}</p>
            <ButtonLink href=Route::Compose(EditStep::Input).path()>
                {t::signing::COMPOSE}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

/// The way out of a search that leads nowhere.
fn clear(cleared: Wanted, open: Callback<Wanted>) -> AnyView {
    view! {
        <Button
            kind=ButtonKind::Outline
            on_press=move |()| {
                open.run(cleared.clone());
                dom::focus(WORDS);
            }
        >
            {t::records::CLEAR_CONDITIONS}
        </Button>
    }
    .into_any()
}
