//! Links of samples, which lead nowhere.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::Element;

use crate::stage::Stage;

/// Tells which link was followed, and stays.
pub(super) fn follow(stage: Stage, shown: AnyView) -> AnyView {
    let tell = move |event: MouseEvent| {
        let link = event_target::<Element>(&event).closest("a").ok().flatten();
        if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
            event.prevent_default();
            stage.emit("follow", href);
        }
    };
    view! { <div on:click=tell>{shown}</div> }.into_any()
}
