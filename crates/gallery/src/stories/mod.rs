//! Every story there is, component by component and page by page.

mod acts;
mod badge;
mod banner;
mod breadcrumb;
mod button;
mod checkbox;
mod copy_button;
mod dialog;
mod disclosure;
mod empty_state;
mod error_summary;
mod live_region;
mod menu;
mod pages;
mod pagination;
mod progress;
mod radio_group;
mod search_box;
mod select;
mod skeleton;
mod step_navigation;
mod summary;
mod table;
mod tabs;
mod text_area;
mod text_field;

use crate::story::Story;

pub use pages::ADDRESSES;

/// All stories. The workbench sorts them; here they stand as their files do.
pub static STORIES: &[&Story] = &[
    &badge::BADGE,
    &banner::BANNER,
    &breadcrumb::BREADCRUMB,
    &button::BUTTON,
    &checkbox::CHECKBOX,
    &copy_button::COPY_BUTTON,
    &dialog::DIALOG,
    &disclosure::DISCLOSURE,
    &empty_state::EMPTY_STATE,
    &error_summary::ERROR_SUMMARY,
    &live_region::LIVE_REGION,
    &menu::MENU,
    &pagination::PAGINATION,
    &progress::PROGRESS,
    &radio_group::RADIO_GROUP,
    &search_box::SEARCH_BOX,
    &select::SELECT,
    &skeleton::SKELETON,
    &step_navigation::STEP_NAVIGATION,
    &summary::SUMMARY,
    &table::TABLE,
    &tabs::TABS,
    &text_area::TEXT_AREA,
    &text_field::TEXT_FIELD,
    &pages::APPROVAL,
    &pages::EVERY_PAGE,
    &pages::FIRST_PASSWORD,
    &pages::GUIDE,
    &pages::HOME,
    &pages::NOT_FOUND,
    &pages::NOT_PERMITTED,
    &pages::REQUESTS,
    &pages::SHARE_COMPLETION,
    &pages::SHARE_CONFIRMATION,
    &pages::SHARE_INPUT,
    &pages::SHARES,
    &pages::SIGN_IN,
    &pages::VISIBILITY,
];
