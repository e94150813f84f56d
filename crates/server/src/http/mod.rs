//! What all features share of HTTP.

pub mod attachment;
pub mod client;
pub mod csv;
pub mod docs;
pub mod failure;
pub mod headers;
pub mod health;
pub mod idempotency;
pub mod json;
pub mod language;
pub mod openapi;
pub mod origin;
pub mod preconditions;
pub mod query;
pub mod request;
pub mod static_files;
