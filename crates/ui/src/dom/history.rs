//! The address of the page, and the browser's history of it.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, UrlSearchParams};

use super::events::Listener;
use super::focus::{active_element, focus};

/// The path in the address, such as `/sharing`.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// What the address's query says under `name`.
pub fn query(name: &str) -> Option<String> {
    UrlSearchParams::new_with_str(&query_string())
        .ok()?
        .get(name)
}

/// The query in the address as it stands there, with its `?`; empty when there is none.
pub fn query_string() -> String {
    window().location().search().unwrap_or_default()
}

/// What stands behind the `#` of the address, as it is there; empty when nothing does.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Takes the fragment out of the address and of the history entry.
pub fn clear_fragment() {
    replace_address(&format!("{}{}", path(), query_string()));
}

/// Makes `address`, on this host, a new step of the history. The page itself stays; the step that
/// is left remembers where the reader was.
pub fn push_address(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&Place::of_reader().to_state(), "");
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Puts `address`, on this host, in the place of the present step of the history.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Where the reader was when the present step of the history was left by a link; `None` on a step
/// that is new.
pub fn remembered_place() -> Option<Place> {
    let state = window().history().ok()?.state().ok()?;
    let of = |name: &str| Reflect::get(&state, &name.into()).ok();
    Some(Place {
        scrolled: of("scrolled")?.as_f64()?,
        focused: of("focused")?.as_string(),
        top: of("top")?.as_f64()?,
    })
}

/// How far a page is scrolled, and what has its focus, how far below the window's upper edge.
pub struct Place {
    scrolled: f64,
    focused: Option<String>,
    top: f64,
}

impl Place {
    fn of_reader() -> Self {
        let active = active_element();
        let focused = active.as_ref().map(|element| element.id());
        Self {
            scrolled: window().scroll_y().unwrap_or_default(),
            focused: focused.filter(|id| !id.is_empty()),
            top: active.map(|element| top(&element)).unwrap_or_default(),
        }
    }

    fn to_state(&self) -> JsValue {
        let state = Object::new();
        let focused = self.focused.as_deref().map_or(JsValue::NULL, JsValue::from);
        let _ = Reflect::set(&state, &"scrolled".into(), &self.scrolled.into());
        let _ = Reflect::set(&state, &"focused".into(), &focused);
        let _ = Reflect::set(&state, &"top".into(), &self.top.into());
        state.into()
    }

    /// Brings the reader back there; what had the focus is found by its id, and stands where it
    /// stood: what is above it in a long table may have another height than it had.
    pub fn restore(&self) {
        window().scroll_to_with_x_and_y(0.0, self.scrolled);
        if let Some(id) = &self.focused
            && focus(id)
            && let Some(element) = active_element()
        {
            window().scroll_by_with_x_and_y(0.0, top(&element) - self.top);
        }
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Tells when the reader has gone back or forward to another step of this page's history.
pub fn on_history_step(stepped: impl Fn() + 'static) {
    Listener::new(window(), "popstate", move |_| stepped()).keep();
}

/// Offers every ordinary click on a link within this host to `follow`: path, and path with query
/// and fragment. Where it answers `true` the browser does nothing more.
///
/// Not ordinary is what the reader or the link has meant for the browser: another button or a
/// modifier key, another window, a download, `rel="external"`, a place on the same page.
pub fn on_link(follow: impl Fn(&str, &str) -> bool + 'static) {
    Listener::new(window(), "click", move |event| {
        if let Some(link) = ordinary_link(&event) {
            let address = format!("{}{}{}", link.pathname(), link.search(), link.hash());
            if follow(&link.pathname(), &address) {
                event.prevent_default();
            }
        }
    })
    .keep();
}

fn ordinary_link(event: &Event) -> Option<HtmlAnchorElement> {
    let click: &MouseEvent = event.dyn_ref()?;
    let has_modifier = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || has_modifier {
        return None;
    }
    let target: Element = click.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let here = window().location();
    let is_for_browser = !link.target().is_empty()
        || link.has_attribute("download")
        || link.rel() == "external"
        || here.origin() != Ok(link.origin());
    let is_on_this_page = !link.hash().is_empty()
        && here.pathname() == Ok(link.pathname())
        && here.search() == Ok(link.search());
    (!is_for_browser && !is_on_this_page).then_some(link)
}
