//! `viewer.js` and what it tells. It comes with pdf.js, and only when a document is to be shown.

use super::DocumentFailure;
use crate::dom;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Beside the program.
const VIEWER: &str = "document-viewer/viewer.js";

#[wasm_bindgen]
extern "C" {
    type Viewer;

    #[wasm_bindgen(method)]
    fn open(this: &Viewer, bytes: &Uint8Array) -> Promise;

    /// An open document.
    #[derive(Clone)]
    pub(super) type Viewing;

    #[wasm_bindgen(method, getter)]
    pub(super) fn count(this: &Viewing) -> usize;

    /// What the document says about its language.
    #[wasm_bindgen(method, getter)]
    pub(super) fn language(this: &Viewing) -> Option<String>;

    #[wasm_bindgen(method)]
    pub(super) fn attach(this: &Viewing, region: &Element, zoom: u32, tell: &Tell);

    #[wasm_bindgen(method)]
    pub(super) fn zoom(this: &Viewing, percent: u32);

    #[wasm_bindgen(method)]
    pub(super) fn show(this: &Viewing, number: usize);

    #[wasm_bindgen(method)]
    pub(super) fn close(this: &Viewing);
}

/// What `viewer.js` calls: `page`, `zoom`, `text`, `unreadable` or `rest`, a number and a text.
pub(super) type Tell = Closure<dyn FnMut(String, usize, Option<String>)>;

/// Opens a document, once pdf.js is there.
pub(super) async fn open(bytes: &Uint8Array) -> Result<Viewing, DocumentFailure> {
    let viewer = dom::import_late(VIEWER).await;
    let viewer: Viewer = viewer
        .map_err(|_| DocumentFailure::NotLoaded)?
        .unchecked_into();
    match JsFuture::from(viewer.open(bytes)).await {
        Ok(viewing) => Ok(viewing.unchecked_into()),
        Err(reason) => Err(failure(&reason)),
    }
}

fn failure(reason: &JsValue) -> DocumentFailure {
    match reason.as_string().as_deref() {
        Some("lost") => DocumentFailure::NotLoaded,
        Some("encrypted") => DocumentFailure::Encrypted,
        _ => DocumentFailure::Broken,
    }
}
