//! How a text came into a field.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};

/// Whether an `input` event put a text in as a whole: pasted, dropped or filled in by the browser,
/// not typed letter by letter.
pub fn came_whole(event: &Event) -> bool {
    let kind = js_sys::Reflect::get(event, &JsValue::from_str("inputType"));
    match kind.ok().and_then(|kind| kind.as_string()).as_deref() {
        // What the browser fills in by itself has no kind in some of them.
        None | Some("") => true,
        Some(kind) => matches!(
            kind,
            "insertFromPaste" | "insertFromDrop" | "insertReplacementText"
        ),
    }
}

/// Replaces what stands in the field of an event. A signal does not do that where it had this
/// value before somebody typed.
pub(crate) fn replace_text(event: &Event, text: &str) {
    let field = event.target().and_then(|it| it.dyn_into().ok());
    if let Some(field) = field.filter(|field: &HtmlInputElement| field.value() != text) {
        field.set_value(text);
    }
}
