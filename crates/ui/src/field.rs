//! What every field has around its control: requirement, support text, error, notice.

use crate::words::{Words, text, words};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The ids of a field's texts, made from the id of its control.
#[derive(Clone, Debug)]
pub(crate) struct FieldTexts {
    pub support_id: String,
    pub notice_id: String,
    pub error_id: String,
    has_support: bool,
    error: Signal<Option<String>>,
    notice: Signal<Option<String>>,
}

impl FieldTexts {
    pub fn new(
        id: &str,
        has_support: bool,
        error: Signal<Option<String>>,
        notice: Signal<Option<String>>,
    ) -> Self {
        Self {
            support_id: format!("{id}-support"),
            notice_id: format!("{id}-notice"),
            error_id: format!("{id}-error"),
            has_support,
            error,
            notice,
        }
    }

    /// Whether the field has an error, as ARIA says it.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
        let error = self.error;
        move || error.read().is_some().then_some("true")
    }

    /// The value of `aria-describedby`: the error comes first.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Send + 'static {
        let texts = self.clone();
        move || {
            describe([
                (texts.error.read().is_some(), &texts.error_id),
                (texts.has_support, &texts.support_id),
                (texts.notice.read().is_some(), &texts.notice_id),
            ])
        }
    }
}

fn describe(parts: [(bool, &String); 3]) -> Option<String> {
    let ids: Vec<&str> = parts
        .iter()
        .filter(|(shown, _)| *shown)
        .map(|(_, id)| id.as_str())
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A field with one control: label and requirement, support text, the control with what belongs to
/// it, error. `id` is the control's.
pub(crate) fn labelled(
    id: String,
    label: TextProp,
    required: bool,
    support: Option<TextProp>,
    texts: &FieldTexts,
    control: AnyView,
) -> AnyView {
    let words = words();
    view! {
        <div class="md-field" data-invalid=texts.invalid()>
            <label class="md-field__label" for=id>
                {text(label)} " " {requirement(required, &words)}
            </label>
            {support_text(texts.support_id.clone(), support)}
            {control}
            {error_text(texts.error_id.clone(), texts.error, &words)}
        </div>
    }
    .into_any()
}

/// 「※必須」 or 「※任意」 behind a label.
pub(crate) fn requirement(required: bool, words: &Words) -> AnyView {
    let word = if required {
        words.required.clone()
    } else {
        words.optional.clone()
    };
    view! {
        <span class="md-field__requirement" data-required=required.then_some("")>
            {text(word)}
        </span>
    }
    .into_any()
}

/// The text that helps before something is typed.
pub(crate) fn support_text(id: String, support: Option<TextProp>) -> AnyView {
    support
        .map(|support| {
            view! {
                <p class="md-field__support" id=id>
                    {text(support)}
                </p>
            }
        })
        .into_any()
}

/// What was changed in the typed text. The element stays in the page, so that a change is spoken.
pub(crate) fn notice_text(id: String, notice: Signal<Option<String>>) -> AnyView {
    view! {
        <p class="md-field__notice" id=id aria-live="polite">
            {move || notice.get()}
        </p>
    }
    .into_any()
}

/// What is wrong.
pub(crate) fn error_text(id: String, error: Signal<Option<String>>, words: &Words) -> AnyView {
    let prefix = words.error_prefix.clone();
    (move || {
        error.get().map(|message| {
            view! {
                <p class="md-field__error" id=id.clone()>
                    <span class="md-visually-hidden">{text(prefix.clone())} ": "</span>
                    {message}
                </p>
            }
        })
    })
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn the_error_is_read_before_the_support_text() {
        let (error, support, notice) = ("e".to_owned(), "s".to_owned(), "n".to_owned());
        let with = |error_shown, notice_shown| {
            describe([
                (error_shown, &error),
                (true, &support),
                (notice_shown, &notice),
            ])
        };
        assert_eq!(with(true, true).as_deref(), Some("e s n"));
        assert_eq!(with(false, false).as_deref(), Some("s"));
        assert_eq!(
            describe([(false, &error), (false, &support), (false, &notice)]),
            None
        );
    }
}
