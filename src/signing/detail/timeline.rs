//! What happened to a signer, and all of it as a file (G-20).

use leptos::prelude::*;
use madoguchi_api::signing;
use madoguchi_contract::signing::SignerEvent;
use madoguchi_ui::Disclosure;

use crate::shell::export::{Export, ExportButton, ExportTrouble, day_of_file};
use crate::shell::locale::{date_time, language, t};
use crate::signing::words::event;

/// Newest first; what came before the newest is behind a line.
pub fn timeline(events: &[SignerEvent]) -> AnyView {
    let mut newest = events.iter().rev();
    let Some(last) = newest.next() else {
        return view! { <p>{t::signing::NOTHING_HAPPENED}</p> }.into_any();
    };
    let before = newest.map(entry).collect::<Vec<_>>();
    let count = before.len();
    let last = entry(last);
    let before = (count > 0).then(|| {
        view! {
            <Disclosure summary=move || t::signing::events_before(count)>
                <ol class="md-flow" reversed=true>
                    {before}
                </ol>
            </Disclosure>
        }
    });
    view! {
        <ul class="md-names">{last}</ul>
        {before}
    }
    .into_any()
}

fn entry(of: &SignerEvent) -> AnyView {
    let SignerEvent { at, kind } = *of;
    view! {
        <li>
            {event(kind)} " " <span class="md-record__number">{move || date_time(at)}</span>
        </li>
    }
    .into_any()
}

/// The file with every signer's timeline.
#[derive(Clone, Copy)]
pub struct Timeline(Export);

/// Of the request with this id.
pub fn timeline_export(id: Memo<Option<String>>) -> Timeline {
    let name = || t::signing::timeline_file(day_of_file());
    Timeline(Export::new(name, move |client| {
        let (id, language) = (id.get_untracked().unwrap_or_default(), untrack(language));
        Box::pin(async move { signing::timeline(&client, &id, language).await })
    }))
}

impl Timeline {
    /// The button, and why the file did not come.
    pub fn view(self) -> AnyView {
        view! {
            <div class="md-stack">
                <p>{t::signing::TIMELINE_ABOUT}</p>
                <ExportButton export=self.0 />
                <ExportTrouble export=self.0 />
            </div>
        }
        .into_any()
    }
}
