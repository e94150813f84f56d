//! The header: product, language, and the menu behind the account's name.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_contract::account::AccountAct;
use madoguchi_contract::records::Family;
use madoguchi_ui::{Menu, MenuGroup, MenuItem};

use super::language::LanguageSwitch;
use crate::shell::locale::{Text, t};
use crate::shell::navigation::use_navigation;
use crate::shell::news::news_badge;
use crate::shell::notices::Notices;
use crate::shell::routes::{EditStep, Route};
use crate::shell::screens::list_name;
use crate::shell::session::use_session;

/// The header of every page.
#[component]
pub fn Header() -> impl IntoView {
    let session = use_session();
    let account_id = Memo::new(move |_| session.account().map(|account| account.id));
    view! {
        <header class="md-header">
            <div class="md-header__inner">
                <a class="md-header__brand" href=Route::Home.path()>
                    {t::common::PRODUCT}
                </a>
                <div class="md-header__actions">
                    <LanguageSwitch />
                    {move || account_id.get().map(|_| view! { <AccountMenu /> })}
                </div>
            </div>
        </header>
    }
}

#[component]
fn AccountMenu() -> impl IntoView {
    let session = use_session();
    let notices = expect_context::<Notices>();
    let navigation = use_navigation();
    let name = move || {
        session
            .account()
            .map(|account| account.name)
            .unwrap_or_default()
    };
    let about = move || {
        session.account().map(|account| {
            let company = account.company_name.unwrap_or_default();
            view! {
                <p class="md-menu__label">
                    <span class="md-party__name">{company}</span>
                    <span class="md-party__email">{account.email}</span>
                </p>
            }
        })
    };
    let may = move |act| Memo::new(move |_| session.account().is_some_and(|it| it.may(act)));
    let may_share = may(AccountAct::Share);
    let may_draft = may(AccountAct::Draft);
    let may_administer = may(AccountAct::SetAccessCodePolicy);
    let sharing = move || {
        may_share.get().then(|| {
            view! {
                {entry(Route::Shares, t::sharing::MENU_SHARES)}
                {entry(Route::ShareRequests, t::sharing::MENU_REQUESTS)}
                {entry(Route::Visibility, t::sharing::MENU_VISIBILITY)}
                {entry(Route::AccessLog, t::sharing::MENU_ACCESS_LOG)}
            }
        })
    };
    let signing = move || {
        may_draft.get().then(|| {
            view! {
                <MenuGroup label=t::signing::MENU>
                    {entry(Route::Compose(EditStep::Input), t::signing::COMPOSE)}
                    {entry(Route::SignatureRequests, t::signing::TITLE)}
                    {entry(Route::CopyCheck, t::signing::COPY_CHECK)}
                </MenuGroup>
            }
        })
    };
    let administration = move || {
        may_administer.get().then(|| {
            view! {
                <MenuGroup label=t::signing::ADMINISTRATION>
                    {entry(Route::AccessCodePolicy, t::signing::POLICY)}
                </MenuGroup>
            }
        })
    };
    let sign_out = move |_| {
        spawn_local(async move {
            match session.sign_out().await {
                Ok(()) => {
                    navigation.open(Route::Home);
                    notices.show(t::account::SIGNED_OUT);
                }
                Err(failure) => notices.fail(failure),
            }
        });
    };
    view! {
        <Menu label=name>
            {about}
            <MenuGroup label=t::records::MENU>
                {Family::ALL.map(list).collect_view()}
                {entry(Route::FilingLookup, t::records::LOOKUP)}
            </MenuGroup>
            <MenuGroup label=t::sharing::MENU>
                {sharing} {entry(Route::SharingGuide, t::sharing::MENU_GUIDE)}
            </MenuGroup>
            {signing}
            {administration}
            <MenuGroup>
                <MenuItem>
                    <button type="button" on:click=sign_out>
                        {t::account::SIGN_OUT}
                    </button>
                </MenuItem>
            </MenuGroup>
        </Menu>
    }
}

/// A list, and what is new in it.
fn list(family: Family) -> AnyView {
    view! {
        <MenuItem>
            <a href=Route::Records(family).path()>{list_name(family)} {news_badge(family)}</a>
        </MenuItem>
    }
    .into_any()
}

fn entry(route: Route, label: Text) -> AnyView {
    view! {
        <MenuItem>
            <a href=route.path()>{label}</a>
        </MenuItem>
    }
    .into_any()
}
