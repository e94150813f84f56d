//! The portal's pages in a real browser, over a server that answers as a test wants.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

mod answers;
mod language;
mod memory;
mod news;
mod screen;
mod server;
mod session;
mod sharing;
mod signing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
