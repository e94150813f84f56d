//! The components of Madoguchi. They know no API, no route, no feature and no language: words come
//! in as properties, and the few that every form needs from the context [`Words`].
//!
//! State shows as ARIA and `data-*` attributes, which the style sheets read; class names are
//! `md-block__element`. Markup follows the Digital Agency's design system, behaviour of forms
//! follows GOV.UK's.

pub mod dom;

mod badge;
mod banner;
mod breadcrumb;
mod button;
mod card;
mod checkbox;
mod checkbox_group;
mod chips;
mod confirm_dialog;
mod copy_button;
pub mod countdown;
mod date_field;
mod dialog;
mod digits;
mod disclosure;
mod document_viewer;
mod empty_state;
mod error_summary;
mod field;
mod file_upload;
mod icon;
mod live_region;
mod menu;
mod one_time_code_field;
mod pagination;
mod password_toggle;
mod period_field;
mod progress;
mod radio_group;
mod removal;
mod resource_list;
mod row_selection;
mod rows;
mod search_box;
mod select;
mod session_timeout;
mod skeleton;
mod sort_header;
mod step_navigation;
mod summary;
mod table;
mod table_region;
mod tabs;
mod text_area;
mod text_field;
mod toast;
mod words;

pub use badge::{Badge, BadgeColor};
pub use banner::{Banner, BannerKind};
pub use breadcrumb::{Breadcrumb, BreadcrumbItem};
pub use button::{Button, ButtonKind, ButtonLink};
pub use card::{Card, HeadingLevel};
pub use checkbox::Checkbox;
pub use checkbox_group::CheckboxGroup;
pub use chips::{Chip, Chips};
pub use confirm_dialog::{ConfirmDialog, TypedName};
pub use copy_button::CopyButton;
pub use countdown::{Countdown, CountdownForm, CountdownTime};
pub use date_field::{
    DateBounds, DateError, DateField, DateParts, DateProblem, DateText, DateWords,
};
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use document_viewer::{
    DocumentFailure, DocumentState, DocumentViewer, DocumentViewerWords, DocumentZoom,
};
pub use empty_state::EmptyState;
pub use error_summary::{ErrorSummary, SummaryError};
pub use file_upload::{
    FileRules, FileUpload, Refusal, UploadNews, UploadRow, UploadState, UploadStatus, UploadTime,
    UploadWords, file_size,
};
pub use live_region::{LiveRegion, announce};
pub use menu::{Menu, MenuGroup, MenuItem};
pub use one_time_code_field::{CodeProblem, OneTimeCode, OneTimeCodeField};
pub use pagination::Pagination;
pub use period_field::{
    EndProblem, Period, PeriodField, PeriodPreset, PeriodProblems, PeriodText, PeriodWords,
};
pub use progress::{Progress, ProgressIntent};
pub use radio_group::{RadioGroup, RadioOption};
pub use resource_list::{ResourceItem, ResourceLine, ResourceList};
pub use row_selection::{Extent, SelectAll, SelectRow, Selection, SelectionBar};
pub use rows::{LONG_TABLE, Row, RowTemplate, Rows, row_groups};
pub use search_box::SearchBox;
pub use select::{Select, SelectOption};
pub use session_timeout::{SessionTimeout, SessionTimeoutWords};
pub use skeleton::Skeleton;
pub use sort_header::{SortHeader, SortOrder};
pub use step_navigation::StepNavigation;
pub use summary::{SummaryCard, SummaryList, SummaryRow};
pub use table::Table;
pub use table_region::TableRegion;
pub use tabs::{Tab, Tabs};
pub use text_area::{CharacterLimit, Room, TextArea};
pub use text_field::{TextField, TextKind, TextWidth};
pub use toast::{Toast, Toaster, Toasts};
pub use words::Words;
