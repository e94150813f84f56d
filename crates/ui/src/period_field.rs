//! The days from one date to another.

mod period;

use crate::button::{Button, ButtonKind};
use crate::date_field::{DateError, DateGroup, DateWords};
use crate::field::{FieldTexts, notice_text, requirement, support_text};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

pub use period::{EndProblem, Period, PeriodProblems, PeriodText};

/// What a [`PeriodField`] says.
#[derive(Clone)]
pub struct PeriodWords {
    /// Above the first day: 「開始日」.
    pub from: TextProp,
    /// Above the last day: 「終了日」.
    pub to: TextProp,
    /// What the presets are: 「期間の候補」.
    pub presets: TextProp,
    /// Once a preset was pressed: 「2026年11月16日から2026年11月22日までを入力しました。」
    pub filled: Callback<Period, String>,
    /// What both dates say.
    pub date: DateWords,
}

/// A period that is often wanted, as a button that fills in both dates.
#[derive(Clone)]
pub struct PeriodPreset {
    /// On the button: 「過去7日」.
    pub label: TextProp,
    /// The period, as it is when the button is pressed.
    pub period: Callback<(), Period>,
}

/// A period: two dates under a legend, either of which may stay empty, and presets below them.
/// What is wrong tells [`PeriodText::check`].
///
/// The first date has the id `id`, the last one `{id}-to`; their parts are named as those of a
/// [`DateField`](crate::DateField).
#[component]
pub fn PeriodField(
    #[prop(into)] id: String,
    #[prop(into)] legend: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] from_error: Signal<Option<DateError>>,
    #[prop(optional, into)] to_error: Signal<Option<DateError>>,
    words: PeriodWords,
    #[prop(optional)] presets: Vec<PeriodPreset>,
    #[prop(into)] value: Signal<PeriodText>,
    on_input: Callback<PeriodText>,
) -> AnyView {
    let shared = crate::words::words();
    let filled = RwSignal::new(None::<Period>);
    let notice = Signal::derive(move || filled.get().map(|period| words.filled.run(period)));
    let texts = FieldTexts::new(
        &format!("{id}-period"),
        support.is_some(),
        Signal::default(),
        notice,
    );
    let put = move |period: PeriodText| {
        filled.set(None);
        on_input.run(period);
    };
    let date = |id, legend, error, value, on_input| {
        let group = DateGroup {
            id,
            legend,
            required: None,
            support: None,
            error,
            words: words.date.clone(),
            value,
            on_input,
        };
        group.view()
    };
    let from = date(
        id.clone(),
        words.from.clone(),
        from_error,
        Signal::derive(move || value.read().from.clone()),
        Callback::new(move |from| {
            let to = value.get_untracked().to;
            put(PeriodText { from, to });
        }),
    );
    let to = date(
        format!("{id}-to"),
        words.to.clone(),
        to_error,
        Signal::derive(move || value.read().to.clone()),
        Callback::new(move |to| {
            let from = value.get_untracked().from;
            put(PeriodText { from, to });
        }),
    );
    let fill = move |period: Period| {
        put(period.into());
        filled.set(Some(period));
    };
    let described_by = texts.described_by();
    view! {
        <fieldset class="md-field" aria-describedby=described_by>
            <legend class="md-field__label">
                {text(legend)} " " {requirement(required, &shared)}
            </legend>
            {support_text(texts.support_id.clone(), support)}
            <div class="md-period-field__dates">{from} {to}</div>
            {preset_buttons(presets, words.presets, fill)}
            {notice_text(texts.notice_id.clone(), notice)}
        </fieldset>
    }
    .into_any()
}

fn preset_buttons(
    presets: Vec<PeriodPreset>,
    label: TextProp,
    fill: impl Fn(Period) + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    let button = |PeriodPreset { label, period }| {
        view! {
            <Button kind=ButtonKind::Outline on_press=Callback::new(move |()| fill(period.run(())))>
                {text(label)}
            </Button>
        }
    };
    (!presets.is_empty()).then(|| {
        view! {
            <div class="md-period-field__presets" role="group" aria-label=label>
                {presets.into_iter().map(button).collect_view()}
            </div>
        }
        .into_any()
    })
}
