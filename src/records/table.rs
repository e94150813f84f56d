//! The rows of a list, with the columns that are chosen.

use std::sync::Arc;

use leptos::prelude::*;
use madoguchi_contract::records::{Column, Columns, Family, Record, RecordQuery, Sort, SortKey};
use madoguchi_ui::{
    Badge, BadgeColor, LONG_TABLE, Row, RowTemplate, Rows, SortHeader, SortOrder, Table, dom,
};

use super::model::{columns, order, sorted};
use super::record_address;
use super::words::{column_name, owner_color, status_look};
use crate::shell::locale::{Text, date_time, language, t};
use crate::shell::screens::list_name;

/// The records of a page.
#[component]
pub fn RecordTable(
    /// Which list it is.
    family: Family,
    /// What was asked for.
    query: Memo<RecordQuery>,
    /// What was found.
    records: Signal<Arc<[Record]>>,
    /// Opens the address of another query.
    open: Callback<RecordQuery>,
) -> impl IntoView {
    let shown = Memo::new(move |_| columns(&query.read()));
    let present = Memo::new(move |_| order(&query.read()));
    let sortable = move |label: Text, key: SortKey, first: SortOrder| {
        let sorted_by = move || {
            let Sort { descending, .. } = Some(present.get()).filter(|it| it.key == key)?;
            Some(match descending {
                true => SortOrder::Descending,
                false => SortOrder::Ascending,
            })
        };
        let on_sort = Callback::new(move |order| {
            let query = query.get_untracked();
            open.run(sorted(query, key, order == SortOrder::Descending));
        });
        view! { <SortHeader label sorted=Signal::derive(sorted_by) first on_sort /> }.into_any()
    };
    let plain = |label: Text| {
        view! {
            <th scope="col" role="columnheader">
                {label}
            </th>
        }
        .into_any()
    };
    let optional = move |column: Column| {
        let name = column_name(family, column);
        shown.get().shows(column).then(|| match column {
            Column::Authority => sortable(name, SortKey::Authority, SortOrder::Ascending),
            Column::ArrivedAt => sortable(name, SortKey::ArrivedAt, SortOrder::Descending),
            Column::Owner => plain(name),
        })
    };
    let title = sortable(t::records::TITLE, SortKey::Title, SortOrder::Ascending);
    // The language is followed here, and not in each of thousands of cells.
    let template = Memo::new(move |_| {
        language();
        let shown = shown.get();
        RowTemplate::new(move || row_template(family, shown))
    });
    let rows = move || {
        let records = records.get();
        Rows::new(records.len(), template.get(), move |row, number| {
            show(row, family, &records[number]);
        })
        // Whoever comes back to a record is about to be brought to it.
        .at_once(dom::remembered_place().is_some())
    };
    // Without records there is nothing to lay out anew.
    let is_long = Memo::new(move |before: Option<&bool>| match records.read().len() {
        0 => before.copied().unwrap_or_default(),
        count => count >= LONG_TABLE,
    });
    view! {
        <Table
            caption=list_name(family)
            caption_hidden=true
            long=is_long
        >
            <thead role="rowgroup">
                <tr role="row">
                    {title} {move || optional(Column::Authority)}
                    {plain(t::records::STATUS)} {move || optional(Column::ArrivedAt)}
                    {move || optional(Column::Owner)}
                </tr>
            </thead>
            {rows}
        </Table>
    }
}

/// What differs from row to row.
mod part {
    pub const LINK: &str = "link";
    pub const TITLE: &str = "title";
    pub const NEW: &str = "new";
    pub const NUMBER: &str = "number";
    pub const AUTHORITY: &str = "authority";
    pub const STATUS: &str = "status";
    pub const ARRIVED_AT: &str = "arrived-at";
    pub const OWNER: &str = "owner";
    pub const OWNER_NAME: &str = "owner-name";
}

fn row_template(family: Family, shown: Columns) -> AnyView {
    let cell = |column, content: AnyView| {
        let name = shown.shows(column).then(|| column_name(family, column));
        name.map(|name| {
            view! {
                <td role="cell" data-label=name.get()>
                    {content}
                </td>
            }
        })
    };
    let authority = view! { <bdi data-part=part::AUTHORITY>" "</bdi> };
    let arrived_at =
        view! { <span class="md-record__moment" data-part=part::ARRIVED_AT>" "</span> };
    let owner = view! {
        <div data-part=part::OWNER>
            <Badge attr:data-part=part::OWNER_NAME>" "</Badge>
        </div>
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a class="md-link" data-part=part::LINK>
                    <bdi data-part=part::TITLE>" "</bdi>
                </a>
                // 新着: it has come since the visit before this one.
                <span data-part=part::NEW>
                    " " <Badge color=BadgeColor::Blue>{t::records::NEW.get()}</Badge>
                </span>
                <span class="md-record__number" data-part=part::NUMBER>" "</span>
            </th>
            {cell(Column::Authority, authority.into_any())}
            <td role="cell" data-label=t::records::STATUS.get()>
                <div>
                    <Badge attr:data-part=part::STATUS>" "</Badge>
                </div>
            </td>
            {cell(Column::ArrivedAt, arrived_at.into_any())}
            {cell(Column::Owner, owner.into_any())}
        </tr>
    }
    .into_any()
}

fn show(row: &Row, family: Family, record: &Record) {
    row.attribute(part::LINK, "id", &format!("record-{}", record.id));
    row.attribute(part::LINK, "href", &record_address(family, &record.id));
    row.text(part::TITLE, &record.title);
    row.has(part::NEW, record.is_new);
    row.text(part::NUMBER, &record.number);
    row.text(part::AUTHORITY, &record.authority);
    let (status, color) = status_look(record.status);
    row.text(part::STATUS, status.get());
    row.attribute(part::STATUS, "data-color", color.name());
    row.text(part::ARRIVED_AT, &date_time(record.arrived_at));
    row.has(part::OWNER, record.owner.is_some());
    if let Some(owner) = &record.owner {
        row.text(part::OWNER_NAME, &owner.name);
        row.attribute(part::OWNER_NAME, "data-color", owner_color(owner).name());
    }
}
