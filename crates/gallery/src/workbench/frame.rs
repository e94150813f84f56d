//! The frame: the bare page of the variant, as wide as the toolbar says.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::web_sys::HtmlIFrameElement;

use super::bench::{Bench, say, say_with};
use super::words;
use crate::address::Address;
use crate::browser;
use crate::message::ToFrame;

type Knobs = BTreeMap<String, String>;

/// The frame. Turning a knob tells the page in it; everything else loads it anew, without a step
/// in the browser's history.
pub fn frame() -> AnyView {
    let bench = Bench::get();
    let page = Memo::new(move |_| {
        let knobs = Knobs::new();
        let address = Address {
            knobs,
            ..bench.address.get()
        };
        (address.bare(), bench.loads.get())
    });
    // The knobs as the page in the frame has them.
    let known = StoredValue::new(Knobs::new());
    Effect::new(move |_| {
        // Read, not tracked only: a memo that nobody reads never changes.
        page.get();
        if let Some(frame) = bench.frame.get() {
            let address = bench.address.get_untracked();
            bench.findings.forget();
            known.set_value(all_knobs(bench));
            let to = browser::beside_the_program(&address.bare());
            if let Some(window) = frame.content_window() {
                let _ = window.location().replace(&to);
            }
        }
    });
    Effect::new(move |_| {
        bench.address.track();
        let knobs = all_knobs(bench);
        if bench.findings.hears.get() && known.with_value(|known| *known != knobs) {
            known.set_value(knobs.clone());
            bench.send(&ToFrame::Turn { knobs });
        }
    });

    // A page of the portal that loads itself anew asks for an address that nobody serves here.
    let loaded = move |_| {
        if bench
            .frame
            .get_untracked()
            .is_some_and(|frame| is_elsewhere(&frame))
        {
            bench.loads.update(|loads| *loads += 1);
        }
    };
    let width = move || bench.address.read().width.id();
    let title = say_with(words::FRAME, move || {
        let Some((story, variant)) = bench.shown() else {
            return String::new();
        };
        let language = bench.language.get();
        format!(
            "{} {}",
            language.pick(story.name),
            language.pick(variant.name)
        )
    });
    view! {
        <section class="gl-frame" aria-label=say(words::FRAME_AREA) tabindex="0">
            <iframe
                class="gl-frame__page"
                node_ref=bench.frame
                on:load=loaded
                title=title
                data-width=width
                data-ready=move || bench.findings.hears.get().then_some("true")
            ></iframe>
        </section>
    }
    .into_any()
}

/// Whether the frame shows anything but the bare page.
fn is_elsewhere(frame: &HtmlIFrameElement) -> bool {
    let Some(page) = frame.content_document() else {
        return true;
    };
    let root = page.document_element();
    let kind = root.and_then(|root| root.get_attribute("data-page"));
    // An empty frame is on its way.
    kind.as_deref() != Some("bare") && page.url().is_ok_and(|url| url != "about:blank")
}

/// Where every knob of the story stands.
fn all_knobs(bench: Bench) -> Knobs {
    let turned = bench.address.get_untracked().knobs;
    let Some((story, variant)) = untrack(|| bench.shown()) else {
        return turned;
    };
    let value = |knob| turned.get(knob).cloned();
    let knobs = story.knobs.iter().map(|knob| {
        let start = variant.start_of(knob);
        (
            knob.id.to_owned(),
            value(knob.id).unwrap_or_else(|| start.to_owned()),
        )
    });
    knobs.collect()
}
