//! 申請案件, 通知, 電子送達申込み and 電子送達: the four families of lists and their details.
//!
//! A caller sees the own records, and those of every owner who has approved a share.

mod acts;
mod archive;
mod columns;
mod intake;
mod lookup;
mod query;

pub use acts::{NOTE_MAX, RecordAct, SubmitRequest, UPLOADS_MAX, ValidSubmission, WithdrawRequest};
pub use archive::{ARCHIVE_MAX, archive_name};
pub use columns::{Column, Columns};
pub use intake::Intake;
pub use lookup::{FilingLookup, LookupQuery, NUMBER_MAX, ValidLookup};
pub use query::{
    PAGE_SIZES, RecordQuery, Sort, SortKey, ValidRecordQuery, WORDS_MAX, folded, parse_date,
};

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::sharing::{Party, SharedScreen};

/// A total above this is told as 「1,000件以上」.
pub const TOTAL_MAX: u32 = 1_000;

/// More new records than this are told as 「99+」; 100 travel then.
pub const NEW_MAX: u32 = 99;

/// Most records of a list that a CSV file holds.
pub const CSV_MAX: u32 = 10_000;

/// The four families of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// 申請案件
    Filing,
    /// 申請案件に関する通知
    FilingNotice,
    /// 電子送達申込み
    DeliverySubscription,
    /// 電子送達
    Delivery,
}

impl Family {
    /// All, in the order of the menu.
    pub const ALL: [Self; 4] = [
        Family::Filing,
        Family::FilingNotice,
        Family::DeliverySubscription,
        Family::Delivery,
    ];

    /// As it stands in a path: `/api/v1/records/filings`.
    pub fn path(self) -> &'static str {
        match self {
            Family::Filing => "filings",
            Family::FilingNotice => "filing-notices",
            Family::DeliverySubscription => "delivery-subscriptions",
            Family::Delivery => "deliveries",
        }
    }

    /// Reads it from a path.
    pub fn from_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.path() == path)
    }

    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Family::Filing => "filing",
            Family::FilingNotice => "filing_notice",
            Family::DeliverySubscription => "delivery_subscription",
            Family::Delivery => "delivery",
        }
    }

    /// Reads it as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.as_str() == text)
    }

    /// The states that its records can have.
    pub fn statuses(self) -> &'static [RecordStatus] {
        use RecordStatus::{
            Accepted, Acquired, Active, Applied, Arrived, Completed, CorrectionWanted, Read,
            ResubmissionWanted, Stopped, Unacquired, UnderReview, Unread, Withdrawn,
        };
        match self {
            Family::Filing => &[
                Arrived,
                UnderReview,
                CorrectionWanted,
                ResubmissionWanted,
                Completed,
                Withdrawn,
            ],
            Family::FilingNotice => &[Unread, Read],
            Family::DeliverySubscription => &[Applied, Accepted, Active, Stopped],
            Family::Delivery => &[Unacquired, Acquired],
        }
    }

    /// The screen that lists its records.
    pub fn list_screen(self) -> SharedScreen {
        match self {
            Family::Filing => SharedScreen::FilingList,
            Family::FilingNotice => SharedScreen::FilingNoticeList,
            Family::DeliverySubscription => SharedScreen::DeliverySubscriptionList,
            Family::Delivery => SharedScreen::DeliveryList,
        }
    }

    /// The screen that shows one of its records; the rights on it decide about documents
    ///
    pub fn detail_screen(self) -> SharedScreen {
        match self {
            Family::Filing => SharedScreen::Filing,
            Family::FilingNotice => SharedScreen::FilingNotice,
            Family::DeliverySubscription => SharedScreen::DeliverySubscription,
            Family::Delivery => SharedScreen::Delivery,
        }
    }
}

/// Where a record stands; [`Family::statuses`] says which family has which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordStatus {
    /// 到達
    Arrived,
    /// 審査中
    UnderReview,
    /// 補正待ち
    CorrectionWanted,
    /// 再提出待ち
    ResubmissionWanted,
    /// 手続終了
    Completed,
    /// 取下げ済み
    Withdrawn,
    /// 未読
    Unread,
    /// 既読
    Read,
    /// 申込み中
    Applied,
    /// 受付済み
    Accepted,
    /// 利用中
    Active,
    /// 利用停止
    Stopped,
    /// 未取得
    Unacquired,
    /// 取得済み
    Acquired,
    /// A state that this version does not know.
    #[serde(other)]
    Unknown,
}

