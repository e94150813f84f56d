//! Rows of a table that are chosen to do something with all of them at once.

mod selection;
mod ticks;

use crate::dom;
use crate::words::text;
use leptos::ev::MouseEvent;
use leptos::html::{Div, Th};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

pub use selection::{Extent, Selection};

/// A `<th>` whose checkbox chooses every row of the page or none; it is mixed while some are
/// chosen. Not for a table without rows.
///
/// It heads the column of [`SelectRow`]s. On a narrow screen it stands above the cards, with its
/// label in sight.
#[component]
pub fn SelectAll(
    /// 「20件すべてを選択」
    #[prop(into)]
    label: TextProp,
    selection: RwSignal<Selection>,
    /// The ids of the rows that are shown.
    #[prop(into)]
    page: Signal<Vec<String>>,
) -> AnyView {
    let node = NodeRef::<Th>::new();
    let chosen = Memo::new(move |_| selection.read().states(&page.read()));
    let extent = Memo::new(move |_| Extent::of(&chosen.read()));
    let choose = move |on| selection.write().choose_page(&page.read_untracked(), on);
    let table = move || node.get_untracked()?.closest("table").ok()?;
    // Rows of another page have boxes of their own.
    Effect::new(move |_| {
        page.track();
        let all = (0..chosen.read_untracked().len()).collect();
        ticks::show(table(), chosen, all);
    });
    Effect::new(move |shown: Option<Vec<bool>>| {
        let now = chosen.get();
        if let Some(shown) = shown {
            let other = (0..now.len()).filter(|at| shown.get(*at) != now.get(*at));
            ticks::show(table(), chosen, other.collect());
        }
        now
    });
    view! {
        <th scope="col" role="columnheader" class="md-select-all" node_ref=node>
            <label class="md-select-all__label">
                <input
                    class="md-choice__input md-row-tick"
                    type="checkbox"
                    prop:checked=move || extent.get() == Extent::All
                    prop:indeterminate=move || extent.get() == Extent::Some
                    on:change=move |event| choose(event_target_checked(&event))
                />
                <span class="md-select-all__text">{text(label)}</span>
            </label>
        </th>
    }
    .into_any()
}

/// A `<td>` whose checkbox chooses its row; with Shift, all rows from the one pressed last. It
/// stands before the row's heading, which also heads the card of a narrow screen, in a table whose
/// column [`SelectAll`] heads and keeps with the selection.
#[component]
pub fn SelectRow(
    /// The row's id.
    #[prop(into)]
    id: String,
    /// The id of the element that says what the row is, which is its `<th scope="row">`.
    #[prop(into)]
    labelled_by: String,
    selection: RwSignal<Selection>,
    /// The ids of the rows that are shown, in their order.
    #[prop(into)]
    page: Signal<Vec<String>>,
) -> AnyView {
    let is_chosen = selection.read_untracked().contains(&id);
    // A click, for a change does not know of Shift; the space key makes one as well.
    let choose = move |event: MouseEvent| {
        let on = event_target_checked(&event);
        let mut selection = selection.write();
        if event.shift_key() {
            selection.choose_up_to(&id, on, &page.read_untracked());
        } else {
            selection.choose(&id, on);
        }
    };
    view! {
        <td role="cell" class="md-select-row">
            <input
                class="md-choice__input md-row-tick"
                type="checkbox"
                aria-labelledby=labelled_by
                prop:checked=is_chosen
                on:click=choose
            />
        </td>
    }
    .into_any()
}

/// What can be done with the chosen rows: how many they are, the acts, and a way to choose none.
/// It stands above the table and keeps its place while nothing is chosen, so that no row moves
/// under the finger that chooses it.
#[component]
pub fn SelectionBar(
    /// What it is: 「選択した書類の操作」.
    #[prop(into)]
    label: TextProp,
    /// 「3件を選択中」, and what choosing is for while there is nothing.
    #[prop(into)]
    status: TextProp,
    /// 「選択を解除」
    #[prop(into)]
    clear: TextProp,
    selection: RwSignal<Selection>,
    /// The acts.
    children: Children,
) -> AnyView {
    let node = NodeRef::<Div>::new();
    dom::count_in_root("data-selection-bars");
    let is_empty = Memo::new(move |_| selection.read().is_empty());
    // The button that has been pressed goes out of sight; the focus stays with its bar.
    Effect::new(move |_| {
        if is_empty.get()
            && let Some(bar) = node.get_untracked()
            && dom::active_element().is_some_and(|active| bar.contains(Some(&active)))
        {
            dom::focus_element(&bar);
        }
    });
    view! {
        <div
            class="md-selection-bar"
            node_ref=node
            role="group"
            aria-label=label
            tabindex="-1"
            data-empty=move || is_empty.get().then_some("")
        >
            <p class="md-selection-bar__status" role="status">
                {text(status)}
            </p>
            <div class="md-selection-bar__acts">
                {children()}
                <button
                    type="button"
                    class="md-selection-bar__clear"
                    on:click=move |_| selection.write().clear()
                >
                    {text(clear)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
