//! Until when sharing is asked for (G-03).

use chrono::NaiveDate;
use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_ui::{
    DateError, DateField, DateParts, DateProblem, DateWords, RadioGroup, RadioOption,
};

use super::model::{EndChoice, EndInput};
use crate::shell::field::message;
use crate::shell::locale::{Text, date, t};

/// The choices, and the date when that is chosen. The first choice has the id `id`.
#[component]
pub fn EndField(
    #[prop(into)] id: String,
    legend: Text,
    /// Whether the page asks nothing else.
    #[prop(optional)]
    required: bool,
    support: Text,
    /// The day that days count from.
    base: NaiveDate,
    /// The last day that can be typed.
    latest: NaiveDate,
    #[prop(into)] value: Signal<EndInput>,
    #[prop(into)] error: Signal<Option<FieldError>>,
    on_change: Callback<EndInput>,
) -> impl IntoView {
    let choose = Callback::new(move |chosen: String| {
        let mut end = value.get_untracked();
        end.choose(&chosen);
        on_change.run(end);
    });
    let type_date = Callback::new(move |typed| {
        let mut end = value.get_untracked();
        end.type_date(typed);
        on_change.run(end);
    });
    let option = |choice: EndChoice| RadioOption {
        value: choice.value(),
        label: TextProp::from(move || label(choice, base)),
        support: None,
    };
    let is_date = Memo::new(move |_| value.read().choice() == EndChoice::Date);
    let date_error = Signal::derive(move || {
        let error = error.get()?;
        Some(DateError {
            message: end_message(&value.read(), &error),
            parts: wrong_parts(&value.read()),
        })
    });
    let choice_error = Signal::derive(move || {
        let error = error.get().filter(|_| !is_date.get())?;
        Some(end_message(&value.read(), &error))
    });
    let date_id = date_id(&id);
    view! {
        <RadioGroup
            id
            legend
            required
            support
            error=choice_error
            options=EndChoice::all().map(option).collect()
            value=Signal::derive(move || Some(value.read().choice().value().to_owned()))
            on_change=choose
        />
        {move || {
            is_date
                .get()
                .then(|| {
                    view! {
                        <DateField
                            id=date_id.clone()
                            legend=t::sharing::END_DATE
                            required=true
                            support=move || t::sharing::end_date_support(date(latest))
                            error=date_error
                            words=date_words()
                            value=Signal::derive(move || value.read().date())
                            on_input=type_date
                        />
                    }
                })
        }}
    }
}

fn date_id(id: &str) -> String {
    format!("{id}-on")
}

fn label(choice: EndChoice, base: NaiveDate) -> String {
    match (choice, choice.last_day(base)) {
        (EndChoice::Days(days), Some(last)) => t::sharing::end_days(days, date(last)),
        (EndChoice::Date, _) => t::sharing::END_ON_DATE.get().to_owned(),
        _ => t::sharing::NO_END.get().to_owned(),
    }
}

fn date_words() -> DateWords {
    DateWords {
        year: t::common::YEAR.into(),
        month: t::common::MONTH.into(),
        day: t::common::DAY.into(),
        spread: t::common::DATE_SPREAD.into(),
    }
}

/// The control that an error summary points at.
pub fn end_target(id: &str, end: &EndInput) -> String {
    match end.choice() {
        EndChoice::Date => wrong_parts(end).target(&date_id(id)),
        _ => id.to_owned(),
    }
}

/// What is wrong with the day that was typed; what no calendar has does not depend on the base.
fn problem(end: &EndInput) -> Option<DateProblem> {
    end.last_day(NaiveDate::default()).err()
}

fn wrong_parts(end: &EndInput) -> DateParts {
    problem(end).map_or(DateParts::ALL, DateProblem::parts)
}

/// What is wrong with the end; reactive.
pub fn end_message(end: &EndInput, error: &FieldError) -> String {
    let text = match problem(end).filter(|_| error.code == FieldCode::NotADate) {
        Some(DateProblem::Missing(parts)) if parts == DateParts::ALL => {
            return t::field::required(t::sharing::END_DATE.get());
        }
        Some(DateProblem::Missing(_)) => t::field::DATE_MISSING,
        Some(DateProblem::NotAYear) => t::field::NOT_A_YEAR,
        Some(DateProblem::NoSuchMonth) => t::field::NO_SUCH_MONTH,
        Some(DateProblem::NoSuchDay { last }) => return t::field::no_such_day(last),
        _ => return message(error, t::sharing::END_DATE.get()),
    };
    text.get().to_owned()
}
