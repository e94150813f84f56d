//! Files that an act takes.

use madoguchi_contract::problem::FieldCode;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::find;
use crate::clock::Millis;
use crate::store::entities::{upload, upload_part};
use crate::store::is_id;

/// An upload that has arrived whole, or why it cannot be used.
pub async fn find_whole(
    tx: &DatabaseTransaction,
    account_id: &str,
    id: &str,
    now: Millis,
) -> Result<Result<upload::Model, FieldCode>, DbErr> {
    if !is_id(id) {
        return Ok(Err(FieldCode::Gone));
    }
    Ok(match find(tx, account_id, id, now).await? {
        None => Err(FieldCode::Gone),
        Some(upload) if upload.received < upload.size => Err(FieldCode::Unfinished),
        Some(upload) => Ok(upload),
    })
}

/// The file itself.
pub async fn content(tx: &DatabaseTransaction, upload: &upload::Model) -> Result<Vec<u8>, DbErr> {
    let parts = upload_part::Entity::find()
        .filter(upload_part::Column::UploadId.eq(&upload.id))
        .order_by_asc(upload_part::Column::Start)
        .all(tx)
        .await?;
    let mut content = Vec::with_capacity(usize::try_from(upload.size).unwrap_or_default());
    for part in parts {
        content.extend(part.content);
    }
    Ok(content)
}

/// Forgets an upload with its parts.
pub async fn used_up(tx: &DatabaseTransaction, id: &str) -> Result<(), DbErr> {
    upload::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}
