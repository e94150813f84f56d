//! A list with a box for each row, of the parts that a record's documents are chosen with.

use leptos::prelude::*;
use madoguchi_contract::records::Record;
use madoguchi_ui::{SelectAll, SelectRow, Selection, SelectionBar, Table, row_groups};

/// All of `records`, to be chosen from.
#[component]
pub fn Boxes(records: Vec<Record>) -> impl IntoView {
    let selection = RwSignal::new(Selection::default());
    let page = Signal::stored(records.iter().map(|it| it.id.clone()).collect::<Vec<_>>());
    let rows = records.into_iter().map(|it| row(it, selection, page));
    let rows = row_groups(rows.collect());
    let head = |name: &'static str| {
        view! {
            <th scope="col" role="columnheader">
                {name}
            </th>
        }
    };
    view! {
        <main class="md-main">
            <SelectionBar
                label="Chosen"
                status=move || selection.read().len().to_string()
                clear="None"
                selection
            >
                ""
            </SelectionBar>
            <div class="md-records">
                <Table caption="Records" caption_hidden=true long=true>
                    <thead role="rowgroup">
                        <tr role="row">
                            <SelectAll label="All" selection page />
                            {head("Title")}
                            {head("Authority")}
                        </tr>
                    </thead>
                    {rows}
                </Table>
            </div>
        </main>
    }
}

fn row(record: Record, selection: RwSignal<Selection>, page: Signal<Vec<String>>) -> AnyView {
    let heading = format!("name-{}", record.id);
    view! {
        <tr role="row">
            <SelectRow id=record.id labelled_by=heading.clone() selection page />
            <th scope="row" role="rowheader" id=heading>
                <bdi>{record.title}</bdi>
                <span class="md-record__number">{record.number}</span>
            </th>
            <td role="cell" data-label="Authority">
                <bdi>{record.authority}</bdi>
            </td>
        </tr>
    }
    .into_any()
}
