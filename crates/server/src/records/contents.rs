//! Contents of documents, each kept once under its hash.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use sha2::{Digest, Sha256};

use crate::store::entities::document_content::{ActiveModel, Column, Entity};

/// Keeps a file, and says under which hash.
pub async fn keep(tx: &DatabaseTransaction, content: Vec<u8>) -> Result<String, DbErr> {
    let sha256 = hash(&content);
    let row = ActiveModel {
        sha256: Set(sha256.clone()),
        content: Set(content),
    };
    let there = OnConflict::column(Column::Sha256).do_nothing().to_owned();
    Entity::insert(row)
        .on_conflict(there)
        .exec_without_returning(tx)
        .await?;
    Ok(sha256)
}

/// In hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
