use leptos::prelude::*;
use madoguchi_ui::{Select, SelectOption};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static SELECT: Story = Story {
    id: "select",
    name: label("セレクトボックス", "Select"),
    reading: "せれくとぼっくす",
    group: Group::Components,
    purpose: label(
        "多くの中からひとつを選びます。7個くらいまでなら、ラジオボタンで見えるように並べます。",
        "Chooses one out of many. Up to seven or so are better in sight, as radio buttons.",
    ),
    criteria: &["1.3.1", "1.4.11", "2.1.1", "3.3.1", "3.3.2", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/select/"),
    components: &["Select"],
    styles: &["select.css", "field.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::choice("value", &["", "minato-hq", "kobe", "kansai"]),
        Knob::switch("required"),
        Knob::switch("support"),
        Knob::switch("error"),
    ],
    variants: &[
        variant!(
            "unchosen",
            label("未選択", "Not chosen"),
            select,
            "required" = "true"
        ),
        variant!(
            "chosen",
            label("選択済み", "Chosen"),
            select,
            "required" = "true",
            "value" = "kobe"
        ),
        variant!(
            "long-option",
            label("長い選択肢", "Long option"),
            select,
            "value" = "kansai",
            "support" = "true"
        ),
        variant!(
            "with-error",
            label("エラー", "With an error"),
            select,
            "required" = "true",
            "support" = "true",
            "error" = "true"
        ),
    ],
    source: include_str!("select.rs"),
};

const ORGANIZATIONS: [(&str, Label); 3] = [
    (
        "minato-hq",
        label("湊商事 本社", "Minato Trading, head office"),
    ),
    ("kobe", label("湊商事 神戸支店", "Minato Trading, Kobe")),
    (
        "kansai",
        label(
            "みらい運輸株式会社 関西第二物流本部 港湾通関部 電子申請担当",
            "Mirai Transport Co., Ltd., Kansai Second Logistics, Port and Customs, Electronic Filing Desk",
        ),
    ),
];

fn select(stage: Stage) -> AnyView {
    let own = label("組織", "Organization");
    let about = label(
        "共有する相手の組織を選びます。",
        "The organization that you share with.",
    );
    let mistake = label("組織を選択してください", "Choose an organization");
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    let option = |(value, name): (&str, Label)| SelectOption {
        value: value.to_owned(),
        label: (move || stage.say(name)).into(),
    };
    let on_change = move |value: String| {
        stage.turn("value", value.clone());
        stage.emit("change", value);
    };
    view! {
        <Select
            id="organization"
            label=move || stage.text_or("label", own)
            required=stage.is_on("required")
            nostrip:support=support
            error=Signal::derive(move || stage.is_on("error").then(|| stage.say(mistake)))
            unchosen=move || stage.say(label("選択してください", "Please choose"))
            options=ORGANIZATIONS.map(option).to_vec()
            value=Signal::derive(move || stage.text("value"))
            on_change=Callback::new(on_change)
        />
    }
    .into_any()
}
