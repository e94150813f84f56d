//! Every word that the program says. What stands in the page from the beginning has its words in
//! `index.html`, in both languages.

use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use leptos::text_prop::TextProp;

/// The texts.
#[allow(missing_docs)]
pub mod t {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// Whether the words on screen are English. The entry's script changes the page's `lang`.
#[derive(Clone, Copy)]
struct IsEnglish(RwSignal<bool>);

/// One text in both languages. In a view it follows the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    ja: &'static str,
    en: &'static str,
}

impl Text {
    /// The text in the language on screen; reactive.
    pub fn get(self) -> &'static str {
        match is_english() {
            true => self.en,
            false => self.ja,
        }
    }

    fn fill(self, values: &[(&str, String)]) -> String {
        let mut filled = String::new();
        for (at, part) in self.get().split(['{', '}']).enumerate() {
            let is_name = at % 2 == 1;
            let value = values.iter().find(|(name, _)| is_name && *name == part);
            filled.push_str(value.map_or(part, |(_, value)| value));
        }
        filled
    }
}

impl IntoRender for Text {
    type Output = Box<dyn FnMut() -> &'static str + Send>;

    fn into_render(self) -> Self::Output {
        Box::new(move || self.get())
    }
}

impl IntoAttributeValue for Text {
    type Output = <TextProp as IntoAttributeValue>::Output;

    fn into_attribute_value(self) -> Self::Output {
        TextProp::from(self).into_attribute_value()
    }
}

impl From<Text> for TextProp {
    fn from(text: Text) -> Self {
        TextProp::from(move || text.get())
    }
}

/// Whether the words on screen are English; reactive.
pub fn is_english() -> bool {
    use_context::<IsEnglish>().is_some_and(|it| it.0.get())
}

/// Follows the page's language.
pub fn follow_language() {
    let read = || {
        let root = document().document_element();
        root.and_then(|root| root.get_attribute("lang")).as_deref() == Some("en")
    };
    let is_english = RwSignal::new(read());
    provide_context(IsEnglish(is_english));
    // The entry's script tells so when somebody has chosen.
    let listener = window_event_listener_untyped("languagechange", move |_| is_english.set(read()));
    on_cleanup(move || listener.remove());
}
