use leptos::prelude::*;
use madoguchi_ui::StepNavigation;

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static STEP_NAVIGATION: Story = Story {
    id: "step-navigation",
    name: label("ステップナビゲーション", "Step navigation"),
    reading: "すてっぷなびげーしょん",
    group: Group::Components,
    purpose: label(
        "いくつかの段階がある手続きで、今どこにいるかを示します。",
        "Says where the user is in a job of several steps.",
    ),
    criteria: &["1.3.1", "1.4.1", "2.4.8"],
    pattern: Some("https://design.digital.go.jp/dads/components/step-navigation/"),
    components: &["StepNavigation"],
    styles: &["steps.css"],
    knobs: &[Knob::number("current", 0, 5, "0")],
    variants: &[
        variant!("first", label("最初", "First step"), three),
        variant!(
            "second",
            label("途中", "Second step"),
            three,
            "current" = "1"
        ),
        variant!("last", label("最後", "Last step"), three, "current" = "2"),
        variant!(
            "done",
            label("すべて完了", "All done"),
            three,
            "current" = "3"
        ),
        variant!("five", label("5段階", "Five steps"), five, "current" = "2"),
    ],
    source: include_str!("step_navigation.rs"),
};

fn three(stage: Stage) -> AnyView {
    steps(
        stage,
        [
            label("入力", "Enter"),
            label("確認", "Check"),
            label("完了", "Done"),
        ],
    )
}

fn five(stage: Stage) -> AnyView {
    steps(
        stage,
        [
            label("手続きの選択", "Choose a procedure"),
            label("申請者", "Applicant"),
            label("添付書類", "Attachments"),
            label("署名", "Signature"),
            label("提出", "File"),
        ],
    )
}

fn steps(stage: Stage, names: impl IntoIterator<Item = Label>) -> AnyView {
    let name = |name| (move || stage.say(name)).into();
    let steps: Vec<TextProp> = names.into_iter().map(name).collect();
    let total = steps.len();
    let current = Signal::derive(move || stage.number("current"));
    let position = move || {
        let step = (current.get() + 1).min(total);
        match stage.language() {
            Language::En => format!("Step {step} of {total}"),
            Language::Ja | Language::Long => format!("{total}ステップ中の{step}ステップ目です"),
        }
    };
    view! {
        <StepNavigation steps=steps current=current position=position />
    }
    .into_any()
}
