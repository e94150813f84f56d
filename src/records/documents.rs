//! The documents of a record: read inside the page, or kept as a file (R-058, D-14).

use leptos::prelude::*;
use madoguchi_contract::records::{DocumentKind, RecordAct, RecordDetail, RecordDocument};
use madoguchi_ui::{Button, ButtonKind, LONG_TABLE, SelectAll, SelectRow, Table, row_groups};

use super::document_address;
use super::downloads::{DOCUMENTS, Downloads, button_id};
use super::together::Together;
use super::words::{document_kind, size_text};
use crate::shell::locale::{date_time, t};

/// The list of documents, each with what the caller may do.
#[component]
pub fn Documents(detail: RecordDetail, downloads: Downloads) -> impl IntoView {
    if detail.documents.is_empty() {
        return view! { <p>{t::records::DOCUMENTS_NONE}</p> }.into_any();
    }
    downloads.return_focus();
    let ids = detail.documents.iter().map(|document| document.id.clone());
    let ids: Vec<String> = ids.collect();
    downloads
        .chosen
        .update(|chosen| chosen.retain(|id| ids.iter().any(|it| it == id)));
    let count = ids.len();
    let page = Signal::stored(ids);
    let are_chosen = count > 1 && detail.may(RecordAct::Download);
    let rows = detail.documents.iter().cloned();
    let rows = rows.map(|document| row(document, &detail, downloads, are_chosen.then_some(page)));
    let rows = row_groups(rows.collect());
    let heads = are_chosen.then(|| {
        view! {
            <thead role="rowgroup">
                <tr role="row">
                    <SelectAll
                        label=move || t::records::choose_all_documents(count)
                        selection=downloads.chosen
                        page
                    />
                    <th scope="col" role="columnheader">
                        {t::records::DOCUMENT_NAME}
                    </th>
                    <th scope="col" role="columnheader">
                        {t::records::DOCUMENT_ACTS}
                    </th>
                </tr>
            </thead>
        }
    });
    let together = are_chosen.then(|| view! { <Together detail downloads /> });
    view! {
        {downloads.trouble()}
        <div class="md-documents" id=DOCUMENTS tabindex="-1">
            {together}
            <Table
                caption=t::records::DOCUMENTS
                caption_hidden=true
                long=LONG_TABLE <= count
            >
                {heads}
                {rows}
            </Table>
        </div>
    }
    .into_any()
}

/// `page` are the ids of all rows, when documents can be chosen.
fn row(
    document: RecordDocument,
    detail: &RecordDetail,
    downloads: Downloads,
    page: Option<Signal<Vec<String>>>,
) -> AnyView {
    let is_own = detail.record.owner.is_none();
    let size = document.size;
    let kind = document_kind(document.kind);
    let acquired = (is_own && document.kind == DocumentKind::OfficialDocument).then(|| {
        let acquired_at = document.acquired_at;
        let text = move || match acquired_at {
            Some(at) => t::records::document_acquired(date_time(at)),
            None => t::records::DOCUMENT_NOT_ACQUIRED.get().to_owned(),
        };
        view! { <span class="md-record__number">{text}</span> }
    });
    let name = document.name.clone();
    let read = detail.may(RecordAct::View).then(|| {
        let spoken = name.clone();
        let address = document_address(downloads.family, &detail.record.id, &document.id);
        view! {
            <a
                class="md-button"
                data-kind="outline"
                id=format!("view-{}", document.id)
                href=address
            >
                {t::records::VIEW}
                <span class="md-visually-hidden">" " {spoken}</span>
            </a>
        }
    });
    let download = detail.may(RecordAct::Download).then(|| {
        let button_id = button_id(&document.id);
        let (id, name) = (document.id.clone(), document.name.clone());
        let record_id = detail.record.id.clone();
        let busy = {
            let id = id.clone();
            Signal::derive(move || downloads.is_fetching(&id))
        };
        let spoken = name.clone();
        view! {
            <Button
                id=button_id
                kind=ButtonKind::Outline
                busy
                on_press=Callback::new(move |()| {
                    downloads.start(record_id.clone(), id.clone(), name.clone(), is_own);
                })
            >
                {move || {
                    if busy.get() { t::records::DOWNLOADING.get() } else { t::records::DOWNLOAD.get() }
                }}
                <span class="md-visually-hidden">" " {spoken}</span>
            </Button>
        }
    });
    let heading = format!("name-{}", document.id);
    let choice = page.map(|page| {
        view! {
            <SelectRow
                id=document.id
                labelled_by=heading.clone()
                selection=downloads.chosen
                page
            />
        }
    });
    view! {
        <tr role="row">
            {choice} <th scope="row" role="rowheader" id=heading>
                <bdi>{name}</bdi>
                <span class="md-record__number">
                    {kind} " " {move || size_text(size)}
                </span>
                {acquired}
            </th>
            <td role="cell">
                <div class="md-row">{read} {download}</div>
            </td>
        </tr>
    }
    .into_any()
}
