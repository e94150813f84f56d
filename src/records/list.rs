use leptos::prelude::*;
use madoguchi_api::{Error, records};
use madoguchi_contract::records::{Family, RecordQuery};
use madoguchi_ui::dom;

use super::answer::{Answer, Records, SHOWN};
use super::conditions::Conditions;
use super::family_of_page;
use super::model::{address, columns, read_anew};
use super::nothing::{NoRecords, WrongConditions, wrong_conditions};
use super::returning;
use super::tools::Tools;
use super::words::texts;
use crate::shell::locale::t;
use crate::shell::navigation::{Navigation, use_navigation};
use crate::shell::news::news_badge;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::screens::list_name;
use crate::shell::session::use_session;

/// A list of records: the own ones and those of every owner who has consented. All that it
/// shows stands in its address (G-17).
#[component]
pub fn RecordsPage() -> impl IntoView {
    let family = family_of_page();
    let navigation = use_navigation();
    let session = use_session();
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
    Effect::new(move |_| {
        let shown = address(Route::Records(family).path(), &query.read());
        returning::note(family, shown);
    });
    let owners = Memo::new(move |_| list.map(|list| list.owners.clone()).unwrap_or_default());
    let columns = Memo::new(move |_| query.with(columns));
    let answer = Answer::following(list, query);
    let is_found = Memo::new(move |_| wrong.read().is_none() && !answer.read().records.is_empty());
    Effect::new(move |_| {
        if list.map(|_| ()).is_some() {
            let query = &answer.read_untracked().query;
            if query.is_visit() {
                session.visit(family);
            }
            land(query, search_sent, was_shown);
        }
    });
    let tools = Tools::new(family, query);
    view! {
        <FamilyLinks family on_present=Callback::new(move |()| list.reload()) />
        <PageHeading title=list_name(family) />
        <Conditions family query owners open search_sent />
        <div class="md-records" aria-busy=move || list.is_loading().then_some("true")>
            <Records family answer is_found columns tools open />
            {move || match wrong.get() {
                Some(fields) => view! { <WrongConditions fields open /> }.into_any(),
                None if is_found.get() => ().into_any(),
                None => {
                    list.view(move |_| {
                            let query = query.get_untracked();
                            view! { <NoRecords family query open /> }.into_any()
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

/// The ways to the other families, with what is new in each.
#[component]
fn FamilyLinks(
    family: Family,
    /// The present one is chosen: whoever sees that something has come wants to see it.
    on_present: Callback<()>,
) -> impl IntoView {
    let link = |other: Family| {
        let is_present = other == family;
        let present = is_present.then_some("page");
        view! {
            <li>
                <a
                    class="md-family-links__link"
                    href=Route::Records(other).path()
                    aria-current=present
                    on:click=move |_| {
                        if is_present {
                            on_present.run(());
                        }
                    }
                >
                    {texts(other).short}
                    {news_badge(other)}
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
