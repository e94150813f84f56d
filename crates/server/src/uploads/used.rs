//! Files that an act takes.

use madoguchi_contract::problem::{FieldCode, FieldError};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::find;
use crate::clock::Millis;
use crate::store::entities::{upload, upload_part};
use crate::store::is_id;

/// Why a file that has arrived whole cannot be used, if it cannot.
pub type Unfit = fn(&upload::Model) -> Option<FieldCode>;

/// To be signed: says what was found when it arrived, and takes nothing apart again.
pub fn unfit_to_sign(upload: &upload::Model) -> Option<FieldCode> {
    // What came to an older version has to come again.
    let checked = upload.checked.as_ref();
    checked.map_or(Some(FieldCode::Gone), |checked| checked.unfit())
}

/// An upload that can be used, or why not.
async fn find_usable(
    tx: &DatabaseTransaction,
    account_id: &str,
    id: &str,
    unfit: Unfit,
    now: Millis,
) -> Result<Result<upload::Model, FieldCode>, DbErr> {
    if !is_id(id) {
        return Ok(Err(FieldCode::Gone));
    }
    Ok(match find(tx, account_id, id, now).await? {
        None => Err(FieldCode::Gone),
        Some(upload) if upload.received < upload.size => Err(FieldCode::Unfinished),
        Some(upload) => unfit(&upload).map_or(Ok(upload), Err),
    })
}

/// All of them, or every one that cannot be used, below `pointer`.
pub async fn find_all(
    tx: &DatabaseTransaction,
    account_id: &str,
    pointer: &str,
    ids: &[String],
    unfit: Unfit,
    now: Millis,
) -> Result<Result<Vec<upload::Model>, Vec<FieldError>>, DbErr> {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for (at, id) in ids.iter().enumerate() {
        match find_usable(tx, account_id, id, unfit, now).await? {
            Ok(upload) => found.push(upload),
            Err(code) => errors.push(FieldError::new(format!("{pointer}/{at}"), code)),
        }
    }
    Ok(if errors.is_empty() {
        Ok(found)
    } else {
        Err(errors)
    })
}

/// The file itself.
pub async fn content(db: &impl ConnectionTrait, upload: &upload::Model) -> Result<Vec<u8>, DbErr> {
    let parts = upload_part::Entity::find()
        .filter(upload_part::Column::UploadId.eq(&upload.id))
        .order_by_asc(upload_part::Column::Start)
        .all(db)
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
