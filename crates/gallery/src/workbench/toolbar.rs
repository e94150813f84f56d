//! How the variant is looked at.

use leptos::prelude::*;
use madoguchi_ui::CopyButton;

use super::bench::{Bench, say};
use super::words;
use crate::address::{TextSize, Width};
use crate::browser;
use crate::stage::Language;
use crate::story::Label;

/// When it usually is on the bare page, as `boot.js` says too.
const USUAL_CLOCK: &str = "2026-11-22T10:00";

/// One of a few values, all in sight.
struct Choice {
    name: &'static str,
    legend: Label,
    values: Vec<(&'static str, Label)>,
}

/// Width, size of text, language, clock, and the links. Where the window is narrow it opens and
/// closes, so that the sample is in sight at first.
pub fn toolbar() -> AnyView {
    let bench = Bench::get();
    let is_open = RwSignal::new(false);
    view! {
        <div class="gl-toolbar" data-open=move || is_open.get().then_some("")>
            <button
                type="button"
                class="gl-button gl-toolbar__toggle"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-controls="toolbar"
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                <span>{say(words::TOOLBAR)}</span>
                <span class="gl-toolbar__chosen">{move || chosen(bench)}</span>
            </button>
            {controls(bench)}
        </div>
    }
    .into_any()
}

/// What is chosen, in one line: `320 px · 200 % · English`.
fn chosen(bench: Bench) -> String {
    let address = bench.address.read();
    let (width, text) = (address.width.id(), address.text.id());
    let language = bench.language.get().pick(words::language(address.language));
    let mut chosen = format!("{width} px · {text} % · {language}");
    if !address.clock.is_empty() {
        chosen.push_str(" · ");
        chosen.push_str(&address.clock.replace('T', " "));
    }
    chosen
}

fn controls(bench: Bench) -> AnyView {
    let width = Choice {
        name: "width",
        legend: words::WIDTH,
        values: Width::ALL
            .iter()
            .map(|it| (it.id(), same(it.id())))
            .collect(),
    };
    let text = Choice {
        name: "text",
        legend: words::TEXT_SIZE,
        values: TextSize::ALL
            .iter()
            .map(|it| (it.id(), same(it.id())))
            .collect(),
    };
    let language = Choice {
        name: "lang",
        legend: words::SAMPLE_LANGUAGE,
        values: Language::ALL
            .iter()
            .map(|it| (it.id(), words::language(*it)))
            .collect(),
    };
    let set_width = move |id: &str| bench.look(|it| it.width = Width::from_id(id));
    let set_text = move |id: &str| bench.look(|it| it.text = TextSize::from_id(id));
    let set_language = move |id: &str| bench.look(|it| it.language = Language::from_id(id));
    view! {
        <div
            id="toolbar"
            class="gl-toolbar__controls"
            role="group"
            aria-label=say(words::TOOLBAR)
        >
            {choice(width, move || bench.address.read().width.id(), set_width)}
            {choice(text, move || bench.address.read().text.id(), set_text)}
            {choice(language, move || bench.address.read().language.id(), set_language)}
            {clock(bench)}
            <div class="gl-toolbar__acts">
                <button
                    type="button"
                    class="gl-button"
                    on:click=move |_| bench.loads.update(|loads| *loads += 1)
                >
                    {say(words::AGAIN)}
                </button>
                <a class="gl-button" href=move || bench.address.read().bare() target="_blank">
                    {say(words::OPEN_BARE)}
                </a>
                <CopyButton
                    value=move || {
                        bench.address.track();
                        browser::here()
                    }
                    copied=say(words::COPIED)
                    failed=say(words::COPY_FAILED)
                >
                    {say(words::COPY_LINK)}
                </CopyButton>
            </div>
        </div>
    }
    .into_any()
}

const fn same(text: &'static str) -> Label {
    Label { ja: text, en: text }
}

fn choice(
    choice: Choice,
    chosen: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    choose: impl Fn(&str) + Copy + 'static,
) -> AnyView {
    let option = |(id, name): (&'static str, Label)| {
        view! {
            <label class="gl-choice__option">
                <input
                    type="radio"
                    class="gl-choice__input"
                    name=choice.name
                    value=id
                    prop:checked=move || chosen() == id
                    on:change=move |_| choose(id)
                />
                <span class="gl-choice__text">{say(name)}</span>
            </label>
        }
    };
    let options: Vec<_> = choice.values.into_iter().map(option).collect();
    view! {
        <fieldset class="gl-field">
            <legend class="gl-field__label">{say(choice.legend)}</legend>
            <div class="gl-choice__options">{options}</div>
        </fieldset>
    }
    .into_any()
}

fn clock(bench: Bench) -> AnyView {
    let now = move || match bench.address.read().clock.as_str() {
        "" => USUAL_CLOCK.to_owned(),
        clock => clock.to_owned(),
    };
    let set = move |clock: String| {
        let is_usual = clock == USUAL_CLOCK;
        let clock = if is_usual { String::new() } else { clock };
        bench.look(|it| it.clock = clock);
    };
    view! {
        <div class="gl-field">
            <label class="gl-field__label" for="clock">
                {say(words::CLOCK)}
            </label>
            <input
                id="clock"
                class="gl-input"
                type="datetime-local"
                prop:value=now
                on:change=move |event| set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
