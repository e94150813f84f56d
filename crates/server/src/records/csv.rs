//! `GET /api/v1/records/{family}/csv`: a list as a file for a spreadsheet.

mod words;

use axum::extract::State;
use axum::http::Method;
use axum::response::Response;
use madoguchi_contract::account::Language;
use madoguchi_contract::records::{
    CSV_MAX, Column, Columns, Family, Record, RecordQuery, ValidRecordQuery,
};

use super::RecordPath;
use super::access;
use super::page::Page;
use super::search::Search;
use super::sight::Sight;
use crate::account::session::SignedIn;
use crate::app::App;
use crate::clock::in_japan;
use crate::http::csv::Csv;
use crate::http::failure::Failure;
use crate::http::language::WantedLanguage;
use crate::http::query::Query;

/// Every record of the list, from its first page on, with the columns asked for, in the language
/// of `Accept-Language` or else the account's, with times in Japan. A list of more than 10,000 is
/// cut there, and the file's last line says so. Each owner whose records are in it finds a row in
/// the access log.
#[utoipa::path(
    get,
    path = "/records/{family}/csv",
    tag = "records",
    summary = "Export a list",
    params(
        ("family" = String, Path, description = "`filings`, `filing-notices`, `delivery-subscriptions` or `deliveries`", example = "filings"),
        RecordQuery
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_found", "malformed", "invalid_fields"]))),
    responses((status = 200, description = "UTF-8 with a byte order mark, RFC 4180", body = String,
        content_type = "text/csv",
        headers(("Content-Disposition" = String, description = "`attachment` with a name that holds the day"))))
)]
pub async fn export_records(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    WantedLanguage(language): WantedLanguage,
    path: RecordPath,
    Query(query): Query<RecordQuery>,
) -> Result<Response, Failure> {
    let language = language.unwrap_or(caller.language.into());
    let family = path.family;
    let query = query.check(family)?;
    let columns = query.columns;
    let search = Search::new(
        family,
        ValidRecordQuery {
            size: CSV_MAX,
            cursor: None,
            ..query
        },
    )?;
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let sight = Sight::of(&tx, &caller).await?;
    let page = search.page(&tx, &sight).await?;
    let owner_ids = page.owner_ids(&sight);
    access::note_list(&tx, &caller, family, owner_ids, now).await?;
    access::keep(tx, &method).await?;

    let day = in_japan(now).format("%Y%m%d");
    let plain = format!("{}-{day}.csv", family.path());
    let name = format!("{}_{day}.csv", words::family(language, family));
    let file = write(language, family, columns, page, &sight);
    Ok(file.into_response(&plain, &name))
}

fn write(language: Language, family: Family, columns: Columns, page: Page, sight: &Sight) -> Csv {
    let is_cut = page.has_next;
    let mut file = Csv::new(cells(columns, words::heads(language, family)));
    let count = cells(columns, [""; 6]).count();
    for record in page.into_records(family, sight) {
        file.line(cells(columns, values(language, record)));
    }
    if is_cut {
        let mut note = vec![String::new(); count];
        note[0] = words::cut(language, CSV_MAX);
        file.line(note);
    }
    file
}

/// What a record says in each column, in their order.
fn values(language: Language, record: Record) -> [String; 6] {
    let at = in_japan(record.arrived_at.timestamp_millis());
    [
        record.number,
        record.title,
        record.authority,
        words::status(language, record.status).to_owned(),
        at.format("%Y-%m-%d %H:%M:%S").to_string(),
        record.owner.map_or_else(String::new, |owner| owner.name),
    ]
}

/// The cells of the columns that are shown.
fn cells<T>(columns: Columns, all: [T; 6]) -> impl Iterator<Item = T> {
    let optional = [
        None,
        None,
        Some(Column::Authority),
        None,
        Some(Column::ArrivedAt),
        Some(Column::Owner),
    ];
    all.into_iter()
        .zip(optional)
        .filter(move |(_, column)| column.is_none_or(|column| columns.shows(column)))
        .map(|(cell, _)| cell)
}
