//! Files that are chosen, or dragged from elsewhere and let go.

use super::events::Listener;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, Node};

/// The files that were chosen in the control of `event`. It is empty afterwards, so that the same
/// file can be chosen again.
pub(crate) fn chosen_files(event: &Event) -> Vec<File> {
    let input = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let files = input.files().map(list).unwrap_or_default();
    input.set_value("");
    files
}

/// The files that were let go.
pub(crate) fn dropped_files(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|data| data.files());
    files.map(list).unwrap_or_default()
}

/// Whether files are dragged, and not a text or a link.
pub(crate) fn carries_files(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Whether what is dragged leaves `zone`, and not only a part of it.
pub(crate) fn leaves(event: &DragEvent, zone: &Node) -> bool {
    let to = event
        .related_target()
        .and_then(|it| it.dyn_into::<Node>().ok());
    !zone.contains(to.as_ref())
}

/// As long as the component lives, a file let go beside it does not take the page away, as a
/// browser does that opens it.
pub(crate) fn keep_stray_files_out() {
    for name in ["dragover", "drop"] {
        Listener::new(window(), name, |event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else {
                return;
            };
            if carries_files(event) && !event.default_prevented() {
                event.prevent_default();
                if let Some(data) = event.data_transfer() {
                    data.set_drop_effect("none");
                }
            }
        })
        .keep();
    }
}

fn list(files: FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}
