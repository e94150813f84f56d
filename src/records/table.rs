//! The rows of a list, with the columns that are chosen.

use std::sync::Arc;

use leptos::prelude::*;
use madoguchi_contract::records::{Column, Columns, Family, Record, RecordQuery, Sort, SortKey};
use madoguchi_ui::{Badge, BadgeColor, LONG_TABLE, Rows, SortHeader, SortOrder, Table, dom};

use super::model::{columns, order, sorted};
use super::record_address;
use super::words::{column_name, owner_badge, status_look};
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
    let rows = move || {
        language();
        let records = records.get();
        let words = RowWords::new(family, shown.get());
        Rows::new(records.len(), move |number| {
            row(family, &words, &records[number])
        })
        // Whoever comes back to a record is about to be brought to it.
        .at_once(dom::remembered_place().is_some())
    };
    view! {
        <Table
            caption=list_name(family)
            caption_hidden=true
            long=Signal::derive(move || records.read().len() >= LONG_TABLE)
        >
            <thead role="rowgroup">
                <tr role="row">
                    {title} {move || optional(Column::Authority)}
                    {plain(t::records::STATUS)} {move || optional(Column::ArrivedAt)}
                    {move || optional(Column::Owner)}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
}

/// What every row says beside its record: the names of the columns that are shown.
struct RowWords {
    authority: Option<&'static str>,
    status: &'static str,
    arrived_at: Option<&'static str>,
    owner: Option<&'static str>,
}

impl RowWords {
    fn new(family: Family, shown: Columns) -> Self {
        let name = |column| {
            shown
                .shows(column)
                .then(|| column_name(family, column).get())
        };
        Self {
            authority: name(Column::Authority),
            status: t::records::STATUS.get(),
            arrived_at: name(Column::ArrivedAt),
            owner: name(Column::Owner),
        }
    }
}

fn row(family: Family, words: &RowWords, record: &Record) -> AnyView {
    let href = record_address(family, &record.id);
    let authority = words.authority.map(|name| {
        let authority = record.authority.clone();
        view! {
            <td role="cell" data-label=name>
                <bdi>{authority}</bdi>
            </td>
        }
    });
    let arrived_at = words.arrived_at.map(|name| {
        view! {
            <td role="cell" data-label=name>
                <span class="md-record__moment">{date_time(record.arrived_at)}</span>
            </td>
        }
    });
    let owner = words.owner.map(|name| {
        let badge = record
            .owner
            .as_ref()
            .map(|owner| view! { <div>{owner_badge(owner)}</div> });
        view! {
            <td role="cell" data-label=name>
                {badge}
            </td>
        }
    });
    let (status, color) = status_look(record.status);
    let new = record.is_new.then(new_mark);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a class="md-link" id=format!("record-{}", record.id) href=href>
                    <bdi>{record.title.clone()}</bdi>
                </a>
                {new}
                <span class="md-record__number">{record.number.clone()}</span>
            </th>
            {authority}
            <td role="cell" data-label=words.status>
                <div>
                    <Badge color>{status.get()}</Badge>
                </div>
            </td>
            {arrived_at}
            {owner}
        </tr>
    }
    .into_any()
}

/// 新着: it has come since the visit before this one.
fn new_mark() -> impl IntoView {
    view! {
        " "
        <Badge color=BadgeColor::Blue>{t::records::NEW.get()}</Badge>
    }
}
