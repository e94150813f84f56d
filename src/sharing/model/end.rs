use chrono::{Days, NaiveDate};
use madoguchi_contract::sharing::END_DAYS;
use madoguchi_ui::{DateBounds, DateParts, DateProblem, DateText};
use serde::{Deserialize, Serialize};

/// Until when sharing is asked for, as it was chosen and typed (G-03).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndInput {
    choice: EndChoice,
    year: String,
    month: String,
    day: String,
}

/// One of the ways to say until when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndChoice {
    /// 終了日なし
    #[default]
    Never,
    /// So many days from the day that it counts from.
    Days(u64),
    /// The day that was typed.
    Date,
}

impl EndChoice {
    /// All of them in the order of the screen.
    pub fn all() -> impl Iterator<Item = Self> {
        let days = END_DAYS.into_iter().map(EndChoice::Days);
        let never = std::iter::once(EndChoice::Never);
        never.chain(days).chain([EndChoice::Date])
    }

    /// As a radio button has it.
    pub fn value(self) -> &'static str {
        match self {
            EndChoice::Never => "none",
            EndChoice::Days(7) => "7",
            EndChoice::Days(30) => "30",
            EndChoice::Days(_) => "90",
            EndChoice::Date => "date",
        }
    }

    /// The last day of a choice of days that counts from `base`.
    pub fn last_day(self, base: NaiveDate) -> Option<NaiveDate> {
        match self {
            EndChoice::Days(days) => base.checked_add_days(Days::new(days)),
            EndChoice::Never | EndChoice::Date => None,
        }
    }
}

impl EndInput {
    /// With a choice made.
    pub fn chosen(choice: EndChoice) -> Self {
        Self {
            choice,
            ..Self::default()
        }
    }

    /// What is chosen.
    pub fn choice(&self) -> EndChoice {
        self.choice
    }

    /// Chooses by a radio button's value.
    pub fn choose(&mut self, value: &str) {
        if let Some(choice) = EndChoice::all().find(|choice| choice.value() == value) {
            self.choice = choice;
        }
    }

    /// The date as it was typed.
    pub fn date(&self) -> DateText {
        DateText {
            year: self.year.clone(),
            month: self.month.clone(),
            day: self.day.clone(),
        }
    }

    /// Takes what was typed.
    pub fn type_date(&mut self, typed: DateText) {
        let DateText { year, month, day } = typed;
        (self.year, self.month, self.day) = (year, month, day);
    }

    /// The last day, none for no end, or what is wrong with the date that was typed. Days count
    /// from `base`.
    pub fn last_day(&self, base: NaiveDate) -> Result<Option<NaiveDate>, DateProblem> {
        if self.choice != EndChoice::Date {
            return Ok(self.choice.last_day(base));
        }
        let typed = self.date().check(DateBounds::default())?;
        typed.map(Some).ok_or(DateProblem::Missing(DateParts::ALL))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    /// G-03
    #[test]
    fn an_end_is_none_some_days_away_or_a_date() {
        let base = day(2026, 11, 22);
        let mut end = EndInput::default();
        assert_eq!(end.last_day(base), Ok(None));
        for (value, last) in [
            ("7", day(2026, 11, 29)),
            ("30", day(2026, 12, 22)),
            ("90", day(2027, 2, 20)),
        ] {
            end.choose(value);
            assert_eq!(end.last_day(base), Ok(Some(last)));
        }
        end.choose("date");
        let missing = DateProblem::Missing(DateParts::ALL);
        assert_eq!(end.last_day(base), Err(missing));
        end.type_date(DateText {
            year: "令和8".into(),
            month: "12".into(),
            day: "３１".into(),
        });
        assert_eq!(end.last_day(base), Ok(Some(day(2026, 12, 31))));
        end.choose("else");
        assert_eq!(end.choice(), EndChoice::Date);
    }
}
