//! Rows that are copies of one.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element, Node};

const PART: &str = "data-part";

/// What all rows of a table have in common. It is drawn once; every row is a copy in which is
/// filled in what differs, and is filled in anew when it shows something else.
#[derive(Clone)]
pub struct RowTemplate(Arc<dyn Fn() -> AnyView + Send + Sync>);

impl RowTemplate {
    /// `draw` draws one `<tr>`. What differs from row to row has a name there, as `data-part`;
    /// what is written differently has a space for a text.
    pub fn new(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self(Arc::new(draw))
    }
}

/// Drawn by the same closure.
impl PartialEq for RowTemplate {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A template that is drawn.
pub(super) struct Shape {
    row: Element,
    parts: Rc<[Place]>,
}

/// Where a part is: which child of its parent, from the row's own on.
struct Place {
    name: String,
    path: Vec<u32>,
}

impl Shape {
    /// `None` when the template draws no element.
    pub(super) fn new(template: &RowTemplate) -> Option<Self> {
        let row = (template.0)().build().elements().into_iter().next()?;
        let found = row.query_selector_all(&format!("[{PART}]")).ok()?;
        let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
        let parts = elements.map(|element: Element| {
            let name = element.get_attribute(PART).unwrap_or_default();
            let _ = element.remove_attribute(PART);
            let path = path(&row, &element);
            Place { name, path }
        });
        let parts = parts.collect();
        Some(Self { row, parts })
    }

    pub(super) fn copy(&self) -> Option<Row> {
        let element: Element = self.row.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let parts = self.parts.iter().map(|place| {
            let element = follow(&element, &place.path)?;
            let text = element.first_child().and_then(|it| it.dyn_into().ok());
            Some(Part {
                element,
                text,
                home: RefCell::default(),
            })
        });
        Some(Row {
            parts: parts.collect::<Option<_>>()?,
            element,
            places: Rc::clone(&self.parts),
        })
    }
}

fn path(row: &Element, element: &Element) -> Vec<u32> {
    let mut path = Vec::new();
    let mut at = element.clone();
    while at != *row {
        let before = std::iter::successors(at.previous_element_sibling(), |it| {
            it.previous_element_sibling()
        });
        path.push(before.count() as u32);
        let Some(parent) = at.parent_element() else {
            break;
        };
        at = parent;
    }
    path.reverse();
    path
}

fn follow(row: &Element, path: &[u32]) -> Option<Element> {
    path.iter().try_fold(row.clone(), |at, number| {
        (0..*number).try_fold(at.first_element_child()?, |child, _| {
            child.next_element_sibling()
        })
    })
}

/// A row of a table: a copy of its [`RowTemplate`].
pub struct Row {
    pub(super) element: Element,
    parts: Vec<Part>,
    places: Rc<[Place]>,
}

struct Part {
    element: Element,
    text: Option<CharacterData>,
    /// Its parent and what comes after it, while it is not in the row.
    home: RefCell<Option<(Node, Option<Node>)>>,
}

impl Row {
    /// Writes a part.
    pub fn text(&self, part: &str, text: &str) {
        if let Some(node) = self.part(part).and_then(|it| it.text.as_ref()) {
            node.set_data(text);
        }
    }

    /// Sets an attribute of a part.
    pub fn attribute(&self, part: &str, name: &str, value: &str) {
        if let Some(part) = self.part(part) {
            let _ = part.element.set_attribute(name, value);
        }
    }

    /// Whether the row has a part that not every row has.
    pub fn has(&self, part: &str, is_there: bool) {
        let Some(part) = self.part(part) else { return };
        let mut home = part.home.borrow_mut();
        if is_there {
            if let Some((parent, next)) = home.take() {
                let _ = parent.insert_before(&part.element, next.as_ref());
            }
        } else if let Some(parent) = part.element.parent_node() {
            *home = Some((parent, part.element.next_sibling()));
            part.element.remove();
        }
    }

    /// `None` as well where the template leaves a part out for all rows.
    fn part(&self, name: &str) -> Option<&Part> {
        let at = self.places.iter().position(|it| it.name == name)?;
        self.parts.get(at)
    }
}
