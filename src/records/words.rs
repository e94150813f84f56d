//! How records are written, on whatever page they stand.

use leptos::prelude::*;
use madoguchi_contract::records::{Column, DocumentKind, Family, RecordStatus};
use madoguchi_contract::sharing::Party;
use madoguchi_ui::{Badge, BadgeColor};

use crate::shell::locale::{Text, t};

/// What a family's pages say, beside the names of its screens.
pub struct FamilyTexts {
    pub short: Text,
    pub number: Text,
    pub arrived_at: Text,
}

pub fn texts(family: Family) -> FamilyTexts {
    match family {
        Family::Filing => FamilyTexts {
            short: t::records::FILINGS_SHORT,
            number: t::records::FILING_NUMBER,
            arrived_at: t::records::FILING_ARRIVED_AT,
        },
        Family::FilingNotice => FamilyTexts {
            short: t::records::FILING_NOTICES_SHORT,
            number: t::records::FILING_NOTICE_NUMBER,
            arrived_at: t::records::FILING_NOTICE_ARRIVED_AT,
        },
        Family::DeliverySubscription => FamilyTexts {
            short: t::records::DELIVERY_SUBSCRIPTIONS_SHORT,
            number: t::records::DELIVERY_SUBSCRIPTION_NUMBER,
            arrived_at: t::records::DELIVERY_SUBSCRIPTION_ARRIVED_AT,
        },
        Family::Delivery => FamilyTexts {
            short: t::records::DELIVERIES_SHORT,
            number: t::records::DELIVERY_NUMBER,
            arrived_at: t::records::DELIVERY_ARRIVED_AT,
        },
    }
}

pub fn column_name(family: Family, column: Column) -> Text {
    match column {
        Column::Authority => t::records::AUTHORITY,
        Column::ArrivedAt => texts(family).arrived_at,
        Column::Owner => t::records::OWNER,
    }
}

pub fn status(status: RecordStatus) -> Text {
    status_look(status).0
}

pub fn status_badge(status: RecordStatus) -> AnyView {
    let (text, color) = status_look(status);
    view! { <Badge color>{text}</Badge> }.into_any()
}

/// A state in words and in colour.
pub fn status_look(status: RecordStatus) -> (Text, BadgeColor) {
    match status {
        RecordStatus::Arrived => (t::records::STATUS_ARRIVED, BadgeColor::Blue),
        RecordStatus::UnderReview => (t::records::STATUS_UNDER_REVIEW, BadgeColor::Blue),
        RecordStatus::CorrectionWanted => (t::records::STATUS_CORRECTION_WANTED, BadgeColor::Red),
        RecordStatus::ResubmissionWanted => {
            (t::records::STATUS_RESUBMISSION_WANTED, BadgeColor::Red)
        }
        RecordStatus::Completed => (t::records::STATUS_COMPLETED, BadgeColor::Green),
        RecordStatus::Withdrawn => (t::records::STATUS_WITHDRAWN, BadgeColor::Gray),
        RecordStatus::Unread => (t::records::STATUS_UNREAD, BadgeColor::Orange),
        RecordStatus::Read => (t::records::STATUS_READ, BadgeColor::Gray),
        RecordStatus::Applied => (t::records::STATUS_APPLIED, BadgeColor::Orange),
        RecordStatus::Accepted => (t::records::STATUS_ACCEPTED, BadgeColor::Blue),
        RecordStatus::Active => (t::records::STATUS_ACTIVE, BadgeColor::Green),
        RecordStatus::Stopped => (t::records::STATUS_STOPPED, BadgeColor::Gray),
        RecordStatus::Unacquired => (t::records::STATUS_UNACQUIRED, BadgeColor::Orange),
        RecordStatus::Acquired => (t::records::STATUS_ACQUIRED, BadgeColor::Gray),
        RecordStatus::Unknown => (t::records::STATUS_UNKNOWN, BadgeColor::Gray),
    }
}

/// Who a document comes from.
pub fn document_kind(kind: DocumentKind) -> Text {
    match kind {
        DocumentKind::OfficialDocument => t::records::DOCUMENT_OFFICIAL,
        DocumentKind::Submitted | DocumentKind::Unknown => t::records::DOCUMENT_SUBMITTED,
    }
}

/// A size as people read it, rounded up.
pub fn size_text(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match bytes {
        0..1_000_000 => t::records::size_kilobytes(bytes.div_ceil(1_000)),
        _ => t::records::size_megabytes(tenths / 10, tenths % 10),
    }
}

/// The hues that tell accounts apart at a glance; the name does it for sure.
const OWNER_COLORS: [BadgeColor; 10] = [
    BadgeColor::Purple,
    BadgeColor::Cyan,
    BadgeColor::Magenta,
    BadgeColor::Lime,
    BadgeColor::LightBlue,
    BadgeColor::Yellow,
    BadgeColor::Green,
    BadgeColor::Orange,
    BadgeColor::Blue,
    BadgeColor::Red,
];

/// The hue that an account has everywhere and always.
pub fn owner_color(owner: &Party) -> BadgeColor {
    OWNER_COLORS[hue(&owner.email) % OWNER_COLORS.len()]
}

/// Whose record it is.
pub fn owner_badge(owner: &Party) -> AnyView {
    let color = owner_color(owner);
    let name = owner.name.clone();
    view! { <Badge color>{name}</Badge> }.into_any()
}

/// FNV-1a, which tells apart addresses that differ in a single character.
fn hue(email: &str) -> usize {
    let hash = email.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    ///
    #[test]
    fn colleagues_with_numbered_addresses_have_different_hues() {
        let email = |number| format!("member{number:02}@minato.example");
        let hues: BTreeSet<_> = (1..=10)
            .map(|number| hue(&email(number)) % OWNER_COLORS.len())
            .collect();
        assert!(hues.len() >= 6, "{hues:?}");
        assert_ne!(hue(&email(1)) % 10, hue(&email(2)) % 10);
    }
}
