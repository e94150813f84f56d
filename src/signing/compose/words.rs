//! What the form's inputs are called, and what is wrong with them.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodePolicy, AccessCodeSource, ChargeKind,
};
use madoguchi_ui::RadioOption;

use super::model::{Input, SignerInput, Why, is_code_missing};
use crate::shell::field;
use crate::shell::locale::{Text, t};
use crate::signing::cost::yen;

/// The id of an input's control.
pub fn input_id(input: Input) -> String {
    match input {
        Input::Title => "title".to_owned(),
        Input::Message => "message".to_owned(),
        Input::Documents => "documents".to_owned(),
        Input::Signers => "add-signer".to_owned(),
        Input::Of(key, of) => format!("{}-{key}", signer_field(of)),
    }
}

fn signer_field(input: SignerInput) -> &'static str {
    match input {
        SignerInput::Name => "signer-name",
        SignerInput::Delivery => "delivery",
        SignerInput::Email => "signer-email",
        SignerInput::Mobile => "signer-mobile",
        SignerInput::OwnCompany => "own-company",
        SignerInput::AccessCode => "access-code",
        SignerInput::Code => "own-code",
        SignerInput::CodeMobile => "code-mobile",
    }
}

/// The label of a signer's input.
pub fn label(input: SignerInput) -> Text {
    match input {
        SignerInput::Name => t::compose::NAME,
        SignerInput::Delivery => t::compose::DELIVERY,
        SignerInput::Email => t::compose::EMAIL,
        SignerInput::Mobile => t::compose::MOBILE,
        SignerInput::OwnCompany => t::compose::OWN_COMPANY,
        SignerInput::AccessCode => t::compose::ACCESS_CODE,
        SignerInput::Code => t::compose::CODE,
        SignerInput::CodeMobile => t::compose::CODE_MOBILE,
    }
}

/// What is wrong with an input, and what to do; reactive.
pub fn message(input: Input, why: &Why) -> String {
    let error = match why {
        Why::Rule(error) => error,
        Why::FileFailed => return t::compose::FILES_FAILED.get().to_owned(),
        Why::FileUnfinished => return t::compose::FILES_UNFINISHED.get().to_owned(),
    };
    let param = |name: &str| error.params.get(name).cloned().unwrap_or_default();
    match (input, error.code) {
        (Input::Title, _) => field::message(error, t::compose::REQUEST_TITLE.get()),
        (Input::Message, _) => field::message(error, t::compose::MESSAGE.get()),
        (Input::Documents, FieldCode::LimitReached) => t::compose::documents_limit(param("limit")),
        (Input::Documents, _) => t::compose::DOCUMENTS_REQUIRED.get().to_owned(),
        (Input::Signers, FieldCode::LimitReached) => t::compose::full(param("limit")),
        (Input::Signers, _) => t::compose::SIGNERS_REQUIRED.get().to_owned(),
        (Input::Of(_, of), _) => signer_message(of, error),
    }
}

/// What is wrong with an input of a signer, in a form or in a row of many; reactive.
pub fn signer_message(input: SignerInput, error: &FieldError) -> String {
    let param = |name: &str| error.params.get(name).cloned().unwrap_or_default();
    let is_code = matches!(input, SignerInput::AccessCode | SignerInput::Code);
    let text = match error.code {
        _ if is_code_missing(input, error) => t::compose::CODE_REQUIRED,
        FieldCode::BadCharacter => match param("character").trim() {
            "" => t::compose::CODE_SPACE,
            character => return t::compose::code_character(character),
        },
        FieldCode::TooLong if is_code => return t::compose::code_too_long(param("max")),
        FieldCode::NeedsOption => t::compose::CODE_NEEDS_OPTION,
        FieldCode::NotAChoice if is_code => t::compose::CODE_NOT_ALLOWED,
        FieldCode::NotInBulk => t::compose::NOT_IN_BULK,
        FieldCode::NotAMobileNumber => t::compose::NOT_A_MOBILE,
        FieldCode::CannotTakeSms => t::compose::CANNOT_TAKE_SMS,
        FieldCode::Duplicate => t::compose::DUPLICATE,
        _ => return field::message(error, label(input).get()),
    };
    text.get().to_owned()
}

/// Which access codes there are to choose.
pub fn code_options(policy: &AccessCodePolicy, own_company: bool) -> Vec<RadioOption> {
    let none = RadioOption {
        value: AccessCodeChoice::None.as_str(),
        label: t::compose::NO_CODE.into(),
        support: None,
    };
    let custom = RadioOption {
        value: AccessCodeChoice::Custom.as_str(),
        label: t::compose::CUSTOM.into(),
        support: Some(t::compose::CUSTOM_ABOUT.into()),
    };
    let price = yen(ChargeKind::AccessCodeSms.yen());
    let sms = RadioOption {
        value: AccessCodeChoice::Sms.as_str(),
        label: t::compose::SMS.into(),
        support: Some(TextProp::from(move || t::compose::sms_about(&price))),
    };
    [
        (!policy.required).then_some(none),
        (own_company || policy.source.takes_custom()).then_some(custom),
        policy.source.takes_sms().then_some(sms),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Why there are not more of them to choose.
pub fn why_so_few(policy: &AccessCodePolicy) -> Text {
    match (policy.identity_option, policy.source) {
        (false, _) => t::compose::NEEDS_OPTION,
        (true, AccessCodeSource::Custom) => t::compose::CUSTOM_ONLY,
        (true, AccessCodeSource::Sms) => t::compose::SMS_ONLY,
        (true, AccessCodeSource::DrafterChooses) => t::compose::ACCESS_CODE_ABOUT,
    }
}
