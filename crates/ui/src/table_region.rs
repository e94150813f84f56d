//! The window that a large table scrolls in.

use crate::dom;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Holds a [`Table`](crate::Table) that may be higher or wider than the screen: it scrolls in
/// here, and the headings of its columns stay in sight. While it does not fit, the keyboard
/// reaches it, to scroll with the arrows. Cards of a narrow screen scroll with the page.
#[component]
pub fn TableRegion(
    /// What scrolls; the table's caption, as a rule.
    #[prop(into)]
    label: TextProp,
    children: Children,
) -> AnyView {
    let node = NodeRef::<Div>::new();
    let overflows = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(region) = node.get() {
            let content = region.first_element_child();
            dom::on_resize(
                Some((**region).clone()).into_iter().chain(content),
                move || {
                    let is_wide = region.scroll_width() > region.client_width();
                    let is_high = region.scroll_height() > region.client_height();
                    overflows.set(is_wide || is_high);
                },
            );
        }
    });
    view! {
        <div
            class="md-table-region"
            node_ref=node
            role=move || overflows.get().then_some("region")
            aria-label=move || overflows.get().then(|| label.get())
            tabindex=move || overflows.get().then_some("0")
        >
            {children()}
        </div>
    }
    .into_any()
}
