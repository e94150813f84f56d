//! What every page stands on: the server, the session, the words, notices and failures.

pub mod chunk;
pub mod draft;
pub mod export;
pub mod failure;
pub mod field;
pub mod guide;
pub mod locale;
pub mod navigation;
pub mod news;
pub mod notices;
pub mod page;
pub mod reading;
pub mod remote;
pub mod routes;
pub mod screens;
pub mod session;
pub mod steps;
pub mod undo;
pub mod uploads;

use leptos::prelude::*;
use madoguchi_api::Client;

/// The server that the portal works with.
pub fn use_client() -> Client {
    expect_context::<Client>()
}
