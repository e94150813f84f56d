//! What this crate needs of the browser beside [`madoguchi_ui::dom`].

use js_sys::{Promise, Uint8Array};
use leptos::prelude::{document, window};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CssStyleDeclaration, Element, Event, EventTarget, HtmlElement, MessageEvent, NodeList,
    Response, Window,
};

/// The query of the address, with its `?`.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// Sets an attribute of the page's root element, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// An attribute of the page's root element.
pub fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Waits until the browser is about to draw.
pub async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        let _ = window().request_animation_frame(&resolve);
    });
    let _ = JsFuture::from(frame).await;
}

/// Waits until every font that is in use has been loaded.
pub async fn fonts_loaded() {
    if let Ok(ready) = document().fonts().ready() {
        let _ = JsFuture::from(ready).await;
    }
}

/// Listens for as long as the page is open.
pub fn listen(target: impl Into<EventTarget>, event: &str, heard: impl FnMut(Event) + 'static) {
    add_listener(&target.into(), event, heard, false);
}

/// The same, before the element that the event is for, and for those as well that go no further.
pub fn listen_early(
    target: impl Into<EventTarget>,
    event: &str,
    heard: impl FnMut(Event) + 'static,
) {
    add_listener(&target.into(), event, heard, true);
}

fn add_listener(
    target: &EventTarget,
    event: &str,
    heard: impl FnMut(Event) + 'static,
    early: bool,
) {
    let heard: Closure<dyn FnMut(Event)> = Closure::new(heard);
    let function = heard.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback_and_bool(event, function, early);
    heard.forget();
}

/// The elements of a list.
pub fn elements(nodes: NodeList) -> Vec<Element> {
    let nodes = (0..nodes.length()).filter_map(|index| nodes.get(index));
    nodes.map(JsCast::unchecked_into).collect()
}

/// How an element looks once everything has been applied.
pub fn style_of(element: &Element) -> Option<CssStyleDeclaration> {
    window().get_computed_style(element).ok().flatten()
}

/// Whether an element is drawn.
pub fn is_visible(element: &Element) -> bool {
    let is_shown = style_of(element)
        .and_then(|style| style.get_property_value("visibility").ok())
        .is_some_and(|visibility| visibility == "visible");
    is_shown && element.get_client_rects().length() > 0
}

/// The address of a file that lies beside the program. First asked for at the start, it stays the
/// same when the page takes another address for itself.
pub fn beside_the_program(file: &str) -> String {
    thread_local! {
        static FOLDER: String = {
            let here = window().location().href().unwrap_or_default();
            let path = here.split(['?', '#']).next().unwrap_or_default();
            path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
        };
    }
    FOLDER.with(|folder| format!("{folder}/{file}"))
}

/// Loads the style sheets of the page anew, one after the other without a moment of none.
pub fn restyle() {
    let Ok(links) = document().query_selector_all("link[rel=stylesheet]") else {
        return;
    };
    for old in elements(links) {
        let address = old.get_attribute("href").unwrap_or_default();
        let file = address.rsplit('/').next().unwrap_or_default();
        let file = file.split('?').next().unwrap_or_default();
        let Ok(new) = old.clone_node().map(JsCast::unchecked_into::<Element>) else {
            continue;
        };
        let _ = new.set_attribute(
            "href",
            &beside_the_program(&format!("{file}?{}", js_sys::Math::random())),
        );
        listen(new.clone(), "load", {
            let old = old.clone();
            move |_| old.remove()
        });
        let _ = old.after_with_node_1(&new);
    }
}

/// Sends `message` to a window of this or another origin. It holds what a sample shows, and no
/// more.
pub fn post(to: &Window, message: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(message) {
        let _ = to.post_message(&JsValue::from_str(&text), "*");
    }
}

/// Sends `message` to the page that this one stands in, when it does.
pub fn post_to_parent(message: &impl Serialize) {
    if let Ok(Some(parent)) = window().parent()
        && parent != window()
    {
        post(&parent, message);
    }
}

/// Hears messages of type `M` from pages of this origin.
pub fn on_message<M: DeserializeOwned>(mut heard: impl FnMut(M) + 'static) {
    let origin = window().location().origin().unwrap_or_default();
    listen(window(), "message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        if event.origin() != origin {
            return;
        }
        let message = event.data().as_string();
        if let Some(message) = message.and_then(|text| serde_json::from_str(&text).ok()) {
            heard(message);
        }
    });
}

/// Sets a property of an element's own style: what a style sheet cannot know.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// The text of a file beside the program.
pub async fn fetch_text(file: &str) -> Option<String> {
    let text = fetch(file).await?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// What is in a file beside the program.
pub async fn fetch_bytes(file: &str) -> Option<Uint8Array> {
    let bytes = fetch(file).await?.array_buffer().ok()?;
    Some(Uint8Array::new(&JsFuture::from(bytes).await.ok()?))
}

async fn fetch(file: &str) -> Option<Response> {
    let answer = window().fetch_with_str(&beside_the_program(file));
    let answer: Response = JsFuture::from(answer).await.ok()?.unchecked_into();
    answer.ok().then_some(answer)
}

/// The address of the page as a whole.
pub fn here() -> String {
    window().location().href().unwrap_or_default()
}

/// Whether the browser's reader wants Japanese first.
pub fn prefers_japanese() -> bool {
    let language = window().navigator().language();
    language.is_some_and(|language| language.starts_with("ja"))
}
