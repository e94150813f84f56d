//! アカウント間情報共有: the requester asks and then sees; the owner approves and is seen.

mod access_log;
mod approval;
mod complete;
mod confirm;
mod conflict;
mod edit;
mod end_field;
mod flow;
mod guide;
mod input;
pub mod model;
mod registration;
mod renewal;
mod request;
mod requests;
mod row;
mod screens;
mod shares;
mod visibility;
mod words;

use leptos::prelude::*;
use madoguchi_ui::ButtonLink;

pub use access_log::AccessLogPage;
pub use approval::ApprovalDialog;
pub use edit::EditFlow;
pub use guide::GuidePage;
pub use renewal::RenewalPage;
pub use requests::RequestsPage;
pub use shares::SharesPage;
pub use visibility::VisibilityPage;

use crate::shell::locale::t;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;

/// Tells those who may not share why.
#[component]
pub fn NotPermitted() -> impl IntoView {
    view! {
        <PageHeading title=t::failure::NOT_ALLOWED />
        <p>{t::sharing::NOT_PERMITTED}</p>
        <div class="md-actions">
            <ButtonLink href=Route::SharingGuide.path()>{t::sharing::MENU_GUIDE}</ButtonLink>
        </div>
    }
}
