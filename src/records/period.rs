//! The words of a period, and of what is wrong with one.

use leptos::prelude::*;
use madoguchi_ui::{
    DateError, DateProblem, DateWords, EndProblem, Period, PeriodPreset, PeriodProblems,
    PeriodWords,
};

use crate::shell::locale::{Text, date, t, today};

pub fn words() -> PeriodWords {
    PeriodWords {
        from: t::records::PERIOD_FROM.into(),
        to: t::records::PERIOD_TO.into(),
        presets: t::records::PERIOD_PRESETS.into(),
        filled: Callback::new(|period: Period| {
            let day = |day| date(day).to_string();
            t::records::period_filled(
                period.from.map(day).unwrap_or_default(),
                period.to.map(day).unwrap_or_default(),
            )
        }),
        date: DateWords {
            year: t::common::YEAR.into(),
            month: t::common::MONTH.into(),
            day: t::common::DAY.into(),
            spread: t::common::DATE_SPREAD.into(),
        },
    }
}

pub fn presets() -> Vec<PeriodPreset> {
    let last_days = |label: Text, days| PeriodPreset {
        label: label.into(),
        period: Callback::new(move |()| Period::last_days(today(), days)),
    };
    vec![
        last_days(t::records::LAST_WEEK, 7),
        last_days(t::records::LAST_MONTH, 30),
    ]
}

/// What to say at the first day; reactive.
pub fn from_error(problems: PeriodProblems) -> Option<DateError> {
    problems.from.map(|problem| DateError {
        message: message(problem),
        parts: problem.parts(),
    })
}

/// What to say at the last day; reactive.
pub fn to_error(problems: PeriodProblems) -> Option<DateError> {
    problems.to.map(|problem| DateError {
        message: match problem {
            EndProblem::Date(problem) => message(problem),
            EndProblem::BeforeStart(_) => t::field::OUT_OF_ORDER.get().to_owned(),
        },
        parts: problem.parts(),
    })
}

fn message(problem: DateProblem) -> String {
    let text = match problem {
        DateProblem::Missing(_) => t::field::DATE_MISSING,
        DateProblem::NotAYear => t::field::NOT_A_YEAR,
        DateProblem::NoSuchMonth => t::field::NO_SUCH_MONTH,
        DateProblem::NoSuchDay { last } => return t::field::no_such_day(last),
        DateProblem::NotANumber(_) | DateProblem::TooEarly(_) | DateProblem::TooLate(_) => {
            t::field::NOT_A_DATE
        }
    };
    text.get().to_owned()
}
