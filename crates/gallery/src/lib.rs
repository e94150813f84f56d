//! The workbench for designers: every component and every page, in every state that a user can
//! meet. Never a part of a release.

pub mod address;
pub mod bare;
pub mod browser;
pub mod catalog;
pub mod colour;
pub mod fake;
pub mod inspect;
pub mod message;
pub mod play;
pub mod settle;
pub mod sources;
pub mod stage;
pub mod stories;
pub mod story;
pub mod texts;
pub mod words;
mod workbench;

/// Starts the page that the program stands in.
pub fn start() {
    browser::beside_the_program("");
    let address = address::Address::parse(&browser::query());
    match browser::root_attribute("data-page").as_deref() {
        Some("bare") => bare::start(address),
        _ => workbench::start(address),
    }
}
