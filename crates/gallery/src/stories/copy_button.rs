use leptos::prelude::*;
use madoguchi_ui::CopyButton;

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static COPY_BUTTON: Story = Story {
    id: "copy-button",
    name: label("コピーボタン", "Copy button"),
    reading: "こぴーぼたん",
    group: Group::Components,
    purpose: label(
        "文字をクリップボードに写し、できたかどうかを隣に示します。パスワードやコードには使いません。",
        "Copies a text and says beside itself whether it worked. Never for passwords and codes.",
    ),
    criteria: &["2.1.1", "2.5.8", "4.1.2", "4.1.3"],
    pattern: Some("https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA22"),
    components: &["CopyButton"],
    styles: &["copy-button.css"],
    knobs: &[
        Knob::text("value", "member01@minato.example"),
        Knob::text("children", ""),
    ],
    variants: &[variant!("button", label("コピー", "Copy"), copy_button)],
    source: include_str!("copy_button.rs"),
};

fn copy_button(stage: Stage) -> AnyView {
    let own = label("メールアドレスをコピー", "Copy the mail address");
    let done = Callback::new(move |worked: bool| {
        stage.emit("copy", if worked { "copied" } else { "failed" });
    });
    view! {
        <CopyButton
            value=move || stage.text("value")
            copied=move || stage.say(label("コピーしました", "Copied"))
            failed=move || stage.say(label("コピーできませんでした", "It could not be copied"))
            on_copy=done
        >
            {move || stage.text_or("children", own)}
        </CopyButton>
    }
    .into_any()
}
