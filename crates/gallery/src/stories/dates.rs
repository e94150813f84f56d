//! What dates say, for the stories that have them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use leptos::text_prop::TextProp;
use madoguchi_ui::{DateBounds, DateError, DateParts, DateProblem, DateWords, dom};

use crate::stage::{Language, Stage};
use crate::story::{Label, label};

/// The day in Japan by the clock of the workbench.
pub(super) fn today() -> NaiveDate {
    let now: DateTime<Utc> = DateTime::from_timestamp_millis(dom::now_ms()).unwrap_or_default();
    let japan = FixedOffset::east_opt(9 * 3600).map(|japan| now.with_timezone(&japan));
    japan.map_or(now.date_naive(), |now| now.date_naive())
}

/// No day after `today`.
pub(super) fn up_to(today: NaiveDate) -> DateBounds {
    DateBounds {
        latest: Some(today),
        ..DateBounds::default()
    }
}

/// A date in words.
pub(super) fn day(stage: Stage, date: NaiveDate) -> String {
    match stage.language() {
        Language::En => date.to_string(),
        _ => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

pub(super) fn date_words(stage: Stage) -> DateWords {
    let short = |word: Label| -> TextProp { (move || stage.language().pick(word)).into() };
    let spread = label(
        "年・月・日の欄に分けて入力しました。",
        "The date was put into the three fields.",
    );
    DateWords {
        year: short(label("年", "Year")),
        month: short(label("月", "Month")),
        day: short(label("日", "Day")),
        spread: (move || stage.say(spread)).into(),
    }
}

/// The error of a date that must be filled in and is not.
pub(super) fn empty_error(stage: Stage, name: Label) -> DateError {
    let name = stage.language().pick(name);
    DateError {
        message: match stage.language() {
            Language::En => format!("Enter the {}", name.to_lowercase()),
            _ => format!("{name}を入力してください"),
        },
        parts: DateParts::ALL,
    }
}

/// The error that a problem is.
pub(super) fn date_error(stage: Stage, name: Label, problem: DateProblem) -> DateError {
    let words = match stage.language() {
        Language::En => english,
        _ => japanese,
    };
    DateError {
        message: words(stage, stage.language().pick(name), problem),
        parts: problem.parts(),
    }
}

fn japanese(stage: Stage, name: &str, problem: DateProblem) -> String {
    match problem {
        DateProblem::Missing(parts) => {
            let parts = named(parts, ["年", "月", "日"]).join("と");
            format!("{name}の{parts}を入力してください")
        }
        DateProblem::NotANumber(parts) => {
            let parts = named(parts, ["年", "月", "日"]).join("と");
            format!("{name}の{parts}は数字で入力してください")
        }
        DateProblem::NotAYear => format!("{name}の年は西暦4桁で入力してください"),
        DateProblem::NoSuchMonth => format!("{name}の月は1から12までの数字で入力してください"),
        DateProblem::NoSuchDay { last } => {
            format!("{name}の日は1から{last}までの数字で入力してください")
        }
        DateProblem::TooEarly(first) => {
            format!("{name}は{}以後の日付にしてください", day(stage, first))
        }
        DateProblem::TooLate(last) => {
            format!("{name}は{}以前の日付にしてください", day(stage, last))
        }
    }
}

fn english(stage: Stage, name: &str, problem: DateProblem) -> String {
    match problem {
        DateProblem::Missing(parts) => {
            let parts = named(parts, ["a year", "a month", "a day"]).join(" and ");
            format!("{name} must include {parts}")
        }
        DateProblem::NotANumber(parts) => {
            let parts = named(parts, ["the year", "the month", "the day"]).join(" and ");
            format!("{name}: enter {parts} in digits")
        }
        DateProblem::NotAYear => format!("{name}: enter the year with four digits"),
        DateProblem::NoSuchMonth => format!("{name}: the month must be a number from 1 to 12"),
        DateProblem::NoSuchDay { last } => {
            format!("{name}: the day must be a number from 1 to {last}")
        }
        DateProblem::TooEarly(first) => format!("{name} must not be before {}", day(stage, first)),
        DateProblem::TooLate(last) => format!("{name} must not be after {}", day(stage, last)),
    }
}

fn named(parts: DateParts, names: [&'static str; 3]) -> Vec<&'static str> {
    let shown = [parts.year, parts.month, parts.day];
    let named = names.into_iter().zip(shown);
    named
        .filter(|(_, shown)| *shown)
        .map(|(name, _)| name)
        .collect()
}
