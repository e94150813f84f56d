//! Single keys, which who dictates to the machine can switch off.

use leptos::prelude::*;
use madoguchi_ui::dom;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::bench::Bench;
use crate::browser;

const OFF_KEY: &str = "madoguchi.gallery.keys-off";

/// Whether single keys do something.
pub fn are_on() -> bool {
    dom::storage_get(OFF_KEY).is_none()
}

/// Switches them on or off, on this device.
pub fn switch(on: bool) {
    if on {
        dom::storage_remove(OFF_KEY);
    } else {
        dom::storage_set(OFF_KEY, "true");
    }
}

/// `/` leads to the search, `j` and `k` to the next and the previous variant; in the list the
/// arrows do the same.
pub fn listen(bench: Bench) {
    browser::listen(window(), "keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let at = |selector| {
            let target: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
            target.is_some_and(|it| it.closest(selector).is_ok_and(|found| found.is_some()))
        };
        let types = at("input, textarea, select, [contenteditable]");
        let steps = match event.key().as_str() {
            "/" if !types && are_on() => {
                bench.list_is_open.set(list_can_be_closed());
                dom::focus_soon("search".to_owned());
                event.prevent_default();
                return;
            }
            "j" if !types && are_on() => 1,
            "k" if !types && are_on() => -1,
            "ArrowDown" if at(".gl-list") => 1,
            "ArrowUp" if at(".gl-list") => -1,
            _ => return,
        };
        event.prevent_default();
        bench.step(steps);
        if at(".gl-list a") {
            focus_current();
        }
    });
}

/// Whether the window is so narrow that the list opens and closes.
fn list_can_be_closed() -> bool {
    let toggle = document().query_selector(".gl-list__toggle").ok().flatten();
    toggle.is_some_and(|toggle| browser::is_visible(&toggle))
}

/// The focus stays with the variant that is shown, once the list shows it.
fn focus_current() {
    request_animation_frame(|| {
        let current = document()
            .query_selector(".gl-list [aria-current]")
            .ok()
            .flatten();
        if let Some(current) = current {
            let _ = current.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}
