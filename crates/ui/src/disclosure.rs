//! What only some readers need, behind a line that says what it is.

use crate::icon::{Icon, decoration};
use crate::words::text;
use leptos::ev::Event;
use leptos::html::Details;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A line that opens and closes what stands below it, on the browser's own `<details>`: the search
/// in a page finds what is closed.
#[component]
pub fn Disclosure(
    /// What is behind it.
    #[prop(into)]
    summary: TextProp,
    /// Opens and closes it from outside; the reader can always do the contrary.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// It was opened or closed, by whomever.
    #[prop(optional, into)]
    on_toggle: Option<Callback<bool>>,
    children: Children,
) -> AnyView {
    let node = NodeRef::<Details>::new();
    let toggled = move |_: Event| {
        if let Some((on_toggle, details)) = on_toggle.zip(node.get_untracked()) {
            on_toggle.run(details.open());
        }
    };
    view! {
        <details
            class="md-disclosure"
            node_ref=node
            prop:open=move || open.get()
            on:toggle=toggled
        >
            <summary class="md-disclosure__summary">
                {decoration(Icon::Chevron)}
                <span>{text(summary)}</span>
            </summary>
            <div class="md-disclosure__content">{children()}</div>
        </details>
    }
    .into_any()
}
