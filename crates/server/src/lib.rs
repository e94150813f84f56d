//! The reference server of Madoguchi's contract.
//!
//! A feature has the same name here as in the contract and in the front end: `account`,
//! `sharing`, `records`, `signing`, `uploads`. What all features share of HTTP is in `http`, the database in `store`, mails in
//! `outbox`.

pub mod account;
mod app;
pub mod clock;
pub mod commands;
pub mod config;
mod demo;
mod housekeeping;
pub mod http;
mod keys;
mod outbox;
mod pdf;
mod records;
pub mod server;
mod sharing;
mod signing;
mod store;
mod uploads;
