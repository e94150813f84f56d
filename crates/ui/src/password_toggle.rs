//! The button that shows what is typed into a password field.

use crate::icon::{Icon, decoration};
use crate::words::{Words, text};
use leptos::prelude::*;

/// Shows and hides the password of the field `controls`.
pub(crate) fn password_toggle(controls: String, shown: RwSignal<bool>, words: &Words) -> AnyView {
    let icon = move || decoration(if shown.get() { Icon::Check } else { Icon::Eye });
    view! {
        <button
            type="button"
            class="md-password-toggle"
            aria-controls=controls
            aria-pressed=move || if shown.get() { "true" } else { "false" }
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            {icon}
            {text(words.show_password.clone())}
        </button>
    }
    .into_any()
}
