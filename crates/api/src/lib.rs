//! The only code of the front end that speaks HTTP: one file per feature, typed in and out.
//!
//! Every call is a future; dropping it aborts the request.

pub mod account;
pub mod records;
pub mod sharing;

mod browser;
mod client;

pub use client::{Answer, Call, Client, Error, Method, Transport};
