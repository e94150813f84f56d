//! One thing to tick.

use crate::radio_group::choice_support;
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A checkbox with its label.
#[component]
pub fn Checkbox(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(into)] checked: Signal<bool>,
    on_change: Callback<bool>,
    #[prop(optional, into)] support: Option<TextProp>,
) -> AnyView {
    let support_id = format!("{id}-support");
    let described_by = support.is_some().then(|| support_id.clone());
    view! {
        <div class="md-choice">
            <input
                class="md-choice__input"
                type="checkbox"
                id=id.clone()
                name=id.clone()
                aria-describedby=described_by
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label class="md-choice__label" for=id>
                {text(label)}
            </label>
            {choice_support(support_id, support)}
        </div>
    }
    .into_any()
}
