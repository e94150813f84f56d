use leptos::prelude::*;
use madoguchi_ui::{Badge, BadgeColor};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static BADGE: Story = Story {
    id: "badge",
    name: label("バッジ", "Badge"),
    reading: "ばっじ",
    group: Group::Components,
    purpose: label(
        "状態や持ち主を短い言葉で示します。色は見分ける助けで、意味は言葉が伝えます。",
        "Marks a state or an owner with a short word. The colour helps; the word says what is meant.",
    ),
    criteria: &["1.3.1", "1.4.1", "1.4.3", "1.4.10"],
    pattern: Some("https://design.digital.go.jp/dads/components/chip-label/"),
    components: &["Badge"],
    styles: &["badge.css"],
    knobs: &[
        Knob::choice(
            "color",
            &[
                "gray",
                "blue",
                "light-blue",
                "cyan",
                "green",
                "lime",
                "yellow",
                "orange",
                "red",
                "magenta",
                "purple",
            ],
        ),
        Knob::text("children", ""),
    ],
    variants: &[
        variant!("state", label("状態", "State"), badge, "color" = "blue"),
        variant!("states", label("状態の一覧", "Every state"), states),
        variant!("owners", label("持ち主の11色", "Eleven owners"), owners),
        variant!(
            "long-name",
            label("長い名前", "Long name"),
            long_name,
            "color" = "purple"
        ),
    ],
    source: include_str!("badge.rs"),
};

const OWNERS: [(BadgeColor, Label); 11] = [
    (BadgeColor::Gray, label("自分", "You")),
    (BadgeColor::Blue, label("湊 一郎", "Ichiro Minato")),
    (BadgeColor::LightBlue, label("大橋 恵", "Megumi Ohashi")),
    (BadgeColor::Cyan, label("港南 誠", "Makoto Konan")),
    (BadgeColor::Green, label("森下 葵", "Aoi Morishita")),
    (BadgeColor::Lime, label("若林 悠", "Yu Wakabayashi")),
    (BadgeColor::Yellow, label("黄瀬 翔", "Sho Kise")),
    (BadgeColor::Orange, label("橘 美咲", "Misaki Tachibana")),
    (BadgeColor::Red, label("赤井 健", "Ken Akai")),
    (BadgeColor::Magenta, label("桃井 桜", "Sakura Momoi")),
    (BadgeColor::Purple, label("藤村 薫", "Kaoru Fujimura")),
];

fn badge(stage: Stage) -> AnyView {
    let text = move || stage.text_or("children", label("依頼中", "Requested"));
    (move || view! { <Badge color=color(stage)>{text}</Badge> }).into_any()
}

fn states(stage: Stage) -> AnyView {
    let badge = |(color, text)| view! { <Badge color=color>{move || stage.say(text)}</Badge> };
    let states = [
        (BadgeColor::Blue, label("依頼中", "Requested")),
        (BadgeColor::Green, label("許可済み", "Allowed")),
        (BadgeColor::Red, label("拒否", "Refused")),
        (BadgeColor::Gray, label("停止", "Stopped")),
    ];
    view! { <p class="md-row">{states.map(badge).collect_view()}</p> }.into_any()
}

fn owners(stage: Stage) -> AnyView {
    let badge = |(color, name)| view! { <Badge color=color>{move || stage.say(name)}</Badge> };
    view! { <p class="md-row">{OWNERS.map(badge).collect_view()}</p> }.into_any()
}

fn long_name(stage: Stage) -> AnyView {
    let own = label(
        "みらい運輸株式会社 首都圏第二物流本部 港湾通関部 電子申請担当(プライム)",
        "Mirai Transport Co., Ltd., Port and Customs Department, Electronic Filing Desk (Prime)",
    );
    let text = move || stage.text_or("children", own);
    (move || view! { <Badge color=color(stage)>{text}</Badge> }).into_any()
}

fn color(stage: Stage) -> BadgeColor {
    match stage.text("color").as_str() {
        "blue" => BadgeColor::Blue,
        "light-blue" => BadgeColor::LightBlue,
        "cyan" => BadgeColor::Cyan,
        "green" => BadgeColor::Green,
        "lime" => BadgeColor::Lime,
        "yellow" => BadgeColor::Yellow,
        "orange" => BadgeColor::Orange,
        "red" => BadgeColor::Red,
        "magenta" => BadgeColor::Magenta,
        "purple" => BadgeColor::Purple,
        _ => BadgeColor::Gray,
    }
}
