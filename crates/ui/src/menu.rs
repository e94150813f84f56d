//! The menu behind the account's name: a button that discloses links and acts.

mod keys;

use crate::dom;
use crate::icon::{Icon, decoration};
use crate::words::text;
use keys::{Move, key_move};
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html::{Button, Div};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, Node};

/// What can be chosen in a menu.
const ENTRIES: &str = "a[href], button";

/// A button with the name `label` that opens a panel; the children are [`MenuGroup`]s.
///
/// Esc, a click elsewhere, leaving with Tab and choosing an entry close it. The arrow keys, Home
/// and End move between entries.
#[component]
pub fn Menu(#[prop(into)] label: TextProp, children: Children) -> AnyView {
    let open = RwSignal::new(false);
    let root = NodeRef::<Div>::new();
    let button = NodeRef::<Button>::new();
    let panel = NodeRef::<Div>::new();
    let panel_id = dom::unique_id("menu");

    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            dom::focus_element(&button);
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        let entries = panel.get_untracked().map(|panel| dom::all(&panel, ENTRIES));
        let Some((entries, root)) = entries.zip(root.get_untracked()) else {
            return;
        };
        let focused = dom::active_element().filter(|active| root.contains(Some(active)));
        let position = entries
            .iter()
            .position(|entry| Some(entry) == focused.as_ref());
        let Some(next) = key_move(&event.key(), open.get_untracked(), position, entries.len())
        else {
            return;
        };
        event.prevent_default();
        match next {
            Move::To(index) => {
                open.set(true);
                // Shown at once: what is hidden cannot take the focus.
                if let Some(panel) = panel.get_untracked() {
                    panel.set_hidden(false);
                }
                dom::focus_element(&entries[index]);
            }
            Move::Close => close(),
        }
    };
    // In the capture phase: the focus is back at the button before the entry acts, so that a
    // dialog which it opens returns the focus to something that is still there.
    let on_choose = move |event: MouseEvent| {
        let chosen = element(event.target()).and_then(|target| target.closest(ENTRIES).ok());
        if chosen.flatten().is_some() {
            close();
        }
    };
    // Without a related target the focus went to nothing, as in a browser that does not focus a
    // button on a click; a click elsewhere is seen below.
    let on_focusout = move |event: FocusEvent| {
        if event.related_target().is_some() && !holds(root, event.related_target()) {
            open.set(false);
        }
    };
    dom::on_pointer_down(move |target| {
        if open.get_untracked() && !holds(root, target) {
            open.set(false);
        }
    });

    view! {
        <div class="md-menu" node_ref=root on:keydown=on_keydown on:focusout=on_focusout>
            <button
                type="button"
                class="md-menu__button"
                node_ref=button
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=panel_id.clone()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {decoration(Icon::Account)}
                <span class="md-menu__name">{text(label.clone())}</span>
                <span class="md-menu__chevron">{decoration(Icon::Chevron)}</span>
            </button>
            <div
                class="md-menu__panel"
                id=panel_id
                node_ref=panel
                hidden=move || !open.get()
                on:click:capture=on_choose
            >
                <p class="md-menu__full-name" aria-hidden="true">{text(label)}</p>
                {children()}
            </div>
        </div>
    }
    .into_any()
}

/// Entries of a menu that belong together, with their heading; the children are [`MenuItem`]s.
#[component]
pub fn MenuGroup(#[prop(optional, into)] label: Option<TextProp>, children: Children) -> AnyView {
    let label_id = dom::unique_id("menu-group");
    let labelled_by = label.is_some().then(|| label_id.clone());
    let label = label.map(|label| {
        view! {
            <p class="md-menu__label" id=label_id>
                {text(label)}
            </p>
        }
    });
    view! {
        <div class="md-menu__group">
            {label} <ul class="md-menu__list" aria-labelledby=labelled_by>
                {children()}
            </ul>
        </div>
    }
    .into_any()
}

/// One entry of a menu: an `<a href>` or a `<button type="button">`.
#[component]
pub fn MenuItem(children: Children) -> AnyView {
    view! { <li class="md-menu__item">{children()}</li> }.into_any()
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

fn holds(root: NodeRef<Div>, target: Option<EventTarget>) -> bool {
    let node: Option<Node> = target.and_then(|target| target.dyn_into().ok());
    root.get_untracked()
        .is_some_and(|root| Node::contains(&root, node.as_ref()))
}
