//! A code of six digits that came by mail or SMS.

mod code;

use crate::dom;
use crate::field::{FieldTexts, labelled};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

pub use code::{CodeProblem, OneTimeCode};

/// A field for a one-time code: label, hint, one control for all six digits, error.
///
/// One control, because browsers fill in a code as a whole, and so do people who paste it. A
/// pasted sentence becomes the code in it; where none stands out it stays as it is. Nothing is
/// sent by itself. What is wrong tells [`OneTimeCode::read`].
#[component]
pub fn OneTimeCodeField(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    /// How long the code is and where it comes from: 「メールでお送りした6桁の数字です。」
    #[prop(into)]
    hint: TextProp,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
) -> AnyView {
    let texts = FieldTexts::new(&id, true, error, Signal::default());
    let take = move |event: &Event, is_complete: bool| {
        let typed = event_target_value(event);
        let code = OneTimeCode::read(&typed).ok().filter(|_| is_complete);
        match code {
            Some(code) => {
                dom::replace_text(event, code.as_str());
                on_input.run(code.as_str().to_owned());
            }
            None => on_input.run(typed),
        }
    };
    let control = view! {
        <input
            class="md-input md-one-time-code"
            id=id.clone()
            name=id.clone()
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            autocapitalize="off"
            spellcheck="false"
            data-plain=move || code::is_plain(&value.read()).then_some("")
            aria-invalid=texts.invalid()
            aria-describedby=texts.described_by()
            prop:value=move || value.get()
            on:input=move |event| take(&event, dom::came_whole(&event))
            on:change=move |event| take(&event, true)
        />
    }
    .into_any();
    labelled(id, label, true, Some(hint), &texts, control)
}
