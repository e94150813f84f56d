//! The rows of a list, with the columns that are chosen.

use leptos::prelude::*;
use madoguchi_contract::records::{Column, Columns, Family, Record, RecordQuery, SortKey};
use madoguchi_ui::{SortHeader, SortOrder, Table};

use super::model::{columns, order, sorted};
use super::record_address;
use super::words::{column_name, owner_badge, status_badge};
use crate::shell::locale::{Text, date_time, t};
use crate::shell::screens::list_name;

/// The records of a page.
#[component]
pub fn RecordTable(
    family: Family,
    query: RecordQuery,
    records: Vec<Record>,
    open: Callback<RecordQuery>,
) -> impl IntoView {
    let present = order(&query);
    let shown = columns(&query);
    let sortable = |label: Text, key: SortKey, first: SortOrder| {
        let order = match present.descending {
            true => SortOrder::Descending,
            false => SortOrder::Ascending,
        };
        let query = query.clone();
        view! {
            <SortHeader
                label
                sorted=Signal::stored((present.key == key).then_some(order))
                first
                on_sort=Callback::new(move |order| {
                    open.run(sorted(query.clone(), key, order == SortOrder::Descending));
                })
            />
        }
        .into_any()
    };
    let plain = |label: Text| {
        view! {
            <th scope="col" role="columnheader">
                {label}
            </th>
        }
        .into_any()
    };
    let optional = |column: Column| {
        let name = column_name(family, column);
        shown.shows(column).then(|| match column {
            Column::Authority => sortable(name, SortKey::Authority, SortOrder::Ascending),
            Column::ArrivedAt => sortable(name, SortKey::ArrivedAt, SortOrder::Descending),
            Column::Owner => plain(name),
        })
    };
    let headings = [
        Some(sortable(
            t::records::TITLE,
            SortKey::Title,
            SortOrder::Ascending,
        )),
        optional(Column::Authority),
        Some(plain(t::records::STATUS)),
        optional(Column::ArrivedAt),
        optional(Column::Owner),
    ];
    let rows = records.into_iter();
    let rows = rows.map(|record| row(family, shown, record));
    let rows = rows.collect_view();
    view! {
        <Table caption=list_name(family) caption_hidden=true>
            <thead role="rowgroup">
                <tr role="row">{headings.into_iter().flatten().collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
}

fn row(family: Family, shown: Columns, record: Record) -> AnyView {
    let href = record_address(family, &record.id);
    let moment = record.arrived_at;
    let owner = record.owner.map(|owner| owner_badge(&owner));
    let owner = owner.map(|badge| view! { <div>{badge}</div> });
    let authority = view! { <bdi>{record.authority}</bdi> };
    let arrived_at = view! { <span class="md-record__moment">{move || date_time(moment)}</span> };
    let cell = |column: Column, content: AnyView| {
        shown.shows(column).then(|| {
            view! {
                <td role="cell" data-label=column_name(family, column)>
                    {content}
                </td>
            }
            .into_any()
        })
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a class="md-link" id=format!("record-{}", record.id) href=href>
                    <bdi>{record.title}</bdi>
                </a>
                <span class="md-record__number">{record.number}</span>
            </th>
            {cell(Column::Authority, authority.into_any())}
            <td role="cell" data-label=t::records::STATUS>
                <div>{status_badge(record.status)}</div>
            </td>
            {cell(Column::ArrivedAt, arrived_at.into_any())}
            {cell(Column::Owner, owner.into_any())}
        </tr>
    }
    .into_any()
}
