//! How the policy is written.

use leptos::prelude::*;
use madoguchi_contract::signing::{AccessCodeSource, ChargeKind};

use crate::shell::locale::{Text, t};
use crate::signing::cost::yen;

/// 任意, 必須
pub fn required_name(required: bool) -> Text {
    match required {
        false => t::policy::OPTIONAL,
        true => t::policy::OBLIGATORY,
    }
}

/// Which access codes.
pub fn source_name(source: AccessCodeSource) -> Text {
    match source {
        AccessCodeSource::Custom => t::policy::CUSTOM,
        AccessCodeSource::Sms => t::policy::SMS,
        AccessCodeSource::DrafterChooses => t::policy::CHOOSES,
    }
}

/// What that means.
pub fn source_about(source: AccessCodeSource) -> TextProp {
    match source {
        AccessCodeSource::Custom => t::policy::CUSTOM_ABOUT.into(),
        AccessCodeSource::Sms => {
            let price = yen(ChargeKind::AccessCodeSms.yen());
            TextProp::from(move || t::policy::sms_about(&price))
        }
        AccessCodeSource::DrafterChooses => t::policy::CHOOSES_ABOUT.into(),
    }
}
