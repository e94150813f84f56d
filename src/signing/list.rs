mod nothing;
mod rows;

use leptos::prelude::*;
use madoguchi_api::{Error, signing};
use madoguchi_contract::signing::{RequestListQuery, RequestPage, RequestState};
use madoguchi_contract::text::{query_string, with_query};
use madoguchi_ui::{
    Banner, BannerKind, ButtonKind, ButtonLink, Pagination, SearchBox, Select, SelectOption,
    announce, dom,
};

use super::returning;
use super::words::request_state;
use crate::shell::locale::{Text, t};
use crate::shell::navigation::{Navigation, use_navigation};
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::{EditStep, Route};
use nothing::{nothing, wrong_conditions};
use rows::rows;

const SHOWN: &str = "requests-shown";
const WORDS: &str = "words";

/// What the address says: which requests, and as which of two lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    query: RequestListQuery,
    view: View,
}

/// 文書一覧 has a row for each document, 封筒一覧表示 one for each request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Documents,
    Envelopes,
}

impl View {
    fn as_str(self) -> &'static str {
        match self {
            View::Documents => "",
            View::Envelopes => "envelopes",
        }
    }

    fn name(self) -> Text {
        match self {
            View::Documents => t::signing::DOCUMENT_LIST,
            View::Envelopes => t::signing::ENVELOPE_LIST,
        }
    }
}

impl Wanted {
    fn of_page(navigation: Navigation) -> Self {
        Self {
            query: RequestListQuery {
                words: navigation.param("words"),
                state: navigation.param("state"),
                page: navigation.param("page"),
            },
            view: match navigation.param("view").as_str() {
                "envelopes" => View::Envelopes,
                _ => View::Documents,
            },
        }
    }

    fn address(&self) -> String {
        let query = query_string(&[
            ("view", &self.view.as_str().to_owned()),
            ("words", &self.query.words),
            ("state", &self.query.state),
            ("page", &self.query.page),
        ]);
        with_query(Route::SignatureRequests.path(), &query)
    }

    fn with_view(&self, view: View) -> Self {
        let query = self.query.clone();
        Self { query, view }
    }

    /// From the first page on.
    fn with_state(&self, state: &str) -> Self {
        Self {
            query: RequestListQuery {
                state: state.to_owned(),
                page: String::new(),
                ..self.query.clone()
            },
            view: self.view,
        }
    }

    fn with_words(&self, words: &str) -> Self {
        Self {
            query: RequestListQuery {
                words: words.trim().to_owned(),
                page: String::new(),
                ..self.query.clone()
            },
            view: self.view,
        }
    }

    fn page(&self) -> usize {
        self.query.page.parse().unwrap_or(1)
    }

    fn is_narrowed(&self) -> bool {
        !self.query.words.is_empty() || !self.query.state.is_empty()
    }
}

/// 文書管理: what was sent, as 文書一覧 or as 封筒一覧表示. All that it shows
/// stands in its address.
#[component]
pub fn Requests() -> impl IntoView {
    let navigation = use_navigation();
    let wanted = Memo::new(move |_| Wanted::of_page(navigation));
    // Both lists show the same answer.
    let asked = Memo::new(move |_| wanted.with(|wanted| wanted.query.clone()));
    let list = Remote::following(
        move || asked.get(),
        |client, query| {
            Box::pin(async move {
                query.check().map_err(Error::refused)?;
                signing::requests(&client, &query).await
            })
        },
    );
    let open = Callback::new(move |next: Wanted| {
        if next == *wanted.read_untracked() {
            list.reload();
        } else {
            navigation.open_address(&next.address());
        }
    });
    let was_shown = StoredValue::new(false);
    Effect::new(move |_| returning::note(wanted.read().address()));
    Effect::new(move |_| {
        if let Some(place) = list.map(|page| place(page, &wanted.read_untracked())) {
            announce(&untrack(|| place));
            land(&wanted.read_untracked(), was_shown);
        }
    });
    let wrong = Memo::new(move |_| wrong_conditions(list.failure()));
    let view = Memo::new(move |_| wanted.read().view);
    view! {
        <ViewLinks wanted />
        <PageHeading title=t::signing::TITLE />
        <div class="md-row">
            <ButtonLink href=Route::Compose(EditStep::Input).path()>{t::signing::COMPOSE}</ButtonLink>
            <ButtonLink kind=ButtonKind::Outline href=Route::CopyCheck.path()>
                {t::signing::COPY_CHECK}
            </ButtonLink>
        </div>
        <Attention list wanted />
        <Search wanted open />
        <div class="md-records" aria-busy=move || list.is_loading().then_some("true")>
            {move || match wrong.get() {
                Some(fields) => nothing::wrong(fields, open),
                None => {
                    list.view(move |page| {
                            // The address may be ahead of what is shown.
                            let query = wanted.get_untracked().query;
                            (move || {
                                let wanted = Wanted {
                                    query: query.clone(),
                                    view: view.get(),
                                };
                                show(page.clone(), wanted, open)
                            })
                                .into_any()
                        })
                        .into_any()
                }
            }}
        </div>
    }
}

