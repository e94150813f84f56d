//! The way back from a record to its list, as the list was left.

use std::cell::RefCell;

use madoguchi_contract::records::Family;

use crate::shell::routes::Route;
use crate::shell::session::use_session;

/// A list as it was last on screen in this tab.
struct Left {
    account_id: String,
    family: Family,
    address: String,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// Notes where a list stands.
pub fn note(family: Family, address: String) {
    let Some(account) = use_session().account_now() else {
        return;
    };
    let left = Left {
        account_id: account.id,
        family,
        address,
    };
    LEFT.replace(Some(left));
}

/// The address of a list with the words, conditions and page that this reader left it with.
pub fn list_address(family: Family) -> String {
    let account = use_session().account_now();
    LEFT.with_borrow(|left| {
        let left = left.as_ref().filter(|left| {
            let is_readers = account.is_some_and(|account| account.id == left.account_id);
            left.family == family && is_readers
        });
        let address = left.map(|left| left.address.clone());
        address.unwrap_or_else(|| Route::Records(family).path().to_owned())
    })
}
