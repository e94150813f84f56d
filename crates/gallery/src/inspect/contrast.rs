//! How far the texts shown stand apart from what is behind them.

use leptos::prelude::document;
use leptos::web_sys::{CssStyleDeclaration, Element, Node};

use super::{all, brief, selector_of};
use crate::browser;
use crate::colour::Colour;
use crate::message::Pair;

/// The pairs of colours on the page, the weakest first.
pub fn pairs() -> Vec<Pair> {
    let Some(body) = document().body() else {
        return Vec::new();
    };
    let mut pairs: Vec<Pair> = Vec::new();
    for element in all(&body, ":not(#marks *)") {
        let Some(pair) = pair(&element) else {
            continue;
        };
        let same = |other: &&mut Pair| {
            (&other.text, &other.ground) == (&pair.text, &pair.ground)
                && other.needed == pair.needed
        };
        match pairs.iter_mut().find(same) {
            Some(known) => known.count += 1,
            None => pairs.push(pair),
        }
    }
    let margin = |pair: &Pair| pair.contrast.map_or(0.0, |contrast| contrast / pair.needed);
    pairs.sort_by(|one, other| margin(one).total_cmp(&margin(other)));
    pairs
}

fn pair(element: &Element) -> Option<Pair> {
    let sample = own_text(element);
    if sample.is_empty() || !browser::is_visible(element) || is_hidden_from_sight(element) {
        return None;
    }
    let style = browser::style_of(element)?;
    let text = Colour::parse(&value(&style, "color"))?;
    let ground = ground(element);
    Some(Pair {
        text: text.over(ground.unwrap_or(text)).to_hex(),
        ground: ground.map(Colour::to_hex),
        contrast: ground.map(|ground| text.contrast(ground)),
        needed: if is_large(&style) { 3.0 } else { 4.5 },
        count: 1,
        sample: brief(&sample),
        selector: selector_of(element),
    })
}

/// The text of the element itself, without that of elements in it.
fn own_text(element: &Element) -> String {
    let nodes = element.child_nodes();
    let texts = (0..nodes.length()).filter_map(|index| nodes.get(index));
    let texts = texts.filter(|node| node.node_type() == Node::TEXT_NODE);
    let text: String = texts.filter_map(|node| node.node_value()).collect();
    text.trim().to_owned()
}

/// What is there for screen readers only has a box of one pixel.
fn is_hidden_from_sight(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    place.width() <= 1.0 || place.height() <= 1.0
}

/// WCAG's large text: 24 px, or 18.66 px and bold.
fn is_large(style: &CssStyleDeclaration) -> bool {
    let number = |name| {
        value(style, name)
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
    };
    let size = number("font-size").unwrap_or(16.0);
    let weight = number("font-weight").unwrap_or(400.0);
    size >= 24.0 || size >= 18.66 && weight >= 700.0
}

/// The colour behind the element; nothing where a picture is.
fn ground(element: &Element) -> Option<Colour> {
    let mut layers = Vec::new();
    let mut next = Some(element.clone());
    while let Some(element) = next {
        let style = browser::style_of(&element)?;
        if value(&style, "background-image") != "none" {
            return None;
        }
        let colour = Colour::parse(&value(&style, "background-color"))?;
        layers.push(colour);
        if colour.is_opaque() {
            break;
        }
        next = element.parent_element();
    }
    let below = Colour::WHITE;
    Some(
        layers
            .iter()
            .rev()
            .fold(below, |below, layer| layer.over(below)),
    )
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}
