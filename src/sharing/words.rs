//! The words and badges of shares.

use leptos::prelude::*;
use madoguchi_contract::sharing::{Right, ShareState};
use madoguchi_ui::{Badge, BadgeColor, RadioOption};

use crate::shell::locale::{Text, t};

pub fn right(right: Right) -> Text {
    match right {
        Right::Download => t::sharing::RIGHT_DOWNLOAD,
        Right::View => t::sharing::RIGHT_VIEW,
    }
}

pub fn right_options() -> Vec<RadioOption> {
    let option = |value: Right, support: Text| RadioOption {
        value: value.as_str(),
        label: right(value).into(),
        support: Some(support.into()),
    };
    vec![
        option(Right::Download, t::sharing::RIGHT_DOWNLOAD_ABOUT),
        option(Right::View, t::sharing::RIGHT_VIEW_ABOUT),
    ]
}

/// 依頼中, 許可済み, 不許可, 解除
pub fn state_badge(state: ShareState) -> AnyView {
    let (color, text) = match state {
        ShareState::Requested => (BadgeColor::Orange, t::sharing::STATE_REQUESTED),
        ShareState::Approved => (BadgeColor::Green, t::sharing::STATE_APPROVED),
        ShareState::Refused => (BadgeColor::Red, t::sharing::STATE_REFUSED),
        ShareState::Ended => (BadgeColor::Gray, t::sharing::STATE_ENDED),
        ShareState::Cancelled => (BadgeColor::Gray, t::sharing::STATE_CANCELLED),
    };
    view! { <Badge color=Signal::stored(color)>{text}</Badge> }.into_any()
}
