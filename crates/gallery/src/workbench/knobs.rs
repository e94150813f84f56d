//! What can be turned while looking.

use leptos::prelude::*;

use super::bench::{Bench, say};
use super::words;
use crate::story::{Knob, KnobKind};

/// The knobs of the story.
pub fn panel() -> AnyView {
    let bench = Bench::get();
    // The same knobs stay while one of them is turned: what is typed into must not go away.
    let shown = Memo::new(move |_| {
        let address = bench.address.read();
        (address.story.clone(), address.variant.clone())
    });
    view! {
        <div>
            {move || {
                shown.get();
                match untrack(|| bench.shown()) {
                    Some((story, _)) if !story.knobs.is_empty() => knobs(bench, story.knobs),
                    _ => view! { <p>{say(words::NO_KNOBS)}</p> }.into_any(),
                }
            }}
        </div>
    }
    .into_any()
}

fn knobs(bench: Bench, knobs: &'static [Knob]) -> AnyView {
    let all: Vec<_> = knobs.iter().map(|knob| control(bench, knob)).collect();
    view! {
        <div class="gl-knobs">{all}</div>
        <button
            type="button"
            class="gl-button"
            on:click=move |_| bench.adjust(|address| address.knobs.clear())
        >
            {say(words::RESET)}
        </button>
    }
    .into_any()
}

fn control(bench: Bench, knob: &'static Knob) -> AnyView {
    let id = format!("knob-{}", knob.id);
    let value = move || {
        let turned = bench.address.read().knobs.get(knob.id).cloned();
        let start = || {
            bench
                .shown()
                .map_or(knob.default, |(_, variant)| variant.start_of(knob))
        };
        turned.unwrap_or_else(|| start().to_owned())
    };
    let turn = move |value: String| turn(bench, knob, value);
    if let KnobKind::Switch = knob.kind {
        return view! {
            <label class="gl-check">
                <input
                    type="checkbox"
                    id=id
                    prop:checked=move || value() == "true"
                    on:change=move |event| turn(event_target_checked(&event).to_string())
                />
                <code>{knob.id}</code>
            </label>
        }
        .into_any();
    }
    let input = match knob.kind {
        KnobKind::Choice(values) => {
            let option = |value_of: &'static str| {
                let is_chosen = move || value() == value_of;
                view! {
                    <option value=value_of prop:selected=is_chosen>
                        {value_of}
                    </option>
                }
            };
            let options: Vec<_> = values.iter().map(|it| option(it)).collect();
            view! {
                <select
                    id=id.clone()
                    class="gl-input"
                    on:change=move |event| turn(event_target_value(&event))
                >
                    {options}
                </select>
            }
            .into_any()
        }
        KnobKind::Number { min, max } => view! {
            <input
                id=id.clone()
                class="gl-input"
                type="number"
                min=min
                max=max
                prop:value=value
                on:input=move |event| turn(event_target_value(&event))
            />
        }
        .into_any(),
        KnobKind::Text | KnobKind::Switch => view! {
            <input
                id=id.clone()
                class="gl-input"
                type="text"
                autocomplete="off"
                prop:value=value
                on:input=move |event| turn(event_target_value(&event))
            />
        }
        .into_any(),
    };
    view! {
        <div class="gl-field">
            <label class="gl-field__label" for=id>
                <code>{knob.id}</code>
            </label>
            {input}
        </div>
    }
    .into_any()
}

/// A knob that stands where it stood at first is not in the address. A number out of its bounds
/// turns nothing: who types it is perhaps not at its end.
fn turn(bench: Bench, knob: &'static Knob, value: String) {
    if let KnobKind::Number { min, max } = knob.kind
        && !value
            .parse::<usize>()
            .is_ok_and(|number| (min..=max).contains(&number))
    {
        return;
    }
    let start = untrack(|| bench.shown()).map(|(_, variant)| variant.start_of(knob));
    bench.adjust(|address| {
        if start == Some(value.as_str()) {
            address.knobs.remove(knob.id);
        } else {
            address.knobs.insert(knob.id.to_owned(), value);
        }
    });
}
