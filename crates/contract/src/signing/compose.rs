//! What a drafter sends: documents, signers in their order, and their access codes
//!

pub(super) mod check;

use serde::{Deserialize, Serialize};

use super::mobile::MobileNumber;
use super::prices::SignerTerms;

/// Most characters of a request's title.
pub const TITLE_MAX: usize = 100;
/// Most characters of the message to the signers.
pub const MESSAGE_MAX: usize = 1_000;
/// Most characters of a signer's name.
pub const NAME_MAX: usize = 60;
/// Most documents of one request; several make an envelope.
pub const DOCUMENTS_MAX: usize = 10;
/// Most signers of one request.
pub const SIGNERS_MAX: usize = 20;

/// How a request reaches its signer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// メールアドレス宛への送信
    #[default]
    Email,
    /// 携帯電話番号宛への送信
    Sms,
}

impl Delivery {
    /// The way as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Delivery::Email => "email",
            Delivery::Sms => "sms",
        }
    }

    /// Reads a way as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        [Delivery::Email, Delivery::Sms]
            .into_iter()
            .find(|it| it.as_str() == text)
    }

    /// The field of a [`NewSigner`] that says where.
    pub fn field(self) -> &'static str {
        match self {
            Delivery::Email => "email",
            Delivery::Sms => "mobile",
        }
    }
}

/// The access code that a signer is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessCodeChoice {
    /// None at all
    #[default]
    None,
    /// 独自のコードを設定
    Custom,
    /// SMS自動発行
    Sms,
}

impl AccessCodeChoice {
    /// In the order to show.
    pub const ALL: [Self; 3] = [Self::None, Self::Custom, Self::Sms];

    /// The choice as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            AccessCodeChoice::None => "none",
            AccessCodeChoice::Custom => "custom",
            AccessCodeChoice::Sms => "sms",
        }
    }

    /// Reads a choice as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// `POST /api/v1/signing/requests`: a 署名依頼 that is to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSignatureRequest {
    /// What signers and drafters know it by, at most [`TITLE_MAX`] characters.
    #[serde(default)]
    pub title: String,
    /// To the signers, at most [`MESSAGE_MAX`] characters; may be empty.
    #[serde(default)]
    pub message: String,
    /// Uploads that have arrived whole, in their order; at most [`DOCUMENTS_MAX`].
    #[serde(default)]
    pub documents: Vec<String>,
    /// Each signer is asked when the one before has signed, instead of all at once.
    #[serde(default)]
    pub in_order: bool,
    /// In their order; at most [`SIGNERS_MAX`].
    #[serde(default)]
    pub signers: Vec<NewSigner>,
}

/// A signer of a [`NewSignatureRequest`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSigner {
    /// At most [`NAME_MAX`] characters.
    #[serde(default)]
    pub name: String,
    /// [`Delivery`] as it travels.
    #[serde(default)]
    pub delivery: String,
    /// For [`Delivery::Email`].
    #[serde(default)]
    pub email: String,
    /// For [`Delivery::Sms`].
    #[serde(default)]
    pub mobile: String,
    /// 自社署名者: an SMS code is void.
    #[serde(default)]
    pub own_company: bool,
    /// アクセスコード
    #[serde(default)]
    pub access_code: NewAccessCode,
}

/// The access code of a [`NewSigner`].
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAccessCode {
    /// [`AccessCodeChoice`] as it travels; empty for none.
    #[serde(default)]
    pub kind: String,
    /// For [`AccessCodeChoice::Custom`]: the drafter's code.
    #[serde(default)]
    pub code: String,
    /// For [`AccessCodeChoice::Sms`] with a request by mail: where the code goes. With a request
    /// by SMS it goes to the same number.
    #[serde(default)]
    pub mobile: String,
}

impl std::fmt::Debug for NewAccessCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccessCode")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// A [`NewSignatureRequest`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidSignatureRequest {
    /// One line.
    pub title: String,
    /// Several lines, or nothing.
    pub message: String,
    /// Each once.
    pub documents: Vec<String>,
    /// One after the other.
    pub in_order: bool,
    /// At least one.
    pub signers: Vec<ValidSigner>,
}

/// A [`NewSigner`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidSigner {
    /// One line.
    pub name: String,
    /// Where the request goes.
    pub delivery: ValidDelivery,
    /// 自社署名者
    pub own_company: bool,
    /// What the signer is asked for.
    pub access_code: ValidAccessCode,
}

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValidDelivery {
    /// Folded, in lower case.
    Email(String),
    /// By SMS.
    Sms(MobileNumber),
}

impl ValidDelivery {
    /// The field of a [`NewSigner`] that says where.
    pub fn field(&self) -> &'static str {
        match self {
            ValidDelivery::Email(_) => Delivery::Email.field(),
            ValidDelivery::Sms(_) => Delivery::Sms.field(),
        }
    }
}

/// What a signer is asked for.
#[derive(Clone, PartialEq, Eq)]
pub enum ValidAccessCode {
    /// Nothing.
    None,
    /// The drafter's code, as typed.
    Custom(String),
    /// A code that goes to this number.
    Sms(MobileNumber),
}

impl std::fmt::Debug for ValidAccessCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            ValidAccessCode::None => "None",
            ValidAccessCode::Custom(_) => "Custom",
            ValidAccessCode::Sms(_) => "Sms",
        })
    }
}

impl ValidSigner {
    /// What of the signer decides the price.
    pub fn terms(&self) -> SignerTerms {
        SignerTerms {
            delivery: match self.delivery {
                ValidDelivery::Email(_) => Delivery::Email,
                ValidDelivery::Sms(_) => Delivery::Sms,
            },
            sms_code: matches!(self.access_code, ValidAccessCode::Sms(_)),
        }
    }
}

#[cfg(test)]
mod tests;
