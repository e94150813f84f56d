//! Changes a record that is there already into what its line says now.

use madoguchi_contract::records::{DocumentKind, RecordStatus};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::write::{Ready, event_rows, insert_rows, new_row};
use crate::store::entities::{document, record, record_event};

/// Ids stay, and so does what the owner has done: read a notice, acquired a document, acted on a
/// filing. Where a filing stands by its owner's act, only something later in the line changes it.
pub async fn change(
    tx: &DatabaseTransaction,
    old: record::Model,
    ready: Ready,
) -> Result<(), DbErr> {
    let id = old.id;
    let own_act = record_event::Entity::find()
        .filter(record_event::Column::RecordId.eq(&id))
        .filter(record_event::Column::ByOwner.eq(true))
        .order_by_desc(record_event::Column::At)
        .one(tx)
        .await?;
    let documents = change_documents(tx, &id, ready.documents).await?;
    let mut record = ready.record;
    let is_acquired = documents.iter().all(|document| {
        document.kind != DocumentKind::OfficialDocument.as_str() || document.acquired_at.is_some()
    });
    let is_kept = |mine: RecordStatus, told: RecordStatus| {
        old.status == mine.as_str() && record.status == told.as_str()
    };
    let kept = if is_kept(RecordStatus::Read, RecordStatus::Unread)
        || (is_kept(RecordStatus::Acquired, RecordStatus::Unacquired) && is_acquired)
    {
        Some(old.status)
    } else {
        None
    };
    let told_last = ready.events.iter().map(|event| event.at).max();
    if let Some(act) = own_act.filter(|act| told_last.is_some_and(|at| at <= act.at)) {
        record.status = act.status;
    }
    let mut gone = record_event::Entity::delete_many()
        .filter(record_event::Column::RecordId.eq(&id))
        .filter(record_event::Column::ByOwner.eq(false));
    if let Some(kept) = kept {
        gone = gone.filter(record_event::Column::Status.ne(&kept));
        record.status = kept;
    }
    gone.exec(tx).await?;
    insert_rows::<record_event::Entity, _>(tx, event_rows(&id, ready.events).collect()).await?;
    record.id = id;
    record.received_at = old.received_at;
    record::ActiveModel::from(record)
        .reset_all()
        .update(tx)
        .await?;
    Ok(())
}

async fn change_documents(
    tx: &DatabaseTransaction,
    record_id: &str,
    new: Vec<document::Model>,
) -> Result<Vec<document::Model>, DbErr> {
    let mut old = document::Entity::find()
        .filter(document::Column::RecordId.eq(record_id))
        .filter(document::Column::ByOwner.eq(false))
        .all(tx)
        .await?;
    let mut all = Vec::new();
    for mut document in new {
        record_id.clone_into(&mut document.record_id);
        let same = old.iter().position(|old| {
            (&old.name, &old.kind, &old.sha256)
                == (&document.name, &document.kind, &document.sha256)
        });
        if let Some(same) = same.map(|at| old.swap_remove(at)) {
            document.id = same.id;
            document.acquired_at = same.acquired_at.or(document.acquired_at);
            let change = document::ActiveModel::from(document).reset_all();
            all.push(change.update(tx).await?);
        } else {
            all.push(new_row(document).insert(tx).await?);
        }
    }
    let gone = old.into_iter().map(|document| document.id);
    document::Entity::delete_many()
        .filter(document::Column::Id.is_in(gone))
        .exec(tx)
        .await?;
    Ok(all)
}
