use leptos::prelude::*;
use madoguchi_ui::{Chip, Chips};

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static CHIPS: Story = Story {
    id: "chips",
    name: label("チップ", "Chips"),
    reading: "ちっぷ",
    group: Group::Components,
    purpose: label(
        "一覧を絞り込んでいる条件を示し、ひとつずつ外せるようにします。外すと、次の条件にフォーカスが移ります。",
        "Shows the conditions that narrow a list and takes them off one by one. The focus goes on to the next.",
    ),
    criteria: &["2.4.3", "2.5.8", "4.1.2", "1.4.10"],
    pattern: Some("https://design.digital.go.jp/dads/components/chip-tag/"),
    components: &["Chips"],
    styles: &["chips.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::number("chips", 0, 12, "3"),
        Knob::switch("refused"),
    ],
    variants: &[
        variant!("three", label("3つの条件", "Three conditions"), chips),
        variant!(
            "one",
            label("1つの条件", "One condition"),
            chips,
            "chips" = "1"
        ),
        variant!(
            "many",
            label("12の条件", "Twelve conditions"),
            chips,
            "chips" = "12"
        ),
        variant!(
            "none",
            label("条件なし", "No condition"),
            chips,
            "chips" = "0"
        ),
        variant!(
            "refused",
            label("外せない条件", "Not taken off"),
            chips,
            "refused" = "true"
        ),
    ],
    source: include_str!("chips.rs"),
};

const CONDITIONS: [Label; 4] = [
    label("状態:依頼中", "State: requested"),
    label("期間:2026年4月1日から", "Since 1 April 2026"),
    label(
        "アカウント:みらい運輸株式会社 港湾通関部 電子申請担当",
        "Account: Mirai Transport, Port and Customs, Electronic Filing Desk",
    ),
    label("権限:参照権限", "Right: view"),
];

fn chips(stage: Stage) -> AnyView {
    let chip = move |index: usize| Chip {
        id: format!("condition-{index}"),
        label: (move || stage.say(CONDITIONS[index % CONDITIONS.len()])).into(),
    };
    let set = RwSignal::new((0..stage.number("chips")).map(chip).collect::<Vec<_>>());
    let remove = move |id: String| {
        stage.emit("remove", id.clone());
        if !stage.is_on("refused") {
            set.update(|set| set.retain(|chip| chip.id != id));
        }
    };
    let name = move |condition: String| match stage.language() {
        Language::En => format!("Remove the condition “{condition}”"),
        Language::Ja | Language::Long => format!("「{condition}」の条件を解除"),
    };
    let own = label("絞り込みの条件", "Conditions");
    view! {
        <div class="md-stack">
            <Chips
                label=move || stage.text_or("label", own)
                chips=set
                remove=Callback::new(name)
                on_remove=Callback::new(remove)
                when_empty="found"
            />
            <h2 id="found" tabindex="-1">
                {move || stage.say(label("届いた書類", "Documents"))}
            </h2>
        </div>
    }
    .into_any()
}
