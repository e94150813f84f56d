//! A field that looks for something.

use crate::field::{FieldTexts, error_text};
use crate::icon::sketch;
use crate::words::{text, words};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A magnifying glass, on a field of 24 by 24.
const GLASS: &str = "M10 3a7 7 0 1 0 4.2 12.6l5.1 5.1 1.4-1.4-5.1-5.1A7 7 0 0 0 10 3Zm0 2\
                     a5 5 0 1 1 0 10 5 5 0 0 1 0-10Z";

/// A search field with its button, a landmark of its own. It looks for nothing by itself: Enter
/// and the button reach `on_search`.
#[component]
pub fn SearchBox(
    #[prop(into)] id: String,
    /// What is looked for, and by what: 「アカウント名またはメールアドレス」.
    #[prop(into)]
    label: TextProp,
    /// On the button: 「検索」.
    #[prop(into)]
    button: TextProp,
    #[prop(into)] value: Signal<String>,
    /// Why what was typed cannot be looked for.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    on_input: Callback<String>,
    on_search: Callback<()>,
) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_search.run(());
    };
    let texts = FieldTexts::new(&id, false, error, Signal::stored(None));
    view! {
        <form role="search" aria-label=label.clone() on:submit=submit>
            <label class="md-field__label" for=id.clone()>
                {text(label.clone())}
            </label>
            <div class="md-search-box__row">
                <div class="md-search-box__field">
                    {sketch(GLASS)}
                    <input
                        class="md-input md-search-box__input"
                        id=id.clone()
                        name=id
                        type="search"
                        enterkeyhint="search"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-invalid=texts.invalid()
                        aria-describedby=texts.described_by()
                        prop:value=move || value.get()
                        on:input=move |event| on_input.run(event_target_value(&event))
                    />
                </div>
                <button type="submit" class="md-button" data-kind="outline">
                    {text(button)}
                </button>
            </div>
            {error_text(texts.error_id.clone(), error, &words())}
        </form>
    }
    .into_any()
}
