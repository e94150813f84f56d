//! The timeline of each signer (G-20).

mod words;

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::signing::{SignerEvent, SignerEventKind};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::progress::Envelope;
use super::{InCompany, RequestId, detail};
use crate::app::App;
use crate::clock::{Millis, in_japan, timestamp};
use crate::http::csv::Csv;
use crate::http::failure::Failure;
use crate::http::language::WantedLanguage;
use crate::store::entities::StoredSignerEvent;
use crate::store::entities::signer_event::{ActiveModel, Column, Entity};

/// Adds a line.
pub async fn note(
    tx: &impl ConnectionTrait,
    signer_id: &str,
    kind: SignerEventKind,
    at: Millis,
) -> Result<(), DbErr> {
    let event = ActiveModel {
        signer_id: Set(signer_id.to_owned()),
        at: Set(at),
        kind: Set(kind.into()),
        ..Default::default()
    };
    Entity::insert(event).exec(tx).await?;
    Ok(())
}

/// When it happened last.
pub async fn last(
    db: &impl ConnectionTrait,
    signer_id: &str,
    kind: SignerEventKind,
) -> Result<Option<Millis>, DbErr> {
    let last = Entity::find()
        .filter(Column::SignerId.eq(signer_id))
        .filter(Column::Kind.eq(StoredSignerEvent::from(kind)))
        .order_by_desc(Column::At)
        .one(db)
        .await?;
    Ok(last.map(|event| event.at))
}

/// Oldest first.
pub async fn of_signer(
    db: &impl ConnectionTrait,
    signer_id: &str,
) -> Result<Vec<SignerEvent>, DbErr> {
    let events = Entity::find()
        .filter(Column::SignerId.eq(signer_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let events = events.into_iter().map(|event| SignerEvent {
        at: timestamp(event.at),
        kind: event.kind.into(),
    });
    Ok(events.collect())
}

/// Every signer's timeline in one file, in the language of `Accept-Language` or else the
/// account's, with times in Japan.
#[utoipa::path(
    get,
    path = "/signing/requests/{id}/timeline",
    tag = "signing",
    summary = "Export the timeline of a request",
    params(("id" = String, Path, description = "The request")),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "not_found"]))),
    responses((status = 200, description = "UTF-8 with a byte order mark, RFC 4180", body = String,
        content_type = "text/csv",
        headers(("Content-Disposition" = String, description = "`attachment` with a name that holds the day"))))
)]
pub async fn export_timeline(
    State(app): State<App>,
    caller: InCompany,
    WantedLanguage(language): WantedLanguage,
    RequestId(id): RequestId,
) -> Result<Response, Failure> {
    let language = language.unwrap_or(caller.account.language.into());
    let tx = app.store.begin().await?;
    detail::find(&tx, &caller, &id).await?;
    let envelope = Envelope::lock(&tx, &id).await?;
    let mut file = Csv::new(words::heads(language));
    for signer in &envelope.signers {
        for event in of_signer(&tx, &signer.id).await? {
            let at = in_japan(event.at.timestamp_millis());
            file.line([
                &*at.format("%Y-%m-%d %H:%M:%S").to_string(),
                &signer.name,
                words::event(language, event.kind),
            ]);
        }
    }
    let day = in_japan(app.clock.now()).format("%Y%m%d").to_string();
    let plain = format!("signing-timeline-{day}.csv");
    Ok(file.into_response(&plain, &words::file_name(language, &day)))
}
