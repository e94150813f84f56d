use leptos::prelude::*;
use madoguchi_ui::{
    Button, ButtonKind, SelectAll, SelectRow, Selection, SelectionBar, SortHeader, SortOrder,
    Table, TableRegion,
};

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static DATA_TABLE: Story = Story {
    id: "data-table",
    name: label("一覧表", "Data table"),
    reading: "いちらんひょう",
    group: Group::Components,
    purpose: label(
        "並べ替え、行を選び、見出しを残したまま送ることのできるテーブルです。狭い画面では1行が1枚のカードになり、並べ替えはカードの上に並びます。",
        "A table to sort, to choose rows of and to scroll below its headings. On a narrow screen each row becomes a card, and the ways to sort stand above them.",
    ),
    criteria: &["1.3.1", "2.1.1", "2.4.11", "2.5.8", "4.1.2", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/table/"),
    components: &[
        "Table",
        "TableRegion",
        "SortHeader",
        "SelectAll",
        "SelectRow",
        "SelectionBar",
    ],
    styles: &["table.css", "data-table.css", "choice.css", "button.css"],
    knobs: &[
        Knob::number("rows", 1, 500, "6"),
        Knob::number("chosen", 0, 500, "0"),
        Knob::choice("column", &["received", "name", "files", "none"]),
        Knob::choice("order", &["descending", "ascending"]),
    ],
    variants: &[
        variant!("rows", label("6行", "Six rows"), records),
        variant!(
            "chosen",
            label("2行を選択", "Two rows chosen"),
            records,
            "chosen" = "2"
        ),
        variant!(
            "all-chosen",
            label("すべて選択", "All chosen"),
            records,
            "chosen" = "6"
        ),
        variant!(
            "by-name",
            label("名称の昇順", "By name"),
            records,
            "column" = "name",
            "order" = "ascending"
        ),
        variant!(
            "unsorted",
            label("並べ替えていない", "Not sorted"),
            records,
            "column" = "none"
        ),
        variant!(
            "many",
            label("60行", "Sixty rows"),
            records,
            "rows" = "60",
            "chosen" = "3"
        ),
    ],
    source: include_str!("data_table.rs"),
};

const NAME: Label = label("手続の名称", "Procedure");
const OWNER: Label = label("提出者", "Filed by");
const RECEIVED: Label = label("到達日", "Received");
const FILES: Label = label("ファイル数", "Files");

const NAMES: [Label; 4] = [
    label(
        "健康保険・厚生年金保険被保険者資格取得届",
        "Notice of acquisition of insured status",
    ),
    label(
        "労働保険概算・確定保険料申告書",
        "Labour insurance premium return",
    ),
    label("法人設立届出書", "Notice of incorporation"),
    label(
        "時間外労働・休日労働に関する協定届（事業場の所在地が2以上の都道府県にわたる場合）",
        "Agreement on overtime and work on days off, for a business with workplaces in more than one prefecture",
    ),
];

const OWNERS: [Label; 3] = [
    label("湊 一郎", "Ichiro Minato"),
    label(
        "みらい運輸株式会社 電子申請担当",
        "Mirai Transport, Electronic Filing Desk",
    ),
    label("大橋 恵", "Megumi Ohashi"),
];

/// A filing; everything about it follows from its number.
#[derive(Clone, Copy)]
struct Record(usize);

impl Record {
    fn id(self) -> String {
        format!("record-{}", self.0)
    }

    fn name(self) -> Label {
        NAMES[self.0 % NAMES.len()]
    }

    fn files(self) -> usize {
        (self.0 * 137 + 3) % 400
    }

    /// Month and day.
    fn received(self) -> (usize, usize) {
        (11 - self.0 / 28 % 11, 28 - self.0 % 28)
    }
}

/// The rows in the order that the knobs say.
fn records_of(stage: Stage) -> Vec<Record> {
    let mut records: Vec<_> = (0..stage.number("rows")).map(Record).collect();
    match &*stage.text("column") {
        "received" => records.sort_by_key(|record| record.received()),
        "name" => records.sort_by_key(|record| stage.language().pick(record.name())),
        "files" => records.sort_by_key(|record| record.files()),
        _ => return records,
    }
    if stage.text("order") == SortOrder::Descending.name() {
        records.reverse();
    }
    records
}

fn records(stage: Stage) -> AnyView {
    let rows = Memo::new(move |_| {
        let ids = records_of(stage).into_iter().map(|record| record.0);
        ids.collect::<Vec<_>>()
    });
    let page = Signal::derive(move || rows.get().into_iter().map(|it| Record(it).id()).collect());
    let mut start = Selection::default();
    for record in (0..untrack(|| stage.number("chosen"))).map(Record) {
        start.choose(&record.id(), true);
    }
    let selection = RwSignal::new(start);
    let caption = move || stage.say(label("届いている書類", "Filings received"));
    let row = move |number: &usize| row(stage, Record(*number), selection, page);
    view! {
        {bar(stage, selection)}
        <TableRegion label=caption>
            <Table caption=caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <SelectAll
                            label=move || select_all(stage)
                            selection=selection
                            page=page
                        />
                        {sort_header(stage, "name", NAME, SortOrder::Ascending)}
                        <th scope="col" role="columnheader">
                            {move || stage.say(OWNER)}
                        </th>
                        {sort_header(stage, "received", RECEIVED, SortOrder::Descending)}
                        {sort_header(stage, "files", FILES, SortOrder::Descending)}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {move || rows.read().iter().map(row).collect_view()}
                </tbody>
            </Table>
        </TableRegion>
    }
    .into_any()
}

fn sort_header(stage: Stage, column: &'static str, name: Label, first: SortOrder) -> AnyView {
    let order = move || match &*stage.text("order") {
        "ascending" => SortOrder::Ascending,
        _ => SortOrder::Descending,
    };
    let on_sort = move |order: SortOrder| {
        stage.turn("order", order.name().to_owned());
        stage.turn("column", column.to_owned());
        stage.emit("sort", format!("{column} {}", order.name()));
    };
    view! {
        <SortHeader
            label=move || stage.say(name)
            sorted=Signal::derive(move || (stage.text("column") == column).then(order))
            first=first
            numeric=column == "files"
            on_sort=Callback::new(on_sort)
        />
    }
    .into_any()
}

fn row(
    stage: Stage,
    record: Record,
    selection: RwSignal<Selection>,
    page: Signal<Vec<String>>,
) -> AnyView {
    // What stays the same while a row is there needs no closure.
    let [name, owner, received, files] = [
        record.name(),
        OWNERS[record.0 % OWNERS.len()],
        RECEIVED,
        FILES,
    ]
    .map(|it| stage.say(it));
    let (month, day) = record.received();
    let date = match stage.language() {
        Language::En => format!("2026-{month:02}-{day:02}"),
        Language::Ja | Language::Long => format!("2026年{month}月{day}日"),
    };
    let heading = format!("{}-name", record.id());
    view! {
        <tr role="row">
            <SelectRow
                id=record.id()
                labelled_by=heading.clone()
                selection=selection
                page=page
            />
            <th scope="row" role="rowheader" id=heading>
                {name}
            </th>
            <td role="cell" data-label=stage.say(OWNER)>
                {owner}
            </td>
            <td role="cell" data-label=received>
                {date}
            </td>
            <td role="cell" data-label=files data-numeric="">
                {record.files().to_string()}
            </td>
        </tr>
    }
    .into_any()
}

fn bar(stage: Stage, selection: RwSignal<Selection>) -> AnyView {
    let status = move || {
        let count = selection.read().len();
        match stage.language() {
            _ if count == 0 => stage.say(label(
                "書類を選ぶと、まとめて操作できます",
                "Choose filings to act on them together",
            )),
            Language::En => format!("{count} chosen"),
            Language::Ja | Language::Long => format!("{count}件を選択中"),
        }
    };
    let download = Callback::new(move |()| {
        let ids: Vec<_> = selection
            .read_untracked()
            .ids()
            .map(str::to_owned)
            .collect();
        stage.emit("download", ids.join(" "));
    });
    view! {
        <SelectionBar
            label=move || stage.say(label("選択した書類の操作", "Acts on the chosen filings"))
            status=status
            clear=move || stage.say(label("選択を解除", "Clear selection"))
            selection=selection
        >
            <Button kind=ButtonKind::Outline on_press=download>
                {move || stage.say(label("ダウンロード", "Download"))}
            </Button>
        </SelectionBar>
    }
    .into_any()
}

fn select_all(stage: Stage) -> String {
    let count = stage.number("rows");
    match stage.language() {
        Language::En => format!("All {count} filings"),
        Language::Ja | Language::Long => format!("{count}件すべてを選択"),
    }
}
