//! The components in a real browser: driven by keys and clicks, read through the browser's own
//! accessibility tree.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

mod button;
mod dialog;
mod display;
mod dom;
mod error_summary;
mod fields;
mod long_fields;
mod menu;
mod reports;
mod rows;
mod stage;
mod tabs;
mod ways;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
