//! The Rust that makes the variant, and the HTML that results.

use leptos::prelude::*;
use leptos::text_prop::TextProp;
use madoguchi_ui::CopyButton;

use super::bench::{Bench, say};
use super::words;
use crate::address::Panel;
use crate::message::Examination;
use crate::sources;
use crate::story::Label;

/// Both, to read and to copy.
pub fn panel() -> AnyView {
    let bench = Bench::get();
    let is_open = Memo::new(move |_| bench.address.read().panel == Panel::Source);
    Effect::new(move |_| {
        bench.findings.settled.track();
        if is_open.get() && bench.findings.hears.get() {
            bench.examine(Examination::Html);
        }
    });
    let rust = move || {
        let (story, variant) = bench.shown()?;
        sources::cut(story.source, variant.function)
    };
    let html = move || bench.findings.html.get();
    view! {
        <div class="gl-stack">
            {move || presets(bench)}
            {code(words::RUST, words::COPY_RUST, move || rust().unwrap_or_default())}
            {code(words::HTML, words::COPY_HTML, html)}
            <button
                type="button"
                class="gl-button"
                on:click=move |_| bench.examine(Examination::Html)
            >
                {say(words::READ_HTML_AGAIN)}
            </button>
        </div>
    }
    .into_any()
}

/// The variants of a story often share a function: its knobs tell them apart.
fn presets(bench: Bench) -> Option<AnyView> {
    let (_, variant) = bench.shown()?;
    if variant.presets.is_empty() {
        return None;
    }
    let preset = |(id, value): &(&'static str, &'static str)| format!("{id} = {value:?}");
    let presets: Vec<_> = variant.presets.iter().map(preset).collect();
    let view = view! {
        <p>
            {say(words::PRESETS)} " " <code>{presets.join(", ")}</code>
        </p>
    };
    Some(view.into_any())
}

/// A text with a button that copies it.
pub fn code(
    heading: Label,
    copy: Label,
    text: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> AnyView {
    let value: TextProp = {
        let text = text.clone();
        (move || text()).into()
    };
    view! {
        <div class="gl-code">
            <div class="gl-code__head">
                <h2 class="gl-subheading">{say(heading)}</h2>
                <CopyButton value=value copied=say(words::COPIED) failed=say(words::COPY_FAILED)>
                    {say(copy)}
                </CopyButton>
            </div>
            <section class="gl-code__text" aria-label=say(heading) tabindex="0">
                <pre>
                    <code>{text}</code>
                </pre>
            </section>
        </div>
    }
    .into_any()
}
