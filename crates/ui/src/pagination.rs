//! The way from one page of a long list to the next.

use crate::icon::{Icon, decoration};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Links to the page before and the page behind, with the position between them. It is not there
/// while everything is on one page, and a link that leads nowhere is not there either.
#[component]
pub fn Pagination(
    /// What is divided into pages: 「共有の履歴」.
    #[prop(into)]
    label: TextProp,
    /// The page that is shown, from 1.
    #[prop(into)]
    page: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    pages: Signal<usize>,
    /// The address of a page.
    address: Callback<usize, String>,
    /// 「前のページ」
    #[prop(into)]
    previous: TextProp,
    /// 「次のページ」
    #[prop(into)]
    next: TextProp,
    /// The position in words: 「12ページ中の3ページ目」.
    #[prop(into)]
    position: TextProp,
) -> AnyView {
    let has_previous = Memo::new(move |_| page.get() > 1);
    let has_next = Memo::new(move |_| page.get() < pages.get());
    let is_needed = Memo::new(move |_| pages.get() > 1);
    let previous = move || {
        let href = move || address.run(page.get().saturating_sub(1));
        has_previous.get().then(|| link("prev", href, &previous))
    };
    let next = move || {
        let href = move || address.run(page.get() + 1);
        has_next.get().then(|| link("next", href, &next))
    };
    (move || {
        is_needed.get().then(|| {
            view! {
                <nav class="md-pagination" aria-label=label.clone()>
                    {previous.clone()}
                    <p class="md-pagination__position">{text(position.clone())}</p>
                    {next.clone()}
                </nav>
            }
        })
    })
    .into_any()
}

fn link(
    rel: &'static str,
    href: impl Fn() -> String + Send + 'static,
    label: &TextProp,
) -> AnyView {
    view! {
        <a class="md-pagination__link" data-to=rel rel=rel href=href>
            {decoration(Icon::Chevron)}
            <span>{text(label.clone())}</span>
        </a>
    }
    .into_any()
}
