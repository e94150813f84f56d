//! A document, read inside the page (D-14).

use leptos::prelude::*;
use madoguchi_api::records::{Purpose, document};
use madoguchi_contract::records::{Family, RecordDocument};
use madoguchi_ui::dom;

use super::record_address;
use crate::shell::reading::Reading;
use crate::shell::remote::Remote;

/// The document that the address names, if it is one of the record's.
#[component]
pub fn OpenedDocument(
    family: Family,
    record_id: String,
    documents: Vec<RecordDocument>,
    #[prop(into)] opened: Signal<String>,
    /// This document is gone; perhaps the whole record can no longer be seen.
    on_gone: Callback<String>,
) -> impl IntoView {
    let closed = StoredValue::new(String::new());
    move || {
        let id = opened.get();
        let document = documents.iter().find(|document| document.id == id).cloned();
        match document {
            Some(document) => {
                closed.set_value(id);
                read(family, record_id.clone(), document, on_gone)
            }
            None => {
                let closed = closed.get_value();
                if !closed.is_empty() {
                    dom::focus_soon(format!("view-{closed}"));
                }
                ().into_any()
            }
        }
    }
}

fn read(
    family: Family,
    record_id: String,
    document: RecordDocument,
    on_gone: Callback<String>,
) -> AnyView {
    let RecordDocument { id, name, .. } = document;
    let close = record_address(family, &record_id);
    let gone = id.clone();
    let content = fetch(family, record_id, id);
    let on_gone = Callback::new(move |()| on_gone.run(gone.clone()));
    view! { <Reading name close content on_gone /> }.into_any()
}

fn fetch(family: Family, record_id: String, id: String) -> Remote<Vec<u8>> {
    Remote::new(move |client| {
        let (record_id, id) = (record_id.clone(), id.clone());
        Box::pin(async move { document(&client, family, &record_id, &id, Purpose::View).await })
    })
}
