//! `--demo`: accounts and records to try everything with, their mails on a page, and a clock that can be
//! moved.

mod contracts;
mod data;
mod draw;
mod outbox;
mod papers;
mod procedures;
mod records;
mod requests;

use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use madoguchi_contract::problem::{FieldCode, FieldError};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::clock::{Clock, Millis};
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::records::import::Writer;
use crate::server::StartError;
use crate::store::Store;
use crate::store::entities::setting;
use papers::Papers;
pub use requests::load as load_requests;

const CLOCK: &str = "clock_offset";
const LOADED: &str = "demo_loaded";
const RECORDS_LOADED: &str = "demo_records_loaded";
const REQUESTS_LOADED: &str = "demo_requests_loaded";

/// So many records take a while to load.
const MANY: u64 = 10_000;
/// With more records for each of the demo's own accounts, further accounts have their share.
const RECORDS_EACH: u64 = 5_000;

/// A hundred years: further the clock cannot be moved at once.
const ADVANCE_MAX: u64 = 100 * 366 * 24 * 60 * 60;

/// The demo's own addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/dev/outbox", get(outbox::show))
        .route("/dev/clock", post(move_clock))
}

/// Loads the demo data, once for each database; `records` is how many `accounts` have together.
pub async fn load(
    store: &Store,
    clock: &Clock,
    records: u64,
    accounts: Option<u64>,
) -> Result<(), StartError> {
    let tx = store.begin().await?;
    take_over(&tx, clock).await?;
    if write_setting(&tx, LOADED, "yes", false).await? {
        data::load(&tx, clock.now()).await?;
    }
    let are_new = write_setting(&tx, RECORDS_LOADED, "yes", false).await?;
    if are_new {
        let accounts = accounts.unwrap_or(records / RECORDS_EACH);
        data::add_staff(&tx, clock.now(), accounts).await?;
        store.widen(&tx, records >= MANY).await?;
        load_records(&tx, clock.now(), records).await?;
        store.widen(&tx, false).await?;
    }
    tx.commit().await?;
    if are_new && records >= MANY {
        store.settle().await?;
    }
    Ok(())
}

async fn load_records(
    tx: &DatabaseTransaction,
    now: Millis,
    records: u64,
) -> Result<(), StartError> {
    let owners = data::owners(tx).await?;
    let each = records / (owners.len() as u64).max(1);
    let mut writer = Writer::new(tx, now);
    for (owner, done) in owners.iter().zip(1..) {
        // In the order in which they would have come.
        let all: Vec<_> = records::records(owner, now, each).collect();
        for record in all.into_iter().rev() {
            writer.add(record, &Papers).await?;
        }
        if records >= MANY && done % 20 == 0 {
            eprintln!("{} of {records} records", done * each);
        }
    }
    writer.finish().await?;
    Ok(())
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MoveClockRequest {
    advance_seconds: u64,
}

async fn move_clock(
    State(app): State<App>,
    body: JsonBody<MoveClockRequest>,
) -> Result<Response, Failure> {
    let seconds = body.value.advance_seconds;
    if seconds > ADVANCE_MAX {
        let error =
            FieldError::new("/advanceSeconds", FieldCode::TooLong).with_param("max", ADVANCE_MAX);
        return Err(vec![error].into());
    }
    app.clock.advance(Duration::from_secs(seconds));
    let offset = app.clock.offset().to_string();
    write_setting(app.store.connection(), CLOCK, &offset, true).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Another server can have moved the clock: each request goes by the time in the database.
pub async fn follow_clock(State(app): State<App>, request: Request, next: Next) -> Response {
    match take_over_clock(&app.store, &app.clock).await {
        Ok(()) => next.run(request).await,
        Err(error) => Failure::from(error).into_response(),
    }
}

/// Takes the database's offset over. Without a demo there is none.
pub async fn take_over_clock(store: &Store, clock: &Clock) -> Result<(), DbErr> {
    take_over(store.connection(), clock).await
}

async fn take_over(db: &impl ConnectionTrait, clock: &Clock) -> Result<(), DbErr> {
    let stored = setting::Entity::find_by_id(CLOCK).one(db).await?;
    if let Some(offset) = stored.and_then(|stored| stored.value.parse::<Millis>().ok()) {
        clock.set_offset(offset);
    }
    Ok(())
}

/// Whether the value was written.
async fn write_setting(
    db: &impl ConnectionTrait,
    name: &str,
    value: &str,
    overwrite: bool,
) -> Result<bool, DbErr> {
    let mut conflict = OnConflict::column(setting::Column::Name);
    if overwrite {
        conflict.update_column(setting::Column::Value);
    } else {
        conflict.do_nothing();
    }
    let written = setting::Entity::insert(setting::ActiveModel {
        name: Set(name.to_owned()),
        value: Set(value.to_owned()),
    })
    .on_conflict(conflict)
    .exec_without_returning(db)
    .await?;
    Ok(written == 1)
}
