//! 申請案件, 通知, 電子送達申込み and 電子送達: lists, details and documents.

mod acts;
mod answer;
mod conditions;
mod detail;
mod documents;
mod downloads;
mod list;
mod lookup;
mod model;
mod nothing;
mod period;
mod reading;
mod returning;
mod search_form;
mod table;
mod together;
mod tools;
mod trouble;
mod words;

use madoguchi_contract::records::Family;

pub use acts::FilingActPage;
pub use detail::RecordPage;
pub use list::RecordsPage;
pub use lookup::FilingLookupPage;
pub use table::RecordTable;

use crate::shell::navigation::use_navigation;
use crate::shell::routes::Route;

/// The family that the present address names.
fn family_of_page() -> Family {
    match use_navigation().route_now() {
        Some(Route::Records(family) | Route::Record(family)) => family,
        _ => Family::Filing,
    }
}

/// The address of one record with one of its documents open.
fn document_address(family: Family, id: &str, document_id: &str) -> String {
    let document_id = madoguchi_contract::text::percent_encode(document_id);
    format!("{}&document={document_id}", record_address(family, id))
}

/// The address of one record.
fn record_address(family: Family, id: &str) -> String {
    let id = madoguchi_contract::text::percent_encode(id);
    format!("{}?id={id}", Route::Record(family).path())
}

/// The address of what a number names.
fn lookup_address(number: &str) -> String {
    let query = madoguchi_contract::text::query_string(&[("number", &number.to_owned())]);
    madoguchi_contract::text::with_query(Route::FilingLookup.path(), &query)
}
