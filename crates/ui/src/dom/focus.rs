//! Where the focus and the view are.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement};

use super::size::window_height;

/// Room for the ring around what has the focus.
const RING: f64 = 8.0;

/// Puts the focus on the element with this id; `false` when there is none.
pub fn focus(id: &str) -> bool {
    let element = html_element(document().get_element_by_id(id));
    element.as_ref().map(focus_element).is_some()
}

/// Focuses the element with this id in the next frame, once what has just changed is shown.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        focus(&id);
    });
}

/// Focuses the element with this id in the next frame when nothing has the focus then: what had it
/// is gone or out of sight, and who has gone elsewhere meanwhile stays there.
pub fn focus_soon_if_lost(id: String) {
    request_animation_frame(move || {
        if active_element().is_none_or(|active| !is_visible(&active)) {
            focus(&id);
        }
    });
}

/// Puts the focus on the heading of the page, as after a change of pages, so that the new page is
/// read from its top.
pub fn focus_main_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = html_element(heading) {
        heading.set_tab_index(-1);
        focus_element(&heading);
    }
}

/// Scrolls to the top of the page at once.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Goes to the field whose control has this id, with its label or legend in sight above it.
pub fn focus_field(id: &str) {
    let Some(control) = html_element(document().get_element_by_id(id)) else {
        return;
    };
    if let Some(heading) = field_heading(&control, id) {
        heading.scroll_into_view();
    } else {
        control.scroll_into_view();
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = control.focus_with_options(&options);
}

/// The label or the legend that is to stand at the top when `control` takes the focus.
fn field_heading(control: &HtmlElement, id: &str) -> Option<Element> {
    let legend = control
        .closest("fieldset")
        .ok()
        .flatten()
        .and_then(|group| group.query_selector("legend").ok().flatten());
    let is_choice = control
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| matches!(input.type_().as_str(), "radio" | "checkbox"));
    let legend = legend.filter(|legend| {
        is_choice
            || legend_fits(
                legend.get_bounding_client_rect().top(),
                control.get_bounding_client_rect().bottom(),
                window_height(),
            )
    });
    legend
        .or_else(|| {
            let labels = document().get_elements_by_tag_name("label");
            (0..labels.length())
                .filter_map(|index| labels.item(index))
                .find(|label| label.get_attribute("for").as_deref() == Some(id))
        })
        .or_else(|| control.closest("label").ok().flatten())
}

/// Whether legend and control fit into the upper half of the window together. On a phone the
/// keyboard covers the other half.
fn legend_fits(legend_top: f64, control_bottom: f64, viewport: f64) -> bool {
    control_bottom - legend_top < viewport / 2.0
}

/// What has the focus, unless it is nothing.
pub(crate) fn active_element() -> Option<HtmlElement> {
    let document = document();
    html_element(document.active_element())
        .filter(|active| Some(active) != document.body().as_ref())
}

pub(crate) fn focus_element(element: &HtmlElement) {
    let _ = element.focus();
}

/// Whether an element is drawn, so that it can take the focus.
pub(crate) fn is_visible(element: &HtmlElement) -> bool {
    element.get_bounding_client_rect().width() > 0.0
}

/// Scrolls what has the focus out from under an element at the lower edge of the window, as far as
/// its own beginning stays in sight.
pub(crate) fn uncover_focus(cover: &Element) {
    let Some(active) = active_element().filter(|active| !cover.contains(Some(active))) else {
        return;
    };
    let focused = active.get_bounding_client_rect();
    let hidden = focused.bottom() + RING - cover.get_bounding_client_rect().top();
    if hidden > 0.0 {
        window().scroll_by_with_x_and_y(0.0, hidden.min(focused.top() - RING).max(0.0));
    }
}

/// All elements under `root` that match, in order.
pub(crate) fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

fn html_element(element: Option<Element>) -> Option<HtmlElement> {
    element.and_then(|element| element.dyn_into().ok())
}

#[cfg(test)]
mod tests {
    use super::legend_fits;

    #[test]
    fn a_legend_is_scrolled_to_only_when_its_control_stays_in_the_upper_half() {
        assert!(legend_fits(100.0, 499.0, 800.0));
        assert!(!legend_fits(100.0, 500.0, 800.0));
        assert!(legend_fits(-900.0, -600.0, 800.0));
    }
}
