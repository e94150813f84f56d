//! 文書管理: a 署名依頼 as its drafter's company sees it (R-199–R-204, G-20).

use serde::{Deserialize, Serialize};

use super::compose::{AccessCodeChoice, Delivery, NAME_MAX, TITLE_MAX, line};
use super::mobile::check_mobile_number;
use super::prices::Quote;
use crate::Timestamp;
use crate::account::check_gbiz_id;
use crate::problem::{FieldCode, FieldError};
use crate::text::visible_lines;

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

/// A row of 文書一覧 and 封筒一覧.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestSummary {
    /// Opaque.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: RequestState,
    /// The drafter's アカウント名.
    pub drafter: String,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub sent_at: Timestamp,
    /// In their order.
    pub documents: Vec<RequestDocument>,
    /// How many signers there are.
    pub signers: u32,
    /// How many have signed.
    pub signed: u32,
}

/// `GET /api/v1/signing/requests`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestPage {
    /// Newest first.
    pub requests: Vec<RequestSummary>,
    /// How many there are in all.
    pub total: u32,
    /// How many need the drafter (R-201, G-06).
    pub needing_attention: u32,
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

/// `GET /api/v1/signing/requests`: which requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestListQuery {
    /// A part of the title, at most [`super::TITLE_MAX`] characters.
    #[serde(default)]
    pub words: String,
    /// [`RequestState`] as it travels; empty for all.
    #[serde(default)]
    pub state: String,
    /// From 1; empty for the first.
    #[serde(default)]
    pub page: String,
}

/// A [`RequestListQuery`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidRequestListQuery {
    /// A part of the title; empty for all.
    pub words: String,
    /// None for all.
    pub state: Option<RequestState>,
    /// From 1.
    pub page: u32,
}

impl RequestListQuery {
    /// Requests of a page.
    pub const SIZE: u64 = 20;

    /// Everything that is wrong, at once.
    pub fn check(&self) -> Result<ValidRequestListQuery, Vec<FieldError>> {
        let mut errors = Vec::new();
        let words = visible_lines(&self.words);
        if words.chars().count() > TITLE_MAX {
            let error = FieldError::new("/words", FieldCode::TooLong);
            errors.push(error.with_param("max", TITLE_MAX));
        }
        let state = RequestState::parse(&self.state);
        if state.is_none() && !self.state.is_empty() {
            errors.push(FieldError::new("/state", FieldCode::NotAChoice));
        }
        let page = match self.page.as_str() {
            "" => Some(1),
            page => page
                .parse()
                .ok()
                .filter(|page| (1..=100_000).contains(page)),
        };
        match page {
            Some(page) if errors.is_empty() => Ok(ValidRequestListQuery { words, state, page }),
            Some(_) => Err(errors),
            None => {
                errors.push(FieldError::new("/page", FieldCode::NotAChoice));
                Err(errors)
            }
        }
    }
}

/// `POST /api/v1/signing/requests/{id}/withdrawal`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawSignatureRequest {}

/// `POST /api/v1/signing/requests/{id}/re-request`: 署名再依頼
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReRequest {
    /// Ids of the signers that are asked again; at least one.
    #[serde(default)]
    pub signers: Vec<String>,
    /// The price that the drafter saw, for all of them.
    #[serde(default)]
    pub yen: u32,
}

/// `POST /api/v1/signing/requests/{id}/signer-change`: 署名者変更
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeSignerRequest {
    /// The signer who is replaced.
    #[serde(default)]
    pub signer: String,
    /// Of the other one.
    #[serde(default)]
    pub name: String,
    /// For requests by mail.
    #[serde(default)]
    pub email: String,
    /// For requests by SMS.
    #[serde(default)]
    pub mobile: String,
}

impl ChangeSignerRequest {
    /// Name and destination of the other signer, who is asked in the same way.
    pub fn check(&self, delivery: Delivery) -> Result<(String, String), Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = line(&self.name, "/name", NAME_MAX, &mut errors);
        let destination = match delivery {
            Delivery::Email => check_gbiz_id(self.email.trim()),
            Delivery::Sms => check_mobile_number(&self.mobile).map(|it| it.digits().to_owned()),
        };
        match destination {
            Ok(destination) if errors.is_empty() => Ok((name, destination)),
            Ok(_) => Err(errors),
            Err(code) => {
                errors.push(FieldError::new(format!("/{}", delivery.field()), code));
                Err(errors)
            }
        }
    }
}

/// `POST /api/v1/signing/copy-check`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckCopyRequest {
    /// Of the file, in hexadecimal: it need not leave the device.
    #[serde(default)]
    pub sha256: String,
}

/// What a file that was brought back is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CopyCheck {
    /// The request that it is a document or the copy of; none when it is neither, or changed.
    pub request: Option<RequestSummary>,
}
