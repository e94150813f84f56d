//! How shares are written, on whatever page they stand.

use chrono::NaiveDate;
use leptos::prelude::*;
use madoguchi_contract::sharing::{Right, Share, ShareState};
use madoguchi_ui::{Badge, BadgeColor, RadioOption};

use crate::shell::locale::{Text, date, t};

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
    view! { <Badge color>{text}</Badge> }.into_any()
}

/// 「2026年12月22日まで」, or that there is no end; reactive.
pub fn until(ends_on: Option<NaiveDate>) -> String {
    match ends_on {
        Some(day) => t::sharing::until(date(day)),
        None => t::sharing::NO_END.get().to_owned(),
    }
}

/// The last day of a share, if it has one, marked when it is near (G-03).
pub fn ends(share: &Share) -> Option<AnyView> {
    let day = share.ends_on?;
    let mark = share.days_left.filter(|_| share.ends_soon()).map(|days| {
        let text = move || match days {
            0 => t::sharing::ENDS_TODAY.get().to_owned(),
            _ => t::sharing::ends_soon(days),
        };
        view! { <Badge color=BadgeColor::Orange>{text}</Badge> }
    });
    Some(view! { <span>{move || until(Some(day))}</span> {mark} }.into_any())
}

/// The heading row of a table.
pub fn columns(names: &[Text]) -> AnyView {
    let column = |name: &Text| {
        view! {
            <th scope="col" role="columnheader">
                {*name}
            </th>
        }
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">{names.iter().map(column).collect_view()}</tr>
        </thead>
    }
    .into_any()
}

/// The first cells of a share's row: who, and both rights.
pub fn party_and_rights(share: &Share) -> AnyView {
    let (name, email) = (share.party.name.clone(), share.party.email.clone());
    view! {
        <th scope="row" role="rowheader">
            <span class="md-party__name">{name}</span>
            <span class="md-party__email">{email}</span>
        </th>
        <td role="cell" data-label=t::sharing::OFFICIAL_DOCUMENT_RIGHT>
            {right(share.official_document_right)}
        </td>
        <td role="cell" data-label=t::sharing::DELIVERY_RIGHT>
            {right(share.delivery_right)}
        </td>
    }
    .into_any()
}
