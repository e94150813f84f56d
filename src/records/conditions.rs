//! The search above a list: words, further conditions, and what is set.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use madoguchi_contract::records::{Family, RecordQuery, RecordStatus, parse_date};
use madoguchi_contract::sharing::Party;
use madoguchi_ui::{
    Button, ButtonKind, Checkbox, Chip, Chips, Disclosure, PeriodField, SearchBox, Select,
    SelectOption, dom,
};

use super::model::{Condition, all_taken_off, conditions, with_own_only};
use super::search_form::Form;
use super::{period, words};
use crate::shell::field::message;
use crate::shell::locale::{date, t};

const WORDS: &str = "words";
const PERIOD: &str = "period";

const CHIP_MAX: usize = 60;

/// The search of a list. What is typed counts once it is sent; [ 自ら行った申請案件のみを表示 ]
/// counts at once (R-056, D-13).
#[component]
pub fn Conditions(
    family: Family,
    #[prop(into)] query: Signal<RecordQuery>,
    /// Whose records there are beside the own ones.
    #[prop(into)]
    owners: Signal<Vec<Party>>,
    /// Opens the list that a query describes.
    open: Callback<RecordQuery>,
    /// Becomes true when the further conditions were sent.
    search_sent: StoredValue<bool>,
) -> impl IntoView {
    let is_expanded = RwSignal::new(false);
    let form = RwSignal::new(Form::of(&query.get_untracked()));
    // The reader may have gone back, or taken a condition off. What is typed and not sent yet stays.
    Effect::new(move |before: Option<RecordQuery>| {
        let now = query.get();
        if let Some(before) = before {
            form.update(|form| form.follow(&before, &now));
        }
        now
    });
    let search = move || {
        // Not in the `match` itself, which would keep the form locked.
        let wanted = form.read_untracked().apply(family, query.get_untracked());
        match wanted {
            Ok(wanted) => {
                open.run(wanted);
                true
            }
            Err((words_error, problems)) => {
                let is_of_words = words_error.is_some();
                form.update(|form| {
                    form.words_error = words_error;
                    form.problems = problems;
                });
                let from = problems.from.map(|problem| problem.parts().target(PERIOD));
                let to = || Some(problems.to?.parts().target(&format!("{PERIOD}-to")));
                let words = is_of_words.then(|| WORDS.to_owned());
                if let Some(target) = words.or(from).or_else(to) {
                    dom::focus_field(&target);
                }
                false
            }
        }
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if search() {
            search_sent.set_value(true);
            is_expanded.set(false);
        }
    };
    view! {
        <div class="md-search">
            <SearchBox
                id=WORDS
                label=t::records::WORDS
                button=t::records::SEARCH
                value=Signal::derive(move || form.read().words.clone())
                error=Signal::derive(move || {
                    let label = t::records::WORDS.get();
                    form.read().words_error.as_ref().map(|error| message(error, label))
                })
                on_input=Callback::new(move |words| form.update(|form| form.type_words(words)))
                on_search=Callback::new(move |()| {
                    search();
                })
            />
            <Checkbox
                id="own-only"
                label=t::records::OWN_ONLY
                checked=Signal::derive(move || query.read().own_only == "true")
                on_change=Callback::new(move |own_only| {
                    open.run(with_own_only(query.get_untracked(), own_only));
                })
            />
            <Disclosure
                summary=t::records::MORE_CONDITIONS
                open=is_expanded
                on_toggle=Callback::new(move |open| is_expanded.set(open))
            >
                <form class="md-form" novalidate=true on:submit=send>
                    <PeriodField
                        id=PERIOD
                        legend=t::records::PERIOD
                        required=false
                        words=period::words()
                        presets=period::presets()
                        from_error=Signal::derive(move || period::from_error(form.read().problems))
                        to_error=Signal::derive(move || period::to_error(form.read().problems))
                        value=Signal::derive(move || form.read().period.clone())
                        on_input=Callback::new(move |period| form.update(|form| form.type_period(period)))
                    />
                    <div class="md-columns">
                        <Select
                            id="status"
                            label=t::records::STATUS
                            required=false
                            unchosen=t::records::ANY_STATUS
                            options=family.statuses().iter().copied().map(status_option).collect()
                            value=Signal::derive(move || form.read().status.clone())
                            on_change=Callback::new(move |status| form.update(|form| form.status = status))
                        />
                        {move || {
                            let owners = owners.get();
                            (!owners.is_empty())
                                .then(|| {
                                    view! {
                                        <Select
                                            id="owner"
                                            label=t::records::OWNER
                                            required=false
                                            unchosen=t::records::ANY_OWNER
                                            options=owners.into_iter().map(owner_option).collect()
                                            value=Signal::derive(move || form.read().owner.clone())
                                            on_change=Callback::new(move |owner| {
                                                form.update(|form| form.owner = owner);
                                            })
                                        />
                                    }
                                })
                        }}
                    </div>
                    <Button kind=ButtonKind::Outline submit=true>
                        {t::records::SEARCH_MORE}
                    </Button>
                </form>
            </Disclosure>
            <SetConditions family query owners open />
        </div>
    }
}

