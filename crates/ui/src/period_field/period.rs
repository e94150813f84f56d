//! A period as it is typed, and what is wrong with it.

use crate::date_field::{DateBounds, DateParts, DateProblem, DateText};
use chrono::{Days, NaiveDate};

/// A period in two dates, as somebody typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeriodText {
    /// The first day
    pub from: DateText,
    /// The last day
    pub to: DateText,
}

/// The days from one to another, both of them in it. An end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day
    pub from: Option<NaiveDate>,
    /// The last day
    pub to: Option<NaiveDate>,
}

/// What is wrong with a [`PeriodText`], at either end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeriodProblems {
    /// At the first day
    pub from: Option<DateProblem>,
    /// At the last day
    pub to: Option<EndProblem>,
}

/// What is wrong with the last day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndProblem {
    /// The same as may be wrong with any date.
    Date(DateProblem),
    /// It is before the first day of the period, which is this one.
    BeforeStart(NaiveDate),
}

impl EndProblem {
    /// The parts that have to be mended.
    pub fn parts(self) -> DateParts {
        match self {
            EndProblem::Date(problem) => problem.parts(),
            EndProblem::BeforeStart(_) => DateParts::ALL,
        }
    }
}

impl Period {
    /// So many days that end with `today`.
    pub fn last_days(today: NaiveDate, days: u64) -> Self {
        Self {
            from: today.checked_sub_days(Days::new(days.saturating_sub(1))),
            to: Some(today),
        }
    }
}

impl From<Period> for PeriodText {
    fn from(period: Period) -> Self {
        let text = |date: Option<NaiveDate>| date.map(DateText::from).unwrap_or_default();
        Self {
            from: text(period.from),
            to: text(period.to),
        }
    }
}

impl PeriodText {
    /// The period, or what is wrong at each of its ends. `bounds` are those of both.
    pub fn check(&self, bounds: DateBounds) -> Result<Period, PeriodProblems> {
        let (from, to) = (self.from.check(bounds), self.to.check(bounds));
        let problems = PeriodProblems {
            from: from.err(),
            to: to.err().map(EndProblem::Date),
        };
        match (from, to) {
            (Ok(Some(from)), Ok(Some(to))) if to < from => Err(PeriodProblems {
                to: Some(EndProblem::BeforeStart(from)),
                ..problems
            }),
            (Ok(from), Ok(to)) => Ok(Period { from, to }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("there is such a day")
    }

    fn between(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Period {
        Period { from, to }
    }

    fn check(text: &PeriodText) -> Result<Period, PeriodProblems> {
        text.check(DateBounds::default())
    }

    #[test]
    fn either_end_may_stay_open() {
        for (from, to) in [
            (None, None),
            (Some(day(11, 1)), None),
            (None, Some(day(11, 22))),
            (Some(day(11, 1)), Some(day(11, 22))),
            (Some(day(11, 22)), Some(day(11, 22))),
        ] {
            let period = between(from, to);
            assert_eq!(check(&period.into()), Ok(period));
        }
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_wrong_at_its_end() {
        let backwards = between(Some(day(11, 22)), Some(day(11, 21)));
        let problems = check(&backwards.into()).expect_err("it is backwards");
        assert_eq!(problems.from, None);
        assert_eq!(problems.to, Some(EndProblem::BeforeStart(day(11, 22))));
    }

    #[test]
    fn both_ends_are_checked_at_once_and_their_order_only_when_both_are_dates() {
        let mut text = PeriodText::from(between(Some(day(11, 22)), Some(day(11, 1))));
        text.from.month = "2".to_owned();
        text.from.day = "30".to_owned();
        let problem = DateProblem::NoSuchDay { last: 28 };
        let problems = check(&text).expect_err("there is no such day");
        assert_eq!((problems.from, problems.to), (Some(problem), None));
        text.to = text.from.clone();
        let problems = check(&text).expect_err("there are no such days");
        assert_eq!(problems.to, Some(EndProblem::Date(problem)));
    }

    #[test]
    fn the_bounds_are_those_of_both_ends() {
        let bounds = DateBounds {
            latest: Some(day(11, 22)),
            ..DateBounds::default()
        };
        let text = PeriodText::from(between(Some(day(11, 1)), Some(day(11, 23))));
        let problems = text.check(bounds).expect_err("it ends too late");
        let too_late = EndProblem::Date(DateProblem::TooLate(day(11, 22)));
        assert_eq!((problems.from, problems.to), (None, Some(too_late)));
    }

    #[test]
    fn the_last_seven_days_end_today_and_are_seven() {
        assert_eq!(
            Period::last_days(day(11, 3), 7),
            between(Some(day(10, 28)), Some(day(11, 3)))
        );
        assert_eq!(
            Period::last_days(day(11, 3), 1),
            between(Some(day(11, 3)), Some(day(11, 3)))
        );
    }
}
