//! Files that leave the page, and files that are read from the device.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

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

/// The bytes of a chosen file from `start` up to `end`; none when the device cannot read them any
/// more, as after the file was changed or taken away.
pub async fn read_part(file: &File, start: u64, end: u64) -> Option<Vec<u8>> {
    let part = file.slice_with_f64_and_f64(start as f64, end as f64).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    (bytes.len() as u64 == end - start).then_some(bytes)
}