fn show(page: RequestPage, wanted: Wanted, open: Callback<Wanted>) -> AnyView {
    if page.requests.is_empty() {
        return nothing(wanted, open);
    }
    let pages = (page.total as usize).div_ceil(RequestListQuery::SIZE as usize);
    let present = wanted.page();
    let line = {
        let (page, wanted) = (page.clone(), wanted.clone());
        move || place(&page, &wanted)
    };
    let address = {
        let wanted = wanted.clone();
        Callback::new(move |page: usize| {
            let mut other = wanted.clone();
            other.query.page = if page > 1 {
                page.to_string()
            } else {
                String::new()
            };
            other.address()
        })
    };
    view! {
        <p id=SHOWN tabindex="-1">
            {line}
        </p>
        {rows(page.requests, wanted.view)}
        <Pagination
            label=t::signing::TITLE
            page=Signal::stored(present)
            pages=Signal::stored(pages)
            address
            previous=t::records::PREVIOUS_PAGE
            next=t::records::NEXT_PAGE
            position=move || t::signing::page_position(pages, present)
        />
    }
    .into_any()
}

/// 「45件中 21〜40件目」
fn place(page: &RequestPage, wanted: &Wanted) -> String {
    let first = (wanted.page() - 1) * RequestListQuery::SIZE as usize + 1;
    let last = first + page.requests.len().saturating_sub(1);
    match page.total {
        0 => t::signing::NONE_FOUND.get().to_owned(),
        total => match wanted.view {
            View::Documents => t::signing::shown_documents(page.documents, total, first, last),
            View::Envelopes => t::signing::shown(total, first, last),
        },
    }
}

/// The two lists.
#[component]
fn ViewLinks(wanted: Memo<Wanted>) -> impl IntoView {
    let link = move |view: View| {
        view! {
            <li>
                <a
                    class="md-family-links__link"
                    href=move || wanted.read().with_view(view).address()
                    aria-current=move || (wanted.read().view == view).then_some("page")
                >
                    {view.name()}
                </a>
            </li>
        }
    };
    view! {
        <nav class="md-families" aria-label=t::signing::LISTS>
            <ul class="md-family-links">
                {[View::Documents, View::Envelopes].map(link).collect_view()}
            </ul>
        </nav>
    }
}

/// What waits for the drafter comes before everything else (R-201, G-06).
#[component]
fn Attention(list: Remote<RequestPage>, wanted: Memo<Wanted>) -> impl IntoView {
    let count = Memo::new(move |was: Option<&u32>| {
        let now = list.map(|page| page.needing_attention);
        now.or(was.copied()).unwrap_or(0)
    });
    let needing = RequestState::NeedsAttention.as_str();
    let is_shown = Memo::new(move |_| count.get() > 0 && wanted.read().query.state != needing);
    let address = move || {
        let wanted = Wanted {
            query: RequestListQuery::default(),
            view: wanted.read().view,
        };
        wanted.with_state(needing).address()
    };
    move || {
        is_shown.get().then(|| {
            view! {
                <Banner
                    kind=BannerKind::Warning
                    heading=move || t::signing::needing_attention(count.get())
                >
                    <p>{t::signing::NEEDING_ATTENTION_ADVICE}</p>
                    <ButtonLink kind=ButtonKind::Outline href=address>
                        {t::signing::SHOW_NEEDING_ATTENTION}
                    </ButtonLink>
                </Banner>
            }
        })
    }
}

/// Words and state; the state counts at once.
#[component]
fn Search(wanted: Memo<Wanted>, open: Callback<Wanted>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(wanted.read().query.words.clone()));
    let option = |state: RequestState| SelectOption {
        value: state.as_str().to_owned(),
        label: request_state(state).0.into(),
    };
    view! {
        <div class="md-search">
            <SearchBox
                id=WORDS
                label=t::signing::WORDS
                button=t::records::SEARCH
                value=typed
                on_input=Callback::new(move |words| typed.set(words))
                on_search=Callback::new(move |()| {
                    let words = typed.get_untracked();
                    open.run(wanted.read_untracked().with_words(&words));
                })
            />
            <Select
                id="state"
                label=t::signing::REQUEST_STATE
                required=false
                unchosen=t::signing::ANY_STATE
                options=RequestState::ALL.into_iter().map(option).collect()
                value=Signal::derive(move || wanted.read().query.state.clone())
                on_change=Callback::new(move |state: String| {
                    open.run(wanted.read_untracked().with_state(&state));
                })
            />
        </div>
    }
}

/// Whoever comes back finds the list as it was left; another page is read from its first row.
fn land(wanted: &Wanted, was_shown: StoredValue<bool>) {
    let is_shown_anew =
        was_shown.try_update_value(|was_shown| std::mem::replace(was_shown, true)) == Some(true);
    if let Some(place) = dom::remembered_place() {
        request_animation_frame(move || place.restore());
    } else if is_shown_anew && wanted.page() > 1 {
        dom::focus_soon(SHOWN.to_owned());
    } else if is_shown_anew {
        dom::focus_soon_if_lost(SHOWN.to_owned());
    }
}
