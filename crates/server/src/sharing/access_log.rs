//! 情報共有対象アカウント操作履歴: what requesters did with the caller's data in the last seven days.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::records::Family;
use madoguchi_contract::records::folded;
use madoguchi_contract::sharing::{
    ACCESS_LOG_DAYS, Access, AccessAct, AccessLog, AccessLogQuery, AccessedRecord, Party,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::access_csv;
use super::view::party;
use crate::account::session::Sharer;
use crate::app::App;
use crate::clock::{DAY, Millis, SECOND, in_japan, timestamp};
use crate::http::failure::Failure;
use crate::http::language::WantedLanguage;
use crate::http::query::Query;
use crate::store::entities::access::{Column, Entity, Model};
use crate::store::entities::{account, share};

/// How long a row can be seen (R-063, D-3).
pub const KEPT: Millis = ACCESS_LOG_DAYS * DAY;
const PAGE: usize = 50;

/// Newest first, in pages of 50; never older than seven days to the second.
#[utoipa::path(
    get,
    path = "/sharing/access-log",
    tag = "sharing",
    summary = "Read what requesters did with one's data",
    params(AccessLogQuery),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "malformed", "invalid_fields"]))),
    responses((status = 200, description = "One page", body = AccessLog, example = json!({
        "accesses": [{
            "at": "2026-11-22T01:30:00Z",
            "requester": {"name": "湊 一郎", "email": "prime@minato.example"},
            "act": "download",
            "family": "filing",
            "record": {
                "id": "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90",
                "number": "202611-0004812",
                "title": "健康保険・厚生年金保険被保険者資格取得届"
            },
            "document": "資格取得確認通知書.pdf",
            "secondsLeft": 604790
        }],
        "requesters": [{"name": "湊 一郎", "email": "prime@minato.example"}],
        "next": null
    })))
)]
pub async fn read_access_log(
    State(app): State<App>,
    Sharer(caller): Sharer,
    Query(query): Query<AccessLogQuery>,
) -> Result<Json<AccessLog>, Failure> {
    let db = app.store.connection();
    let log = Log::new(&caller, app.clock.now(), query)?;
    let requesters = log.requesters(db).await?;
    let mut rows = log.rows(&requesters).limit(PAGE as u64 + 1).all(db).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| has_more);
    Ok(Json(AccessLog {
        next: last.map(|row| cursor_text(row.at, row.id)),
        accesses: log.describe(rows, &requesters),
        requesters: requesters.iter().map(party).collect(),
    }))
}

/// Every row that the filters let through, newest first, in the language of `Accept-Language` or
/// else the account's, with times in Japan: all of them, or those behind `cursor`.
#[utoipa::path(
    get,
    path = "/sharing/access-log/csv",
    tag = "sharing",
    summary = "Export what requesters did with one's data",
    params(AccessLogQuery),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "malformed", "invalid_fields"]))),
    responses((status = 200, description = "UTF-8 with a byte order mark, RFC 4180", body = String,
        content_type = "text/csv",
        headers(("Content-Disposition" = String, description = "`attachment` with a name that holds the day"))))
)]
pub async fn export_access_log(
    State(app): State<App>,
    Sharer(caller): Sharer,
    WantedLanguage(language): WantedLanguage,
    Query(query): Query<AccessLogQuery>,
) -> Result<Response, Failure> {
    let db = app.store.connection();
    let now = app.clock.now();
    let log = Log::new(&caller, now, query)?;
    let requesters = log.requesters(db).await?;
    let rows = log.rows(&requesters).all(db).await?;
    let accesses = log.describe(rows, &requesters);
    let language = language.unwrap_or(caller.language.into());
    let day = in_japan(now).format("%Y%m%d");
    let plain = format!("access-log-{day}.csv");
    let name = access_csv::file_name(language, &day.to_string());
    Ok(access_csv::write(language, &accesses).into_response(&plain, &name))
}

