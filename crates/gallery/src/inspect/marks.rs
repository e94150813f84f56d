//! Marks over elements of the page. They lie above everything, an open dialog as well, and nothing
//! can be pressed or focused in them.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use leptos::web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use wasm_bindgen::JsCast;

use crate::browser;
use crate::message::Mark;

const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    static MARKS: RefCell<Vec<Mark>> = const { RefCell::new(Vec::new()) };
    static FOLLOWS: Cell<bool> = const { Cell::new(false) };
}

/// Marks these elements and no others; a single one is scrolled to.
pub fn mark(marks: Vec<Mark>) {
    if let [only] = &marks[..]
        && let Some(element) = find(only)
    {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    MARKS.set(marks);
    if !FOLLOWS.replace(true) {
        for event in ["scroll", "resize"] {
            browser::listen_early(window(), event, |_| draw());
        }
    }
    draw();
}

fn find(mark: &Mark) -> Option<Element> {
    document().query_selector(&mark.selector).ok().flatten()
}

fn draw() {
    if let Some(old) = document().get_element_by_id("marks") {
        old.remove();
    }
    MARKS.with_borrow(|marks| {
        if !marks.is_empty() {
            let _ = draw_all(marks);
        }
    });
}

fn draw_all(marks: &[Mark]) -> Option<()> {
    let layer = document().create_element("div").ok()?;
    for (name, value) in [
        ("id", "marks"),
        ("class", "bare-marks"),
        ("aria-hidden", "true"),
        ("popover", "manual"),
    ] {
        layer.set_attribute(name, value).ok()?;
    }
    let picture = shape("svg", &[("class", "bare-marks__picture".to_owned())])?;
    for mark in marks {
        if let Some(element) = find(mark) {
            draw_one(&picture, &element, &mark.tag)?;
        }
    }
    layer.append_child(&picture).ok()?;
    document().body()?.append_child(&layer).ok()?;
    let show: Function = Reflect::get(&layer, &"showPopover".into())
        .ok()?
        .dyn_into()
        .ok()?;
    show.call0(&layer).ok().map(drop)
}

fn draw_one(picture: &Element, element: &Element, tag: &str) -> Option<()> {
    let place = element.get_bounding_client_rect();
    let (x, y) = (place.x(), place.y());
    let frame = shape(
        "rect",
        &[
            ("class", "bare-marks__frame".to_owned()),
            ("x", x.to_string()),
            ("y", y.to_string()),
            ("width", place.width().to_string()),
            ("height", place.height().to_string()),
        ],
    )?;
    picture.append_child(&frame).ok()?;
    if tag.is_empty() {
        return Some(());
    }
    // Kept within the picture where the element touches its edge.
    let (x, y) = (x.max(12.0), y.max(12.0));
    let disc = shape(
        "circle",
        &[
            ("class", "bare-marks__disc".to_owned()),
            ("cx", x.to_string()),
            ("cy", y.to_string()),
            ("r", "12".to_owned()),
        ],
    )?;
    let word = shape(
        "text",
        &[
            ("class", "bare-marks__tag".to_owned()),
            ("x", x.to_string()),
            ("y", y.to_string()),
        ],
    )?;
    word.set_text_content(Some(tag));
    picture.append_child(&disc).ok()?;
    picture.append_child(&word).ok().map(drop)
}

fn shape(name: &str, attributes: &[(&str, String)]) -> Option<Element> {
    let shape = document().create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        shape.set_attribute(name, value).ok()?;
    }
    Some(shape)
}
