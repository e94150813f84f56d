//! Where the tab key leads, in the order that it leads there.

use leptos::prelude::document;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement};
use wasm_bindgen::JsCast;

use super::{all, brief, selector_of};
use crate::browser;
use crate::message::Stop;

const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, iframe, \
                         [tabindex], [contenteditable='true']";

/// The stops of the page, or of the dialog that is open over it.
pub fn stops() -> Vec<Stop> {
    let dialog = document().query_selector("dialog:modal").ok().flatten();
    let Some(root) = dialog.or_else(|| document().body().map(Into::into)) else {
        return Vec::new();
    };
    let mut found: Vec<_> = all(&root, FOCUSABLE)
        .into_iter()
        .filter(|element| index(element) >= 0 && can_be_reached(element))
        .collect();
    // Numbers above 0 come first and in their order; all else stands as in the document.
    found.sort_by_key(|element| match index(element) {
        0 => i32::MAX,
        index => index,
    });
    found.iter().map(stop).collect()
}

fn index(element: &Element) -> i32 {
    element.unchecked_ref::<HtmlElement>().tab_index()
}

fn can_be_reached(element: &Element) -> bool {
    let is = |selector| element.matches(selector).unwrap_or(false);
    let stands_in = |selector| element.closest(selector).is_ok_and(|found| found.is_some());
    !is(":disabled")
        && !is("input[type=hidden]")
        && !stands_in("[inert]")
        && browser::is_visible(element)
        && (!is("input[type=radio]") || is_first_of_its_group(element))
}

/// A group of radio buttons is one stop: the chosen one, or the first.
fn is_first_of_its_group(element: &Element) -> bool {
    let radio: &HtmlInputElement = element.unchecked_ref();
    if radio.checked() || radio.name().is_empty() {
        return true;
    }
    let Some(body) = document().body() else {
        return true;
    };
    let of_group = |other: &Element| {
        let other: &HtmlInputElement = other.unchecked_ref();
        other.name() == radio.name() && other.form() == radio.form()
    };
    let group: Vec<_> = all(&body, "input[type=radio]")
        .into_iter()
        .filter(of_group)
        .collect();
    let is_checked = |other: &Element| other.unchecked_ref::<HtmlInputElement>().checked();
    !group.iter().any(is_checked) && group.first() == Some(element)
}

fn stop(element: &Element) -> Stop {
    Stop {
        role: role(element),
        name: brief(&name(element)),
        selector: selector_of(element),
    }
}

fn role(element: &Element) -> String {
    if let Some(role) = element.get_attribute("role") {
        return role;
    }
    let tag = element.local_name();
    match (tag.as_str(), element.get_attribute("type").as_deref()) {
        ("a", _) => "link".to_owned(),
        ("input", Some(kind @ ("checkbox" | "radio" | "button" | "submit"))) => kind.to_owned(),
        ("input" | "textarea", _) => "textbox".to_owned(),
        _ => tag,
    }
}

/// The name that a reader would say. axe examines names; this is for finding the element.
fn name(element: &Element) -> String {
    let text_of = |element: &Element| element.text_content().unwrap_or_default();
    if let Some(ids) = element.get_attribute("aria-labelledby") {
        let named = ids
            .split_whitespace()
            .filter_map(|id| document().get_element_by_id(id));
        return named.map(|it| text_of(&it)).collect::<Vec<_>>().join(" ");
    }
    if let Some(label) = element.get_attribute("aria-label") {
        return label;
    }
    let label = match element.id() {
        id if id.is_empty() => None,
        id => document()
            .query_selector(&format!("label[for='{id}']"))
            .ok()
            .flatten(),
    };
    let label = label.or_else(|| element.closest("label").ok().flatten());
    text_of(&label.unwrap_or_else(|| element.clone()))
}
