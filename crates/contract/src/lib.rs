//! What travels between the front end and a server that keeps the contract, and the rules that
//! both sides keep.
//!
//! Requests hold plain strings, so that anything a person can type can travel. Their `check`
//! turns them into a `Valid…` type or into every error there is, each with the JSON pointer of
//! its field. The form and the server call the same `check`.

pub mod account;
pub mod problem;
pub mod records;
mod rfc3339;
pub mod sharing;
pub mod signing;
pub mod text;
pub mod uploads;

/// A moment in UTC, RFC 3339 on the wire.
pub type Timestamp = chrono::DateTime<chrono::Utc>;
