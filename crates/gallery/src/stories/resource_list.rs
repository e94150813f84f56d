use leptos::prelude::*;
use madoguchi_ui::{
    Badge, BadgeColor, Button, ButtonKind, HeadingLevel, ResourceItem, ResourceLine, ResourceList,
};

use super::links::follow;
use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static RESOURCE_LIST: Story = Story {
    id: "resource-list",
    name: label("リソースリスト", "Resource list"),
    reading: "りそーすりすと",
    group: Group::Components,
    purpose: label(
        "開くものの一覧です。広い画面でテーブルになるものを、狭い画面で示します。操作のほかは、行のどこを押しても開きます。",
        "A list of things to open: on a phone what is a table elsewhere. All of a row opens it, but for its acts.",
    ),
    criteria: &["1.3.1", "2.4.4", "2.4.6", "2.5.8", "1.4.10"],
    pattern: Some("https://design.digital.go.jp/dads/components/resource-list/"),
    components: &["ResourceItem", "ResourceLine", "ResourceList"],
    styles: &["resource-list.css", "card.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::number("items", 0, 500, "4"),
        Knob::choice("level", &["h2", "h3", "h4"]),
        Knob::switch("actions"),
        Knob::switch("unlinked"),
    ],
    variants: &[
        variant!("records", label("届いた書類", "Documents"), records),
        variant!("one", label("1件", "One"), records, "items" = "1"),
        variant!(
            "with-actions",
            label("行に操作がある", "With actions"),
            records,
            "actions" = "true"
        ),
        variant!(
            "unlinked",
            label("開けない書類", "Not to be opened"),
            records,
            "unlinked" = "true"
        ),
        variant!("many", label("50件", "Fifty"), records, "items" = "50"),
    ],
    source: include_str!("resource_list.rs"),
};

const TITLES: [Label; 4] = [
    label("健康保険の資格取得確認通知書", "Notice of health insurance"),
    label("納税証明書", "Tax certificate"),
    label(
        "みらい運輸株式会社 港湾通関部から届いた委任状と添付書類の一式",
        "Power of attorney with its attachments, from Mirai Transport, Port and Customs",
    ),
    label("輸入許可通知書", "Import permit"),
];

const OWNERS: [(BadgeColor, Label); 3] = [
    (BadgeColor::Blue, label("湊 一郎", "Ichiro Minato")),
    (BadgeColor::Green, label("大橋 恵", "Megumi Ohashi")),
    (
        BadgeColor::Purple,
        label(
            "みらい運輸株式会社 港湾通関部 電子申請担当",
            "Mirai Transport, Port and Customs, Electronic Filing Desk",
        ),
    ),
];

fn records(stage: Stage) -> AnyView {
    let own = label("届いた書類", "Documents");
    let items = (0..stage.number("items"))
        .map(|index| record(stage, index))
        .collect_view();
    let list = view! {
        <ResourceList label=move || stage.text_or("label", own)>{items}</ResourceList>
    };
    follow(stage, list.into_any())
}

fn record(stage: Stage, index: usize) -> AnyView {
    let says = move |text: Label| move || stage.say(text);
    let number = index + 1;
    let title = TITLES[index % TITLES.len()];
    let (color, owner) = OWNERS[index % OWNERS.len()];
    let level = match stage.text("level").as_str() {
        "h3" => HeadingLevel::H3,
        "h4" => HeadingLevel::H4,
        _ => HeadingLevel::H2,
    };
    let href = (!stage.is_on("unlinked")).then(|| format!("#record-{number}"));
    let has_actions = stage.is_on("actions");
    let actions = move || {
        let press = Callback::new(move |()| stage.emit("download", number.to_string()));
        has_actions.then(|| {
            view! {
                <Button kind=ButtonKind::Text on_press=press>
                    {says(label("ダウンロードする", "Download"))}
                    <span class="md-visually-hidden">" " {says(title)} {format!(" {number}")}</span>
                </Button>
            }
        })
    };
    view! {
        <ResourceItem
            title=says(title)
            level=level
            href=href
            badge=move || view! { <Badge color=color>{says(owner)}</Badge> }
            actions=actions
        >
            <ResourceLine label=says(label("届いた日時", "Received"))>
                {says(label("2026年11月20日 14時30分", "20 November 2026, 14:30 JST"))}
            </ResourceLine>
            <ResourceLine label=says(label("到達番号", "Number"))>
                {format!("20261120{number:010}")}
            </ResourceLine>
        </ResourceItem>
    }
    .into_any()
}
