//! Examining what the bare page shows, when the workbench around it asks.

mod axe;
mod contrast;
mod html;
mod marks;
mod tab_order;

use leptos::prelude::document;
use leptos::task::spawn_local;
use leptos::web_sys::Element;

use crate::browser;
use crate::message::{Examination, FromFrame};

pub use marks::mark;

/// Examines what is shown and tells the workbench, in `language`.
pub fn examine(what: Examination, language: String) {
    match what {
        Examination::Axe => spawn_local(async move {
            mark(Vec::new());
            let found = axe::run(&language).await;
            browser::post_to_parent(&match found {
                Some(violations) => FromFrame::Axe { violations },
                None => FromFrame::AxeFailed,
            });
        }),
        Examination::TabOrder => browser::post_to_parent(&FromFrame::TabOrder {
            stops: tab_order::stops(),
        }),
        Examination::Contrast => browser::post_to_parent(&FromFrame::Contrast {
            pairs: contrast::pairs(),
        }),
        Examination::Html => browser::post_to_parent(&FromFrame::Html {
            text: document()
                .get_element_by_id("stage")
                .map(|stage| html::indented(&stage))
                .unwrap_or_default(),
        }),
    }
}

/// Everything below `root` that answers to `selector`.
fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).ok();
    found.map(browser::elements).unwrap_or_default()
}

/// A selector that only `element` answers to.
fn selector_of(element: &Element) -> String {
    let id = element.id();
    let is_plain = |id: &str| {
        id.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
    };
    if id.starts_with(|letter: char| letter.is_ascii_alphabetic()) && is_plain(&id) {
        return format!("#{id}");
    }
    let Some(parent) = element.parent_element() else {
        return element.local_name();
    };
    let mut place = 1;
    let mut before = element.previous_element_sibling();
    while let Some(sibling) = before {
        place += 1;
        before = sibling.previous_element_sibling();
    }
    format!("{} > :nth-child({place})", selector_of(&parent))
}

/// A text on one line, cut where it is long.
fn brief(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
