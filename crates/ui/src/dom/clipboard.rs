//! The clipboard.

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Puts `text` into the clipboard and tells whether it worked. Without TLS there is no clipboard,
/// and a browser may refuse.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let worked = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(worked);
    });
}

/// `navigator.clipboard`, which web-sys takes to be there always.
fn clipboard() -> Option<Clipboard> {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    clipboard
        .ok()
        .filter(JsValue::is_object)
        .map(JsCast::unchecked_into)
}
