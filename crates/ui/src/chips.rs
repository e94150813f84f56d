//! Conditions that narrow a list, each of which can be taken off.

use crate::icon::{Icon, decoration};
use crate::removal::Removal;
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A condition that is set.
#[derive(Clone, Debug)]
pub struct Chip {
    /// What `on_remove` receives; unique on the page.
    pub id: String,
    /// What it says: 「状態:依頼中」.
    pub label: TextProp,
}

/// Chips, each with a button that takes it off. Without any there is no list.
///
/// The focus goes to the next chip when one goes, to the one before where it was the last, and to
/// `when_empty` where none is left.
#[component]
pub fn Chips(
    /// What they are: 「絞り込みの条件」.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] chips: Signal<Vec<Chip>>,
    /// The button's name, made of the chip's label: 「「状態:依頼中」の条件を解除」.
    remove: Callback<String, String>,
    /// Receives the id of the chip that is to go.
    on_remove: Callback<String>,
    /// The id of what takes the focus after the last chip: the list's heading, or its search.
    #[prop(optional, into)]
    when_empty: Option<String>,
) -> AnyView {
    let ids = Signal::derive(move || chips.with(|chips| chips.iter().map(id_of).collect()));
    let removal = Removal::follow(ids, button_id, when_empty);
    let press = Callback::new(move |id: String| {
        removal.asked_for(&id);
        on_remove.run(id);
    });
    let is_empty = Memo::new(move |_| chips.with(Vec::is_empty));
    let list = move || {
        let label = label.clone();
        view! {
            <ul class="md-chips" aria-label=label>
                <For each=move || chips.get() key=id_of let:chip>
                    {entry(chip, remove, press)}
                </For>
            </ul>
        }
    };
    (move || (!is_empty.get()).then(&list)).into_any()
}

fn entry(chip: Chip, remove: Callback<String, String>, press: Callback<String>) -> AnyView {
    let Chip { id, label } = chip;
    let name = {
        let label = label.clone();
        move || remove.run(label.get().to_string())
    };
    let button_id = button_id(&id);
    view! {
        <li class="md-chip">
            <span class="md-chip__label">{text(label)}</span>
            <button
                type="button"
                class="md-chip__remove"
                id=button_id
                on:click=move |event| {
                    // The second click of a double click was meant for the chip before.
                    if event.detail() < 2 {
                        press.run(id.clone());
                    }
                }
            >
                {decoration(Icon::Close)}
                <span class="md-visually-hidden">{name}</span>
            </button>
        </li>
    }
    .into_any()
}

fn id_of(chip: &Chip) -> String {
    chip.id.clone()
}

fn button_id(id: &str) -> String {
    format!("{id}-remove")
}
