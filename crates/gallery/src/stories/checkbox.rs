use leptos::prelude::*;
use madoguchi_ui::{Checkbox, CheckboxGroup};

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static CHECKBOX: Story = Story {
    id: "checkbox",
    name: label("チェックボックス", "Checkbox"),
    reading: "ちぇっくぼっくす",
    group: Group::Components,
    purpose: label(
        "ひとつの事柄を、するかしないか選びます。変更は送信するまで働きません。",
        "Chooses one thing or not. Nothing happens before the form is sent.",
    ),
    criteria: &["1.3.1", "1.4.11", "2.1.1", "2.5.8", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/checkbox/"),
    components: &["Checkbox", "CheckboxGroup"],
    styles: &["choice.css", "field.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::switch("checked"),
        Knob::switch("support"),
        Knob::switch("required"),
        Knob::switch("error"),
    ],
    variants: &[
        variant!("off", label("選択なし", "Off"), checkbox),
        variant!("on", label("選択済み", "On"), checkbox, "checked" = "true"),
        variant!(
            "with-support",
            label("説明つき", "With support text"),
            checkbox,
            "support" = "true"
        ),
        variant!(
            "several",
            label("いくつか並べたとき", "Several"),
            several,
            "checked" = "true"
        ),
        variant!(
            "several-with-error",
            label("いくつか並べたときのエラー", "Several, with an error"),
            several,
            "required" = "true",
            "support" = "true",
            "error" = "true"
        ),
    ],
    source: include_str!("checkbox.rs"),
};

fn checkbox(stage: Stage) -> AnyView {
    let own = label(
        "自ら行った申請案件のみを表示",
        "Show only filings that I made",
    );
    let about = label(
        "共有されたアカウントの申請案件は、一覧に出ません。",
        "Filings of accounts that share with you are left out.",
    );
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    view! {
        <Checkbox
            id="own-only"
            label=move || stage.text_or("label", own)
            nostrip:support=support
            checked=Signal::derive(move || stage.is_on("checked"))
            on_change=on_change(stage, "own-only")
        />
    }
    .into_any()
}

fn several(stage: Stage) -> AnyView {
    let first = label("電子送達", "Electronic deliveries");
    let second = label("公文書", "Official documents");
    let about = label("いくつでも選べます。", "Choose as many as you like.");
    let mistake = label(
        "メールで知らせるものを1つ以上選択してください",
        "Choose at least one thing to be told by mail",
    );
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    let is_second = RwSignal::new(false);
    let change_second = Callback::new(move |checked: bool| {
        is_second.set(checked);
        stage.emit("change", format!("documents = {checked}"));
    });
    view! {
        <CheckboxGroup
            id="deliveries"
            legend=move || stage.say(label("メールで知らせるもの", "What to tell you by mail"))
            required=stage.is_on("required")
            nostrip:support=support
            error=Signal::derive(move || stage.is_on("error").then(|| stage.say(mistake)))
        >
            <Checkbox
                id="deliveries"
                label=move || stage.text_or("label", first)
                checked=Signal::derive(move || stage.is_on("checked"))
                on_change=on_change(stage, "deliveries")
            />
            <Checkbox
                id="documents"
                label=move || stage.say(second)
                checked=is_second
                on_change=change_second
            />
        </CheckboxGroup>
    }
    .into_any()
}

fn on_change(stage: Stage, id: &'static str) -> Callback<bool> {
    Callback::new(move |checked: bool| {
        stage.turn("checked", checked.to_string());
        stage.emit("change", format!("{id} = {checked}"));
    })
}
