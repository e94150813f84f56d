//! How requests and their signers are written, on whatever page they stand.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::signing::{
    AccessCodeChoice, Delivery, RequestState, Signer, SignerEventKind, SignerState,
};
use madoguchi_ui::{Badge, BadgeColor};

use crate::shell::field::message;
use crate::shell::locale::{Text, t};

/// Where a request stands.
pub fn request_state(state: RequestState) -> (Text, BadgeColor) {
    match state {
        RequestState::NeedsAttention => (t::signing::REQUEST_NEEDS_ATTENTION, BadgeColor::Red),
        RequestState::Sent => (t::signing::REQUEST_SENT, BadgeColor::Blue),
        RequestState::Completed => (t::signing::REQUEST_COMPLETED, BadgeColor::Green),
        RequestState::Withdrawn => (t::signing::REQUEST_WITHDRAWN, BadgeColor::Gray),
        RequestState::Unknown => (t::signing::STATE_UNKNOWN, BadgeColor::Gray),
    }
}

/// The same as a badge.
pub fn request_badge(state: RequestState) -> AnyView {
    let (text, color) = request_state(state);
    view! { <Badge color>{text}</Badge> }.into_any()
}

/// 署名ステータス
pub fn signer_badge(state: SignerState) -> AnyView {
    let (text, color) = match state {
        SignerState::Waiting => (t::signing::SIGNER_WAITING, BadgeColor::Gray),
        SignerState::Asked => (t::signing::SIGNER_ASKED, BadgeColor::Blue),
        SignerState::Opened => (t::signing::SIGNER_OPENED, BadgeColor::Blue),
        SignerState::Verified => (t::signing::SIGNER_VERIFIED, BadgeColor::Cyan),
        SignerState::Signed => (t::signing::SIGNER_SIGNED, BadgeColor::Green),
        SignerState::Failed => (t::signing::SIGNER_FAILED, BadgeColor::Red),
        SignerState::Undelivered => (t::signing::SIGNER_UNDELIVERED, BadgeColor::Red),
        SignerState::Withdrawn => (t::signing::REQUEST_WITHDRAWN, BadgeColor::Gray),
        SignerState::Unknown => (t::signing::STATE_UNKNOWN, BadgeColor::Gray),
    };
    view! { <Badge color>{text}</Badge> }.into_any()
}

/// What happened, in the words of the file (G-20).
pub fn event(kind: SignerEventKind) -> Text {
    use SignerEventKind as Kind;
    match kind {
        Kind::Asked => t::signing::EVENT_ASKED,
        Kind::Undelivered => t::signing::EVENT_UNDELIVERED,
        Kind::Opened => t::signing::EVENT_OPENED,
        Kind::CodeIssued => t::signing::EVENT_CODE_ISSUED,
        Kind::CodeWrong => t::signing::EVENT_CODE_WRONG,
        Kind::CodeUsedUp => t::signing::EVENT_CODE_USED_UP,
        Kind::CodeExpired => t::signing::EVENT_CODE_EXPIRED,
        Kind::Verified => t::signing::EVENT_VERIFIED,
        Kind::Failed => t::signing::EVENT_FAILED,
        Kind::RescueAsked => t::signing::EVENT_RESCUE_ASKED,
        Kind::ReRequested => t::signing::EVENT_RE_REQUESTED,
        Kind::Changed => t::signing::EVENT_CHANGED,
        Kind::Signed => t::signing::EVENT_SIGNED,
        Kind::Withdrawn => t::signing::EVENT_WITHDRAWN,
        Kind::Unknown => t::signing::STATE_UNKNOWN,
    }
}

/// The way that a request goes.
pub fn delivery(delivery: Delivery) -> Text {
    match delivery {
        Delivery::Email => t::signing::BY_EMAIL,
        Delivery::Sms => t::signing::BY_SMS,
    }
}

/// What a signer is asked for.
pub fn access_code(choice: AccessCodeChoice) -> Text {
    match choice {
        AccessCodeChoice::None => t::signing::CODE_NONE,
        AccessCodeChoice::Custom => t::signing::CODE_CUSTOM,
        AccessCodeChoice::Sms => t::signing::CODE_SMS,
    }
}

/// What is wrong with a field of a signer.
pub fn field_message(error: &FieldError, label: &str) -> String {
    match error.code {
        FieldCode::NotAMobileNumber => t::compose::NOT_A_MOBILE.get().to_owned(),
        FieldCode::CannotTakeSms => t::compose::CANNOT_TAKE_SMS.get().to_owned(),
        FieldCode::Duplicate => t::compose::DUPLICATE.get().to_owned(),
        _ => message(error, label),
    }
}

/// Where the trouble of a signer lies, with the number as only its owner knows it whole.
pub fn masked_destination(signer: &Signer) -> String {
    let number = signer.code_mobile.as_ref();
    let by_sms = (signer.delivery == Delivery::Sms).then_some(&signer.destination);
    match number.or(by_sms) {
        Some(number) => masked(number),
        None => signer.destination.clone(),
    }
}

/// `090-1234-5678` as `090-****-5678`.
fn masked(number: &str) -> String {
    let parts: Vec<&str> = number.split('-').collect();
    match parts.as_slice() {
        [first, _, last] => format!("{first}-****-{last}"),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    /// G-06
    #[test]
    fn the_middle_of_a_number_is_hidden() {
        assert_eq!(masked("090-1234-5678"), "090-****-5678");
        assert_eq!(masked("unknown"), "unknown");
    }
}
