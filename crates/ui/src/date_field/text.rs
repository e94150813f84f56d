//! A date as it is typed, and what is wrong with it.

use super::whole;
use crate::digits::narrow;
// The portal has chrono for its moments already; a date type of our own would only be a second one.
use chrono::{Datelike, NaiveDate};

/// A date in three texts, as somebody typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateText {
    /// 「2026」, or 「令和8」
    pub year: String,
    /// 「11」
    pub month: String,
    /// 「22」
    pub day: String,
}

/// Which parts of a date something is said of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The year
    pub year: bool,
    /// The month
    pub month: bool,
    /// The day
    pub day: bool,
}

/// The days that may be entered. None by default, so that every day may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateBounds {
    /// The first one
    pub earliest: Option<NaiveDate>,
    /// The last one
    pub latest: Option<NaiveDate>,
}

/// What is wrong with a [`DateText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// These parts are empty, and others are not.
    Missing(DateParts),
    /// These parts are no numbers.
    NotANumber(DateParts),
    /// The year has fewer or more than four digits.
    NotAYear,
    /// There are only twelve months.
    NoSuchMonth,
    /// The month has not this day, such as the 30th of February.
    NoSuchDay {
        /// The last day that it has.
        last: u32,
    },
    /// It is before the first day that may be entered, which is this one.
    TooEarly(NaiveDate),
    /// It is after the last day that may be entered, which is this one.
    TooLate(NaiveDate),
}

/// An error at a date: what to say, and which parts to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What stands below the date.
    pub message: String,
    /// The parts that have to be mended.
    pub parts: DateParts,
}

/// One of the three texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DatePart {
    Year,
    Month,
    Day,
}

impl DateParts {
    /// The whole date.
    pub const ALL: Self = Self {
        year: true,
        month: true,
        day: true,
    };
    const YEAR: Self = Self::of([true, false, false]);
    const MONTH: Self = Self::of([false, true, false]);
    const DAY: Self = Self::of([false, false, true]);

    const fn of([year, month, day]: [bool; 3]) -> Self {
        Self { year, month, day }
    }

    pub(super) fn has(self, part: DatePart) -> bool {
        match part {
            DatePart::Year => self.year,
            DatePart::Month => self.month,
            DatePart::Day => self.day,
        }
    }

    /// The control that an error summary is to point at: the first of these parts in the date
    /// field with this id.
    pub fn target(self, id: &str) -> String {
        let parts = [DatePart::Year, DatePart::Month, DatePart::Day];
        let first = parts.into_iter().find(|part| self.has(*part));
        first.unwrap_or(DatePart::Year).id(id)
    }
}

impl DatePart {
    pub(super) fn name(self) -> &'static str {
        match self {
            DatePart::Year => "year",
            DatePart::Month => "month",
            DatePart::Day => "day",
        }
    }

    /// The id of its control; the year has the one of the field.
    pub(super) fn id(self, field: &str) -> String {
        match self {
            DatePart::Year => field.to_owned(),
            _ => format!("{field}-{}", self.name()),
        }
    }
}

impl DateProblem {
    /// The parts that have to be mended.
    pub fn parts(self) -> DateParts {
        match self {
            DateProblem::Missing(parts) | DateProblem::NotANumber(parts) => parts,
            DateProblem::NotAYear => DateParts::YEAR,
            DateProblem::NoSuchMonth => DateParts::MONTH,
            DateProblem::NoSuchDay { .. } => DateParts::DAY,
            DateProblem::TooEarly(_) | DateProblem::TooLate(_) => DateParts::ALL,
        }
    }
}

impl DateBounds {
    fn check(self, date: NaiveDate) -> Result<(), DateProblem> {
        match self {
            Self {
                earliest: Some(earliest),
                ..
            } if date < earliest => Err(DateProblem::TooEarly(earliest)),
            Self {
                latest: Some(latest),
                ..
            } if date > latest => Err(DateProblem::TooLate(latest)),
            _ => Ok(()),
        }
    }
}

impl From<NaiveDate> for DateText {
    fn from(date: NaiveDate) -> Self {
        Self::of([date.year().unsigned_abs(), date.month(), date.day()])
    }
}

impl DateText {
    fn of(parts: [u32; 3]) -> Self {
        let [year, month, day] = parts.map(|part| part.to_string());
        Self { year, month, day }
    }

    pub(super) fn part(&self, part: DatePart) -> &str {
        match part {
            DatePart::Year => &self.year,
            DatePart::Month => &self.month,
            DatePart::Day => &self.day,
        }
    }

    pub(super) fn with(mut self, part: DatePart, text: String) -> Self {
        match part {
            DatePart::Year => self.year = text,
            DatePart::Month => self.month = text,
            DatePart::Day => self.day = text,
        }
        self
    }

    /// The date that one of the texts holds as a whole, over all three of them.
    pub(super) fn spread(&self) -> Option<Self> {
        let texts = [&self.year, &self.month, &self.day];
        texts
            .into_iter()
            .find_map(|text| whole::read(text))
            .map(Self::of)
    }

    /// As it is read: spread, years of an era in the common era, narrow digits, without 「年」.
    /// What is no number stays as it was typed.
    pub(super) fn settled(&self) -> Self {
        let settle = |text: &str, number: Option<String>| number.unwrap_or_else(|| text.to_owned());
        self.spread().unwrap_or_else(|| Self {
            year: settle(&self.year, year_digits(&self.year)),
            month: settle(&self.month, digits(&self.month, whole::MONTH)),
            day: settle(&self.day, digits(&self.day, whole::DAY)),
        })
    }

    /// The date, none when nothing is typed, or the first thing that is wrong.
    pub fn check(&self, bounds: DateBounds) -> Result<Option<NaiveDate>, DateProblem> {
        let read = self.settled();
        let texts = [&read.year, &read.month, &read.day];
        let empty = texts.map(|text| text.trim().is_empty());
        if empty == [true; 3] {
            return Ok(None);
        }
        if empty != [false; 3] {
            return Err(DateProblem::Missing(DateParts::of(empty)));
        }
        let numbers = texts.map(|text| number(text));
        let [Some(year), Some(month), Some(day)] = numbers else {
            let wrong = numbers.map(|number| number.is_none());
            return Err(DateProblem::NotANumber(DateParts::of(wrong)));
        };
        let year = whole::year(&read.year).filter(|it| *it == year);
        let year = year.and_then(|year| i32::try_from(year).ok());
        let year = year.ok_or(DateProblem::NotAYear)?;
        let day_of_month = |day| NaiveDate::from_ymd_opt(year, month, day);
        let last = (28..=31).rev().find(|day| day_of_month(*day).is_some());
        let last = last.ok_or(DateProblem::NoSuchMonth)?;
        let date = day_of_month(day).ok_or(DateProblem::NoSuchDay { last })?;
        bounds.check(date).map(|()| Some(date))
    }
}

fn year_digits(text: &str) -> Option<String> {
    let year = whole::year(text).map(|year| year.to_string());
    year.or_else(|| digits(text, whole::YEAR))
}

/// The digits of a text that has nothing else but perhaps its unit.
fn digits(text: &str, unit: char) -> Option<String> {
    let text = narrow(text);
    let text = text.trim();
    let digits = text.strip_suffix(unit).unwrap_or(text).trim_end();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.to_owned())
}

fn number(digits: &str) -> Option<u32> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    // Too many digits are a number all the same, and too large for any part.
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
