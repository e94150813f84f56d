//! Files that an act takes.

use madoguchi_contract::problem::{FieldCode, FieldError};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::{find, of_account};
use crate::app::App;
use crate::clock::Millis;
use crate::http::failure::Failure;
use crate::store::entities::{upload, upload_part};
use crate::store::is_id;

/// An upload that has arrived whole, or why it cannot be used.
async fn find_whole(
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

/// All of them, or every one that cannot be used, below `pointer`.
pub async fn find_all(
    tx: &DatabaseTransaction,
    account_id: &str,
    pointer: &str,
    ids: &[String],
    now: Millis,
) -> Result<Vec<upload::Model>, Failure> {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for (at, id) in ids.iter().enumerate() {
        match find_whole(tx, account_id, id, now).await? {
            Ok(upload) => found.push(upload),
            Err(code) => errors.push(FieldError::new(format!("{pointer}/{at}"), code)),
        }
    }
    if errors.is_empty() {
        Ok(found)
    } else {
        Err(errors.into())
    }
}

/// Those that cannot be sent to be signed, below `pointer`. Says what was found when they arrived,
/// and takes nothing apart again.
pub async fn find_unfit(
    app: &App,
    account_id: &str,
    pointer: &str,
    ids: &[String],
) -> Result<Vec<FieldError>, Failure> {
    let db = app.store.connection();
    let mut errors = Vec::new();
    for (at, id) in ids.iter().enumerate().filter(|(_, id)| is_id(id)) {
        let found = of_account(account_id, id, app.clock.now()).one(db).await?;
        let wrong = match found {
            None => Some(FieldCode::Gone),
            Some(upload) if upload.received < upload.size => Some(FieldCode::Unfinished),
            Some(upload) => match upload.checked {
                Some(checked) => checked.unfit(),
                // It came to an older version, and has to come again.
                None => Some(FieldCode::Gone),
            },
        };
        errors.extend(wrong.map(|code| FieldError::new(format!("{pointer}/{at}"), code)));
    }
    Ok(errors)
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
