//! What a file begins and ends with, of whatever parts it is made.

use madoguchi_contract::problem::FieldCode;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entities::upload_part::{Column, Entity};

const BEGIN: &[u8] = b"%PDF-";
const END: &[u8] = b"%%EOF";
/// So near its end a PDF has its mark: a reader of PDFs looks no further.
const END_WITHIN: usize = 1_024;

/// Why a whole file is no PDF that can be read. A file that was cut off has lost its end.
pub async fn check(tx: &DatabaseTransaction, upload_id: &str) -> Result<Option<FieldCode>, DbErr> {
    if !begins_as_pdf(&head(tx, upload_id).await?) {
        return Ok(Some(FieldCode::NotAPdf));
    }
    let tail = tail(tx, upload_id).await?;
    let has_end = tail.windows(END.len()).any(|bytes| bytes == END);
    Ok((!has_end).then_some(FieldCode::DamagedPdf))
}

/// Whether so many bytes as there are could be the first ones of a PDF.
pub fn begins_as_pdf(bytes: &[u8]) -> bool {
    let length = bytes.len().min(BEGIN.len());
    bytes[..length] == BEGIN[..length]
}

async fn head(tx: &DatabaseTransaction, upload_id: &str) -> Result<Vec<u8>, DbErr> {
    let mut head = Vec::new();
    while head.len() < BEGIN.len() {
        let part = Entity::find_by_id((upload_id.to_owned(), head.len() as i64))
            .one(tx)
            .await?;
        match part {
            Some(part) => head.extend(part.content),
            None => break,
        }
    }
    // Fewer bytes than a PDF begins with are none.
    head.resize(head.len().max(BEGIN.len()), 0);
    Ok(head)
}

async fn tail(tx: &DatabaseTransaction, upload_id: &str) -> Result<Vec<u8>, DbErr> {
    let mut tail: Vec<u8> = Vec::new();
    let mut before = i64::MAX;
    while tail.len() < END_WITHIN {
        let part = Entity::find()
            .filter(Column::UploadId.eq(upload_id))
            .filter(Column::Start.lt(before))
            .order_by_desc(Column::Start)
            .one(tx)
            .await?;
        let Some(mut part) = part else { break };
        before = part.start;
        part.content.extend(tail);
        tail = part.content;
    }
    Ok(tail.split_off(tail.len().saturating_sub(END_WITHIN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_can_be_shorter_than_the_mark() {
        assert!(begins_as_pdf(b"%PDF-1.7 ..."));
        assert!(begins_as_pdf(b"%P"));
        assert!(!begins_as_pdf(b"MZ"));
        assert!(!begins_as_pdf(b" %PDF-"));
    }
}
