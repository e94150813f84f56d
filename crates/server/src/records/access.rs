//! Leaves the rows that an owner reads in 情報共有操作履歴.

use axum::http::Method;
use madoguchi_contract::records::Family;
use madoguchi_contract::sharing::AccessAct;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};

use super::sight::Seen;
use crate::clock::Millis;
use crate::store::Transaction;
use crate::store::entities::access::{ActiveModel, Entity};
use crate::store::entities::account;

/// Keeps what reading leaves behind. HEAD is answered as GET is, but shows nothing, and so leaves
/// nothing: neither a row in an access log nor 取得済み.
pub async fn keep(tx: Transaction, method: &Method) -> Result<(), DbErr> {
    if *method == Method::HEAD {
        return Ok(());
    }
    tx.commit().await
}

/// One row for each owner whose records a list has shown.
pub async fn note_list(
    tx: &DatabaseTransaction,
    requester: &account::Model,
    family: Family,
    owner_ids: impl IntoIterator<Item = String>,
    now: Millis,
) -> Result<(), DbErr> {
    let rows: Vec<ActiveModel> = owner_ids
        .into_iter()
        .map(|owner_id| row(requester, owner_id, AccessAct::List, family.as_str(), now))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// One row for an act on one record of an owner; none for one's own.
pub async fn note(
    tx: &DatabaseTransaction,
    requester: &account::Model,
    seen: &Seen,
    act: AccessAct,
    document_name: Option<&str>,
    now: Millis,
) -> Result<(), DbErr> {
    if seen.is_own() {
        return Ok(());
    }
    let record = &seen.record;
    let row = ActiveModel {
        record_id: Set(Some(record.id.clone())),
        record_number: Set(Some(record.number.clone())),
        record_title: Set(Some(record.title.clone())),
        document_name: Set(document_name.map(str::to_owned)),
        ..row(requester, record.owner_id.clone(), act, &record.family, now)
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn row(
    requester: &account::Model,
    owner_id: String,
    act: AccessAct,
    family: &str,
    now: Millis,
) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        owner_id: Set(owner_id),
        requester_id: Set(requester.id.clone()),
        act: Set(act.as_str().to_owned()),
        family: Set(family.to_owned()),
        record_id: Set(None),
        record_number: Set(None),
        record_title: Set(None),
        document_name: Set(None),
        at: Set(now),
    }
}
