//! A button that puts a text into the clipboard.

use crate::dom;
use crate::icon::sketch;
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Two sheets, on a field of 24 by 24.
const SHEETS: &str = "M8 2h12v14H8V2Zm2 2v10h8V4h-8ZM4 7h2v11h9v2H4V7Z";

/// Copies `value` and says beside the button, and to those who hear the page, whether it worked.
/// Never for passwords and codes.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    value: TextProp,
    /// 「コピーしました」
    #[prop(into)]
    copied: TextProp,
    /// 「コピーできませんでした」
    #[prop(into)]
    failed: TextProp,
    /// Whether it worked.
    #[prop(optional, into)]
    on_copy: Option<Callback<bool>>,
    /// What the button says: 「アドレスをコピー」.
    children: Children,
) -> AnyView {
    let outcome = RwSignal::new(None::<bool>);
    let answer = move |worked: bool| {
        outcome.try_set(Some(worked));
        if let Some(on_copy) = on_copy {
            on_copy.run(worked);
        }
    };
    let copy = move |_| {
        // Emptied first, so that a second copy is spoken as well.
        outcome.set(None);
        dom::copy(untrack(|| value.get()).to_string(), answer);
    };
    let state = move || {
        outcome
            .get()
            .map(|worked| if worked { "copied" } else { "failed" })
    };
    let said = move || {
        outcome.get().map(|worked| {
            let words = if worked { &copied } else { &failed };
            text(words.clone())
        })
    };
    view! {
        <span class="md-copy" data-state=state>
            <button type="button" class="md-copy__button" on:click=copy>
                {sketch(SHEETS)}
                <span>{children()}</span>
            </button>
            <span class="md-copy__status" role="status">
                {said}
            </span>
        </span>
    }
    .into_any()
}