/// What narrows the list, each to be taken off.
#[component]
fn SetConditions(
    family: Family,
    query: Signal<RecordQuery>,
    owners: Signal<Vec<Party>>,
    open: Callback<RecordQuery>,
) -> impl IntoView {
    // A chip stays while its condition changes, or its owner's name arrives.
    let label_of = move |condition: Condition| {
        move || query.with(|it| condition_text(condition, condition.value(it), family, owners))
    };
    let chips = Signal::derive(move || {
        query.with(|query| {
            let chip = |condition: Condition| Chip {
                id: condition.id().to_owned(),
                label: label_of(condition).into(),
            };
            conditions(query).map(chip).collect::<Vec<_>>()
        })
    });
    let take_off = Callback::new(move |id: String| {
        let condition = Condition::ALL.into_iter().find(|it| it.id() == id);
        if let Some(condition) = condition {
            open.run(condition.taken_off(query.get_untracked()));
        }
    });
    let are_several = Memo::new(move |_| query.with(|query| conditions(query).nth(1).is_some()));
    view! {
        <div class="md-row">
            <Chips
                label=t::records::CONDITIONS
                chips
                remove=Callback::new(|condition: String| t::records::remove_condition(condition))
                on_remove=take_off
                when_empty=WORDS
            />
            {move || {
                are_several
                    .get()
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Text
                                on_press=move |()| {
                                    open.run(all_taken_off(query.get_untracked()));
                                    dom::focus(WORDS);
                                }
                            >
                                {t::records::CLEAR_CONDITIONS}
                            </Button>
                        }
                    })
            }}
        </div>
    }
}

fn condition_text(
    condition: Condition,
    value: &str,
    family: Family,
    owners: Signal<Vec<Party>>,
) -> String {
    let day = || match parse_date(value) {
        Ok(Some(day)) => date(day),
        _ => short(value),
    };
    match condition {
        Condition::Words => t::records::condition_words(short(value)),
        Condition::From => t::records::condition_from(day()),
        Condition::To => t::records::condition_to(day()),
        Condition::Status => match RecordStatus::parse(family, value) {
            Some(status) => words::status(status).get().to_owned(),
            None => short(value),
        },
        Condition::Owner => owners.with(|owners| {
            let owner = owners.iter().find(|owner| owner.email == value);
            owner.map_or_else(|| short(value), |owner| owner.name.clone())
        }),
    }
}

/// What stands on a chip of what somebody pasted, which could fill the page.
fn short(value: &str) -> String {
    let mut shown: String = value.chars().take(CHIP_MAX).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    shown
}

fn status_option(status: RecordStatus) -> SelectOption {
    SelectOption {
        value: status.as_str().to_owned(),
        label: words::status(status).into(),
    }
}

fn owner_option(owner: Party) -> SelectOption {
    SelectOption {
        value: owner.email,
        label: owner.name.into(),
    }
}
