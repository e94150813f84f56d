//! Several views of one thing, one of them in sight.

mod keys;

use crate::dom;
use crate::words::text;
use keys::key_target;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A tab and what it shows.
#[derive(Clone)]
pub struct Tab {
    /// What `on_select` receives; unique on the page.
    pub id: &'static str,
    /// What stands on the tab.
    pub label: TextProp,
    /// What stands below while the tab is selected.
    pub panel: ViewFn,
}

/// Tabs and their panels. The one that `selected` names is shown; the first when it names none.
///
/// The arrow keys, Home and End move among the tabs and select at once. The panels stay in the
/// page while they are hidden, so nothing typed in them is lost.
#[component]
pub fn Tabs(
    /// What the tabs are views of.
    #[prop(into)]
    label: TextProp,
    tabs: Vec<Tab>,
    #[prop(into)] selected: Signal<String>,
    on_select: Callback<String>,
) -> AnyView {
    let ids: Vec<&'static str> = tabs.iter().map(|tab| tab.id).collect();
    let position = {
        let ids = ids.clone();
        Memo::new(move |_| {
            let selected = selected.read();
            ids.iter().position(|id| *id == *selected).unwrap_or(0)
        })
    };
    let select = move |id: &str| {
        if *selected.read_untracked() != id {
            on_select.run(id.to_owned());
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        // With these keys the browser does something of its own, such as going back.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let target = key_target(&event.key(), position.get_untracked(), ids.len());
        if let Some(id) = target.map(|target| ids[target]) {
            event.prevent_default();
            dom::focus(&tab_id(id));
            select(id);
        }
    };
    let panels: Vec<AnyView> = tabs
        .iter()
        .enumerate()
        .map(|(index, tab)| panel(index, tab, position))
        .collect();
    let tabs: Vec<AnyView> = tabs
        .into_iter()
        .enumerate()
        .map(|(index, tab)| button(index, tab, position, select))
        .collect();
    view! {
        <div>
            <div class="md-tabs__list" role="tablist" aria-label=label on:keydown=on_keydown>
                {tabs}
            </div>
            {panels}
        </div>
    }
    .into_any()
}

fn button(
    index: usize,
    tab: Tab,
    position: Memo<usize>,
    select: impl Fn(&str) + 'static,
) -> AnyView {
    let is_selected = move || position.get() == index;
    view! {
        <button
            type="button"
            class="md-tabs__tab"
            id=tab_id(tab.id)
            role="tab"
            aria-selected=move || if is_selected() { "true" } else { "false" }
            aria-controls=panel_id(tab.id)
            tabindex=move || if is_selected() { "0" } else { "-1" }
            on:click=move |_| select(tab.id)
        >
            {text(tab.label)}
        </button>
    }
    .into_any()
}

fn panel(index: usize, tab: &Tab, position: Memo<usize>) -> AnyView {
    view! {
        <div
            class="md-tabs__panel"
            id=panel_id(tab.id)
            role="tabpanel"
            aria-labelledby=tab_id(tab.id)
            tabindex="0"
            hidden=move || position.get() != index
        >
            {tab.panel.run()}
        </div>
    }
    .into_any()
}

fn tab_id(id: &str) -> String {
    format!("{id}-tab")
}

fn panel_id(id: &str) -> String {
    format!("{id}-panel")
}
