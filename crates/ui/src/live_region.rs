//! What is said to those who hear the page.

use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays for those who look for it after it was spoken.
const KEPT: Duration = Duration::from_secs(10);

/// The polite live region of the program: one, near the end of the page, there before anything is
/// announced. A dialog brings its own, because the page behind a dialog is silent.
#[component]
pub fn LiveRegion() -> AnyView {
    // Only what is added is spoken, each message once, also when two come together.
    view! {
        <div
            class="md-visually-hidden"
            data-live-region=""
            aria-live="polite"
            aria-atomic="false"
            aria-relevant="additions"
        ></div>
    }
    .into_any()
}

/// Says `message` once, politely.
pub fn announce(message: &str) {
    let document = document();
    let find = |selector| document.query_selector(selector).ok().flatten();
    // Of several dialogs, the one that has the focus is on top.
    let region = find("dialog:modal:focus-within [data-live-region]")
        .or_else(|| find("dialog:modal [data-live-region]"))
        // A dialog that is closed is silent.
        .or_else(|| find("[data-live-region]:not(dialog *)"));
    let Some((region, line)) = region.zip(document.create_element("p").ok()) else {
        return;
    };
    line.set_text_content(Some(message));
    if region.append_child(&line).is_ok() {
        set_timeout(move || line.remove(), KEPT);
    }
}
