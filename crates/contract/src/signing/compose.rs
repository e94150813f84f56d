//! What a drafter sends: documents, signers in their order, and their access codes
//!

use serde::{Deserialize, Serialize};

use super::access_code::check_custom_code;
use super::mobile::{MobileNumber, check_mobile_number};
use super::policy::AccessCodePolicy;
use super::prices::SignerTerms;
use crate::account::check_gbiz_id;
use crate::problem::{FieldCode, FieldError};
use crate::text::visible_lines;

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

impl NewSignatureRequest {
    /// Everything that is wrong, at once. `in_bulk` is for 一括送信, which knows no SMS code
    ///
    pub fn check(
        &self,
        policy: &AccessCodePolicy,
        in_bulk: bool,
    ) -> Result<ValidSignatureRequest, Vec<FieldError>> {
        let mut errors = Vec::new();
        let title = line(&self.title, "/title", TITLE_MAX, &mut errors);
        let message = visible_lines(&self.message);
        if message.chars().count() > MESSAGE_MAX {
            errors.push(too_long("/message", MESSAGE_MAX));
        }
        self.check_documents(&mut errors);
        match self.signers.len() {
            0 => errors.push(FieldError::new("/signers", FieldCode::Required)),
            1..=SIGNERS_MAX => {}
            _ => errors.push(limit("/signers", SIGNERS_MAX)),
        }
        let mut signers: Vec<ValidSigner> = Vec::new();
        for (at, signer) in self.signers.iter().enumerate().take(SIGNERS_MAX) {
            match signer.check(&format!("/signers/{at}"), policy, in_bulk) {
                Ok(signer) if signers.iter().any(|it| it.delivery == signer.delivery) => {
                    let field = signer.terms().delivery.field();
                    let pointer = format!("/signers/{at}/{field}");
                    errors.push(FieldError::new(pointer, FieldCode::Duplicate));
                }
                Ok(signer) => signers.push(signer),
                Err(of_signer) => errors.extend(of_signer),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(ValidSignatureRequest {
            title,
            message,
            documents: self.documents.clone(),
            in_order: self.in_order,
            signers,
        })
    }

    fn check_documents(&self, errors: &mut Vec<FieldError>) {
        match self.documents.len() {
            0 => errors.push(FieldError::new("/documents", FieldCode::Required)),
            1..=DOCUMENTS_MAX => {}
            _ => return errors.push(limit("/documents", DOCUMENTS_MAX)),
        }
        for (at, id) in self.documents.iter().enumerate() {
            if self.documents[..at].contains(id) {
                let pointer = format!("/documents/{at}");
                errors.push(FieldError::new(pointer, FieldCode::Duplicate));
            }
        }
    }
}

impl Delivery {
    /// The field of a [`NewSigner`] that says where.
    pub fn field(self) -> &'static str {
        match self {
            Delivery::Email => "email",
            Delivery::Sms => "mobile",
        }
    }
}

impl NewSigner {
    /// Everything that is wrong with it; `pointer` is its own.
    pub fn check(
        &self,
        pointer: &str,
        policy: &AccessCodePolicy,
        in_bulk: bool,
    ) -> Result<ValidSigner, Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = line(
            &self.name,
            &format!("{pointer}/name"),
            NAME_MAX,
            &mut errors,
        );
        let delivery = self.delivery(pointer).map_err(|it| errors.push(it)).ok();
        let mobile = match &delivery {
            Some(ValidDelivery::Sms(number)) => Some(number),
            _ => None,
        };
        let code = self.access_code(&format!("{pointer}/accessCode"), policy, in_bulk, mobile);
        let code = code.map_err(|it| errors.push(it)).ok();
        match (delivery, code) {
            (Some(delivery), Some(access_code)) if errors.is_empty() => Ok(ValidSigner {
                name,
                delivery,
                own_company: self.own_company,
                access_code,
            }),
            _ => Err(errors),
        }
    }

    fn delivery(&self, pointer: &str) -> Result<ValidDelivery, FieldError> {
        let error = |field: &str, code| FieldError::new(format!("{pointer}/{field}"), code);
        match Delivery::parse(&self.delivery) {
            Some(Delivery::Email) => check_gbiz_id(self.email.trim())
                .map(ValidDelivery::Email)
                .map_err(|code| error("email", code)),
            Some(Delivery::Sms) => check_mobile_number(&self.mobile)
                .map(ValidDelivery::Sms)
                .map_err(|code| error("mobile", code)),
            None if self.delivery.is_empty() => Err(error("delivery", FieldCode::Required)),
            None => Err(error("delivery", FieldCode::NotAChoice)),
        }
    }

    /// `mobile` is the number that the request goes to, if it goes to one.
    fn access_code(
        &self,
        pointer: &str,
        policy: &AccessCodePolicy,
        in_bulk: bool,
        mobile: Option<&MobileNumber>,
    ) -> Result<ValidAccessCode, FieldError> {
        let error = |code| Err(FieldError::new(pointer, code));
        let kind = match self.access_code.kind.as_str() {
            "" => AccessCodeChoice::None,
            kind => match AccessCodeChoice::parse(kind) {
                Some(kind) => kind,
                None => return error(FieldCode::NotAChoice),
            },
        };
        match kind {
            AccessCodeChoice::None if policy.required => error(FieldCode::Required),
            AccessCodeChoice::None => Ok(ValidAccessCode::None),
            AccessCodeChoice::Custom
                if in_bulk || self.own_company || policy.source.takes_custom() =>
            {
                check_custom_code(&self.access_code.code, &format!("{pointer}/code"))
                    .map(ValidAccessCode::Custom)
            }
            AccessCodeChoice::Custom => error(FieldCode::NotAChoice),
            AccessCodeChoice::Sms if in_bulk => error(FieldCode::NotInBulk),
            AccessCodeChoice::Sms if !policy.source.takes_sms() => error(FieldCode::NeedsOption),
            AccessCodeChoice::Sms if self.own_company => Ok(ValidAccessCode::None),
            AccessCodeChoice::Sms => match mobile {
                Some(mobile) => Ok(ValidAccessCode::Sms(mobile.clone())),
                None if Delivery::parse(&self.delivery) == Some(Delivery::Sms) => {
                    // Its number is wrong already; one message is enough.
                    Ok(ValidAccessCode::None)
                }
                None => check_mobile_number(&self.access_code.mobile)
                    .map(ValidAccessCode::Sms)
                    .map_err(|code| FieldError::new(format!("{pointer}/mobile"), code)),
            },
        }
    }
}

/// One line that is needed.
pub(super) fn line(typed: &str, pointer: &str, max: usize, errors: &mut Vec<FieldError>) -> String {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let text = visible_lines(&words.join(" "));
    if text.is_empty() {
        errors.push(FieldError::new(pointer, FieldCode::Required));
    } else if text.chars().count() > max {
        errors.push(too_long(pointer, max));
    }
    text
}

fn too_long(pointer: &str, max: usize) -> FieldError {
    FieldError::new(pointer, FieldCode::TooLong).with_param("max", max)
}

fn limit(pointer: &str, limit: usize) -> FieldError {
    FieldError::new(pointer, FieldCode::LimitReached).with_param("limit", limit)
}

#[cfg(test)]
mod tests;
