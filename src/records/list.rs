use leptos::prelude::*;
use madoguchi_api::{Error, records};
use madoguchi_contract::records::{Columns, Family, PAGE_SIZES, RecordList, RecordQuery};
use madoguchi_ui::{announce, dom};

use super::conditions::Conditions;
use super::family_of_page;
use super::model::{address, columns, from_first_page, read_anew};
use super::nothing::{NoRecords, WrongConditions, wrong_conditions};
use super::table::RecordTable;
use super::tools::{ListTools, Tools};
use super::words::texts;
use crate::shell::locale::{Text, t};
use crate::shell::navigation::{Navigation, use_navigation};
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::screens::list_name;

/// The line that says which records are shown; a new page is read from there.
const SHOWN: &str = "records-shown";

/// A list of records: the own ones and those of every owner who has consented. All that it
/// shows stands in its address (G-17).
#[component]
pub fn RecordsPage() -> impl IntoView {
    let family = family_of_page();
    let navigation = use_navigation();
    let query = Memo::new(move |_| query_of_page(navigation));
    // What is shown of each record changes on the page alone: nothing is read again for it.
    let asked = Memo::new(move |_| query.with(read_anew));
    let list = Remote::following(
        move || asked.get(),
        move |client, query| {
            Box::pin(async move {
                query.clone().check(family).map_err(Error::refused)?;
                records::list(&client, family, &query).await
            })
        },
    );
    let open = Callback::new(move |wanted: RecordQuery| {
        if wanted == *query.read_untracked() {
            list.reload();
        } else {
            navigation.open_address(&address(Route::Records(family).path(), &wanted));
        }
    });
    // The form that was sent is folded away: its reader goes on with what was found.
    let search_sent = StoredValue::new(false);
    let was_shown = StoredValue::new(false);
    let wrong = Memo::new(move |_| wrong_conditions(list.failure()));
    let owners = Memo::new(move |_| list.map(|list| list.owners.clone()).unwrap_or_default());
    let columns = Memo::new(move |_| query.with(columns));
    let tools = Tools::new(family, query);
    view! {
        <FamilyLinks family />
        <PageHeading title=list_name(family) />
        <Conditions family query owners open search_sent />
        <div class="md-records" aria-busy=move || list.is_loading().then_some("true")>
            {move || match wrong.get() {
                Some(fields) => view! { <WrongConditions fields open /> }.into_any(),
                None => {
                    list.view(move |list| {
                            let query = query.get_untracked();
                            land(&query, search_sent, was_shown);
                            view! { <Records family query columns tools list open /> }.into_any()
                        })
                        .into_any()
                }
            }}
        </div>
    }
}

/// The query that the address holds; reactive.
fn query_of_page(navigation: Navigation) -> RecordQuery {
    RecordQuery {
        words: navigation.param("words"),
        from: navigation.param("from"),
        to: navigation.param("to"),
        status: navigation.param("status"),
        owner: navigation.param("owner"),
        own_only: navigation.param("ownOnly"),
        sort: navigation.param("sort"),
        size: navigation.param("size"),
        cursor: navigation.param("cursor"),
        columns: navigation.param("columns"),
    }
}

/// The ways to the other families.
#[component]
fn FamilyLinks(family: Family) -> impl IntoView {
    let link = |other: Family| {
        let present = (other == family).then_some("page");
        view! {
            <li>
                <a
                    class="md-family-links__link"
                    href=Route::Records(other).path()
                    aria-current=present
                >
                    {texts(other).short}
                </a>
            </li>
        }
    };
    view! {
        <nav class="md-families" aria-label=t::records::FAMILIES>
            <ul class="md-family-links">{Family::ALL.map(link).collect_view()}</ul>
        </nav>
    }
}

/// Brings the reader to where a list goes on. Whoever comes back finds it as it was left; a new
/// page and what a form has found are read from their first record, and so is a list whose
/// control, a column's for example, was replaced under the reader's hand.
fn land(query: &RecordQuery, search_sent: StoredValue<bool>, was_shown: StoredValue<bool>) {
    let is_found = search_sent.try_update_value(std::mem::take) == Some(true);
    let is_shown_anew =
        was_shown.try_update_value(|was_shown| std::mem::replace(was_shown, true)) == Some(true);
    if let Some(place) = dom::remembered_place() {
        request_animation_frame(move || place.restore());
    } else if is_found || !query.cursor.is_empty() {
        dom::focus_soon(SHOWN.to_owned());
    } else if is_shown_anew {
        dom::focus_soon_if_lost(SHOWN.to_owned());
    }
}

#[component]
fn Records(
    family: Family,
    query: RecordQuery,
    columns: Memo<Columns>,
    tools: Tools,
    list: RecordList,
    open: Callback<RecordQuery>,
) -> impl IntoView {
    if list.records.is_empty() {
        return view! { <NoRecords query open /> }.into_any();
    }
    let (total, first) = (list.total, list.first);
    let last = first + list.records.len().saturating_sub(1) as u32;
    let is_more = list.total_is_more;
    let shown = move || {
        if is_more {
            t::records::shown_of_more(total, first, last)
        } else {
            t::records::shown(total, first, last)
        }
    };
    announce(&shown());
    let path = Route::Records(family).path();
    // A list that was read stays on screen while its columns change, and so does the focus.
    let query = Memo::new(move |_| RecordQuery {
        columns: columns.get().to_text(),
        ..query.clone()
    });
    let links = move || {
        let pages = PageLinks {
            previous: list.previous.clone(),
            next: list.next.clone(),
            path,
            query: query.get(),
        };
        pages.view()
    };
    view! {
        <div class="md-row" data-spread="">
            <p id=SHOWN tabindex="-1">{shown}</p>
            {move || page_sizes(path, &query.read())}
        </div>
        <ListTools family query tools open />
        {move || {
            view! { <RecordTable family query=query.get() records=list.records.clone() open /> }
        }}
        {links}
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
