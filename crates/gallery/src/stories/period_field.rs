use leptos::prelude::*;
use madoguchi_ui::{
    DateError, DateText, EndProblem, Period, PeriodField, PeriodPreset, PeriodText, PeriodWords,
};

use super::acts::play;
use super::dates::{date_error, date_words, day, today, up_to};
use crate::play::named;
use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static PERIOD_FIELD: Story = Story {
    id: "period-field",
    name: label("期間入力", "Period field"),
    reading: "きかんにゅうりょく",
    group: Group::Components,
    purpose: label(
        "開始日と終了日を入力します。どちらも空けておくことができ、よく使う期間はボタンで入ります。前後が逆のときは、終了日の下で伝えます。",
        "Takes the first and the last day. Either may stay empty, and buttons fill in periods that are often wanted. One that ends before it begins is told at its end.",
    ),
    criteria: &[
        "1.3.1", "2.1.1", "3.3.1", "3.3.2", "3.3.3", "4.1.2", "4.1.3",
    ],
    pattern: Some("https://design-system.service.gov.uk/components/date-input/"),
    components: &["PeriodField"],
    styles: &[
        "period-field.css",
        "date-field.css",
        "field.css",
        "button.css",
    ],
    knobs: &[
        Knob::text("legend", ""),
        Knob::text("from", ""),
        Knob::text("to", ""),
        Knob::switch("required"),
        Knob::switch("support"),
        Knob::switch("presets"),
        // Whether the period was sent, so that it says what is wrong with it.
        Knob::switch("checked"),
    ],
    variants: &[
        variant!(
            "empty",
            label("未入力", "Empty"),
            period_field,
            "support" = "true",
            "presets" = "true"
        ),
        variant!(
            "filled",
            label("入力済み", "Filled in"),
            period_field,
            "presets" = "true",
            "from" = "2026-11-01",
            "to" = "2026-11-22"
        ),
        variant!(
            "preset",
            label("候補を押した", "Preset pressed"),
            preset,
            "presets" = "true"
        ),
        variant!(
            "open-end",
            label("終了日なし", "Open end"),
            period_field,
            "from" = "2026-11-01"
        ),
        variant!(
            "backwards",
            label("前後が逆", "Backwards"),
            period_field,
            "presets" = "true",
            "checked" = "true",
            "from" = "2026-11-22",
            "to" = "2026-11-01"
        ),
        variant!(
            "both-wrong",
            label("両方に誤り", "Both are wrong"),
            period_field,
            "support" = "true",
            "presets" = "true",
            "checked" = "true",
            "from" = "2026-2-30",
            "to" = "2027-1-1"
        ),
    ],
    source: include_str!("period_field.rs"),
};

const FROM: Label = label("開始日", "First day");
const WEEK: Label = label("過去7日", "Last 7 days");
const TO: Label = label("終了日", "Last day");

fn preset(stage: Stage) -> AnyView {
    let week = untrack(|| stage.say(WEEK));
    play(stage, async move |reader| reader.press(named(week)).await);
    period_field(stage)
}

fn period_field(stage: Stage) -> AnyView {
    let legend = label("発行された期間", "Period of issue");
    let about = label(
        "片方だけでも探せます。例:2026年4月1日",
        "One of them is enough. For example 2026, 4, 1.",
    );
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    let value = RwSignal::new(PeriodText {
        from: split(&untrack(|| stage.text("from"))),
        to: split(&untrack(|| stage.text("to"))),
    });
    let problems = move || {
        let checked = value.read().check(up_to(today()));
        let problems = checked.err().filter(|_| stage.is_on("checked"));
        problems.unwrap_or_default()
    };
    let from_error = move || problems().from.map(|it| date_error(stage, FROM, it));
    let to_error = move || problems().to.map(|it| end_error(stage, it));
    let on_input = move |period: PeriodText| {
        let text = |date: &DateText| format!("{}|{}|{}", date.year, date.month, date.day);
        stage.emit(
            "input",
            format!("{} {}", text(&period.from), text(&period.to)),
        );
        value.set(period);
    };
    let presets = stage.is_on("presets").then(|| presets(stage));
    view! {
        <PeriodField
            id="issued"
            legend=move || stage.text_or("legend", legend)
            required=stage.is_on("required")
            nostrip:support=support
            from_error=Signal::derive(from_error)
            to_error=Signal::derive(to_error)
            words=words(stage)
            presets=presets.unwrap_or_default()
            value=value
            on_input=Callback::new(on_input)
        />
    }
    .into_any()
}

/// `2026-2-30` as somebody typed it.
fn split(date: &str) -> DateText {
    let mut parts = date.split('-').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    DateText {
        year: next(),
        month: next(),
        day: next(),
    }
}

fn words(stage: Stage) -> PeriodWords {
    let filled = move |period: Period| {
        let date = |date: Option<_>| date.map(|date| day(stage, date)).unwrap_or_default();
        let (from, to) = (date(period.from), date(period.to));
        match stage.language() {
            Language::En => format!("{from} to {to} was filled in."),
            _ => format!("{from}から{to}までを入力しました。"),
        }
    };
    PeriodWords {
        from: (move || stage.say(FROM)).into(),
        to: (move || stage.say(TO)).into(),
        presets: (move || stage.say(label("よく使う期間", "Periods often wanted"))).into(),
        filled: Callback::new(filled),
        date: date_words(stage),
    }
}

fn presets(stage: Stage) -> Vec<PeriodPreset> {
    let last = |name: Label, days| PeriodPreset {
        label: (move || stage.say(name)).into(),
        period: Callback::new(move |()| Period::last_days(today(), days)),
    };
    vec![last(WEEK, 7), last(label("過去30日", "Last 30 days"), 30)]
}

fn end_error(stage: Stage, problem: EndProblem) -> DateError {
    let from = match problem {
        EndProblem::Date(problem) => return date_error(stage, TO, problem),
        EndProblem::BeforeStart(from) => day(stage, from),
    };
    DateError {
        message: match stage.language() {
            Language::En => format!("Last day must not be before the first day, {from}"),
            _ => format!("終了日は、開始日の{from}以後の日付にしてください"),
        },
        parts: problem.parts(),
    }
}
