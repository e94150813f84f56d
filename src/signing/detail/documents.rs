//! The documents of a request, read inside the page.

use leptos::prelude::*;
use madoguchi_api::signing;
use madoguchi_contract::signing::RequestDocument;
use madoguchi_contract::text::query_string;
use madoguchi_ui::{Table, dom, file_size};

use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::reading::Reading;
use crate::shell::remote::Remote;
use crate::signing::request_address;

/// Each with its size, its SHA-256 and the way to read it.
#[component]
pub fn Documents(id: String, documents: Vec<RequestDocument>) -> impl IntoView {
    let row = move |document: RequestDocument| {
        let address = document_address(&id, document.place);
        let spoken = document.name.clone();
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    <bdi>{document.name}</bdi>
                    <span class="md-record__number">{file_size(document.size)}</span>
                </th>
                <td role="cell" data-label=t::signing::HASH>
                    <span class="md-hash">{document.sha256}</span>
                </td>
                <td role="cell">
                    <a
                        class="md-button"
                        data-kind="outline"
                        id=view_id(document.place)
                        href=address
                    >
                        {t::records::VIEW}
                        <span class="md-visually-hidden">" " {spoken}</span>
                    </a>
                </td>
            </tr>
        }
    };
    view! {
        <div class="md-documents">
            <Table caption=t::signing::DOCUMENTS caption_hidden=true>
                <tbody role="rowgroup">{documents.into_iter().map(row).collect_view()}</tbody>
            </Table>
        </div>
    }
}

/// The document that the address names, if it is one of the request's.
#[component]
pub fn OpenedDocument(id: String, documents: Vec<RequestDocument>) -> impl IntoView {
    let navigation = use_navigation();
    let opened = Memo::new(move |_| navigation.param("document").parse::<u32>().ok());
    let closed = StoredValue::new(None::<u32>);
    move || {
        let place = opened.get();
        let document = documents.iter().find(|it| Some(it.place) == place).cloned();
        match document {
            Some(document) => {
                closed.set_value(place);
                read(id.clone(), document)
            }
            None => {
                if let Some(place) = closed.get_value() {
                    dom::focus_soon(view_id(place));
                }
                ().into_any()
            }
        }
    }
}

fn read(id: String, document: RequestDocument) -> AnyView {
    let RequestDocument { name, place, .. } = document;
    let close = request_address(&id);
    let content = Remote::new(move |client| {
        let id = id.clone();
        Box::pin(async move { signing::document(&client, &id, place).await })
    });
    view! { <Reading name close content on_gone=Callback::new(|()| ()) /> }.into_any()
}

fn view_id(place: u32) -> String {
    format!("view-{place}")
}

fn document_address(id: &str, place: u32) -> String {
    let query = query_string(&[("document", &place.to_string())]);
    format!("{}&{query}", request_address(id))
}
