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
mod checkbox;
mod copy_button;
mod dialog;
mod disclosure;
mod empty_state;
mod error_summary;
mod field;
mod icon;
mod live_region;
mod menu;
mod pagination;
mod password_toggle;
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
mod words;

pub use badge::{Badge, BadgeColor};
pub use banner::{Banner, BannerKind};
pub use breadcrumb::{Breadcrumb, BreadcrumbItem};
pub use button::{Button, ButtonKind, ButtonLink};
pub use checkbox::Checkbox;
pub use copy_button::CopyButton;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use empty_state::EmptyState;
pub use error_summary::{ErrorSummary, SummaryError};
pub use live_region::{LiveRegion, announce};
pub use menu::{Menu, MenuGroup, MenuItem};
pub use pagination::Pagination;
pub use progress::{Progress, ProgressIntent};
pub use radio_group::{RadioGroup, RadioOption};
pub use search_box::SearchBox;
pub use select::{Select, SelectOption};
pub use skeleton::Skeleton;
pub use step_navigation::StepNavigation;
pub use summary::{SummaryCard, SummaryList, SummaryRow};
pub use table::Table;
pub use tabs::{Tab, Tabs};
pub use text_area::{CharacterLimit, Room, TextArea};
pub use text_field::{TextField, TextKind, TextWidth};
pub use words::Words;
