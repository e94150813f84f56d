use leptos::prelude::*;
use madoguchi_ui::{Badge, BadgeColor, Button, ButtonKind, Table};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static TABLE: Story = Story {
    id: "table",
    name: label("テーブル", "Table"),
    reading: "てーぶる",
    group: Group::Components,
    purpose: label(
        "同じ項目を持つものを並べて比べます。狭い画面では、1行が1枚のカードになります。",
        "Compares things with the same parts. On a narrow screen each row becomes a card.",
    ),
    criteria: &["1.3.1", "1.3.2", "1.4.10", "2.4.6"],
    pattern: Some("https://design.digital.go.jp/dads/components/table/"),
    components: &["Table"],
    styles: &["table.css", "badge.css"],
    knobs: &[
        Knob::text("caption", ""),
        Knob::switch("caption_hidden"),
        Knob::number("rows", 0, 50, "4"),
    ],
    variants: &[
        variant!("rows", label("4行", "Four rows"), shares),
        variant!("one", label("1行", "One row"), shares, "rows" = "1"),
        variant!("many", label("20行", "Twenty rows"), shares, "rows" = "20"),
        variant!(
            "caption-hidden",
            label("表題を見せない", "Caption not shown"),
            shares,
            "caption_hidden" = "true"
        ),
        variant!(
            "with-actions",
            label("行に操作がある", "With actions"),
            with_actions
        ),
    ],
    source: include_str!("table.rs"),
};

const COLUMNS: [Label; 4] = [
    label("アカウント", "Account"),
    label("公文書", "Official documents"),
    label("状態", "State"),
    label("依頼日時", "Requested"),
];

const NAMES: [Label; 4] = [
    label("大橋 恵", "Megumi Ohashi"),
    label("港南 誠", "Makoto Konan"),
    label(
        "みらい運輸株式会社 港湾通関部 電子申請担当",
        "Mirai Transport, Port and Customs, Electronic Filing Desk",
    ),
    label("森下 葵", "Aoi Morishita"),
];

const STATES: [(BadgeColor, Label); 3] = [
    (BadgeColor::Blue, label("依頼中", "Requested")),
    (BadgeColor::Green, label("許可済み", "Allowed")),
    (BadgeColor::Red, label("拒否", "Refused")),
];

fn shares(stage: Stage) -> AnyView {
    let rows = move || {
        let row = |index| row(stage, index, None);
        (0..stage.number("rows")).map(row).collect_view()
    };
    table(stage, rows, COLUMNS)
}

fn with_actions(stage: Stage) -> AnyView {
    let rows = move || {
        let row = |index| row(stage, index, Some(label("停止する", "Stop")));
        (0..stage.number("rows")).map(row).collect_view()
    };
    let columns = [COLUMNS[0], COLUMNS[1], COLUMNS[2], label("操作", "Action")];
    table(stage, rows, columns)
}

fn table(
    stage: Stage,
    rows: impl Fn() -> Vec<AnyView> + Send + 'static,
    columns: [Label; 4],
) -> AnyView {
    let own = label(
        "情報共有を依頼したアカウント",
        "Accounts that you asked to share",
    );
    let column = move |name: Label| {
        view! {
            <th scope="col" role="columnheader">
                {move || stage.say(name)}
            </th>
        }
    };
    view! {
        <Table
            caption=move || stage.text_or("caption", own)
            caption_hidden=stage.is_on("caption_hidden")
        >
            <thead role="rowgroup">
                <tr role="row">{columns.map(column).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(stage: Stage, index: usize, action: Option<Label>) -> AnyView {
    let says = move |text: Label| move || stage.say(text);
    let name = NAMES[index % NAMES.len()];
    let (color, state) = STATES[index % STATES.len()];
    let right = [
        label("参照権限", "View"),
        label("ダウンロード権限", "Download"),
    ][index % 2];
    let time = label("2026年11月20日 14時30分", "20 November 2026, 14:30 JST");
    let last = match action {
        Some(action) => {
            let press = Callback::new(move |()| stage.emit("press", (index + 1).to_string()));
            view! {
                <td role="cell">
                    <Button kind=ButtonKind::Outline on_press=press>
                        {says(action)}
                        <span class="md-visually-hidden">" " {says(name)}</span>
                    </Button>
                </td>
            }
            .into_any()
        }
        None => view! {
            <td role="cell" data-label=says(COLUMNS[3])>
                {says(time)}
            </td>
        }
        .into_any(),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class="md-party__name">{says(name)}</span>
                <span class="md-party__email">{format!("member{:02}@minato.example", index + 1)}</span>
            </th>
            <td role="cell" data-label=says(COLUMNS[1])>
                {says(right)}
            </td>
            <td role="cell" data-label=says(COLUMNS[2])>
                <div>
                    <Badge color=color>{says(state)}</Badge>
                </div>
            </td>
            {last}
        </tr>
    }
    .into_any()
}
