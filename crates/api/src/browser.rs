use std::cell::Cell;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use madoguchi_contract::uploads::{PART_TYPE, UPLOAD_OFFSET};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, RequestCredentials, window};

use crate::arrival;
use crate::client::{Answer, Call, Error, Method, Transport};

/// After how many milliseconds without an answer, or without another piece of one that is watched,
/// a call is given up.
pub const TIMEOUT_MS: i32 = 30_000;

/// The browser's `fetch`.
pub struct Browser {
    /// The server's address without a path; empty for the page's own origin.
    pub base: String,
}

impl Transport for Browser {
    fn send(&self, call: Call) -> LocalBoxFuture<'static, Result<Answer, Error>> {
        let url = format!("{}{}", self.base, call.path);
        async move {
            if let Some(answer) = started_by_boot_script(&call).await {
                return Ok(answer);
            }
            let limit = TimeLimit::start();
            let watcher = call.watcher.clone();
            let media_type = call.media_type;
            let response = fetch(&url, call, limit.signal().as_ref()).await;
            let response = response.map_err(|_| limit.error(Error::Network))?;
            if media_type.is_some_and(|wanted| response.ok() && !is(&response, wanted)) {
                return Err(Error::Unreadable);
            }
            let Some(watcher) = watcher.filter(|_| response.ok()) else {
                return read(response)
                    .await
                    .map_err(|_| limit.error(Error::Network));
            };
            let tell = |arrived| {
                limit.restart();
                watcher.tell(arrived);
            };
            let body = arrival::read(&response, tell).await;
            let body = body.map_err(|_| limit.error(Error::BrokenOff))?;
            Ok(answer(&response, body))
        }
        .boxed_local()
    }
}

async fn fetch(
    url: &str,
    call: Call,
    signal: Option<&AbortSignal>,
) -> Result<Response, gloo_net::Error> {
    let method = match call.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Patch => gloo_net::http::Method::PATCH,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let mut request = RequestBuilder::new(url)
        .method(method)
        .credentials(RequestCredentials::Include)
        .abort_signal(signal);
    if let Some(key) = &call.idempotency_key {
        request = request.header("Idempotency-Key", key);
    }
    if let Some(version) = call.if_match {
        request = request.header("If-Match", &format!("\"{version}\""));
    }
    if let Some(language) = call.language {
        request = request.header("Accept-Language", language.code());
    }
    if let Some(part) = call.part {
        return request
            .header("Content-Type", PART_TYPE)
            .header(UPLOAD_OFFSET, &part.offset.to_string())
            .body(Uint8Array::from(part.bytes.as_slice()))?
            .send()
            .await;
    }
    match call.body {
        Some(body) => {
            request
                .header("Content-Type", "application/json")
                .body(body)?
                .send()
                .await
        }
        None => request.send().await,
    }
}

fn is(response: &Response, media_type: &str) -> bool {
    let answered = response.headers().get("Content-Type");
    answered.is_some_and(|answered| answered.starts_with(media_type))
}

async fn read(response: Response) -> Result<Answer, gloo_net::Error> {
    let body = response.binary().await?;
    Ok(answer(&response, body))
}

fn answer(response: &Response, body: Vec<u8>) -> Answer {
    Answer {
        status: response.status(),
        build: response.headers().get("Madoguchi-Build"),
        body,
    }
}

/// Takes the answer to a request that the entry's script has started beside the download of the
/// program: `window.madoguchi.started[path]`, a promise of a `Response`.
async fn started_by_boot_script(call: &Call) -> Option<Answer> {
    if call.method != Method::Get {
        return None;
    }
    let page = window()?;
    let boot = Reflect::get(&page, &"madoguchi".into()).ok()?;
    let started = Reflect::get(&boot, &"started".into()).ok()?;
    let path = JsValue::from_str(&call.path);
    let promise: Promise = Reflect::get(&started, &path).ok()?.dyn_into().ok()?;
    Reflect::delete_property::<js_sys::Object>(started.unchecked_ref(), &path).ok()?;
    let response: web_sys::Response = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    read(response.into()).await.ok()
}

/// Aborts the request when its time is over, or when its future is dropped.
struct TimeLimit {
    controller: Option<AbortController>,
    is_over: Rc<Cell<bool>>,
    timer: Cell<Option<i32>>,
    on_timeout: Closure<dyn FnMut()>,
}

impl TimeLimit {
    fn start() -> Self {
        let controller = AbortController::new().ok();
        let is_over = Rc::new(Cell::new(false));
        let on_timeout = Closure::new({
            let (controller, is_over) = (controller.clone(), Rc::clone(&is_over));
            move || {
                is_over.set(true);
                if let Some(controller) = &controller {
                    controller.abort();
                }
            }
        });
        let limit = Self {
            controller,
            is_over,
            timer: Cell::new(None),
            on_timeout,
        };
        limit.restart();
        limit
    }

    /// Gives the full time once more.
    fn restart(&self) {
        let Some(page) = window() else { return };
        if let Some(timer) = self.timer.take() {
            page.clear_timeout_with_handle(timer);
        }
        let handler: &Function = self.on_timeout.as_ref().unchecked_ref();
        let timer = page.set_timeout_with_callback_and_timeout_and_arguments_0(handler, TIMEOUT_MS);
        self.timer.set(timer.ok());
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// `error`, unless it came of the time being over.
    fn error(&self, error: Error) -> Error {
        if self.is_over.get() {
            Error::Timeout
        } else {
            error
        }
    }
}

impl Drop for TimeLimit {
    fn drop(&mut self) {
        if let (Some(page), Some(timer)) = (window(), self.timer.take()) {
            page.clear_timeout_with_handle(timer);
        }
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
