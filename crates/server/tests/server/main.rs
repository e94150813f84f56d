//! The server as its callers see it: over HTTP, on SQLite or, with
//! `MADOGUCHI_TEST_DATABASE=postgres`, on PostgreSQL.
#![allow(clippy::unwrap_used, missing_docs)]

mod access_log;
mod account;
mod administration;
mod archive;
mod concurrency;
mod decision;
mod filing_acts;
mod http;
mod idempotency;
mod import;
mod intake;
mod invitation;
mod logs;
mod lookup;
mod news;
mod openapi;
mod outbox;
mod records;
mod records_access;
mod records_csv;
mod robustness;
mod share_ends;
mod sharing;
mod sharing_errors;
mod signing;
mod signing_codes;
mod static_files;
mod support;
mod undo;
mod uploads;
mod walk;
mod walk_shares;
