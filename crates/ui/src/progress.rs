//! How far something has come that takes a while.

use crate::dom;
use crate::live_region::announce;
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::time::Duration;

/// Whether somebody waits for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressIntent {
    /// The reader has started it and is told how it goes.
    #[default]
    Explicit,
    /// It goes on beside what the reader does, and nothing is spoken.
    Passive,
}

/// A bar that fills, or that moves while nobody knows how long it takes.
///
/// What the reader has started is spoken at its start and at every interval, never at each step.
/// How it has ended says whoever knows.
#[component]
pub fn Progress(
    /// What is being done: 「送信しています」.
    #[prop(into)]
    label: TextProp,
    /// How much of a hundred is done, when that is known.
    #[prop(optional, into)]
    value: Signal<Option<u8>>,
    #[prop(optional)] intent: ProgressIntent,
    /// How often it is spoken.
    #[prop(default = Duration::from_secs(5))]
    interval: Duration,
) -> AnyView {
    let label_id = dom::unique_id("progress");
    let done = move || value.get().map(|value| value.min(100));
    let percent = move || done().map(|done| format!("{done}%"));
    if intent == ProgressIntent::Explicit {
        let label = label.clone();
        let speak = move || {
            let (label, percent) = untrack(|| (label.get(), percent().unwrap_or_default()));
            announce(format!("{label} {percent}").trim_end());
        };
        speak();
        if let Ok(timer) = set_interval_with_handle(speak, interval) {
            on_cleanup(move || timer.clear());
        }
    }
    view! {
        <div class="md-progress">
            <p class="md-progress__label">
                <span id=label_id.clone()>{text(label)}</span>
                <span class="md-progress__percent" aria-hidden="true">
                    {percent}
                </span>
            </p>
            <progress
                class="md-progress__bar"
                max="100"
                value=done
                aria-labelledby=label_id.clone()
            ></progress>
        </div>
    }
    .into_any()
}
