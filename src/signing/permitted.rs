//! Who may use 署名依頼 at all.

use leptos::prelude::*;
use madoguchi_contract::account::AccountAct;
use madoguchi_ui::ButtonLink;

use crate::shell::locale::t;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;
use crate::shell::session::use_session;

/// Shows a page to those who may send 署名依頼, and to everybody else why they may not.
pub fn for_drafters(page: fn() -> AnyView) -> AnyView {
    let session = use_session();
    let may_draft = session
        .account_now()
        .is_some_and(|account| account.may(AccountAct::Draft));
    if may_draft {
        return page();
    }
    view! {
        <PageHeading title=t::failure::NOT_ALLOWED />
        <p>{t::signing::NOT_PERMITTED}</p>
        <div class="md-actions">
            <ButtonLink href=Route::Home.path()>{t::failure::TO_HOME}</ButtonLink>
        </div>
    }
    .into_any()
}
