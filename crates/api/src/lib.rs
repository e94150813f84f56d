//! The only code of the front end that speaks HTTP: one file per feature, typed in and out.
//!
//! Every call is a future; dropping it aborts the request.

pub mod account;
pub mod records;
pub mod sharing;
pub mod sign;
pub mod signing;
pub mod uploads;

mod arrival;
mod browser;
mod client;

pub use arrival::Arrived;
pub use client::{Answer, Call, Client, Error, Method, Part, Transport, Watcher};
