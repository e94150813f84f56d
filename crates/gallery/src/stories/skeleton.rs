use leptos::prelude::*;
use madoguchi_ui::Skeleton;

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static SKELETON: Story = Story {
    id: "skeleton",
    name: label("スケルトン", "Skeleton"),
    reading: "すけるとん",
    group: Group::Components,
    purpose: label(
        "読み込んでいる間、内容が入る場所を示します。読み上げでは「読み込んでいます」と伝えます。",
        "Holds the place of content that is being loaded, and says so to those who hear the page.",
    ),
    criteria: &["2.2.2", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/progress-indicator/"),
    components: &["Skeleton"],
    styles: &["skeleton.css"],
    knobs: &[Knob::number("lines", 1, 12, "3"), Knob::text("status", "")],
    variants: &[
        variant!("lines", label("3行", "Three lines"), skeleton),
        variant!("one", label("1行", "One line"), skeleton, "lines" = "1"),
        variant!(
            "many",
            label("12行", "Twelve lines"),
            skeleton,
            "lines" = "12"
        ),
    ],
    source: include_str!("skeleton.rs"),
};

fn skeleton(stage: Stage) -> AnyView {
    let own = label("読み込んでいます", "Loading");
    view! { <Skeleton lines=stage.number("lines") status=move || stage.text_or("status", own) /> }
        .into_any()
}
