//! What the component has emitted.

use leptos::prelude::*;

use super::bench::{Bench, say};
use super::findings::Heard;
use super::words;

/// The events, the newest first.
pub fn panel() -> AnyView {
    let bench = Bench::get();
    let events = bench.findings.events;
    let list = move || {
        let events = events.get();
        if events.is_empty() {
            return view! { <p>{say(words::NO_EVENTS)}</p> }.into_any();
        }
        let clear = move |_| bench.findings.events.update(Vec::clear);
        let rows: Vec<_> = events.into_iter().map(row).collect();
        view! {
            <button type="button" class="gl-button" on:click=clear>
                {say(words::CLEAR)}
            </button>
            <ol class="gl-events" reversed>
                {rows}
            </ol>
        }
        .into_any()
    };
    view! { <div class="gl-stack">{list}</div> }.into_any()
}

fn row(event: Heard) -> AnyView {
    view! {
        <li class="gl-events__row" value=event.number>
            <code>{event.name}</code>
            " "
            <span>{event.detail}</span>
        </li>
    }
    .into_any()
}
