//! What every test needs: a place to mount a view, the words, keys, and what a screen reader gets.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use madoguchi_ui::Words;
use std::any::Any;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventInit, HtmlElement, KeyboardEvent, KeyboardEventInit};

/// A mounted view; it goes away at the end of the test.
pub struct Stage {
    pub root: HtmlElement,
    _handle: Box<dyn Any>,
}

impl Stage {
    /// Mounts a view and waits for it to settle.
    pub async fn new<N: IntoView + 'static>(view: impl FnOnce() -> N + 'static) -> Self {
        let root: HtmlElement = document().create_element("main").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let handle = mount_to(root.clone(), move || {
            provide_context(words());
            view()
        });
        settle().await;
        Self {
            root,
            _handle: Box::new(handle),
        }
    }

    /// The first element that matches.
    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector} in the page"))
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.root.query_selector(selector).unwrap();
        found.map(JsCast::unchecked_into)
    }

    /// The button with this text.
    pub fn button(&self, text: &str) -> HtmlElement {
        let buttons = self.root.query_selector_all("button").unwrap();
        (0..buttons.length())
            .filter_map(|index| buttons.item(index))
            .map(JsCast::unchecked_into::<HtmlElement>)
            .find(|button| button.inner_text().trim() == text)
            .unwrap_or_else(|| panic!("no button {text} in the page"))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn words() -> Words {
    Words {
        required: "※必須".into(),
        optional: "※任意".into(),
        close: "閉じる".into(),
        show_password: "パスワードを表示".into(),
        error_prefix: "エラー".into(),
        success: "完了".into(),
        information: "お知らせ".into(),
        warning: "注意".into(),
        error: "エラー".into(),
        done: "済み".into(),
    }
}

/// Lets the effects run that a change has caused.
pub async fn settle() {
    tick().await;
    tick().await;
}

/// Presses a key on what has the focus; `true` when the page took it.
pub async fn press(key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    let taken = !focused().dispatch_event(&event).unwrap();
    settle().await;
    taken
}

/// Clicks, as a mouse, Enter and Space on a button do.
pub async fn click(element: &HtmlElement) {
    element.click();
    settle().await;
}

/// Types a text into a field of one or more lines.
pub async fn type_into(field: &HtmlElement, text: &str) {
    set_value(field, text);
    send(field, "input").await;
}

/// What stands in a field.
pub fn value(field: &HtmlElement) -> String {
    let value = js_sys::Reflect::get(field, &"value".into()).unwrap();
    value.as_string().expect("the element has a value")
}

/// Changes what stands in a field, without a word to the page.
pub fn set_value(field: &HtmlElement, text: &str) {
    js_sys::Reflect::set(field, &"value".into(), &text.into()).unwrap();
}

/// Whether an element is drawn. One in closed `<details>` has a size and is not.
pub fn is_visible(element: &HtmlElement) -> bool {
    let check = js_sys::Reflect::get(element, &"checkVisibility".into()).unwrap();
    let answer = check.unchecked_ref::<js_sys::Function>().call0(element);
    answer.unwrap().is_truthy()
}

/// Waits, frame by frame, until something has come about.
pub async fn appears(has: impl Fn() -> bool) {
    let patience = js_sys::Date::now() + 5_000.0;
    while !has() {
        assert!(js_sys::Date::now() < patience, "it has not come about");
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

/// Sends an event that bubbles and can be prevented; `true` when the page prevented it.
pub async fn send(target: &HtmlElement, name: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    let prevented = !target.dispatch_event(&event).unwrap();
    settle().await;
    prevented
}

/// What has the focus.
pub fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

/// The name that the browser gives to assistive technology.
pub fn name(element: &HtmlElement) -> String {
    computed(element, "computedName")
}

/// The role that the browser gives to assistive technology.
pub fn role(element: &HtmlElement) -> String {
    computed(element, "computedRole")
}

fn computed(element: &HtmlElement, property: &str) -> String {
    js_sys::Reflect::get(element, &JsValue::from_str(property))
        .unwrap()
        .as_string()
        .expect("chromium runs with ComputedAccessibilityInfo")
}

/// The texts that `aria-describedby` leads to, in order.
pub fn descriptions(element: &HtmlElement) -> Vec<String> {
    let ids = element
        .get_attribute("aria-describedby")
        .unwrap_or_default();
    ids.split_whitespace()
        .map(|id| {
            document()
                .get_element_by_id(id)
                .unwrap()
                .text_content()
                .unwrap()
        })
        .collect()
}
