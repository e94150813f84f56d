//! The rest of an own code whose entries are used up after its signer has signed.
//!
//! Nobody can be asked again who has signed, so a stranger with the link would close the copy for
//! good.

use madoguchi_contract::signing::SignerEventKind;
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, DbErr};

use super::progress::Envelope;
use super::{codes, events};
use crate::clock::{MINUTE, Millis};
use crate::store::entities::{StoredAccessCode, StoredSignerState, signer};

const REST: Millis = 10 * MINUTE;

/// Gives the code its entries back when it has rested.
pub async fn end(
    tx: &DatabaseTransaction,
    envelope: &mut Envelope,
    at: usize,
    now: Millis,
) -> Result<(), DbErr> {
    let signer = &envelope.signers[at];
    let rests = signer.state == StoredSignerState::Signed
        && signer.access_code == StoredAccessCode::Custom
        && codes::entries_left(signer) == 0;
    if !rests {
        return Ok(());
    }
    let begun = events::last(tx, &signer.id, SignerEventKind::CodeUsedUp).await?;
    if begun.is_some_and(|begun| now < begun + REST) {
        return Ok(());
    }
    let mut change = signer::ActiveModel::from(signer.clone());
    change.entries = Set(0);
    envelope.change(tx, at, change).await
}
