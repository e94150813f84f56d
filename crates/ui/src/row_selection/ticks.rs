//! The boxes of a table, written by one for all rows: an effect for each of hundreds takes longer.

use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, HtmlInputElement};

use crate::dom;

/// The class of the boxes: first that of [`SelectAll`](super::SelectAll), then those of the rows.
const TICK: &str = "md-row-tick";

/// So few take less time than to look which of them are in sight.
const FEW: usize = 20;

/// Shows of the rows `changed` whether they are `chosen`. Where they are many, those out of sight
/// wait until the others are on screen.
pub(super) fn show(table: Option<Element>, chosen: Memo<Vec<bool>>, changed: Vec<usize>) {
    let Some(table) = table else { return };
    let ticks = table.get_elements_by_class_name(TICK);
    if changed.len() <= FEW {
        return write(&ticks, chosen, &changed);
    }
    let near = near(&table, chosen.read_untracked().len());
    let (now, later): (Vec<_>, Vec<_>) = changed.into_iter().partition(|at| near.contains(at));
    write(&ticks, chosen, &now);
    dom::after_next_frame(move || write(&ticks, chosen, &later));
}

fn write(ticks: &HtmlCollection, chosen: Memo<Vec<bool>>, rows: &[usize]) {
    // The table may have gone meanwhile.
    let Some(chosen) = chosen.try_get_untracked() else {
        return;
    };
    for at in rows {
        if let Some((tick, is_chosen)) = ticks.item(*at as u32 + 1).zip(chosen.get(*at)) {
            tick.unchecked_into::<HtmlInputElement>()
                .set_checked(*is_chosen);
        }
    }
}

/// About which rows are in the window or within its height of it.
fn near(table: &Element, count: usize) -> Range<usize> {
    let (place, window) = (table.get_bounding_client_rect(), dom::window_height());
    let row = (place.height() / count as f64).max(1.0);
    let at = |height: f64| ((height - place.top()) / row) as usize;
    at(-window)..at(2.0 * window)
}
