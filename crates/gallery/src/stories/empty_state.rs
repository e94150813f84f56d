use leptos::prelude::*;
use madoguchi_ui::{Button, ButtonKind, EmptyState};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static EMPTY_STATE: Story = Story {
    id: "empty-state",
    name: label("空の状態", "Empty state"),
    reading: "からのじょうたい",
    group: Group::Components,
    purpose: label(
        "一覧に何もないことと、その理由、次にできることを示します。",
        "Stands where a list has nothing in it, and says why and what can be done.",
    ),
    criteria: &["1.3.1", "1.4.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/task-list-pages/"),
    components: &["EmptyState"],
    styles: &["page.css"],
    knobs: &[Knob::text("title", ""), Knob::text("children", "")],
    variants: &[
        variant!(
            "with-advice",
            label("次にできること", "With advice"),
            with_advice
        ),
        variant!(
            "with-action",
            label("操作つき", "With an action"),
            with_action
        ),
        variant!("no-match", label("検索結果なし", "No match"), no_match),
    ],
    source: include_str!("empty_state.rs"),
};

fn with_advice(stage: Stage) -> AnyView {
    let own = label(
        "共有しているアカウントはありません",
        "You share with no account",
    );
    let about = label(
        "共有を依頼すると、ここに並びます。相手が許可すると、情報を見られるようになります。",
        "Accounts that you ask to share are listed here. You see their information once they allow it.",
    );
    view! {
        <EmptyState title=move || stage.text_or("title", own)>
            <p>{move || stage.text_or("children", about)}</p>
        </EmptyState>
    }
    .into_any()
}

fn with_action(stage: Stage) -> AnyView {
    let own = label("下書きはありません", "There are no drafts");
    let about = label(
        "新しい依頼は、ここから作成できます。",
        "You can start a new request from here.",
    );
    let action = label("共有を依頼する", "Ask to share");
    view! {
        <EmptyState title=move || stage.text_or("title", own)>
            <div class="md-stack">
                <p>{move || stage.text_or("children", about)}</p>
                <Button kind=ButtonKind::Outline on_press=stage.on("press")>
                    {says(stage, action)}
                </Button>
            </div>
        </EmptyState>
    }
    .into_any()
}

fn no_match(stage: Stage) -> AnyView {
    let own = label(
        "「港湾通関部」に一致するアカウントはありません",
        "No account matches “Port and Customs”",
    );
    let first = label("言葉を短くしてみてください。", "Try fewer words.");
    let second = label(
        "カタカナとひらがな、全角と半角は、同じものとして探します。",
        "Capital and small letters are taken as the same.",
    );
    view! {
        <EmptyState title=move || stage.text_or("title", own)>
            <ul>
                <li>{says(stage, first)}</li>
                <li>{says(stage, second)}</li>
            </ul>
        </EmptyState>
    }
    .into_any()
}

fn says(stage: Stage, text: Label) -> impl Fn() -> String + Send + Sync + 'static {
    move || stage.say(text)
}
