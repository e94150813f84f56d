//! The page itself: title, language, configuration, clock.

use leptos::prelude::{document, on_cleanup, request_animation_frame, window};
use std::cell::Cell;
use std::fmt::Write;
use web_sys::Element;

use super::storage::{tab_storage_get, tab_storage_remove, tab_storage_set};

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the language of the page, such as `ja`.
pub fn set_language(language: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

const RELOADED: &str = "madoguchi:reloaded";

/// Loads the page anew.
pub fn reload() {
    tab_storage_set(RELOADED, "");
    let _ = window().location().reload();
}

/// Whether it was the reader's press that has loaded this page anew; tells it once.
pub fn was_reloaded() -> bool {
    let was_reloaded = tab_storage_get(RELOADED).is_some();
    tab_storage_remove(RELOADED);
    was_reloaded
}

/// The address of the API from `<meta name="madoguchi-api">`, without a slash at its end; empty
/// when the page does not say one.
pub fn api_base() -> String {
    let base = meta("madoguchi-api");
    base.trim_end_matches('/').to_owned()
}

/// The build that this page belongs to, from `<meta name="madoguchi-build">`.
pub fn build_id() -> String {
    meta("madoguchi-build")
}

/// What a `<meta>` of the page says under `name`; empty where it says nothing.
pub fn meta(name: &str) -> String {
    document()
        .query_selector(&format!("meta[name=\"{name}\"]"))
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

/// The browser's clock, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// A key that nobody else has: a random UUID. (`crypto.randomUUID` is missing where there is no
/// TLS, so it is made from random bytes.)
pub fn random_key() -> String {
    let mut bytes = [0; 16];
    let random = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).map(drop));
    if random.is_err() {
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    uuid(bytes)
}

/// Writes random bytes as a version 4 UUID.
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut key = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            key.push('-');
        }
        let _ = write!(key, "{byte:02x}");
    }
    key
}

/// An id for an element that nobody outside its component needs to know.
pub(crate) fn unique_id(prefix: &str) -> String {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(1) };
    }
    let number = NEXT.with(|next| next.replace(next.get() + 1));
    format!("md-{prefix}-{number}")
}

/// Counts, in an attribute of the root element, what is there as long as the present owner lives.
/// A style sheet that asks the root with `:has()` has all of a long page searched with each change.
pub(crate) fn count_in_root(attribute: &'static str) {
    let add = move |more: i32| {
        if let Some(root) = document().document_element() {
            let count = root.get_attribute(attribute).and_then(|it| it.parse().ok());
            let _ = match count.unwrap_or(0) + more {
                0 => root.remove_attribute(attribute),
                count => root.set_attribute(attribute, &count.to_string()),
            };
        }
    };
    add(1);
    on_cleanup(move || add(-1));
}

/// Does what nobody is to wait for: after the frame that shows what has just been done.
pub(crate) fn after_next_frame(work: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(work));
}

/// Takes an element out of sight, or brings it back.
pub(crate) fn set_hidden(element: &Element, is_hidden: bool) {
    let _ = element.toggle_attribute_with_force("hidden", is_hidden);
}

#[cfg(test)]
mod tests {
    use super::{unique_id, uuid};

    #[test]
    fn random_bytes_become_a_version_4_uuid() {
        assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn ids_differ() {
        assert_ne!(unique_id("menu"), unique_id("menu"));
    }
}
