//! A field for one line of text.

use crate::field::{FieldTexts, labelled, notice_text};
use crate::password_toggle::password_toggle;
use crate::words::words;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What is typed into a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Anything.
    #[default]
    Text,
    /// A mail address.
    Email,
    /// A password, hidden until its button shows it.
    Password,
}

/// How much a field is expected to hold; its width says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextWidth {
    /// As wide as the column.
    Full,
    /// A mail address or a name.
    #[default]
    Long,
    /// A short identifier.
    Medium,
    /// A few characters.
    Short,
}

impl TextWidth {
    fn name(self) -> &'static str {
        match self {
            TextWidth::Full => "full",
            TextWidth::Long => "long",
            TextWidth::Medium => "medium",
            TextWidth::Short => "short",
        }
    }
}

/// A text field: label and requirement, support text, control, notice, error.
///
/// `id` is the control's, the one that an error summary points at. What is typed reaches
/// `on_input` and comes back in `value`.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// What was changed in the typed text, such as full-width letters.
    #[prop(optional, into)]
    notice: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    /// The user left the field after changing it.
    #[prop(optional)]
    on_change: Option<Callback<()>>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional, into)] autocomplete: &'static str,
    #[prop(optional)] width: TextWidth,
) -> AnyView {
    let texts = FieldTexts::new(&id, support.is_some(), error, notice);
    let shown = RwSignal::new(false);
    // An address field is no `type=email`: a browser rewrites what was typed into one.
    let input_type = move || {
        if kind == TextKind::Password && !shown.get() {
            "password"
        } else {
            "text"
        }
    };
    let plain = kind != TextKind::Text;
    let toggle = (kind == TextKind::Password).then(|| password_toggle(id.clone(), shown, &words()));
    let control = view! {
        <div class="md-field__control">
            <input
                class="md-input"
                id=id.clone()
                name=id.clone()
                type=input_type
                inputmode=(kind == TextKind::Email).then_some("email")
                autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
                autocapitalize=plain.then_some("off")
                spellcheck=plain.then_some("false")
                data-width=width.name()
                aria-invalid=texts.invalid()
                aria-describedby=texts.described_by()
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
                on:change=move |_| {
                    if let Some(on_change) = on_change {
                        on_change.run(());
                    }
                }
            />
            {toggle}
        </div>
        {notice_text(texts.notice_id.clone(), notice)}
    }
    .into_any();
    labelled(id, label, required, support, &texts, control)
}
