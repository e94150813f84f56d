//! Files in somebody's hand.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{DataTransfer, DragEvent, DragEventInit, File};

/// Holds a file over the zone.
pub(super) fn drag_over() {
    send("dragover", &[("a.pdf", 1)]);
}

/// Lets files go over the zone, each with a name and a size.
pub(in crate::stories) fn drop_files(files: &[(&str, usize)]) {
    send("drop", files);
}

fn send(event: &str, files: &[(&str, usize)]) {
    let zone = document().query_selector(".md-upload__zone").ok().flatten();
    let event = drag_event(event, files).ok();
    if let Some((zone, event)) = zone.zip(event) {
        let _ = zone.dispatch_event(&event);
    }
}

fn drag_event(event: &str, files: &[(&str, usize)]) -> Result<DragEvent, JsValue> {
    let data = DataTransfer::new()?;
    for (name, bytes) in files {
        let content = js_sys::Array::of1(&js_sys::Uint8Array::new_with_length(*bytes as u32));
        let file = File::new_with_u8_array_sequence(&content, name)?;
        data.items().add_with_file(&file)?;
    }
    let init = DragEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_data_transfer(Some(&data));
    DragEvent::new_with_event_init_dict(event, &init)
}
