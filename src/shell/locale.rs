//! The words on screen, in the language that the reader has chosen.

mod language;

use std::fmt::Display;

use chrono::{Datelike, FixedOffset, NaiveDate, Timelike};
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use madoguchi_contract::Timestamp;
use madoguchi_ui::dom;

pub use language::{adopt, begin, choose, chosen, language};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// One text in every language. In a view it follows the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(&'static Entry);

/// A text has its Japanese with it: what only a late chunk says travels in that chunk.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    ja: &'static str,
    /// Its place in the table of English.
    index: u16,
}

impl Text {
    /// The text in the language chosen now; reactive.
    pub fn get(self) -> &'static str {
        match language::words() {
            None => self.0.ja,
            Some(words) => words[usize::from(self.0.index)],
        }
    }

    /// The text with its `{values}`. Braces in a value are the value's own.
    fn fill(self, values: &[(&str, &dyn Display)]) -> String {
        let mut filled = String::new();
        for (at, part) in self.get().split(['{', '}']).enumerate() {
            let is_name = at % 2 == 1;
            match values.iter().find(|(name, _)| is_name && *name == part) {
                Some((_, value)) => filled.push_str(&value.to_string()),
                None => filled.push_str(part),
            }
        }
        filled
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

/// A moment as people in Japan read it: day and minute in JST.
pub fn date_time(moment: Timestamp) -> String {
    let jst = moment.with_timezone(&jst());
    let minute = format!("{:02}", jst.minute());
    t::common::date_time(jst.year(), month(&jst), jst.day(), jst.hour(), minute)
}

/// A day as people read it.
pub fn date(day: NaiveDate) -> String {
    t::common::date(day.year(), month(&day), day.day())
}

/// The day that it is in Japan.
pub fn today() -> NaiveDate {
    let now = Timestamp::from_timestamp_millis(dom::now_ms() as i64).unwrap_or_default();
    now.with_timezone(&jst()).date_naive()
}

fn month(day: &impl Datelike) -> &'static str {
    let mut months = t::common::MONTHS.get().split(' ');
    months.nth(day.month0() as usize).unwrap_or_default()
}

fn jst() -> FixedOffset {
    FixedOffset::east_opt(9 * 60 * 60).expect("nine hours are less than a day")
}
