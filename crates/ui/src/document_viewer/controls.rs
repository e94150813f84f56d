//! What stands above the pages: where the reader is, and how large it is.

use super::shown::Shown;
use super::{DocumentViewerWords, DocumentZoom};
use crate::icon::{Icon, decoration, sketch};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

const MINUS: &str = "M5 11h14v2H5v-2Z";
const PLUS: &str = "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6V5Z";

/// The controls. None of them takes the focus away when there is nothing more for it to do.
pub(super) fn controls(shown: Shown, words: StoredValue<DocumentViewerWords>) -> AnyView {
    let words = words.get_value();
    let count = move || shown.pages.read().len();
    let position = move || {
        let current = shown.current.get();
        (current > 0).then(|| words.page.run((current, count())))
    };
    let percent = move || {
        let percent = shown.percent.get();
        (percent > 0).then(|| words.zoom.run(percent))
    };
    // Whether there is a document to act on.
    let open = move || shown.current.get() > 0;
    let before = move || shown.current.get().checked_sub(1).filter(|page| *page > 0);
    let behind = move || {
        let next = shown.current.get() + 1;
        (open() && next <= count()).then_some(next)
    };
    let smaller = move || open().then(|| DocumentZoom::below(shown.percent.get()))?;
    let larger = move || open().then(|| DocumentZoom::above(shown.percent.get()))?;
    let show = move |page| shown.show(page);
    let enlarge = move |zoom| shown.enlarge(zoom);
    let choice = |label: TextProp, zoom: DocumentZoom| {
        let pressed = move || (shown.zoom.get() == zoom).to_string();
        view! {
            <button
                type="button"
                class="md-viewer__button"
                aria-pressed=pressed
                on:click=move |_| enlarge(zoom)
            >
                {text(label)}
            </button>
        }
    };
    view! {
        <div class="md-viewer__bar" role="group" aria-label=words.controls>
            <div class="md-viewer__part" data-part="page">
                {icon_button("up", words.previous_page, decoration(Icon::Chevron), before, show)}
                <p class="md-viewer__value" role="status">
                    {position}
                </p>
                {icon_button("down", words.next_page, decoration(Icon::Chevron), behind, show)}
            </div>
            <div class="md-viewer__part" data-part="zoom">
                {icon_button("out", words.zoom_out, sketch(MINUS), smaller, enlarge)}
                <p class="md-viewer__value" role="status">
                    {percent}
                </p>
                {icon_button("in", words.zoom_in, sketch(PLUS), larger, enlarge)}
                {choice(words.fit_width, DocumentZoom::FitWidth)}
                {choice(words.actual_size, DocumentZoom::Percent(100))}
            </div>
        </div>
    }
    .into_any()
}

/// A button that acts on what `target` gives, and says so when that is nothing.
fn icon_button<T: 'static>(
    to: &'static str,
    label: TextProp,
    icon: AnyView,
    target: impl Fn() -> Option<T> + Copy + Send + 'static,
    act: impl Fn(T) + Copy + Send + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="md-viewer__button"
            data-to=to
            aria-label=label
            aria-disabled=move || target().is_none().then_some("true")
            on:click=move |_| untrack(target).into_iter().for_each(act)
        >
            {icon}
        </button>
    }
    .into_any()
}
