//! `GET /api/v1/records/{family}/{id}`: all of one record.

use axum::Json;
use axum::extract::State;
use axum::http::Method;
use madoguchi_contract::records::{
    DocumentKind, Family, RecordDetail, RecordDocument, RecordEvent, RecordStatus,
};
use madoguchi_contract::sharing::AccessAct;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::RecordPath;
use super::access;
use super::sight::{Seen, status};
use crate::account::session::SignedIn;
use crate::app::App;
use crate::clock::{Millis, timestamp};
use crate::http::failure::Failure;
use crate::store::entities::{document, record, record_event};

/// An owner's record can be opened with either right and leaves a row in the owner's access log.
/// Opening a notice of one's own makes it `read`.
#[utoipa::path(
    get,
    path = "/records/{family}/{id}",
    tag = "records",
    summary = "Read one record",
    params(
        ("family" = String, Path, description = "`filings`, `filing-notices`, `delivery-subscriptions` or `deliveries`", example = "filings"),
        ("id" = String, Path, description = "The record")
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_found"]))),
    responses((status = 200, description = "The record as the caller sees it", body = RecordDetail, example = json!({
        "record": {
            "id": "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90",
            "number": "202611-0004812",
            "title": "健康保険・厚生年金保険被保険者資格取得届",
            "authority": "日本年金機構",
            "status": "completed",
            "arrivedAt": "2026-11-20T01:30:00Z",
            "owner": {"name": "青木 健太", "email": "member01@minato.example"}
        },
        "items": [{"label": "事業所名称", "value": "湊商事株式会社"}],
        "events": [
            {"at": "2026-11-21T02:00:00Z", "status": "completed", "note": "公文書を発出しました。", "byOwner": false},
            {"at": "2026-11-20T01:30:00Z", "status": "arrived", "note": null, "byOwner": false}
        ],
        "documents": [{
            "id": "c0e4a1f6-0f0d-4d0f-8a7a-52b7d9f3e611",
            "name": "資格取得確認通知書.pdf",
            "kind": "official_document",
            "size": 1834,
            "acquiredAt": null
        }],
        "allowed": ["view"]
    })))
)]
pub async fn read_record(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    path: RecordPath,
) -> Result<Json<RecordDetail>, Failure> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let mut seen = Seen::find(&tx, &caller, &path).await?;
    access::note(&tx, &caller, &seen, AccessAct::Open, None, now).await?;
    if seen.is_own() && seen.record.status == RecordStatus::Unread.as_str() {
        seen.record = set_status(&tx, seen.record, RecordStatus::Read, None, now).await?;
    }
    let detail = describe(&tx, path.family, &seen).await?;
    access::keep(tx, &method).await?;
    Ok(Json(detail))
}

/// Notes where a record stands from now on, by its owner's own act. No import takes away what the
/// owner wrote with it.
pub async fn set_status(
    tx: &DatabaseTransaction,
    record: record::Model,
    status: RecordStatus,
    note: Option<String>,
    now: Millis,
) -> Result<record::Model, DbErr> {
    let event = record_event::ActiveModel {
        id: NotSet,
        record_id: Set(record.id.clone()),
        at: Set(now),
        status: Set(status.as_str().to_owned()),
        by_owner: Set(note.is_some()),
        note: Set(note),
    };
    event.insert(tx).await?;
    let mut change = record::ActiveModel::from(record);
    change.status = Set(status.as_str().to_owned());
    change.updated_at = Set(now);
    change.update(tx).await
}

/// All of a record, as the caller sees it.
pub async fn describe(
    tx: &DatabaseTransaction,
    family: Family,
    seen: &Seen,
) -> Result<RecordDetail, DbErr> {
    let record = &seen.record;
    let events = record_event::Entity::find()
        .filter(record_event::Column::RecordId.eq(&record.id))
        .order_by_desc(record_event::Column::At)
        .order_by_desc(record_event::Column::Id)
        .all(tx)
        .await?;
    let documents = document::Entity::find()
        .filter(document::Column::RecordId.eq(&record.id))
        .order_by_asc(document::Column::ByOwner)
        .order_by_asc(document::Column::Place)
        .all(tx)
        .await?;
    Ok(RecordDetail {
        record: seen.row(),
        items: serde_json::from_str(&record.items)
            .map_err(|error| DbErr::Custom(format!("items of {}: {error}", record.id)))?,
        events: events
            .into_iter()
            .map(|event| RecordEvent {
                at: timestamp(event.at),
                status: status(family, &event.status),
                note: event.note,
                by_owner: event.by_owner,
            })
            .collect(),
        documents: documents
            .into_iter()
            .map(|document| RecordDocument {
                id: document.id,
                name: document.name,
                kind: DocumentKind::parse(&document.kind).unwrap_or(DocumentKind::Unknown),
                size: u64::try_from(document.size).unwrap_or_default(),
                acquired_at: document.acquired_at.map(timestamp),
            })
            .collect(),
        allowed: seen.allowed(),
    })
}
