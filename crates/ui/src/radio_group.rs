//! One choice out of a few, all of them in sight.

use crate::field::{FieldTexts, error_text, requirement, support_text};
use crate::words::{text, words};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One of the choices of a [`RadioGroup`].
#[derive(Clone, Debug)]
pub struct RadioOption {
    /// What `on_change` receives.
    pub value: &'static str,
    /// What stands beside the button.
    pub label: TextProp,
    /// What the choice means.
    pub support: Option<TextProp>,
}

/// A group of radio buttons under a legend.
///
/// The first button has the id `id`, so that an error summary can point at it; the legend has
/// `{id}-legend`.
#[component]
pub fn RadioGroup(
    #[prop(into)] id: String,
    #[prop(into)] legend: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    options: Vec<RadioOption>,
    #[prop(into)] value: Signal<Option<String>>,
    on_change: Callback<String>,
) -> AnyView {
    let words = words();
    let texts = FieldTexts::new(&id, support.is_some(), error, Signal::default());
    let legend_id = format!("{id}-legend");
    let radios = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| radio(&id, index, option, value, on_change))
        .collect_view();
    view! {
        <fieldset
            class="md-field"
            role="radiogroup"
            data-invalid=texts.invalid()
            aria-labelledby=legend_id.clone()
            aria-invalid=texts.invalid()
            aria-describedby=texts.described_by()
        >
            <legend class="md-field__label" id=legend_id.clone()>
                {text(legend)} " " {requirement(required, &words)}
            </legend>
            {support_text(texts.support_id.clone(), support)}
            <div class="md-choices">{radios}</div>
            {error_text(texts.error_id.clone(), error, &words)}
        </fieldset>
    }
    .into_any()
}

fn radio(
    group: &str,
    index: usize,
    option: RadioOption,
    value: Signal<Option<String>>,
    on_change: Callback<String>,
) -> AnyView {
    let id = match index {
        0 => group.to_owned(),
        _ => format!("{group}-{index}"),
    };
    let support_id = format!("{id}-option-support");
    let described_by = option.support.is_some().then(|| support_id.clone());
    let own = option.value;
    view! {
        <div class="md-choice">
            <input
                class="md-choice__input"
                type="radio"
                id=id.clone()
                name=group.to_owned()
                value=own
                aria-describedby=described_by
                prop:checked=move || value.read().as_deref() == Some(own)
                on:change=move |_| on_change.run(own.to_owned())
            />
            <label class="md-choice__label" for=id>
                {text(option.label)}
            </label>
            {choice_support(support_id, option.support)}
        </div>
    }
    .into_any()
}

/// What a choice means, under its label.
pub(crate) fn choice_support(id: String, support: Option<TextProp>) -> AnyView {
    support
        .map(|support| {
            view! {
                <p class="md-choice__support" id=id>
                    {text(support)}
                </p>
            }
        })
        .into_any()
}
