//! What the entry's script (`sign-boot.js`) does for the program: it carries requests, some of
//! which it has started already, and knows what was tapped before the program was there.

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use js_sys::{Array, Promise, Uint8Array};
use madoguchi_api::{Answer, Call, Error, Transport};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// A POST with the link's token: a promise of the status and the parsed answer.
    #[wasm_bindgen(js_namespace = madoguchi)]
    pub fn ask(what: &str, code: Option<&str>, key: Option<&str>) -> Promise;

    #[wasm_bindgen(js_namespace = madoguchi)]
    fn fetch(path: &str) -> Promise;

    #[wasm_bindgen(js_namespace = madoguchi)]
    fn begin() -> Array;

    #[wasm_bindgen(js_namespace = madoguchi, js_name = waitForCode)]
    fn wait_for_code();

    #[wasm_bindgen(js_namespace = madoguchi, js_name = stopWaiting)]
    fn stop_waiting();

    #[wasm_bindgen(thread_local_v2, js_namespace = madoguchi, js_name = token)]
    static TOKEN: String;

    #[wasm_bindgen(js_name = print)]
    fn print_page();
}

/// What was tapped before the program could hear it.
pub struct Taps {
    /// 「アクセスコードを発行する」: the key of its request, which is under way.
    pub issue: Option<String>,
    /// 「認証する」
    pub verify: bool,
}

/// The link's token; empty when the address has none.
pub fn token() -> String {
    TOKEN.with(Clone::clone)
}

/// From now on the program hears taps itself.
pub fn take_taps() -> Taps {
    let taps = begin();
    Taps {
        issue: taps.get(1).as_string().filter(|key| !key.is_empty()),
        verify: taps.get(0).is_truthy(),
    }
}

/// Takes over the code of an SMS that arrives, where the browser offers it (WebOTP).
pub fn take_code_of_sms() {
    wait_for_code();
}

/// The code is there.
pub fn stop_taking_code() {
    stop_waiting();
}

/// Prints the page.
pub fn print() {
    print_page();
}

/// Files, fetched by the entry's script.
pub struct Files;

impl Transport for Files {
    fn send(&self, call: Call) -> LocalBoxFuture<'static, Result<Answer, Error>> {
        async move {
            let answer = JsFuture::from(fetch(&call.path)).await;
            let answer: Array = answer.map_err(error)?.unchecked_into();
            Ok(Answer {
                status: answer.get(0).as_f64().unwrap_or_default() as u16,
                body: Uint8Array::from(answer.get(1)).to_vec(),
                build: None,
            })
        }
        .boxed_local()
    }
}

fn error(reason: JsValue) -> Error {
    match reason.as_string().as_deref() {
        Some("timeout") => Error::Timeout,
        _ => Error::Network,
    }
}
