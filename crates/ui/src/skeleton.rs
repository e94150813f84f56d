//! The shape of what is being loaded.

use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Grey lines in the place of content that is on its way, with a status for those who hear it.
#[component]
pub fn Skeleton(
    #[prop(default = 3)] lines: usize,
    /// What is being done: 「読み込んでいます」.
    #[prop(into)]
    status: TextProp,
) -> AnyView {
    let line = |_| view! { <span class="md-skeleton__line"></span> };
    view! {
        <div class="md-skeleton">
            <p class="md-visually-hidden" role="status">
                {text(status)}
            </p>
            <div aria-hidden="true">{(0..lines).map(line).collect_view()}</div>
        </div>
    }
    .into_any()
}
