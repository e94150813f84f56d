//! Contents of documents, each kept once under its hash.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

use crate::store::entities::document_content::{ActiveModel, Column, Entity};
use crate::store::entities::{document, request_document, signing_copy};

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

/// A file under its hash.
pub async fn find(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let found = Entity::find_by_id(sha256).one(db).await?;
    Ok(found.map(|found| found.content))
}

/// Forgets the contents that no document has any more.
pub async fn clear_unused(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    let mut of_records = Query::select();
    let column = document::Column::Sha256;
    of_records.column(column).from(document::Entity);
    let mut of_requests = Query::select();
    let column = request_document::Column::Sha256;
    of_requests.column(column).from(request_document::Entity);
    let mut of_copies = Query::select();
    let column = signing_copy::Column::Sha256;
    of_copies.column(column).from(signing_copy::Entity);
    Entity::delete_many()
        .filter(Column::Sha256.not_in_subquery(of_records))
        .filter(Column::Sha256.not_in_subquery(of_copies))
        .filter(Column::Sha256.not_in_subquery(of_requests))
        .exec(tx)
        .await?;
    Ok(())
}

/// In hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
