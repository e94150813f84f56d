use leptos::prelude::*;
use madoguchi_ui::{Button, ButtonKind, ButtonLink};

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static BUTTON: Story = Story {
    id: "button",
    name: label("ボタン", "Button"),
    reading: "ぼたん",
    group: Group::Components,
    purpose: label(
        "押すと何かが起こります。ページを移るだけのときはリンクを使います。",
        "Does something when it is pressed. What only leads to another page is a link.",
    ),
    criteria: &["1.4.3", "2.1.1", "2.4.7", "2.5.8", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/button/"),
    components: &["Button", "ButtonLink"],
    styles: &["button.css"],
    knobs: &[
        Knob::text("children", ""),
        Knob::choice("kind", &["solid", "outline", "text", "danger"]),
        Knob::switch("busy"),
    ],
    variants: &[
        variant!("solid", label("塗り", "Solid"), button),
        variant!(
            "outline",
            label("枠線", "Outline"),
            button,
            "kind" = "outline"
        ),
        variant!("text", label("文字", "Text"), button, "kind" = "text"),
        variant!(
            "danger",
            label("取り消せない操作", "Danger"),
            button,
            "kind" = "danger"
        ),
        variant!("busy", label("処理中", "Busy"), button, "busy" = "true"),
        variant!("link", label("リンク", "Link"), link),
        variant!("row", label("並べたとき", "In a row"), row),
    ],
    source: include_str!("button.rs"),
};

fn button(stage: Stage) -> AnyView {
    let busy = Signal::derive(move || stage.is_on("busy"));
    let text = move || stage.text_or("children", label("登録する", "Register"));
    view! {
        <Button kind=kind(stage) busy=busy on_press=stage.on("press")>
            {text}
        </Button>
    }
    .into_any()
}

fn link(stage: Stage) -> AnyView {
    let own = label("アカウント共有設定・変更へ", "To account sharing settings");
    view! {
        <ButtonLink href="#" kind=kind(stage)>
            {move || stage.text_or("children", own)}
        </ButtonLink>
    }
    .into_any()
}

fn row(stage: Stage) -> AnyView {
    let busy = Signal::derive(move || stage.is_on("busy"));
    let text = move || stage.text_or("children", label("設定・変更する", "Set"));
    view! {
        <div class="md-actions">
            <Button busy=busy on_press=stage.on("press")>
                {text}
            </Button>
            <Button kind=ButtonKind::Outline on_press=stage.on("back")>
                {move || stage.say(label("入力に戻る", "Back to the form"))}
            </Button>
            <Button kind=ButtonKind::Text on_press=stage.on("discard")>
                {move || stage.say(label("下書きを破棄する", "Discard the draft"))}
            </Button>
        </div>
    }
    .into_any()
}

fn kind(stage: Stage) -> ButtonKind {
    match stage.text("kind").as_str() {
        "outline" => ButtonKind::Outline,
        "text" => ButtonKind::Text,
        "danger" => ButtonKind::Danger,
        _ => ButtonKind::Solid,
    }
}
