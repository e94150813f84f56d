//! What the server has found, and the ways to the rest of it.

use std::sync::Arc;

use leptos::prelude::*;
use madoguchi_contract::records::{Columns, Family, PAGE_SIZES, Record, RecordList, RecordQuery};
use madoguchi_ui::announce;

use super::model::{address, from_first_page};
use super::table::RecordTable;
use super::tools::{ListTools, Tools};
use crate::shell::locale::{Text, t};
use crate::shell::remote::Remote;
use crate::shell::routes::Route;

/// The line that says which records are shown; a new page is read from there.
pub const SHOWN: &str = "records-shown";

/// A page of a list.
#[derive(Clone, Default)]
pub struct Answer {
    /// What it answers: the address may be ahead of it.
    pub query: RecordQuery,
    /// Its records; none while there is no answer.
    pub records: Arc<[Record]>,
    total: u32,
    is_more: bool,
    first: u32,
    previous: Option<String>,
    next: Option<String>,
}

impl Answer {
    /// The newest answer. Another one is news, even if it says the same.
    pub fn following(list: Remote<RecordList>, query: Memo<RecordQuery>) -> Memo<Self> {
        Memo::new_with_compare(
            move |_| {
                let of = |list: &RecordList| Self::new(query.get_untracked(), list);
                list.map(of).unwrap_or_default()
            },
            |_, _| true,
        )
    }

    fn new(query: RecordQuery, list: &RecordList) -> Self {
        Self {
            query,
            records: list.records.as_slice().into(),
            total: list.total,
            is_more: list.total_is_more,
            first: list.first,
            previous: list.previous.clone(),
            next: list.next.clone(),
        }
    }

    /// 「45件中 1〜20件目」
    fn place(&self) -> String {
        let last = self.first + self.records.len().saturating_sub(1) as u32;
        if self.is_more {
            t::records::shown_of_more(self.total, self.first, last)
        } else {
            t::records::shown(self.total, self.first, last)
        }
    }
}

/// The records that were found. They stay on screen while others take their places, and so does
/// the focus. While none is found nothing is in sight, but the table is kept for the next ones.
#[component]
pub fn Records(
    family: Family,
    answer: Memo<Answer>,
    is_found: Memo<bool>,
    columns: Memo<Columns>,
    tools: Tools,
    open: Callback<RecordQuery>,
) -> impl IntoView {
    Effect::new(move |_| {
        let answer = answer.read();
        if is_found.get() {
            announce(&untrack(|| answer.place()));
        }
    });
    let path = Route::Records(family).path();
    let query = Memo::new(move |_| RecordQuery {
        columns: columns.get().to_text(),
        ..answer.read().query.clone()
    });
    let records = Signal::derive(move || match is_found.get() {
        true => answer.read().records.clone(),
        false => Arc::default(),
    });
    let head = move || {
        view! {
            <div class="md-row" data-spread="">
                <p id=SHOWN tabindex="-1">
                    {move || answer.read().place()}
                </p>
                {move || page_sizes(path, &query.read())}
            </div>
            <ListTools family query tools open />
        }
    };
    let links = move || {
        let answer = answer.read();
        let pages = PageLinks {
            previous: answer.previous.clone(),
            next: answer.next.clone(),
            path,
            query: query.get(),
        };
        pages.view()
    };
    view! {
        {move || is_found.get().then(head)}
        <RecordTable family query records open />
        {move || is_found.get().then(links)}
    }
    .into_any()
}

/// The ways to longer and shorter pages.
fn page_sizes(path: &'static str, query: &RecordQuery) -> AnyView {
    let present = query.size.parse().unwrap_or(PAGE_SIZES[0]);
    let link = |size: u32| {
        let query = RecordQuery {
            size: size.to_string(),
            ..from_first_page(query.clone())
        };
        view! {
            <li>
                <a
                    class="md-page-sizes__link"
                    href=address(path, &query)
                    aria-current=(size == present).then_some("true")
                >
                    {move || t::records::records_per_page(size)}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=t::records::PAGE_SIZE>
            <ul class="md-page-sizes">{PAGE_SIZES.map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The ways to the page before and the page behind.
struct PageLinks {
    previous: Option<String>,
    next: Option<String>,
    path: &'static str,
    query: RecordQuery,
}

impl PageLinks {
    fn view(self) -> Option<AnyView> {
        let Self {
            previous,
            next,
            path,
            query,
        } = self;
        if previous.is_none() && next.is_none() {
            return None;
        }
        let link = |cursor: Option<String>, rel: &'static str, label: Text| {
            let query = RecordQuery {
                cursor: cursor?,
                ..query.clone()
            };
            Some(view! {
                <a class="md-button" data-kind="outline" rel=rel href=address(path, &query)>
                    {label}
                </a>
            })
        };
        let links = view! {
            <nav class="md-row" data-spread="" aria-label=t::records::PAGES>
                {link(previous, "prev", t::records::PREVIOUS_PAGE)}
                {link(next, "next", t::records::NEXT_PAGE)}
            </nav>
        };
        Some(links.into_any())
    }
}
