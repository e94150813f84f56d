//! The signer's side: a link that carries a token in its fragment, a code, the documents.
//!
//! Every request but the reading of documents is a POST with the token in its body, so that it
//! reaches no log. Before the code is entered an answer names neither the documents nor the
//! signer.

use serde::{Deserialize, Serialize};

use super::compose::AccessCodeChoice;
use super::request::RequestDocument;
use crate::Timestamp;

/// What a signer can do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SigningStep {
    /// Have a code issued, and enter it.
    Code,
    /// Read the documents and sign.
    Sign,
    /// Has signed; a copy can be fetched.
    Signed,
    /// No further code is possible: the drafter must send the request again.
    LockedOut,
    /// A step that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Drafter {
    /// アカウント名
    pub name: String,
    /// The company's name.
    pub company: String,
}

/// Where the code stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CodeState {
    /// An own code or one by SMS.
    pub kind: AccessCodeChoice,
    /// Where codes by SMS go: `090-****-5678`.
    #[serde(default)]
    pub mobile: Option<String>,
    /// Where codes by SMS come from, so that a true one can be told from a false one.
    #[serde(default)]
    pub sms_sender: Option<String>,
    /// A code can be entered now.
    pub open: bool,
    /// How long the code still lives; none for an own code, or when none lives.
    #[serde(default)]
    pub seconds_left: Option<u32>,
    /// How many codes can still be issued.
    pub issues_left: u32,
    /// How often the present code can still be entered.
    pub entries_left: u32,
    /// The gateway could not deliver the last code.
    #[serde(default)]
    pub undelivered: bool,
}

/// What is to be signed; only after the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Contents {
    /// The signer; addresses the documents.
    pub id: String,
    /// The request's title.
    pub title: String,
    /// The drafter's words; may be empty.
    pub message: String,
    /// The signer's name.
    pub signer: String,
    /// In their order.
    pub documents: Vec<RequestDocument>,
    /// When the signer signed.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<chrono::DateTime<chrono::Utc>>))]
    #[serde(deserialize_with = "crate::rfc3339::optional", default)]
    pub signed_at: Option<Timestamp>,
    /// All have signed, and the copy has its completion sheet.
    #[serde(default)]
    pub completed: bool,
    /// The drafter has withdrawn the request although this signer had signed: no copy will come.
    #[serde(default)]
    pub withdrawn: bool,
}

/// The answer to everything that a signer does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Signing {
    /// What can be done now.
    pub step: SigningStep,
    /// Who asks.
    pub drafter: Drafter,
    /// At [`SigningStep::Code`] and [`SigningStep::LockedOut`].
    #[serde(default)]
    pub code: Option<CodeState>,
    /// At [`SigningStep::Sign`] and [`SigningStep::Signed`].
    #[serde(default)]
    pub contents: Option<Contents>,
    /// The drafter was asked to send the request again (G-06).
    #[serde(default)]
    pub rescue_asked: bool,
}

/// `POST /api/v1/sign/state`, `…/codes`, `…/rescue` and `…/signature`: the link's token alone.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkRequest {
    /// Out of the link's fragment.
    #[serde(default)]
    pub token: String,
}

/// `POST /api/v1/sign/verification`
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerifyRequest {
    /// Out of the link's fragment.
    #[serde(default)]
    pub token: String,
    /// As typed.
    #[serde(default)]
    pub code: String,
}

/// What became of an SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SmsDeliveryState {
    /// The telephone has it.
    Delivered,
    /// 未到達
    Undelivered,
}

/// `POST /api/v1/sms/deliveries`, from the gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SmsDelivery {
    /// The `id` that came with the SMS.
    pub id: String,
    /// What became of it.
    pub state: SmsDeliveryState,
}