/// When requesters last did something with the data of owners, by owner and requester (G-02).
pub async fn last_uses(
    db: &impl ConnectionTrait,
    shares: impl Iterator<Item = &share::Model> + Clone,
    now: Millis,
) -> Result<HashMap<(String, String), Millis>, DbErr> {
    let newest = Entity::find()
        .select_only()
        .columns([Column::OwnerId, Column::RequesterId])
        .column_as(Column::At.max(), "newest")
        .filter(Column::OwnerId.is_in(shares.clone().map(|share| &share.owner_id)))
        .filter(Column::RequesterId.is_in(shares.map(|share| &share.requester_id)))
        .filter(Column::At.gt(now - KEPT))
        .group_by(Column::OwnerId)
        .group_by(Column::RequesterId)
        .into_tuple::<(String, String, Millis)>();
    let newest = newest.all(db).await?.into_iter();
    Ok(newest
        .map(|(owner_id, requester_id, at)| ((owner_id, requester_id), at))
        .collect())
}

/// The log of one owner at one moment.
struct Log<'a> {
    owner: &'a account::Model,
    now: Millis,
    requester: Option<String>,
    act: Option<AccessAct>,
    /// The moment and the id of the last row seen.
    cursor: Option<(Millis, i64)>,
}

impl<'a> Log<'a> {
    fn new(owner: &'a account::Model, now: Millis, query: AccessLogQuery) -> Result<Self, Failure> {
        let mut errors = Vec::new();
        let mut refuse = |pointer| errors.push(FieldError::new(pointer, FieldCode::NotAChoice));
        let act = AccessAct::parse(&query.act);
        if act.is_none() && !query.act.is_empty() {
            refuse("/act");
        }
        let cursor = read_cursor(&query.cursor);
        if cursor.is_none() && !query.cursor.is_empty() {
            refuse("/cursor");
        }
        if !errors.is_empty() {
            return Err(errors.into());
        }
        let requester = folded(query.requester.trim());
        Ok(Self {
            owner,
            now,
            requester: (!requester.is_empty()).then_some(requester),
            act,
            cursor,
        })
    }

    /// All that can still be seen.
    fn all(&self) -> Select<Entity> {
        Entity::find()
            .filter(Column::OwnerId.eq(&self.owner.id))
            .filter(Column::At.gt(self.now - KEPT))
    }

    async fn requesters(&self, db: &impl ConnectionTrait) -> Result<Vec<account::Model>, DbErr> {
        let ids: Vec<String> = self
            .all()
            .select_only()
            .column(Column::RequesterId)
            .distinct()
            .into_tuple()
            .all(db)
            .await?;
        account::Entity::find()
            .filter(account::Column::Id.is_in(ids))
            .order_by_asc(account::Column::Kana)
            .order_by_asc(account::Column::Email)
            .all(db)
            .await
    }

    /// What the filters let through, newest first.
    fn rows(&self, requesters: &[account::Model]) -> Select<Entity> {
        let mut rows = self
            .all()
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id);
        if let Some(email) = &self.requester {
            let wanted = requesters.iter().filter(|account| account.email == *email);
            rows = rows.filter(Column::RequesterId.is_in(wanted.map(|account| &account.id)));
        }
        if let Some(act) = self.act {
            rows = rows.filter(Column::Act.eq(act.as_str()));
        }
        if let Some((at, id)) = self.cursor {
            let place = Expr::tuple([Expr::col(Column::At), Expr::col(Column::Id)]);
            let seen = Expr::tuple([Expr::value(at), Expr::value(id)]);
            rows = rows.filter(place.lt(seen));
        }
        rows
    }

    fn describe(&self, rows: Vec<Model>, requesters: &[account::Model]) -> Vec<Access> {
        let parties: HashMap<&str, Party> = requesters
            .iter()
            .map(|account| (account.id.as_str(), party(account)))
            .collect();
        rows.into_iter()
            .filter_map(|row| {
                let left = row.at + KEPT - self.now;
                Some(Access {
                    at: timestamp(row.at),
                    requester: parties.get(row.requester_id.as_str())?.clone(),
                    act: AccessAct::parse(&row.act).unwrap_or(AccessAct::Unknown),
                    family: Family::parse(&row.family)?,
                    record: accessed(row.record_id, row.record_number, row.record_title),
                    document: row.document_name,
                    seconds_left: u64::try_from((left + SECOND - 1) / SECOND).unwrap_or_default(),
                })
            })
            .collect()
    }
}

fn accessed(
    id: Option<String>,
    number: Option<String>,
    title: Option<String>,
) -> Option<AccessedRecord> {
    Some(AccessedRecord {
        id: id?,
        number: number?,
        title: title?,
    })
}

fn cursor_text(at: Millis, id: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("{at} {id}"))
}

fn read_cursor(text: &str) -> Option<(Millis, i64)> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (at, id) = text.split_once(' ')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}
