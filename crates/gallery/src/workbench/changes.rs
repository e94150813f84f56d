//! Changes on disk, where a server tells of them: style sheets are swapped in, everything else
//! loads the page anew. The address brings back what was shown.

use leptos::prelude::*;
use madoguchi_ui::dom;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent};

use super::bench::Bench;
use crate::browser;
use crate::message::ToFrame;

#[derive(Deserialize)]
struct Change {
    added: Vec<String>,
    removed: Vec<String>,
    updated: Vec<String>,
}

impl Change {
    /// Whether no more than the content of style sheets has changed.
    fn is_of_style(&self) -> bool {
        let is_sheet = |path: &String| path.ends_with(".css");
        self.added.is_empty() && self.removed.is_empty() && self.updated.iter().all(is_sheet)
    }
}

/// Listens where the page says that somebody tells.
pub fn follow(bench: Bench) {
    let source = dom::meta("gallery-changes");
    if source.is_empty() {
        return;
    }
    let Ok(source) = EventSource::new(&source) else {
        return;
    };
    browser::listen(source, "change", move |event| {
        let event: MessageEvent = event.unchecked_into();
        let change = event.data().as_string();
        let change = change.and_then(|text| serde_json::from_str::<Change>(&text).ok());
        if change.is_some_and(|change| change.is_of_style()) {
            browser::restyle();
            bench.send(&ToFrame::Restyle);
        } else {
            let _ = window().location().reload();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::Change;

    fn is_of_style(told: &str) -> bool {
        let change: Change = serde_json::from_str(told).expect("the form of the event");
        change.is_of_style()
    }

    #[test]
    fn only_new_content_of_style_sheets_is_swapped_in() {
        assert!(is_of_style(
            r#"{"added":[],"removed":[],"updated":["/style.css"]}"#
        ));
        assert!(!is_of_style(
            r#"{"added":[],"removed":[],"updated":["/style.css","/build-id.js"]}"#
        ));
        assert!(!is_of_style(
            r#"{"added":["/new.css"],"removed":[],"updated":[]}"#
        ));
    }
}
