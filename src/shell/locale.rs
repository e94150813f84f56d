//! The words on screen, in the language that the reader has chosen.

use std::sync::LazyLock;

use chrono::{Datelike, FixedOffset, Timelike};
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use madoguchi_contract::Timestamp;
use madoguchi_contract::account::Language;
use madoguchi_ui::dom;

include!(concat!(env!("OUT_DIR"), "/locale.rs"));

static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| ArcRwSignal::new(stored()));

const STORAGE_KEY: &str = "madoguchi.language";

/// One text in every language. In a view it follows the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

impl Text {
    /// The text in the language chosen now; reactive.
    pub fn get(self) -> &'static str {
        TEXTS[usize::from(self.0)][language() as usize]
    }
}

type ReadText = Box<dyn FnMut() -> &'static str + Send>;

impl IntoRender for Text {
    type Output = ReadText;

    fn into_render(self) -> ReadText {
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

fn fill(index: u16, values: &[(&str, String)]) -> String {
    let mut text = Text(index).get().to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// The language chosen; reactive.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// The language chosen, for code that does not follow it.
pub fn language_now() -> Language {
    LANGUAGE.get_untracked()
}

/// Changes every word on screen, and remembers the choice on this device.
pub fn set_language(language: Language) {
    let code = code_of(language);
    dom::storage_set(STORAGE_KEY, code);
    dom::set_language(code);
    LANGUAGE.set(language);
}

/// Takes the account's language where nobody has chosen one on this device.
pub fn adopt_language(language: Language) {
    if dom::storage_get(STORAGE_KEY).is_none() && language != language_now() {
        dom::set_language(code_of(language));
        LANGUAGE.set(language);
    }
}

/// The code in HTML's `lang`.
pub fn code_of(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja",
        Language::En => "en",
    }
}

fn stored() -> Language {
    match dom::storage_get(STORAGE_KEY).as_deref() {
        Some("en") => Language::En,
        _ => Language::Ja,
    }
}

/// A moment as people in Japan read it: day and minute in JST.
pub fn date_time(moment: Timestamp) -> String {
    let jst = moment.with_timezone(&jst());
    let minute = format!("{:02}", jst.minute());
    t::common::date_time(
        jst.year(),
        month(jst.month()),
        jst.day(),
        jst.hour(),
        minute,
    )
}

fn jst() -> FixedOffset {
    FixedOffset::east_opt(9 * 60 * 60).expect("nine hours are less than a day")
}

fn month(number: u32) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match language() {
        Language::Ja => number.to_string(),
        Language::En => ENGLISH[number as usize - 1].to_owned(),
    }
}
