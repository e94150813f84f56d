use leptos::prelude::*;
use madoguchi_ui::{CharacterLimit, Room, TextArea};

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static TEXT_AREA: Story = Story {
    id: "text-area",
    name: label("複数行の入力", "Text area"),
    reading: "ふくすうぎょうのにゅうりょく",
    group: Group::Components,
    purpose: label(
        "何行かの文章を入力します。文字数の上限を超えても入力は切れず、超えた数を示します。",
        "Takes several lines. Text beyond the limit is not cut; the counter says how much too much it is.",
    ),
    criteria: &["1.3.1", "1.4.11", "3.3.1", "3.3.2", "4.1.2", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/textarea/"),
    components: &["TextArea"],
    styles: &["text-area.css", "field.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::number("characters", 10, 2000, "50"),
        Knob::number("rows", 2, 20, "5"),
        Knob::switch("limit"),
        Knob::switch("required"),
        Knob::switch("support"),
        Knob::switch("error"),
    ],
    variants: &[
        variant!(
            "counter",
            label("文字数つき", "With a counter"),
            empty,
            "limit" = "true",
            "support" = "true"
        ),
        variant!(
            "near-limit",
            label("上限に近い", "Near the limit"),
            filled,
            "limit" = "true"
        ),
        variant!(
            "over-limit",
            label("上限を超えた", "Over the limit"),
            filled,
            "limit" = "true",
            "characters" = "20"
        ),
        variant!(
            "with-error",
            label("エラー", "With an error"),
            filled,
            "limit" = "true",
            "characters" = "20",
            "support" = "true",
            "error" = "true",
            "required" = "true"
        ),
        variant!("plain", label("上限なし", "Without a limit"), empty),
    ],
    source: include_str!("text_area.rs"),
};

fn empty(stage: Stage) -> AnyView {
    text_area(stage, label("", ""))
}

fn filled(stage: Stage) -> AnyView {
    let text = label(
        "年末調整の確認のため、12月末まで共有をお願いします。経理の大橋が拝見します。",
        "For the year-end adjustment until December.",
    );
    text_area(stage, text)
}

fn text_area(stage: Stage, text: Label) -> AnyView {
    let own = label("共有を依頼する理由", "Why you ask");
    let about = label(
        "依頼のメールに載り、相手の方が許可するときの助けになります。",
        "It stands in the mail and helps the owner to decide.",
    );
    let mistake = label(
        "共有を依頼する理由は、上限の文字数以内で入力してください",
        "The reason is too long",
    );
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    let words = move |room: Room| match (stage.language(), room) {
        (Language::En, Room::Left(left)) => format!("You can enter {left} more characters"),
        (Language::En, Room::Over(over)) => format!("You have {over} characters too many"),
        (_, Room::Left(left)) => format!("あと{left}文字入力できます"),
        (_, Room::Over(over)) => format!("{over}文字多く入力されています"),
    };
    let limit = stage.is_on("limit").then(|| CharacterLimit {
        characters: stage.number("characters"),
        words: Callback::new(words),
    });
    let value = RwSignal::new(stage.say(text));
    let on_input = move |text: String| {
        value.set(text.clone());
        stage.emit("input", text);
    };
    view! {
        <TextArea
            id="reason"
            label=move || stage.text_or("label", own)
            required=stage.is_on("required")
            nostrip:support=support
            error=Signal::derive(move || stage.is_on("error").then(|| stage.say(mistake)))
            value=value
            on_input=Callback::new(on_input)
            nostrip:limit=limit
            rows=stage.number("rows") as u32
        />
    }
    .into_any()
}
