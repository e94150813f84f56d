//! What is asked of a request that was sent, and of a copy that is brought back.

use serde::{Deserialize, Serialize};

use super::compose::check::line;
use super::compose::{Delivery, NAME_MAX};
use super::list::RequestSummary;
use super::mobile::check_mobile_number;
use crate::account::check_gbiz_id;
use crate::problem::FieldError;

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
    /// The request that it is a document or the copy of, among those that the caller sees; none
    /// when it is neither, or changed.
    pub request: Option<RequestSummary>,
}
