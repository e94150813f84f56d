//! Files that leave the page.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// `content` as the browser's functions take it.
pub fn byte_array(content: &[u8]) -> Uint8Array {
    Uint8Array::from(content)
}

/// Offers `content` to the reader as a file to keep; `false` when the browser refuses.
pub fn save_file(name: &str, media_type: &str, content: &[u8]) -> bool {
    offer(name, media_type, content).is_some()
}

fn offer(name: &str, media_type: &str, content: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&byte_array(content));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the file over with the click.
    Url::revoke_object_url(&address).ok()
}
