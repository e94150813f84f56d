//! After signing: what happens next, and the copy.

use chrono::{Datelike, TimeDelta, Timelike};
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Error, sign};
use madoguchi_contract::Timestamp;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, dom};

use crate::boot;
use crate::documents::{client, contents};
use crate::model::Told;
use crate::screens::heading;
use crate::texts::t;
use crate::visit::Visit;

/// Ahead of UTC.
const JST_HOURS: i64 = 9;

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
    let next = match contents.completed {
        true => copy(visit, contents.id.clone()),
        false => view! { <p>{t::WAITING_OTHERS}</p> }.into_any(),
    };
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
            {next}
            <Button kind=ButtonKind::Outline on_press=Callback::new(|()| boot::print())>
                {t::PRINT}
            </Button>
        </div>
    }
    .into_any()
}

/// The way to the copy, once all have signed.
fn copy(visit: Visit, id: String) -> AnyView {
    let busy = RwSignal::new(false);
    let is_kept = RwSignal::new(None::<bool>);
    let told = RwSignal::new(None::<Told>);
    let fetch = Callback::new(move |()| {
        busy.set(true);
        told.set(None);
        is_kept.set(None);
        let id = id.clone();
        spawn_local(async move {
            let answer = sign::copy(&client(), &id).await;
            busy.set(false);
            match answer {
                Ok(content) if content.starts_with(b"%PDF") => {
                    let name = t::COPY_NAME.get();
                    is_kept.set(Some(dom::save_file(name, "application/pdf", &content)));
                }
                Ok(_) => told.set(Some(Told::Server)),
                Err(error) if error.code() == Some(ProblemCode::CodeNeeded) => {
                    visit.close_again().await;
                }
                Err(Error::Timeout) => told.set(Some(Told::Timeout)),
                Err(Error::Network | Error::BrokenOff) => told.set(Some(Told::Network)),
                Err(_) => told.set(Some(Told::Server)),
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
    let trouble = move || {
        told.get().map(|told| {
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Error>
                        <p>{move || told.text()}</p>
                    </Banner>
                </div>
            }
        })
    };
    view! {
        <p>{t::ALL_SIGNED}</p>
        <p>{t::ALL_SIGNED_NEXT}</p>
        <Button busy on_press=fetch>
            {move || if busy.get() { t::COPYING.get() } else { t::COPY.get() }}
        </Button>
        <div role="status">{outcome}</div>
        {trouble}
    }
    .into_any()
}

/// Day and minute in Japan.
fn moment(at: Timestamp) -> String {
    let at = at + TimeDelta::hours(JST_HOURS);
    let time = format!("{}:{:02}", at.hour(), at.minute());
    t::signed_date(at.year(), at.month(), at.day(), time)
}
