//! Every story there is, component by component and page by page.

mod acts;
mod badge;
mod banner;
mod breadcrumb;
mod button;
mod card;
mod checkbox;
mod chips;
mod clock;
mod confirm_dialog;
mod copy_button;
mod countdown;
mod data_table;
mod date_field;
mod dates;
mod dialog;
mod disclosure;
mod document_viewer;
mod empty_state;
mod error_summary;
mod file_upload;
mod links;
mod live_region;
mod menu;
mod one_time_code_field;
mod pages;
mod pagination;
mod period_field;
mod progress;
mod radio_group;
mod resource_list;
mod search_box;
mod select;
mod session_timeout;
mod skeleton;
mod step_navigation;
mod summary;
mod table;
mod tabs;
mod text_area;
mod text_field;
mod toast;

use crate::story::Story;

pub use pages::ADDRESSES;

/// All stories. The workbench sorts them; here they stand as their files do.
pub static STORIES: &[&Story] = &[
    &badge::BADGE,
    &banner::BANNER,
    &breadcrumb::BREADCRUMB,
    &button::BUTTON,
    &card::CARD,
    &checkbox::CHECKBOX,
    &chips::CHIPS,
    &confirm_dialog::CONFIRM_DIALOG,
    &copy_button::COPY_BUTTON,
    &countdown::COUNTDOWN,
    &data_table::DATA_TABLE,
    &date_field::DATE_FIELD,
    &dialog::DIALOG,
    &disclosure::DISCLOSURE,
    &document_viewer::DOCUMENT_VIEWER,
    &empty_state::EMPTY_STATE,
    &error_summary::ERROR_SUMMARY,
    &file_upload::FILE_UPLOAD,
    &live_region::LIVE_REGION,
    &menu::MENU,
    &one_time_code_field::ONE_TIME_CODE_FIELD,
    &pagination::PAGINATION,
    &period_field::PERIOD_FIELD,
    &progress::PROGRESS,
    &radio_group::RADIO_GROUP,
    &resource_list::RESOURCE_LIST,
    &search_box::SEARCH_BOX,
    &select::SELECT,
    &session_timeout::SESSION_TIMEOUT,
    &skeleton::SKELETON,
    &step_navigation::STEP_NAVIGATION,
    &summary::SUMMARY,
    &table::TABLE,
    &tabs::TABS,
    &text_area::TEXT_AREA,
    &text_field::TEXT_FIELD,
    &toast::TOAST,
    &pages::ACCESS_CODE_POLICY,
    &pages::ACCESS_LOG,
    &pages::APPROVAL,
    &pages::COMPOSE,
    &pages::COMPOSE_CONFIRMATION,
    &pages::COPY_CHECK,
    &pages::EVERY_PAGE,
    &pages::FILING_LOOKUP,
    &pages::FIRST_PASSWORD,
    &pages::GUIDE,
    &pages::HOME,
    &pages::NOT_FOUND,
    &pages::NOT_PERMITTED,
    &pages::RECORD,
    &pages::RECORDS,
    &pages::REQUESTS,
    &pages::SHARE_COMPLETION,
    &pages::SHARE_CONFIRMATION,
    &pages::SHARE_INPUT,
    &pages::SHARE_RENEWAL,
    &pages::SHARES,
    &pages::SIGN_IN,
    &pages::SIGNATURE_REQUEST,
    &pages::SIGNATURE_REQUESTS,
    &pages::VISIBILITY,
];
