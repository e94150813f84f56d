//! 文書管理: a 署名依頼 as its drafter's company sees it (R-199–R-204, G-20).

use serde::{Deserialize, Serialize};

use super::compose::{AccessCodeChoice, Delivery};
use super::prices::Quote;
use crate::Timestamp;

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// 署名待ち
    Sent,
    /// 認証失敗 or 未到達 of a signer: the drafter is to act.
    NeedsAttention,
    /// 署名完了
    Completed,
    /// 取下げ
    Withdrawn,
    /// A state that this version does not know.
    #[serde(other)]
    Unknown,
}

impl RequestState {
    /// In the order to show.
    pub const ALL: [Self; 4] = [
        Self::NeedsAttention,
        Self::Sent,
        Self::Completed,
        Self::Withdrawn,
    ];

    /// The state as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            RequestState::Sent => "sent",
            RequestState::NeedsAttention => "needs_attention",
            RequestState::Completed => "completed",
            RequestState::Withdrawn => "withdrawn",
            RequestState::Unknown => "unknown",
        }
    }

    /// Reads a state as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// 署名ステータス: where a signer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignerState {
    /// Waits for the signer before.
    Waiting,
    /// 依頼中: the link is on its way or waits to be opened.
    Asked,
    /// 開封: the link was opened.
    Opened,
    /// 認証済み: the code was right.
    Verified,
    /// 署名済み
    Signed,
    /// 認証失敗, for good (D-7)
    Failed,
    /// 未到達: the gateway could not deliver the SMS.
    Undelivered,
    /// The request was withdrawn before.
    Withdrawn,
    /// A state that this version does not know.
    #[serde(other)]
    Unknown,
}

impl SignerState {
    /// The state as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            SignerState::Waiting => "waiting",
            SignerState::Asked => "asked",
            SignerState::Opened => "opened",
            SignerState::Verified => "verified",
            SignerState::Signed => "signed",
            SignerState::Failed => "failed",
            SignerState::Undelivered => "undelivered",
            SignerState::Withdrawn => "withdrawn",
            SignerState::Unknown => "unknown",
        }
    }
}

/// What happened to a signer (G-20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignerEventKind {
    /// The request went out.
    Asked,
    /// The SMS that carried the request or a code did not arrive.
    Undelivered,
    /// The link was opened for the first time.
    Opened,
    /// A code went out.
    CodeIssued,
    /// A wrong code was entered.
    CodeWrong,
    /// A code ended after its tenth wrong entry.
    CodeUsedUp,
    /// A code's ten minutes passed.
    CodeExpired,
    /// The code was right.
    Verified,
    /// No further code is possible.
    Failed,
    /// The signer asked the drafter to send the request again (G-06).
    RescueAsked,
    /// 署名再依頼
    ReRequested,
    /// 署名者変更
    Changed,
    /// 署名
    Signed,
    /// 取下げ
    Withdrawn,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

/// One line of a signer's timeline (G-20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SignerEvent {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub at: Timestamp,
    /// What.
    pub kind: SignerEventKind,
}

/// What the caller may do with a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignerAct {
    /// 署名再依頼
    ReRequest,
    /// 署名者変更; never with an SMS code.
    Change,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A signer of a request, as 「封筒詳細情報」 shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Signer {
    /// Opaque.
    pub id: String,
    /// As the drafter named the signer.
    pub name: String,
    /// How the request goes.
    pub delivery: Delivery,
    /// Where: a mail address, or a mobile number with hyphens.
    pub destination: String,
    /// 自社署名者
    pub own_company: bool,
    /// What the signer is asked for.
    pub access_code: AccessCodeChoice,
    /// Where an SMS code goes, with hyphens.
    #[serde(default)]
    pub code_mobile: Option<String>,
    /// 署名ステータス
    pub state: SignerState,
    /// The signer has asked for another request (G-06).
    #[serde(default)]
    pub rescue_asked: bool,
    /// The price of one 署名再依頼, in yen (G-04).
    pub re_request_yen: u32,
    /// The price of 署名者変更 to another destination, in yen; nothing for who was not asked yet.
    #[serde(default)]
    pub change_yen: u32,
    /// Oldest first.
    pub events: Vec<SignerEvent>,
    /// What the caller may do.
    pub allowed: Vec<SignerAct>,
}

/// A document of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestDocument {
    /// Its place in the envelope, from 1; addresses it.
    pub place: u32,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Of the file, in hexadecimal.
    pub sha256: String,
}

/// What the caller may do with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestAct {
    /// 取下げ
    Withdraw,
    /// Fetch the documents with their completion sheet.
    DownloadCopy,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

/// `GET /api/v1/signing/requests/{id}`: 封筒詳細情報, 文書詳細情報
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SignatureRequest {
    /// Opaque.
    pub id: String,
    /// Its ETag.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// To the signers; may be empty.
    pub message: String,
    /// Where it stands.
    pub state: RequestState,
    /// The drafter's アカウント名.
    pub drafter: String,
    /// One after the other.
    pub in_order: bool,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub sent_at: Timestamp,
    /// When the last signer signed.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<chrono::DateTime<chrono::Utc>>))]
    #[serde(deserialize_with = "crate::rfc3339::optional", default)]
    pub completed_at: Option<Timestamp>,
    /// In their order.
    pub documents: Vec<RequestDocument>,
    /// In their order.
    pub signers: Vec<Signer>,
    /// What was charged so far.
    pub charged: Quote,
    /// What the caller may do.
    pub allowed: Vec<RequestAct>,
}

impl SignatureRequest {
    /// Whether the server lists `act` for the caller.
    pub fn may(&self, act: RequestAct) -> bool {
        self.allowed.contains(&act)
    }
}
