//! Header, main part and footer, and what a page needs before it is shown.

use leptos::prelude::*;
use madoguchi_contract::account::AccountAct;
use madoguchi_ui::{Banner, BannerKind, LiveRegion, Skeleton, dom};

use super::header::Header;
use super::late::{self, late};
use super::newer_build::NewerBuildBanner;
use super::sign_in_again::SignInAgain;
use crate::account::SignIn;
use crate::sharing::NotPermitted;
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;
use crate::shell::notices::NoticeArea;
use crate::shell::session::{SessionState, use_session};
use crate::shell::undo::use_undoing;

/// What surrounds every page.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    view! {
        <div class="md-app">
        <a class="md-skip-link" href="#main">
            {t::common::SKIP}
        </a>
        <Header />
        <main class="md-main" id="main" tabindex="-1">
            <NewerBuildBanner />
            <OfflineBanner />
            <NoticeArea />
            {children()}
            <Undo />
        </main>
        <footer class="md-footer">
            <div class="md-footer__inner">
                <p>{t::common::FOOTER}</p>
            </div>
        </footer>
        <Approval />
        <SignInAgain />
        <LiveRegion />
        </div>
    }
}

/// The question at sign-in, once there is something to ask.
#[component]
fn Approval() -> impl IntoView {
    let session = use_session();
    let is_wanted = Memo::new(move |was: Option<&bool>| {
        was == Some(&true) || (session.may_share() && session.waiting_requests() > 0)
    });
    move || is_wanted.get().then(|| late(late::APPROVAL))
}

/// What can be undone, once something can.
#[component]
fn Undo() -> impl IntoView {
    let undoing = use_undoing();
    let is_wanted = Memo::new(move |_| undoing.is_wanted());
    move || is_wanted.get().then(|| late(late::UNDO))
}

/// Says that the network is lost for as long as it is.
#[component]
fn OfflineBanner() -> impl IntoView {
    let is_online = RwSignal::new(true);
    dom::on_online(Callback::new(move |online| is_online.set(online)));
    view! {
        <div role="status">
            {move || {
                (!is_online.get())
                    .then(|| {
                        view! {
                            <Banner kind=BannerKind::Warning heading=t::failure::OFFLINE>
                                <p>{t::failure::OFFLINE_ADVICE}</p>
                            </Banner>
                        }
                    })
            }}
        </div>
    }
}

/// What a page asks of its reader.
#[derive(Clone, Copy, PartialEq)]
pub enum Needs {
    /// To be signed in.
    SignIn,
    /// To be allowed to share as well.
    Sharing,
}

/// Shows `page` to those who have what it needs. Who is signed out signs in at the same address.
pub fn guarded(needs: Needs, page: fn() -> AnyView) -> AnyView {
    let session = use_session();
    let standing = Memo::new(move |_| match session.state() {
        SessionState::Loading => Standing::Unknown,
        SessionState::Failed(_) => Standing::Failed,
        SessionState::Known(known) => match known.account {
            None => Standing::SignedOut,
            Some(account) => {
                let is_permitted = needs == Needs::SignIn || account.may(AccountAct::Share);
                Standing::SignedIn(account.id, is_permitted)
            }
        },
    });
    (move || match standing.get() {
        Standing::Unknown => {
            untitled(|| view! { <Skeleton lines=6 status=t::common::LOADING /> }.into_any())
        }
        Standing::Failed => untitled(|| view! { <SessionFailure /> }.into_any()),
        Standing::SignedOut => view! { <SignIn /> }.into_any(),
        Standing::SignedIn(_, false) => view! { <NotPermitted /> }.into_any(),
        Standing::SignedIn(_, true) => page(),
    })
    .into_any()
}

/// What stands in a page's place before anybody knows which page it is.
fn untitled(content: fn() -> AnyView) -> AnyView {
    view! {
        <h1 class="md-visually-hidden">{t::common::PRODUCT}</h1>
        {content()}
    }
    .into_any()
}

#[derive(Clone, PartialEq)]
enum Standing {
    Unknown,
    Failed,
    SignedOut,
    /// Who it is, and whether the page is for them.
    SignedIn(String, bool),
}

#[component]
fn SessionFailure() -> impl IntoView {
    let session = use_session();
    let failure = Signal::derive(move || match session.state() {
        SessionState::Failed(failure) => Some(failure),
        _ => None,
    });
    view! { <FailureBanner failure on_retry=Callback::new(move |()| session.refresh()) /> }
}
