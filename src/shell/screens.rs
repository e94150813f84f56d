//! The names of the eight screens of records, wherever they are spoken of.

use madoguchi_contract::records::Family;
use madoguchi_contract::sharing::SharedScreen;

use super::locale::{Text, t};

/// What a screen is called.
pub fn screen_name(screen: SharedScreen) -> Text {
    match screen {
        SharedScreen::FilingList => t::records::FILING_LIST,
        SharedScreen::Filing => t::records::FILING,
        SharedScreen::FilingNoticeList => t::records::FILING_NOTICE_LIST,
        SharedScreen::FilingNotice => t::records::FILING_NOTICE,
        SharedScreen::DeliverySubscriptionList => t::records::DELIVERY_SUBSCRIPTION_LIST,
        SharedScreen::DeliverySubscription => t::records::DELIVERY_SUBSCRIPTION,
        SharedScreen::DeliveryList => t::records::DELIVERY_LIST,
        SharedScreen::Delivery => t::records::DELIVERY,
    }
}

/// What a family's list is called.
pub fn list_name(family: Family) -> Text {
    screen_name(family.list_screen())
}

/// What a family's detail is called.
pub fn detail_name(family: Family) -> Text {
    screen_name(family.detail_screen())
}
