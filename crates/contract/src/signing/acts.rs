//! What is asked of a request that was sent, and of a copy that is brought back.

use serde::{Deserialize, Serialize};

use super::compose::check::line;
use super::compose::{Delivery, NAME_MAX};
use super::list::RequestSummary;
use super::mobile::check_mobile_number;
use super::request::Signer;
use crate::account::check_gbiz_id;
use crate::problem::{FieldCode, FieldError};

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
    /// The price that the drafter saw; nothing when only the name is put right.
    #[serde(default)]
    pub yen: u32,
}

impl ChangeSignerRequest {
    /// Name and destination of the other signer, who is asked in the same way.
    pub fn check(&self, delivery: Delivery) -> Result<(String, String), Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = line(&self.name, "/name", NAME_MAX, &mut errors);
        match self.destination(delivery) {
            Ok(destination) if errors.is_empty() => Ok((name, destination)),
            Ok(_) => Err(errors),
            Err(code) => {
                errors.push(FieldError::new(format!("/{}", delivery.field()), code));
                Err(errors)
            }
        }
    }

    /// What it costs: a name that is put right at the same destination costs nothing, because
    /// nothing is sent.
    pub fn price(&self, signer: &Signer) -> u32 {
        match self.is_same_destination(signer) {
            true => 0,
            false => signer.change_yen,
        }
    }

    /// Only the name is put right.
    pub fn is_same_destination(&self, signer: &Signer) -> bool {
        let now = destination(signer.delivery, &signer.destination);
        self.destination(signer.delivery) == now
    }

    fn destination(&self, delivery: Delivery) -> Result<String, FieldCode> {
        let typed = match delivery {
            Delivery::Email => &self.email,
            Delivery::Sms => &self.mobile,
        };
        destination(delivery, typed)
    }
}

fn destination(delivery: Delivery, typed: &str) -> Result<String, FieldCode> {
    match delivery {
        Delivery::Email => check_gbiz_id(typed.trim()),
        Delivery::Sms => check_mobile_number(typed).map(|it| it.digits().to_owned()),
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

#[cfg(test)]
mod tests {
    use super::super::compose::AccessCodeChoice;
    use super::super::request::SignerState;
    use super::*;

    /// G-04
    #[test]
    fn only_another_destination_has_a_price() {
        let signer = Signer {
            id: "signer".into(),
            name: "佐藤 花了".into(),
            delivery: Delivery::Sms,
            destination: "090-1234-5678".into(),
            own_company: false,
            access_code: AccessCodeChoice::None,
            code_mobile: None,
            state: SignerState::Asked,
            rescue_asked: false,
            re_request_yen: 33,
            change_yen: 33,
            events: vec![],
            allowed: vec![],
        };
        let to = |mobile: &str| ChangeSignerRequest {
            mobile: mobile.into(),
            ..ChangeSignerRequest::default()
        };
        assert_eq!(to("０９０１２３４５６７８").price(&signer), 0);
        assert_eq!(to("080-1234-5678").price(&signer), 33);
        assert_eq!(to("080").price(&signer), 33, "before it is typed whole");
    }
}
