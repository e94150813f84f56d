//! What guides are made of.

use leptos::prelude::*;

use super::locale::Text;

/// A part of a guide under its heading.
pub fn section(title: Text, content: impl IntoView + 'static) -> AnyView {
    let content = content.into_any();
    view! {
        <section class="md-section">
            <h2>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Sentences as the entries of a list.
pub fn entries(texts: &'static [Text]) -> AnyView {
    let entry = |text: &Text| view! { <li>{*text}</li> };
    texts.iter().map(entry).collect_view().into_any()
}
