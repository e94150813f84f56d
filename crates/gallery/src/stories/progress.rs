use leptos::prelude::*;
use madoguchi_ui::{LiveRegion, Progress, ProgressIntent};

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static PROGRESS: Story = Story {
    id: "progress",
    name: label("進みぐあい", "Progress"),
    reading: "すすみぐあい",
    group: Group::Components,
    purpose: label(
        "時間のかかる処理が、どこまで進んだかを示します。利用者が始めた処理だけ、5秒ごとに読み上げます。",
        "Shows how far something has come. What the reader has started is spoken every five seconds.",
    ),
    criteria: &["1.1.1", "2.2.2", "4.1.2", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/progress-indicator/"),
    components: &["Progress"],
    styles: &["progress.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::number("value", 0, 100, "40"),
        Knob::switch("unknown"),
        Knob::choice("intent", &["explicit", "passive"]),
    ],
    variants: &[
        variant!(
            "explicit",
            label("利用者が始めた処理", "Explicit"),
            progress
        ),
        variant!(
            "passive",
            label("背後の処理", "Passive"),
            progress,
            "intent" = "passive"
        ),
        variant!(
            "unknown",
            label("終わりが不明", "End not known"),
            progress,
            "unknown" = "true"
        ),
        variant!("start", label("始まり", "Start"), progress, "value" = "0"),
        variant!("done", label("終わり", "Done"), progress, "value" = "100"),
    ],
    source: include_str!("progress.rs"),
};

fn progress(stage: Stage) -> AnyView {
    let own = label("書類を送信しています", "Sending the documents");
    let value = move || (!stage.is_on("unknown")).then(|| stage.number("value") as u8);
    let intent = match stage.text("intent").as_str() {
        "passive" => ProgressIntent::Passive,
        _ => ProgressIntent::Explicit,
    };
    view! {
        <Progress
            label=move || stage.text_or("label", own)
            value=Signal::derive(value)
            intent=intent
        />
        <LiveRegion />
    }
    .into_any()
}
