use leptos::prelude::*;
use madoguchi_ui::{Badge, BadgeColor, Button, ButtonKind, Card, HeadingLevel};

use super::links::follow;
use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static CARD: Story = Story {
    id: "card",
    name: label("カード", "Card"),
    reading: "かーど",
    group: Group::Components,
    purpose: label(
        "いくつかあるもののひとつを、枠に入れて示します。行き先があるカードは、どこを押しても移りますが、リンクは見出しの1つだけです。",
        "Shows one thing out of several. A card that leads somewhere is pressed anywhere, and is one link all the same.",
    ),
    criteria: &["1.3.1", "2.4.4", "2.4.6", "2.5.8", "1.4.10"],
    pattern: Some("https://design.digital.go.jp/dads/components/card/"),
    components: &["Card"],
    styles: &["card.css"],
    knobs: &[
        Knob::text("heading", ""),
        Knob::choice("level", &["h2", "h3", "h4"]),
        Knob::switch("href"),
        Knob::switch("meta"),
        Knob::switch("badge"),
        Knob::switch("actions"),
    ],
    variants: &[
        variant!("plain", label("内容だけ", "Content only"), one),
        variant!(
            "link",
            label("全体がリンク", "A link as a whole"),
            one,
            "href" = "true",
            "meta" = "true"
        ),
        variant!(
            "with-everything",
            label("すべてそろった状態", "With everything"),
            one,
            "href" = "true",
            "meta" = "true",
            "badge" = "true",
            "actions" = "true"
        ),
        variant!(
            "several",
            label("並んだカード", "Several"),
            several,
            "href" = "true",
            "meta" = "true",
            "badge" = "true"
        ),
        variant!(
            "unbroken",
            label("区切りのない見出し", "Heading without a break"),
            one,
            "href" = "true",
            "badge" = "true",
            "heading" = "DENSHI-SHINSEI_2026-11-20_KENKOHOKEN_SHIKAKUSHUTOKU_KAKUNIN_0001234567"
        ),
    ],
    source: include_str!("card.rs"),
};

fn one(stage: Stage) -> AnyView {
    let own = label("健康保険の資格取得確認通知書", "Notice of health insurance");
    let heading = move || stage.text_or("heading", own);
    follow(stage, card(stage, "first", heading))
}

fn several(stage: Stage) -> AnyView {
    const HEADINGS: [(&str, Label); 3] = [
        (
            "first",
            label("健康保険の資格取得確認通知書", "Notice of health insurance"),
        ),
        (
            "second",
            label(
                "みらい運輸株式会社 港湾通関部から届いた委任状と添付書類の一式",
                "Power of attorney with its attachments, from Mirai Transport, Port and Customs",
            ),
        ),
        ("third", label("納税証明書", "Tax certificate")),
    ];
    let cards = HEADINGS
        .map(|(id, heading)| card(stage, id, move || stage.say(heading)))
        .collect_view();
    follow(
        stage,
        view! { <div class="md-columns">{cards}</div> }.into_any(),
    )
}

fn card(
    stage: Stage,
    id: &'static str,
    heading: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> AnyView {
    let says = move |text: Label| move || stage.say(text);
    let level = match stage.text("level").as_str() {
        "h3" => HeadingLevel::H3,
        "h4" => HeadingLevel::H4,
        _ => HeadingLevel::H2,
    };
    let [has_href, has_meta, has_badge, has_actions] =
        ["href", "meta", "badge", "actions"].map(|knob| stage.is_on(knob));
    let badge = move || {
        has_badge.then(|| {
            view! {
                <Badge color=BadgeColor::Green>{says(label("許可済み", "Allowed"))}</Badge>
            }
        })
    };
    let named = heading.clone();
    let actions = move || {
        let named = named.clone();
        has_actions.then(|| {
            view! {
                <Button kind=ButtonKind::Text on_press=stage.on("download")>
                    {says(label("ダウンロードする", "Download"))}
                    <span class="md-visually-hidden">" " {move || named()}</span>
                </Button>
            }
        })
    };
    let received = label("2026年11月20日 14時30分", "20 November 2026, 14:30 JST");
    let body = view! {
        <p>
            {says(
                label(
                    "日本年金機構から、2名分の通知が届いています。",
                    "The Japan Pension Service sent notices for two people.",
                ),
            )}
        </p>
    };
    view! {
        <Card
            heading=heading
            level=level
            href=has_href.then(|| format!("#{id}"))
            meta=MaybeProp::derive(move || has_meta.then(|| stage.say(received)))
            badge=badge
            actions=actions
        >
            {body}
        </Card>
    }
    .into_any()
}
