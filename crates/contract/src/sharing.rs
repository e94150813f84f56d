//! アカウント間情報共有: who asks whom to share, with which rights, and how it ends.
//!
//! The requester asks and then sees; the owner approves and is seen. Everything of
//! the owner is shared, nothing can be left out.

mod access_log;
mod changes;
mod ends;
mod screens;

pub use access_log::{
    ACCESS_LOG_DAYS, Access, AccessAct, AccessLog, AccessLogQuery, AccessedRecord,
};
pub use changes::{
    ChangeSharesRequest, NewShare, Requester, ShareChange, ShareVersion, ValidNewShare,
    ValidShareChange, ValidShareChanges,
};
pub use ends::{END_DAYS, ENDS_SOON_DAYS, EndBounds, RenewRequest, Renewal, Undo, Undone};
pub use screens::{SCREENS, ScreenEffect, SharedScreen};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::records::Family;

/// 最大10件: how many shares of a requester may wait or be approved (R-028, D-1).
pub const SHARE_LIMIT: usize = 10;

/// What the requester may do with one group of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// ダウンロード権限
    Download,
    /// 参照権限
    View,
}

impl Right {
    /// The right as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Right::Download => "download",
            Right::View => "view",
        }
    }

    /// Reads a right as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        [Right::Download, Right::View]
            .into_iter()
            .find(|right| right.as_str() == text)
    }
}

/// The two rights of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rights {
    /// 公文書に関する権限
    pub official_document_right: Right,
    /// 電子送達の通知文書に関する権限
    pub delivery_right: Right,
}

/// Where a share stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShareState {
    /// 依頼中: waits for the owner.
    Requested,
    /// 許可済み
    Approved,
    /// 不許可
    Refused,
    /// 解除
    Ended,
    /// The requester withdrew the request.
    Cancelled,
}

/// Who stands at the other end of a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// アカウント名
    pub name: String,
    /// The gBizID.
    pub email: String,
}

/// What the caller may do with a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShareAct {
    /// The requester changes both rights.
    Change,
    /// The requester ends the share or withdraws the request (R-037, D-2).
    Delete,
    /// The requester asks again after a refusal (D-2).
    AskAgain,
    /// The requester asks for another end (G-03).
    Renew,
    /// The owner answers the request.
    Decide,
    /// The owner stops the share (D-2).
    Stop,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

/// One 情報共有設定 as the caller, its requester or its owner, sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// Opaque and stable.
    pub id: String,
    /// Covers existence and rights, not the approval; the ETag of a single share.
    pub version: u32,
    /// 依頼中, 許可済み, 不許可, …
    pub state: ShareState,
    /// The other end: the owner for the requester, the requester for the owner.
    pub party: Party,
    /// 公文書に関する権限, asked for or given.
    pub official_document_right: Right,
    /// 電子送達の通知文書に関する権限, asked for or given.
    pub delivery_right: Right,
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub requested_at: Timestamp,
    /// When the owner answered.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<chrono::DateTime<chrono::Utc>>))]
    #[serde(deserialize_with = "crate::rfc3339::optional", default)]
    pub decided_at: Option<Timestamp>,
    /// Its last day in Japan, asked for or given; none for a share without an end (G-03).
    #[serde(deserialize_with = "crate::rfc3339::optional_day", default)]
    pub ends_on: Option<NaiveDate>,
    /// How many days it still lasts after today.
    #[serde(default)]
    pub days_left: Option<u32>,
    /// The end that waits for the owner's answer.
    #[serde(default)]
    pub renewal: Option<Renewal>,
    /// What the caller may do with it.
    pub allowed: Vec<ShareAct>,
    /// In 公開状況: when the requester saw or downloaded something of the owner last, as far back as
    /// [`ACCESS_LOG_DAYS`] (G-02).
    #[cfg_attr(feature = "openapi", schema(value_type = Option<chrono::DateTime<chrono::Utc>>))]
    #[serde(
        deserialize_with = "crate::rfc3339::optional",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub last_used_at: Option<Timestamp>,
    /// In the answer to the act that ended it: how to undo that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Undo>,
}

impl Share {
    /// Both rights.
    pub fn rights(&self) -> Rights {
        Rights {
            official_document_right: self.official_document_right,
            delivery_right: self.delivery_right,
        }
    }

    /// Whether the server lists `act` for the caller.
    pub fn may(&self, act: ShareAct) -> bool {
        self.allowed.contains(&act)
    }

    /// Whether it ends within [`ENDS_SOON_DAYS`].
    pub fn ends_soon(&self) -> bool {
        self.days_left.is_some_and(|days| days <= ENDS_SOON_DAYS)
    }

    /// Whether it counts towards [`SHARE_LIMIT`] (D-1).
    pub fn is_active(&self) -> bool {
        matches!(self.state, ShareState::Requested | ShareState::Approved)
    }
}

/// `GET /api/v1/sharing/shares`: the caller's shares as requester (R-034, R-035, D-2): all that
/// wait or are approved, and the latest refusal of an owner who was not asked again; by the
/// owner's kana name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ShareList {
    /// [`SHARE_LIMIT`]
    pub limit: u32,
    /// 残りN件: how many more accounts can be asked.
    pub remaining: u32,
    /// In the order to show.
    pub shares: Vec<Share>,
    /// In the answer to a batch that deleted some: how to undo the deletions (G-07).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Undo>,
}

/// `GET /api/v1/sharing/requests`: what waits for the caller's answer, oldest first:
/// requests, and renewals of approved shares (G-03).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestList {
    /// In the order to show.
    pub requests: Vec<Share>,
    /// What of the caller's own a requester would find in each list (G-01).
    #[serde(default)]
    pub own_records: RecordCounts,
}

/// How many records somebody has, by family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordCounts {
    /// 申請案件
    pub filings: u32,
    /// 申請案件に関する通知
    pub filing_notices: u32,
    /// 電子送達申込み
    pub delivery_subscriptions: u32,
    /// 電子送達
    pub deliveries: u32,
}

impl RecordCounts {
    /// How many there are of a family.
    pub fn of(&self, family: Family) -> u32 {
        match family {
            Family::Filing => self.filings,
            Family::FilingNotice => self.filing_notices,
            Family::DeliverySubscription => self.delivery_subscriptions,
            Family::Delivery => self.deliveries,
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, family: Family) -> &mut u32 {
        match family {
            Family::Filing => &mut self.filings,
            Family::FilingNotice => &mut self.filing_notices,
            Family::DeliverySubscription => &mut self.delivery_subscriptions,
            Family::Delivery => &mut self.deliveries,
        }
    }

    /// How many stand in the list that `screen` is; none for a screen that is no list.
    pub fn in_list(&self, screen: SharedScreen) -> Option<u32> {
        match screen {
            SharedScreen::FilingList => Some(self.filings),
            SharedScreen::FilingNoticeList => Some(self.filing_notices),
            SharedScreen::DeliverySubscriptionList => Some(self.delivery_subscriptions),
            SharedScreen::DeliveryList => Some(self.deliveries),
            _ => None,
        }
    }
}

/// `GET /api/v1/sharing/visibility`: 公開状況, both directions (D-2). Approved shares only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Visibility {
    /// Who sees the caller's data.
    pub seen_by: Vec<Share>,
    /// Whose data the caller sees.
    pub sees: Vec<Share>,
}

/// The owner's answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 許可する
    Approve,
    /// 許可しない
    Refuse,
}

/// `POST /api/v1/sharing/requests/{id}/decision`, with the share's version in `If-Match`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideRequest {
    /// 許可する or 許可しない
    pub decision: Decision,
}
