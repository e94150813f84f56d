//! The way back to the list, as the list was left.

use std::cell::RefCell;

use leptos::prelude::*;
use madoguchi_ui::{Breadcrumb, BreadcrumbItem};

use crate::shell::locale::{Text, t};
use crate::shell::routes::Route;
use crate::shell::session::use_session;

thread_local! {
    /// Whose list was last on screen in this tab, and at which address.
    static LEFT: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Notes where the list stands.
pub fn note(address: String) {
    if let Some(account) = use_session().account_now() {
        LEFT.replace(Some((account.id, address)));
    }
}

/// The address of the list with the words, state and page that this reader left it with.
fn list_address() -> String {
    let account = use_session().account_now();
    LEFT.with_borrow(|left| {
        let left = left.as_ref().filter(|(id, _)| {
            let account = account.as_ref();
            account.is_some_and(|account| account.id == *id)
        });
        let address = left.map(|(_, address)| address.clone());
        address.unwrap_or_else(|| Route::SignatureRequests.path().to_owned())
    })
}

/// The way to a page beside the list.
pub fn way_from_list(page: Text) -> AnyView {
    view! {
        <Breadcrumb label=t::records::PLACE>
            <BreadcrumbItem href=Route::Home.path()>{t::home::TITLE}</BreadcrumbItem>
            <BreadcrumbItem href=list_address()>{t::signing::TITLE}</BreadcrumbItem>
            <BreadcrumbItem>{page}</BreadcrumbItem>
        </Breadcrumb>
    }
    .into_any()
}
