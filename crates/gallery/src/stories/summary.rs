use leptos::prelude::*;
use madoguchi_ui::{Badge, BadgeColor, Button, ButtonKind, SummaryCard, SummaryList, SummaryRow};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static SUMMARY: Story = Story {
    id: "summary",
    name: label("入力内容の一覧", "Summary list and card"),
    reading: "にゅうりょくないようのいちらん",
    group: Group::Components,
    purpose: label(
        "送信する前に、入力した内容を見直すための一覧です。同じ種類のものが複数あるときはカードに分けます。",
        "Shows what was entered before it is sent. Several things of one kind get a card each.",
    ),
    criteria: &["1.3.1", "3.3.4", "2.4.6", "1.4.10"],
    pattern: Some("https://design-system.service.gov.uk/components/summary-list/"),
    components: &["SummaryCard", "SummaryList", "SummaryRow"],
    styles: &["summary.css"],
    knobs: &[Knob::text("heading", ""), Knob::number("cards", 1, 10, "1")],
    variants: &[
        variant!("card", label("カード", "Card"), cards),
        variant!(
            "cards",
            label("3枚のカード", "Three cards"),
            cards,
            "cards" = "3"
        ),
        variant!(
            "ten-cards",
            label("10枚のカード", "Ten cards"),
            cards,
            "cards" = "10"
        ),
        variant!(
            "long-address",
            label("長いアドレス", "Long address"),
            long_address
        ),
        variant!("list", label("一覧だけ", "List only"), list),
    ],
    source: include_str!("summary.rs"),
};

const EMAIL: Label = label("メールアドレス(gBizID)", "Mail address (gBizID)");
const DOCUMENTS: Label = label("公文書に関する権限", "Right to official documents");
const DELIVERIES: Label = label("電子送達に関する権限", "Right to deliveries");
const MEMO: Label = label("メモ", "Note");

fn cards(stage: Stage) -> AnyView {
    let card = |number: usize| {
        card(
            stage,
            number,
            "member01@minato.example".replace("01", &format!("{number:02}")),
        )
    };
    (1..=stage.number("cards").clamp(1, 10))
        .map(card)
        .collect_view()
        .into_any()
}

fn long_address(stage: Stage) -> AnyView {
    let address = "denshi-shinsei.tantou.shutoken-daini-butsuryu-honbu.kouwan-tsuukan-bu\
                   @second-logistics-headquarters.kanto-branch.mirai.example";
    card(stage, 1, address.to_owned())
}

fn list(stage: Stage) -> AnyView {
    let says = move |text: Label| move || stage.say(text);
    view! {
        <SummaryList>
            <SummaryRow label=says(label("会社", "Company"))>
                {says(label("湊商事株式会社", "Minato Trading Co., Ltd."))}
            </SummaryRow>
            <SummaryRow label=says(label("アカウント名", "Account"))>
                {says(label("大橋 恵", "Megumi Ohashi"))}
            </SummaryRow>
            <SummaryRow label=says(MEMO)>{says(label("未入力", "Not provided"))}</SummaryRow>
        </SummaryList>
    }
    .into_any()
}

fn card(stage: Stage, number: usize, email: String) -> AnyView {
    let says = move |text: Label| move || stage.say(text);
    let own = label("アカウント", "Account");
    let mark = move || {
        let (color, word) = match number % 3 {
            1 => (BadgeColor::Blue, label("新規", "New")),
            2 => (BadgeColor::Orange, label("変更", "Changed")),
            _ => (BadgeColor::Red, label("削除", "To be deleted")),
        };
        view! { <Badge color=color>{says(word)}</Badge> }.into_any()
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Text on_press=stage.on("change")>
                {says(label("変更する", "Change"))}
                <span class="md-visually-hidden">{move || format!(" {} {number}", stage.say(own))}</span>
            </Button>
        }
        .into_any()
    };
    view! {
        <SummaryCard
            heading=move || format!("{} {number}", stage.text_or("heading", own))
            mark=mark
            actions=actions
        >
            <SummaryRow label=says(EMAIL)>{email}</SummaryRow>
            <SummaryRow label=says(DOCUMENTS)>{says(label("参照権限", "View"))}</SummaryRow>
            <SummaryRow label=says(DELIVERIES)>{says(label("権限なし", "None"))}</SummaryRow>
            <SummaryRow label=says(MEMO)>
                {says(label("経理の確認のため", "For accounting"))}
            </SummaryRow>
        </SummaryCard>
    }
    .into_any()
}
