//! One choice out of many.

use crate::field::{FieldTexts, labelled};
use crate::icon::{Icon, decoration};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One of the choices of a [`Select`].
#[derive(Clone, Debug)]
pub struct SelectOption {
    /// What `on_change` receives.
    pub value: String,
    /// What the list says.
    pub label: TextProp,
}

/// A list of choices that opens: label and requirement, support text, control, error. Up to seven
/// choices are better in sight, as a [`RadioGroup`](crate::RadioGroup).
#[component]
pub fn Select(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The first entry, which stands for no choice and has the empty value: 「選択してください」.
    #[prop(optional, into)]
    unchosen: Option<TextProp>,
    options: Vec<SelectOption>,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<String>,
) -> AnyView {
    let texts = FieldTexts::new(&id, support.is_some(), error, Signal::default());
    let unchosen = unchosen.map(|label| SelectOption {
        value: String::new(),
        label,
    });
    let options = unchosen
        .into_iter()
        .chain(options)
        .map(|option| entry(option, value))
        .collect_view();
    let control = view! {
        <div class="md-select">
            <select
                class="md-input md-select__control"
                id=id.clone()
                name=id.clone()
                aria-invalid=texts.invalid()
                aria-describedby=texts.described_by()
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {options}
            </select>
            {decoration(Icon::Chevron)}
        </div>
    }
    .into_any();
    labelled(id, label, required, support, &texts, control)
}

fn entry(option: SelectOption, value: Signal<String>) -> AnyView {
    let SelectOption { value: own, label } = option;
    let is_chosen = {
        let own = own.clone();
        move || *value.read() == own
    };
    view! {
        <option value=own prop:selected=is_chosen>
            {text(label)}
        </option>
    }
    .into_any()
}
