//! Several choices that belong together.

use crate::field::{FieldTexts, error_text, requirement, support_text};
use crate::words::{text, words};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Checkboxes under a legend, with what they share: the requirement, a support text, an error.
/// Which of them are chosen is the matter of each [`Checkbox`](crate::Checkbox).
///
/// An error summary points at the first checkbox: give it the group's `id`.
#[component]
pub fn CheckboxGroup(
    #[prop(into)] id: String,
    #[prop(into)] legend: TextProp,
    /// At least one has to be chosen.
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    children: Children,
) -> AnyView {
    let words = words();
    let texts = FieldTexts::new(&id, support.is_some(), error, Signal::default());
    view! {
        <fieldset
            class="md-field"
            data-invalid=texts.invalid()
            aria-describedby=texts.described_by()
        >
            <legend class="md-field__label">
                {text(legend)} " " {requirement(required, &words)}
            </legend>
            {support_text(texts.support_id.clone(), support)}
            <div class="md-choices">{children()}</div>
            {error_text(texts.error_id.clone(), error, &words)}
        </fieldset>
    }
    .into_any()
}
