//! What a company is charged: each charge is booked once, because its key says what for.

use madoguchi_contract::signing::{ChargeKind, Quote};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::clock::Millis;
use crate::store::entities::signing_charge::{ActiveModel, Column, Entity};
use crate::store::entities::{signature_request, signer};

/// The request's own place among its signers.
const REQUEST: i64 = 0;

/// Books 契約印タイプ送信料, once for a request.
pub async fn book_seal(
    tx: &impl ConnectionTrait,
    request: &signature_request::Model,
) -> Result<(), DbErr> {
    let seal = [ChargeKind::ContractSeal];
    book(tx, &request.id, REQUEST, 1, seal, request.sent_at).await
}

/// Books what asking this signer costs in the present round.
pub async fn book_signer(
    tx: &impl ConnectionTrait,
    signer: &signer::Model,
    now: Millis,
) -> Result<(), DbErr> {
    let terms = signer.terms();
    let kinds: Vec<ChargeKind> = match signer.round {
        1 => terms.charges().collect(),
        _ => terms.re_request_charges().collect(),
    };
    book(
        tx,
        &signer.request_id,
        signer.place,
        signer.round,
        kinds,
        now,
    )
    .await
}

async fn book(
    tx: &impl ConnectionTrait,
    request_id: &str,
    place: i64,
    round: i64,
    kinds: impl IntoIterator<Item = ChargeKind>,
    now: Millis,
) -> Result<(), DbErr> {
    let rows: Vec<ActiveModel> = kinds
        .into_iter()
        .map(|kind| ActiveModel {
            request_id: Set(request_id.to_owned()),
            place: Set(place),
            round: Set(round),
            kind: Set(kind.into()),
            yen: Set(kind.yen().into()),
            booked_at: Set(now),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let key = [
        Column::RequestId,
        Column::Place,
        Column::Round,
        Column::Kind,
    ];
    Entity::insert_many(rows)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What was charged for a request so far.
pub async fn booked(db: &impl ConnectionTrait, request_id: &str) -> Result<Quote, DbErr> {
    let rows = Entity::find()
        .filter(Column::RequestId.eq(request_id))
        .all(db)
        .await?;
    let charges = rows.into_iter().map(|row| {
        let yen = u32::try_from(row.yen).unwrap_or(u32::MAX);
        (row.kind.into(), yen)
    });
    Ok(Quote::booked(charges))
}
