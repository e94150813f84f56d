//! The portal as somebody in front of it meets it: found by what it says, waited for, never slept.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::Function;
use leptos::web_sys::{Event, HtmlElement, HtmlInputElement};
use madoguchi::App;

use crate::server::FakeServer;

/// The portal, opened at an address; closed when dropped.
pub struct Screen {
    root: HtmlElement,
    _portal: Box<dyn std::any::Any>,
}

impl Screen {
    /// Opens the portal at `path`.
    pub fn open(path: &str, server: &FakeServer) -> Self {
        window().local_storage().unwrap().unwrap().clear().unwrap();
        Self::open_again(path, server)
    }

    /// Opens the portal with what the browser has kept.
    pub fn open_again(path: &str, server: &FakeServer) -> Self {
        let history = window().history().unwrap();
        history
            .push_state_with_url(&"".into(), "", Some(path))
            .unwrap();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let client = server.client();
        let portal: UnmountHandle<_> =
            mount_to(root.clone(), move || view! { <App client=client /> });
        Self {
            root,
            _portal: Box::new(portal),
        }
    }

    /// Waits until the page says `text`.
    pub async fn says(&self, text: &str) {
        self.until(text, |screen| screen.shown().contains(text).then_some(()))
            .await;
    }

    /// Waits until the page does not say `text` any more.
    pub async fn no_longer_says(&self, text: &str) {
        self.until(text, |screen| {
            (!screen.shown().contains(text)).then_some(())
        })
        .await;
    }

    /// Waits for a button or link with this name, and presses it.
    pub async fn press(&self, name: &str) {
        let target = self
            .until(name, |screen| {
                let buttons = screen.all("button, a");
                // A dialog makes the page behind it unreachable.
                let inside = screen.root.query_selector("dialog:modal").unwrap();
                buttons.into_iter().find(|button| {
                    button.inner_text().trim() == name
                        && inside.as_ref().is_none_or(|it| it.contains(Some(button)))
                })
            })
            .await;
        target.click();
    }

    /// Waits for the field with this id, and types into it.
    pub async fn type_into(&self, id: &str, text: &str) {
        let field = self.until(id, |screen| screen.by_id(id)).await;
        let field: HtmlInputElement = field.unchecked_into();
        field.set_value(text);
        let event = Event::new("input").unwrap();
        field.dispatch_event(&event).unwrap();
    }

    /// Chooses a file with this content in the file field with this id.
    pub async fn choose(&self, id: &str, name: &str, content: &str) {
        let field = self.until(id, |screen| screen.by_id(id)).await;
        let choose = Function::new_with_args(
            "field, name, content",
            "const chosen = new DataTransfer();
            chosen.items.add(new File([content], name));
            field.files = chosen.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        choose
            .call3(&JsValue::NULL, &field, &name.into(), &content.into())
            .unwrap();
    }

    /// The language that the page says it is in.
    pub fn language(&self) -> String {
        let page = document().document_element().unwrap();
        page.get_attribute("lang").unwrap()
    }

    /// What stands in the field with this id.
    pub fn value_of(&self, id: &str) -> String {
        let field: HtmlInputElement = self.by_id(id).unwrap().unchecked_into();
        field.value()
    }

    /// Waits for the control with this id, and clicks it.
    pub async fn click(&self, id: &str) {
        self.until(id, |screen| screen.by_id(id)).await.click();
    }

    /// Waits until no dialog is open.
    pub async fn closes_the_dialog(&self) {
        self.until("a page without a dialog", |screen| {
            let dialog = screen.root.query_selector("dialog:modal").unwrap();
            dialog.is_none().then_some(())
        })
        .await;
    }

    /// Waits until the browser keeps `text`.
    pub async fn keeps(&self, text: &str) {
        self.until(text, |_| is_kept(text).then_some(())).await;
    }

    /// Waits until the browser keeps `text` no more.
    pub async fn forgets(&self, text: &str) {
        self.until("a clean storage", |_| (!is_kept(text)).then_some(()))
            .await;
    }

    fn by_id(&self, id: &str) -> Option<HtmlElement> {
        document().get_element_by_id(id)?.dyn_into().ok()
    }

    fn shown(&self) -> String {
        self.root.inner_text()
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        let element = |index| found.get(index)?.dyn_into().ok();
        (0..found.length()).filter_map(element).collect()
    }

    /// Lets the page work until `find` finds something.
    pub async fn until<T>(&self, what: &str, find: impl Fn(&Self) -> Option<T>) -> T {
        for _ in 0..200 {
            if let Some(found) = find(self) {
                return found;
            }
            next_frame().await;
        }
        panic!("「{what}」 did not appear in: {}", self.shown());
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn is_kept(text: &str) -> bool {
    let storage = window().local_storage().unwrap().unwrap();
    (0..storage.length().unwrap())
        .filter_map(|at| storage.get_item(&storage.key(at).unwrap()?).unwrap())
        .any(|kept| kept.contains(text))
}

/// Lets the page work for a frame.
pub async fn next_frame() {
    let frame = leptos::web_sys::js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
}
