//! What stands in the place of a list that has nothing in it.

use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Says that there is nothing and why; the children say what can be done.
#[component]
pub fn EmptyState(
    /// What there is none of: 「共有しているアカウントはありません」.
    #[prop(into)]
    title: TextProp,
    children: Children,
) -> AnyView {
    view! {
        <div class="md-empty">
            <p class="md-empty__title">{text(title)}</p>
            {children()}
        </div>
    }
    .into_any()
}
