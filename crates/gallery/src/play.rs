//! What a reader does before the picture is taken: found by what the page says, waited for frame
//! by frame, never slept.

use std::sync::atomic::{AtomicU32, Ordering};

use futures::future::pending;
use leptos::prelude::*;
use madoguchi_ui::dom;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, console};

use crate::browser;
use crate::stage::Language;
use crate::texts::{pieces, text};

/// How many frames a reader waits for what is to appear.
const PATIENCE: u32 = 600;

/// What a reader presses or fills in: by the key of its text, or by a text itself.
pub struct Target {
    name: Name,
    nth: usize,
}

enum Name {
    Key(&'static str),
    Text(String),
}

impl From<&'static str> for Target {
    fn from(key: &'static str) -> Self {
        nth(key, 0)
    }
}

/// The one at `index`, counted from 0, of several with the same text.
pub fn nth(key: &'static str, index: usize) -> Target {
    Target {
        name: Name::Key(key),
        nth: index,
    }
}

/// What says a text that is in no locale, such as a name.
pub fn named(text: impl Into<String>) -> Target {
    Target {
        name: Name::Text(text.into()),
        nth: 0,
    }
}

/// A number for a page that is opened.
pub fn next_page() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Somebody in front of a page.
#[derive(Clone, Copy)]
pub struct Reader {
    language: Language,
    page: RwSignal<Option<u32>>,
}

impl Reader {
    /// A reader of a page in `language`. `page` is which one is open: the same one opened again
    /// has another number.
    pub fn new(language: Language, page: RwSignal<Option<u32>>) -> Self {
        Self { language, page }
    }

    /// Presses a button, follows a link, or opens what is folded.
    pub async fn press(self, target: impl Into<Target>) {
        let button = self.find("button, a[href], summary", target).await;
        button.click();
    }

    /// Types into the field with this label, in place of what stands there.
    pub async fn type_into(self, label: impl Into<Target>, typed: &str) {
        let label = self.find("label[for]", label).await;
        let id = label.get_attribute("for").unwrap_or_default();
        let Some(field) = document().get_element_by_id(&id) else {
            return give_up(&format!("the label of `{id}` has no field")).await;
        };
        match field.dyn_ref::<HtmlTextAreaElement>() {
            Some(lines) => lines.set_value(typed),
            None => field.unchecked_ref::<HtmlInputElement>().set_value(typed),
        }
        if let Ok(event) = Event::new("input") {
            let _ = field.dispatch_event(&event);
        }
    }

    /// Chooses an option of the group with this legend.
    pub async fn choose(self, group: impl Into<Target>, option: &'static str) {
        let legend = self.find("legend", group).await;
        let option = text(self.language, option);
        let group = legend.closest("fieldset").ok().flatten();
        let labels = group.map(|group| all(&group, "label")).unwrap_or_default();
        match labels.iter().find(|label| says(label, option)) {
            Some(label) => label.click(),
            None => give_up(&format!("no option 「{option}」")).await,
        }
    }

    /// Ticks the checkbox at `index`, counted from 0.
    pub async fn tick(self, index: usize) {
        let checkbox = until("a checkbox", || {
            let all = all(&*root()?, "input[type=checkbox]");
            all.into_iter().nth(index)
        });
        checkbox.await.click();
    }

    /// Waits until the page says this.
    pub async fn sees(self, what: impl Into<Target>) {
        let what = self.name_of(what.into().name);
        let pieces = pieces(&what);
        until(&what, || {
            let shown = root()?.inner_text();
            pieces
                .iter()
                .all(|piece| shown.contains(piece))
                .then_some(())
        })
        .await;
    }

    /// Waits until a document is drawn.
    pub async fn sees_the_document(self) {
        until("a document", || {
            let pages = all(&*root()?, ".md-viewer__pages");
            let is_drawn = pages.iter().any(|it| !it.has_attribute("aria-busy"));
            is_drawn.then_some(())
        })
        .await;
    }

    /// Waits until the page has this address.
    pub async fn is_at(self, path: &str) {
        until(path, || (dom::path() == path).then_some(())).await;
    }

    /// Loses the network, as the browser tells a page.
    pub fn loses_the_network(self) {
        if let Ok(event) = Event::new("offline") {
            let _ = window().dispatch_event(&event);
        }
    }

    /// Closes the page and opens it again, in the same browser.
    pub async fn reopens_the_page(self) {
        // What is to be kept is kept by the next frame.
        browser::next_frame().await;
        self.page.set(None);
        browser::next_frame().await;
        self.page.set(Some(next_page()));
    }

    /// The visible element that says this at its beginning. A dialog hides what is behind it.
    async fn find(self, selector: &str, target: impl Into<Target>) -> HtmlElement {
        let target = target.into();
        let name = self.name_of(target.name);
        until(&name, || {
            let found = all(&*root()?, selector).into_iter();
            found.filter(|it| says(it, &name)).nth(target.nth)
        })
        .await
    }

    fn name_of(self, name: Name) -> String {
        match name {
            Name::Key(key) => text(self.language, key).to_owned(),
            Name::Text(text) => text,
        }
    }
}

/// Whether an element is shown and says `text`, alone or before more.
fn says(element: &HtmlElement, text: &str) -> bool {
    let shown = element.inner_text();
    let is_shown = element.get_bounding_client_rect().width() > 0.0;
    let rest = shown.trim_start().strip_prefix(text);
    is_shown && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// The open dialog, or the page.
fn root() -> Option<HtmlElement> {
    let dialog = document().query_selector("dialog:modal").ok().flatten();
    match dialog {
        Some(dialog) => dialog.dyn_into().ok(),
        None => document().body(),
    }
}

fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}

async fn until<T>(what: &str, find: impl Fn() -> Option<T>) -> T {
    for _ in 0..PATIENCE {
        if let Some(found) = find() {
            return found;
        }
        browser::next_frame().await;
    }
    give_up(&format!("「{what}」 did not appear")).await
}

/// Says loudly that the story cannot be played; the page never gets ready.
async fn give_up<T>(why: &str) -> T {
    let shown = root().map(|root| root.inner_text()).unwrap_or_default();
    console::error_1(&JsValue::from_str(&format!("{why} in: {shown}")));
    browser::set_root_attribute("data-failed", Some(why));
    pending().await
}
