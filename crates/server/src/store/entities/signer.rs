//! 署名者

use madoguchi_contract::signing::{AccessCodeChoice, Delivery, SignerTerms};
use sea_orm::entity::prelude::*;

use super::{StoredAccessCode, StoredDelivery, StoredSignerState};

/// A signer of a request, with the access code that lives now.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signers")]
pub struct Model {
    /// Opaque.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Of which request.
    pub request_id: String,
    /// In the order of signing, from 1.
    pub place: i64,
    /// As the drafter named the signer.
    pub name: String,
    /// By mail or by SMS.
    pub delivery: StoredDelivery,
    /// A mail address or eleven digits.
    pub destination: String,
    /// 自社署名者
    pub own_company: bool,
    /// 署名ステータス
    pub state: StoredSignerState,
    /// 1, and one more with each 署名再依頼 or 署名者変更 that sends a link.
    pub round: i64,
    /// Keyed hash of the link's token; none while there is no link that opens.
    pub link_hash: Option<String>,
    /// What the signer is asked for.
    pub access_code: StoredAccessCode,
    /// Where codes by SMS go: eleven digits.
    pub code_mobile: Option<String>,
    /// Keyed hash of the code that can be entered now.
    pub code_hash: Option<String>,
    /// Until when it can be entered; none for an own code.
    pub code_expires_at: Option<i64>,
    /// Codes that were issued in this round, since one of them was right.
    pub issues: i64,
    /// How many of them were reissued before their SMS could leave.
    pub codes_unsent: i64,
    /// Wrong entries of the present code.
    pub entries: i64,
    /// The gateway could not deliver the present code.
    pub code_undelivered: bool,
    /// Keyed hash of the cookie that the right code brought.
    pub session_hash: Option<String>,
    /// Until when that cookie opens the documents.
    pub session_ends_at: Option<i64>,
    /// When the signer asked for another request (G-06).
    pub rescue_asked_at: Option<i64>,
    /// When the signer signed.
    pub signed_at: Option<i64>,
}

impl Model {
    /// What of the signer decides the price.
    pub fn terms(&self) -> SignerTerms {
        SignerTerms {
            delivery: Delivery::from(self.delivery),
            sms_code: AccessCodeChoice::from(self.access_code) == AccessCodeChoice::Sms,
        }
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("signer")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
