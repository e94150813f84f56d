use leptos::prelude::*;
use madoguchi_ui::{RadioGroup, RadioOption};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static RADIO_GROUP: Story = Story {
    id: "radio-group",
    name: label("ラジオボタン", "Radio group"),
    reading: "らじおぼたん",
    group: Group::Components,
    purpose: label(
        "いくつかの中からひとつを選びます。選択肢はすべて見えていて、初めはどれも選ばれていません。",
        "Chooses one out of a few. All choices are in sight, and none is chosen at first.",
    ),
    criteria: &["1.3.1", "1.4.11", "2.1.1", "3.3.1", "3.3.2", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/radio/"),
    components: &["RadioGroup"],
    styles: &["choice.css", "field.css"],
    knobs: &[
        Knob::text("legend", ""),
        Knob::choice("value", &["", "view", "download"]),
        Knob::switch("required"),
        Knob::switch("support"),
        Knob::switch("error"),
    ],
    variants: &[
        variant!(
            "unanswered",
            label("未選択", "Unanswered"),
            radio_group,
            "required" = "true"
        ),
        variant!(
            "chosen",
            label("選択済み", "Chosen"),
            radio_group,
            "required" = "true",
            "value" = "view"
        ),
        variant!(
            "with-support",
            label("説明つき", "With support texts"),
            radio_group,
            "required" = "true",
            "support" = "true"
        ),
        variant!(
            "with-error",
            label("エラー", "With an error"),
            radio_group,
            "required" = "true",
            "support" = "true",
            "error" = "true"
        ),
        variant!("optional", label("任意", "Optional"), radio_group),
    ],
    source: include_str!("radio_group.rs"),
};

fn radio_group(stage: Stage) -> AnyView {
    let legend = label("公文書に関する権限", "Right to official documents");
    let about = label(
        "共有を依頼する相手の公文書で、できることを選びます。",
        "What you want to do with the other account's official documents.",
    );
    let mistake = label(
        "公文書に関する権限を選択してください",
        "Choose the right to official documents",
    );
    let has_support = stage.is_on("support");
    let option = |value, name: Label, meaning: Label| RadioOption {
        value,
        label: (move || stage.say(name)).into(),
        support: has_support.then(|| (move || stage.say(meaning)).into()),
    };
    let options = vec![
        option(
            "view",
            label("参照権限", "View"),
            label("画面で見ることができます。", "Read them on screen."),
        ),
        option(
            "download",
            label("ダウンロード権限", "Download"),
            label(
                "見ることと、写しを保存することができます。",
                "Read them and keep copies.",
            ),
        ),
    ];
    let support: Option<TextProp> = has_support.then(|| (move || stage.say(about)).into());
    let value = move || Some(stage.text("value")).filter(|value| !value.is_empty());
    let on_change = move |value: String| {
        stage.turn("value", value.clone());
        stage.emit("change", value);
    };
    view! {
        <RadioGroup
            id="right"
            legend=move || stage.text_or("legend", legend)
            required=stage.is_on("required")
            nostrip:support=support
            error=Signal::derive(move || stage.is_on("error").then(|| stage.say(mistake)))
            options=options
            value=Signal::derive(value)
            on_change=Callback::new(on_change)
        />
    }
    .into_any()
}