impl RecordStatus {
    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            RecordStatus::Arrived => "arrived",
            RecordStatus::UnderReview => "under_review",
            RecordStatus::CorrectionWanted => "correction_wanted",
            RecordStatus::ResubmissionWanted => "resubmission_wanted",
            RecordStatus::Completed => "completed",
            RecordStatus::Withdrawn => "withdrawn",
            RecordStatus::Unread => "unread",
            RecordStatus::Read => "read",
            RecordStatus::Applied => "applied",
            RecordStatus::Accepted => "accepted",
            RecordStatus::Active => "active",
            RecordStatus::Stopped => "stopped",
            RecordStatus::Unacquired => "unacquired",
            RecordStatus::Acquired => "acquired",
            RecordStatus::Unknown => "unknown",
        }
    }

    /// Reads a state that `family` has.
    pub fn parse(family: Family, text: &str) -> Option<Self> {
        let mut statuses = family.statuses().iter().copied();
        statuses.find(|status| status.as_str() == text)
    }
}

/// A record as a row of its list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Opaque and stable.
    pub id: String,
    /// 到達番号, 通知番号, 申込番号 or 送達番号
    pub number: String,
    /// 手続名 or 件名
    pub title: String,
    /// 提出先 or 発出元
    pub authority: String,
    /// Where it stands.
    pub status: RecordStatus,
    /// When it arrived: 到達日時, 通知日時, 申込日時 or 送達日時.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub arrived_at: Timestamp,
    /// Whose it is; `None` when it is the caller's own.
    pub owner: Option<Party>,
    /// In a list: it has come since the caller's visit before this one. Not there otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_new: bool,
}

/// `GET /api/v1/records/{family}`: one page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordList {
    /// In the order asked for.
    pub records: Vec<Record>,
    /// How many there are in all, but never more than [`TOTAL_MAX`].
    pub total: u32,
    /// There are more than `total`.
    pub total_is_more: bool,
    /// The place of the first record of this page among all, from 1; 0 when there is none.
    pub first: u32,
    /// The cursor of the page before; `None` on the first.
    pub previous: Option<String>,
    /// The cursor of the page behind; `None` on the last.
    pub next: Option<String>,
    /// Every owner whose records the caller may see, by kana name, with or without records.
    pub owners: Vec<Party>,
}

/// `GET /api/v1/records/{family}/{id}`: all of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordDetail {
    /// The row.
    pub record: Record,
    /// What was filed or told, in its order.
    pub items: Vec<RecordItem>,
    /// What happened to it, newest first.
    pub events: Vec<RecordEvent>,
    /// Its documents, in their order.
    pub documents: Vec<RecordDocument>,
    /// What the caller may do with its documents, and with a filing of one's own
    ///
    pub allowed: Vec<RecordAct>,
}

impl RecordDetail {
    /// Whether the server lists `act`.
    pub fn may(&self, act: RecordAct) -> bool {
        self.allowed.contains(&act)
    }
}

/// One line of what was filed or told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordItem {
    /// What it is, as the authority names it.
    pub label: String,
    /// What it says; may have several lines.
    pub value: String,
}

/// A step in the life of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordEvent {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub at: Timestamp,
    /// Where the record stood from then on.
    pub status: RecordStatus,
    /// What was written with it, if anything: by the authority, or by the owner.
    pub note: Option<String>,
    /// The owner did it here, by 申請取下げ, 補正 or 再提出.
    #[serde(default)]
    pub by_owner: bool,
}

/// What kind of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 申請書 or 添付書類
    Submitted,
    /// 公文書
    OfficialDocument,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

impl DocumentKind {
    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            DocumentKind::Submitted => "submitted",
            DocumentKind::OfficialDocument => "official_document",
            DocumentKind::Unknown => "unknown",
        }
    }

    /// Reads it as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        [DocumentKind::Submitted, DocumentKind::OfficialDocument]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// A document of a record; always a PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordDocument {
    /// Opaque and stable.
    pub id: String,
    /// File name.
    pub name: String,
    /// Submitted or official.
    pub kind: DocumentKind,
    /// Bytes.
    pub size: u64,
    /// When its owner first downloaded it: 取得済み. A requester never sets it.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<chrono::DateTime<chrono::Utc>>))]
    #[serde(deserialize_with = "crate::rfc3339::optional", default)]
    pub acquired_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_read_back_from_its_path_and_its_name() {
        for family in Family::ALL {
            assert_eq!(Family::from_path(family.path()), Some(family));
            assert_eq!(Family::parse(family.as_str()), Some(family));
        }
        assert_eq!(Family::from_path("filing"), None);
    }

    #[test]
    fn a_state_is_read_only_for_its_family() {
        for family in Family::ALL {
            for status in family.statuses() {
                assert_eq!(RecordStatus::parse(family, status.as_str()), Some(*status));
                let json = serde_json::to_string(status).expect("writes");
                assert_eq!(json, format!("\"{}\"", status.as_str()));
            }
        }
        assert_eq!(RecordStatus::parse(Family::Filing, "unread"), None);
    }
}
