//! The rules of a request that is to be sent.

use super::{
    AccessCodeChoice, DOCUMENTS_MAX, Delivery, MESSAGE_MAX, NAME_MAX, NewSignatureRequest,
    NewSigner, SIGNERS_MAX, TITLE_MAX, ValidAccessCode, ValidDelivery, ValidSignatureRequest,
    ValidSigner,
};
use crate::account::check_gbiz_id;
use crate::problem::{FieldCode, FieldError};
use crate::signing::access_code::check_custom_code;
use crate::signing::mobile::{MobileNumber, check_mobile_number};
use crate::signing::policy::AccessCodePolicy;
use crate::text::visible_lines;

impl NewSignatureRequest {
    /// Everything that is wrong, at once.
    pub fn check(
        &self,
        policy: &AccessCodePolicy,
    ) -> Result<ValidSignatureRequest, Vec<FieldError>> {
        let mut errors = Vec::new();
        let title = title(&self.title, &mut errors);
        let message = message(&self.message, &mut errors);
        check_documents(&self.documents, &mut errors);
        match self.signers.len() {
            0 => errors.push(FieldError::new("/signers", FieldCode::Required)),
            1..=SIGNERS_MAX => {}
            _ => errors.push(limit("/signers", SIGNERS_MAX)),
        }
        let first = &self.signers[..self.signers.len().min(SIGNERS_MAX)];
        let signers = signers(first, "/signers", policy, false, &mut errors);
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
}

/// The title of a request.
pub(in crate::signing) fn title(typed: &str, errors: &mut Vec<FieldError>) -> String {
    line(typed, "/title", TITLE_MAX, errors)
}

/// The message to the signers.
pub(in crate::signing) fn message(typed: &str, errors: &mut Vec<FieldError>) -> String {
    let message = visible_lines(typed);
    if message.chars().count() > MESSAGE_MAX {
        errors.push(too_long("/message", MESSAGE_MAX));
    }
    message
}

/// Some, not too many, each once.
pub(in crate::signing) fn check_documents(documents: &[String], errors: &mut Vec<FieldError>) {
    match documents.len() {
        0 => errors.push(FieldError::new("/documents", FieldCode::Required)),
        1..=DOCUMENTS_MAX => {}
        _ => return errors.push(limit("/documents", DOCUMENTS_MAX)),
    }
    for (at, id) in documents.iter().enumerate() {
        if documents[..at].contains(id) {
            let pointer = format!("/documents/{at}");
            errors.push(FieldError::new(pointer, FieldCode::Duplicate));
        }
    }
}

/// All signers of a list, of whom no two are reached at one place.
pub(in crate::signing) fn signers(
    list: &[NewSigner],
    pointer: &str,
    policy: &AccessCodePolicy,
    in_bulk: bool,
    errors: &mut Vec<FieldError>,
) -> Vec<ValidSigner> {
    let mut signers = Vec::with_capacity(list.len());
    let mut places: Vec<ValidDelivery> = Vec::new();
    for (at, signer) in list.iter().enumerate() {
        let pointer = format!("{pointer}/{at}");
        match signer.check(&pointer, policy, in_bulk) {
            Ok(signer) => signers.push(signer),
            Err(of_signer) => errors.extend(of_signer),
        }
        match signer.delivery(&pointer) {
            Ok(place) if places.contains(&place) => {
                let pointer = format!("{pointer}/{}", place.field());
                errors.push(FieldError::new(pointer, FieldCode::Duplicate));
            }
            Ok(place) => places.push(place),
            Err(_) => {}
        }
    }
    signers
}

impl NewSigner {
    /// Everything that is wrong with it; `pointer` is its own. `in_bulk` is for 一括送信, which
    /// knows no SMS code.
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
            // Void, and so as good as blank.
            AccessCodeChoice::Sms if self.own_company && policy.required => {
                error(FieldCode::Required)
            }
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
pub(in crate::signing) fn line(
    typed: &str,
    pointer: &str,
    max: usize,
    errors: &mut Vec<FieldError>,
) -> String {
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

/// More than there may be.
pub(in crate::signing) fn limit(pointer: &str, limit: usize) -> FieldError {
    FieldError::new(pointer, FieldCode::LimitReached).with_param("limit", limit)
}
