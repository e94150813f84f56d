use leptos::prelude::*;
use madoguchi_ui::{DateField, DateText};

use super::acts::play;
use super::dates::{date_error, date_words, empty_error, today, up_to};
use crate::play::named;
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static DATE_FIELD: Story = Story {
    id: "date-field",
    name: label("日付入力", "Date field"),
    reading: "ひづけにゅうりょく",
    group: Group::Components,
    purpose: label(
        "知っている日付を、年・月・日に分けて入力します。どれかの欄に日付全体を貼り付けると3つの欄に分かれ、和暦と全角の数字も読み取ります。",
        "Takes a date that somebody knows, as year, month and day. A whole date that is pasted into one of them fills all three; years of Japanese eras and full-width digits are understood.",
    ),
    criteria: &[
        "1.3.1", "2.1.1", "3.3.1", "3.3.2", "3.3.3", "4.1.2", "4.1.3",
    ],
    pattern: Some("https://design-system.service.gov.uk/components/date-input/"),
    components: &["DateField"],
    styles: &["date-field.css", "field.css"],
    knobs: &[
        Knob::text("legend", ""),
        Knob::text("year", ""),
        Knob::text("month", ""),
        Knob::text("day", ""),
        Knob::switch("required"),
        Knob::switch("support"),
        // Whether the date was sent, so that it says what is wrong with it.
        Knob::switch("checked"),
    ],
    variants: &[
        variant!(
            "empty",
            label("未入力", "Empty"),
            date_field,
            "required" = "true",
            "support" = "true"
        ),
        variant!("optional", label("任意", "Optional"), date_field),
        variant!(
            "filled",
            label("入力済み", "Filled in"),
            date_field,
            "required" = "true",
            "year" = "2026",
            "month" = "11",
            "day" = "2"
        ),
        variant!(
            "spread",
            label("貼り付けて分かれた", "Pasted and spread"),
            spread,
            "required" = "true"
        ),
        variant!(
            "missing",
            label("何も入力せず送信", "Sent empty"),
            date_field,
            "required" = "true",
            "support" = "true",
            "checked" = "true"
        ),
        variant!(
            "part-missing",
            label("一部が未入力", "A part is missing"),
            date_field,
            "required" = "true",
            "checked" = "true",
            "year" = "2026",
            "day" = "2"
        ),
        variant!(
            "no-such-day",
            label("ない日付", "No such day"),
            date_field,
            "required" = "true",
            "support" = "true",
            "checked" = "true",
            "year" = "2026",
            "month" = "2",
            "day" = "30"
        ),
        variant!(
            "too-late",
            label("期限のあと", "Too late"),
            date_field,
            "required" = "true",
            "checked" = "true",
            "year" = "2027",
            "month" = "1",
            "day" = "1"
        ),
    ],
    source: include_str!("date_field.rs"),
};

fn spread(stage: Stage) -> AnyView {
    let year = stage.language().pick(label("年", "Year"));
    play(stage, async move |reader| {
        let pasted = "令和8年11月22日";
        reader.type_into(named(year), pasted).await;
    });
    date_field(stage)
}

fn date_field(stage: Stage) -> AnyView {
    let name = label("申請日", "Date of application");
    let about = label(
        "西暦で入力してください。例:2026年4月1日",
        "For example 2026, 4, 1.",
    );
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    let required = stage.is_on("required");
    let value = move || DateText {
        year: stage.text("year"),
        month: stage.text("month"),
        day: stage.text("day"),
    };
    let mistake = move || match value().check(up_to(today())) {
        Ok(None) if required => Some(empty_error(stage, name)),
        Ok(_) => None,
        Err(problem) => Some(date_error(stage, name, problem)),
    };
    let on_input = move |date: DateText| {
        stage.emit(
            "input",
            format!("{}|{}|{}", date.year, date.month, date.day),
        );
        stage.turn("year", date.year);
        stage.turn("month", date.month);
        stage.turn("day", date.day);
    };
    view! {
        <DateField
            id="applied"
            legend=move || stage.text_or("legend", name)
            required=required
            nostrip:support=support
            error=Signal::derive(move || stage.is_on("checked").then(mistake).flatten())
            words=date_words(stage)
            value=Signal::derive(value)
            on_input=Callback::new(on_input)
        />
    }
    .into_any()
}
