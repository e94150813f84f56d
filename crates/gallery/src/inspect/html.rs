//! The HTML that results, as a person would write it.

use leptos::web_sys::{Element, Node};
use wasm_bindgen::JsCast;

const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];
/// A line may be this long before an element is spread over several.
const LINE: usize = 80;

/// What is in `root`, one element on a line and indented by depth.
pub fn indented(root: &Element) -> String {
    let mut text = String::new();
    for node in children(root) {
        write(&node, 0, &mut text);
    }
    text.trim_end().to_owned()
}

fn write(node: &Node, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let line = match node.dyn_ref::<Element>() {
        None => return text.push_str(&format!("{indent}{}\n", escaped(&content(node)))),
        Some(element) => in_one_line(element),
    };
    let element: &Element = node.unchecked_ref();
    let is_short = indent.len() + line.chars().count() <= LINE;
    if is_short || children(element).is_empty() {
        return text.push_str(&format!("{indent}{line}\n"));
    }
    let name = element.local_name();
    text.push_str(&format!("{indent}{}\n", opening(element)));
    for child in children(element) {
        write(&child, depth + 1, text);
    }
    text.push_str(&format!("{indent}</{name}>\n"));
}

fn in_one_line(element: &Element) -> String {
    let name = element.local_name();
    if VOID.contains(&name.as_str()) {
        return opening(element);
    }
    let inner: String = children(element)
        .iter()
        .map(|child| match child.dyn_ref::<Element>() {
            Some(element) => in_one_line(element),
            None => escaped(&content(child)),
        })
        .collect();
    format!("{}{inner}</{name}>", opening(element))
}

fn opening(element: &Element) -> String {
    let mut tag = format!("<{}", element.local_name());
    for name in element.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        match element.get_attribute(&name).unwrap_or_default() {
            value if value.is_empty() => tag.push_str(&format!(" {name}")),
            value => tag.push_str(&format!(
                " {name}=\"{}\"",
                escaped(&value).replace('"', "&quot;")
            )),
        }
    }
    tag + ">"
}

/// Elements and texts, without the marks that the program leaves for itself.
fn children(element: &Element) -> Vec<Node> {
    let nodes = element.child_nodes();
    let nodes = (0..nodes.length()).filter_map(|index| nodes.get(index));
    let is_shown = |node: &Node| match node.node_type() {
        Node::ELEMENT_NODE => true,
        Node::TEXT_NODE => !content(node).trim().is_empty(),
        _ => false,
    };
    nodes.filter(is_shown).collect()
}

fn content(node: &Node) -> String {
    node.node_value().unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
