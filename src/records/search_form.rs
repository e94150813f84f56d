//! What somebody types above a list, before it is sent.

use madoguchi_contract::problem::FieldError;
use madoguchi_contract::records::{Family, RecordQuery, parse_date};
use madoguchi_ui::{DateBounds, DateText, PeriodProblems, PeriodText};

use super::model::from_first_page;

/// What was typed and chosen, before it is sent.
#[derive(Clone, Default)]
pub struct Form {
    /// What is looked for.
    pub words: String,
    /// Why that cannot be looked for.
    pub words_error: Option<FieldError>,
    /// The first and the last day.
    pub period: PeriodText,
    /// What is wrong with them.
    pub problems: PeriodProblems,
    /// The state.
    pub status: String,
    /// Whose records.
    pub owner: String,
}

impl Form {
    /// As an address says it.
    pub fn of(query: &RecordQuery) -> Self {
        let day = |text: &str| parse_date(text).ok().flatten();
        Self {
            words: query.words.clone(),
            words_error: None,
            period: PeriodText {
                from: day(&query.from).map(DateText::from).unwrap_or_default(),
                to: day(&query.to).map(DateText::from).unwrap_or_default(),
            },
            problems: PeriodProblems::default(),
            status: query.status.clone(),
            owner: query.owner.clone(),
        }
    }

    /// Takes over what has changed in the address.
    pub fn follow(&mut self, before: &RecordQuery, now: &RecordQuery) {
        let latest = Self::of(now);
        if before.words != now.words {
            self.type_words(latest.words);
        }
        if (&before.from, &before.to) != (&now.from, &now.to) {
            self.type_period(latest.period);
        }
        if before.status != now.status {
            self.status = latest.status;
        }
        if before.owner != now.owner {
            self.owner = latest.owner;
        }
    }

    /// Takes words as they are typed.
    pub fn type_words(&mut self, words: String) {
        self.words = words;
        self.words_error = None;
    }

    /// Takes a period as it is typed.
    pub fn type_period(&mut self, period: PeriodText) {
        self.period = period;
        self.problems = PeriodProblems::default();
    }

    /// The query to be opened, or what is wrong with what was typed. Words without end do not even
    /// fit into an address.
    pub fn apply(
        &self,
        family: Family,
        query: RecordQuery,
    ) -> Result<RecordQuery, (Option<FieldError>, PeriodProblems)> {
        let words = RecordQuery {
            words: self.words.clone(),
            ..RecordQuery::default()
        };
        let words_error = words
            .check(family)
            .err()
            .and_then(|errors| errors.into_iter().next());
        let period = match (self.period.check(DateBounds::default()), words_error) {
            (Ok(period), None) => period,
            (checked, words_error) => {
                return Err((words_error, checked.err().unwrap_or_default()));
            }
        };
        let text = |day: Option<chrono::NaiveDate>| day.map(|it| it.to_string());
        Ok(RecordQuery {
            words: self.words.trim().to_owned(),
            from: text(period.from).unwrap_or_default(),
            to: text(period.to).unwrap_or_default(),
            status: self.status.clone(),
            // An owner's records are none of one's own.
            own_only: match self.owner.is_empty() {
                true => query.own_only.clone(),
                false => String::new(),
            },
            owner: self.owner.clone(),
            ..from_first_page(query)
        })
    }
}

#[cfg(test)]
mod tests {
    use madoguchi_contract::problem::FieldCode;

    use super::*;

    /// G-17
    #[test]
    fn words_without_end_are_told_and_stay() {
        let mut form = Form::default();
        form.type_words("税".repeat(10_000));
        let refused = form.apply(Family::Filing, RecordQuery::default());
        let (error, period) = refused.expect_err("is refused");
        assert_eq!(error.map(|error| error.code), Some(FieldCode::TooLong));
        assert_eq!(period, PeriodProblems::default());
        assert_eq!(form.words.chars().count(), 10_000);
        form.type_words(" 税 ".to_owned());
        let opened = form.apply(Family::Filing, RecordQuery::default());
        assert_eq!(opened.map(|query| query.words), Ok("税".to_owned()));
    }
}
