//! After signing: what happens next, and the copy.

use std::time::Duration;

use chrono::{Datelike, TimeDelta, Timelike};
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::sign;
use madoguchi_contract::Timestamp;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::Contents;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, dom};

use crate::documents::{PDF, client, contents};
use crate::model::Told;
use crate::screens::{heading, trouble};
use crate::telling::of_file;
use crate::texts::t;
use crate::visit::Visit;
use crate::{boot, check};

/// Ahead of UTC.
const JST_HOURS: i64 = 9;

/// How long after signing an open page first asks whether all have signed. Each pause is twice as
/// long as the one before, up to the longest.
const PAUSE: Duration = Duration::from_secs(60);
const PAUSE_MAX: Duration = Duration::from_secs(3600);

/// What became of the request.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    /// Others are still to sign.
    Waiting,
    /// All have signed.
    Completed,
    /// The drafter has withdrawn it.
    Withdrawn,
}

/// The end of the visit.
pub fn screen(visit: Visit) -> AnyView {
    let Some(contents) = contents(visit) else {
        return ().into_any();
    };
    let signed_at = contents.signed_at.map(|at| {
        view! {
            <p class="md-sign__fact">
                <span>{t::SIGNED_AT}</span>
                " "
                <strong>{move || moment(at)}</strong>
            </p>
        }
    });
    let names = contents
        .documents
        .iter()
        .map(|document| view! { <li><bdi>{document.name.clone()}</bdi></li> });
    let names = names.collect_view();
    let outcome = Memo::new(move |_| outcome(visit));
    wait(visit, outcome, PAUSE);
    let focused = window_event_listener_untyped("focus", move |_| look(visit, outcome));
    on_cleanup(move || focused.remove());
    let signed = contents.clone();
    let copy = move || (outcome.get() == Outcome::Completed).then(|| copy(visit, &signed));
    view! {
        {heading(t::SIGNED_HEADING)}
        <div class="md-sign__about">
            <h2>
                <bdi>{contents.title.clone()}</bdi>
            </h2>
            {signed_at}
            <ul class="md-confirm__list">{names}</ul>
        </div>
        <div class="md-sign__step">
            <div class="md-sign__step" role="status">
                {move || next(visit, outcome.get())}
            </div>
            {copy}
            <Button kind=ButtonKind::Outline on_press=Callback::new(|()| boot::print())>
                {t::PRINT}
            </Button>
        </div>
    }
    .into_any()
}

/// What the server's last answer says; reactive.
fn outcome(visit: Visit) -> Outcome {
    visit.contents.track();
    match contents(visit) {
        Some(contents) if contents.completed => Outcome::Completed,
        Some(contents) if contents.withdrawn => Outcome::Withdrawn,
        _ => Outcome::Waiting,
    }
}

fn look(visit: Visit, outcome: Memo<Outcome>) {
    if outcome.get_untracked() == Outcome::Waiting && !document().hidden() {
        visit.look_again();
    }
}

/// Looks now and then, as long as this screen has something to wait for and can learn of it.
fn wait(visit: Visit, outcome: Memo<Outcome>, pause: Duration) {
    let again = move || {
        let is_waiting = outcome.try_get_untracked() == Some(Outcome::Waiting);
        if is_waiting && !visit.has_closed.get_untracked() {
            look(visit, outcome);
            wait(visit, outcome, PAUSE_MAX.min(pause * 2));
        }
    };
    set_timeout(again, pause);
}

fn next(visit: Visit, outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Waiting => view! {
            <p>{t::WAITING_OTHERS}</p>
            <p>
                {move || match visit.has_closed.get() {
                    true => t::WAITING_ELSEWHERE.get(),
                    false => t::WAITING_HERE.get(),
                }}
            </p>
        }
        .into_any(),
        Outcome::Completed => view! {
            <p>{t::ALL_SIGNED}</p>
            <p>{t::ALL_SIGNED_NEXT}</p>
        }
        .into_any(),
        Outcome::Withdrawn => {
            let reason = move || {
                let signing = visit.signing.read();
                let drafter = &signing.as_ref()?.drafter;
                Some(t::withdrawn_text(&drafter.company, &drafter.name))
            };
            view! {
                <Banner kind=BannerKind::Warning heading=t::WITHDRAWN_HEADING>
                    <p>{reason}</p>
                </Banner>
            }
            .into_any()
        }
    }
}

/// The way to the copy, once all have signed.
fn copy(visit: Visit, contents: &Contents) -> AnyView {
    let busy = RwSignal::new(false);
    let is_kept = RwSignal::new(None::<bool>);
    let id = contents.id.clone();
    let fetch = Callback::new(move |()| {
        busy.set(true);
        visit.told.set(None);
        is_kept.set(None);
        let id = id.clone();
        spawn_local(async move {
            let answer = sign::copy(&client(), &id).await;
            busy.set(false);
            match answer {
                Ok(content) if content.starts_with(PDF) => {
                    let name = t::COPY_NAME.get();
                    is_kept.set(Some(dom::save_file(name, "application/pdf", &content)));
                }
                Ok(_) => visit.told.set(Some(Told::Server)),
                Err(error) if error.code() == Some(ProblemCode::CodeNeeded) => {
                    visit.catch_up().await;
                }
                Err(error) => visit.told.set(Some(of_file(&error))),
            }
        });
    });
    let outcome = move || {
        let text = match is_kept.get()? {
            true => t::COPIED,
            false => t::COPY_REFUSED,
        };
        Some(view! { <p>{text}</p> })
    };
    view! {
        <Button busy on_press=fetch>
            {move || if busy.get() { t::COPYING.get() } else { t::COPY.get() }}
        </Button>
        <div role="status">{outcome}</div>
        {trouble(visit, fetch)}
        {check::field(visit, contents.clone())}
    }
    .into_any()
}

/// Day and minute in Japan.
fn moment(at: Timestamp) -> String {
    let at = at + TimeDelta::hours(JST_HOURS);
    let time = format!("{}:{:02}", at.hour(), at.minute());
    let mut months = t::MONTHS.get().split(' ');
    let month = months.nth(at.month0() as usize).unwrap_or_default();
    t::signed_date(at.year(), month, at.day(), time)
}
