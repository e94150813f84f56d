//! What tells one file from every other.

use js_sys::Uint8Array;
use leptos::prelude::window;
use std::fmt::Write as _;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Why a file has no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undigested {
    /// The device cannot read it: it was moved, changed or is too large for it.
    Unreadable,
    /// The browser does not compute hashes on this page, as on an address without https.
    Unavailable,
}

/// The SHA-256 of a file in hexadecimal. The file does not leave the device.
pub async fn sha256(file: &File) -> Result<String, Undigested> {
    let crypto = window().crypto().map_err(|_| Undigested::Unavailable)?;
    // Without https the property is not there at all.
    let subtle = crypto.subtle();
    if subtle.is_undefined() {
        return Err(Undigested::Unavailable);
    }
    let content = JsFuture::from(file.array_buffer()).await;
    let content = content.map_err(|_| Undigested::Unreadable)?;
    let digest = subtle
        .digest_with_str_and_buffer_source("SHA-256", content.as_ref().unchecked_ref())
        .map_err(|_| Undigested::Unavailable)?;
    let digest = JsFuture::from(digest).await;
    let digest = digest.map_err(|_| Undigested::Unreadable)?;
    let bytes = Uint8Array::new(&digest).to_vec();
    Ok(bytes.into_iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
