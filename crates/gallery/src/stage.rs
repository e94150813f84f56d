//! Where a variant plays: the values of its knobs, the language, and who hears its events.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::story::{Label, Story, Variant};

/// What a variant's function gets. Reading a knob follows it: what a variant's function itself has
/// read shows the variant anew when it is turned; what a closure or a signal has read only changes
/// there, and what was typed stays.
#[derive(Clone, Copy)]
pub struct Stage {
    knobs: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
    language: RwSignal<Language>,
    on_event: Callback<(String, String)>,
}

/// The language of what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Japanese
    #[default]
    Ja,
    /// English
    En,
    /// Japanese, and much more of it than a page expects
    Long,
}

impl Stage {
    /// A stage for `variant`, with the knobs that `turned` names turned.
    pub fn new(
        story: &Story,
        variant: &Variant,
        turned: &BTreeMap<String, String>,
        language: Language,
        on_event: Callback<(String, String)>,
    ) -> Self {
        let mut knobs = BTreeMap::new();
        for knob in story.knobs {
            let turned = turned.get(knob.id).map(String::as_str);
            let value = turned.unwrap_or(variant.start_of(knob));
            knobs.insert(knob.id, RwSignal::new(value.to_owned()));
        }
        Self {
            knobs: StoredValue::new(knobs),
            language: RwSignal::new(language),
            on_event,
        }
    }

    /// Turns a knob; one that the story does not have is left alone.
    pub fn turn(self, id: &str, value: String) {
        let knob = self.knobs.with_value(|knobs| knobs.get(id).copied());
        if let Some(knob) = knob.filter(|knob| knob.with_untracked(|now| *now != value)) {
            knob.set(value);
        }
    }

    /// The text of a knob.
    ///
    /// # Panics
    /// When the story has no such knob.
    pub fn text(self, id: &str) -> String {
        let knob = self.knobs.with_value(|knobs| knobs.get(id).copied());
        let knob = knob.unwrap_or_else(|| panic!("the story has no knob `{id}`"));
        knob.get()
    }

    /// The text of a knob, or the story's own while the knob is empty. Unlike the knob's, that one
    /// follows the language.
    pub fn text_or(self, id: &str, own: Label) -> String {
        let text = self.text(id);
        if text.is_empty() { self.say(own) } else { text }
    }

    /// Whether a switch is on.
    pub fn is_on(self, id: &str) -> bool {
        self.text(id) == "true"
    }

    /// The number of a knob; 0 where it is none.
    pub fn number(self, id: &str) -> usize {
        self.text(id).parse().unwrap_or(0)
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// A text in the language of the stage.
    pub fn say(self, text: Label) -> String {
        match self.language() {
            Language::Ja => text.ja.to_owned(),
            Language::En => text.en.to_owned(),
            Language::Long => [text.ja; 6].join("、"),
        }
    }

    /// Tells that the component has emitted `name`.
    pub fn emit(self, name: &str, detail: impl Into<String>) {
        self.on_event.run((name.to_owned(), detail.into()));
    }

    /// A handler that tells of `name`.
    pub fn on(self, name: &'static str) -> Callback<()> {
        Callback::new(move |()| self.emit(name, ""))
    }
}
