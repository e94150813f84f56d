//! Scripts that load when they are wanted.

use js_sys::Promise;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import)]
    fn import(address: &str) -> Promise;

    /// The address of the program's own script, whatever folder a release is in.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static HERE: String;
}

/// Loads a module that lies beside the program. One that did not arrive can be asked for again.
pub(crate) async fn import_late(file: &str) -> Result<JsValue, JsValue> {
    thread_local! {
        static FAILURES: Cell<u32> = const { Cell::new(0) };
    }
    let here = HERE.with(Clone::clone);
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    // Some browsers keep the failure of an address, and never ask for it again.
    let again = match FAILURES.get() {
        0 => String::new(),
        failures => format!("?{failures}"),
    };
    let module = JsFuture::from(import(&format!("{folder}/{file}{again}"))).await;
    if module.is_err() {
        FAILURES.set(FAILURES.get() + 1);
    }
    module
}
