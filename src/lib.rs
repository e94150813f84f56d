//! The portal of Madoguchi.
//!
//! `shell` is what every page stands on, each feature has a folder of its own, and `app` puts
//! them together. A feature never imports another feature.

mod account;
pub mod app;
mod records;
mod sharing;
mod shell;
mod signing;

pub use app::App;
pub use records::RecordTable;
pub use shell::undo::ToastClock;

/// The address of every page.
pub fn paths() -> impl Iterator<Item = &'static str> {
    shell::routes::Route::ALL
        .into_iter()
        .map(|route| route.path())
}
