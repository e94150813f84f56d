//! Puts the portal together: contexts, header, routes and what stands over every page.

mod frame;
mod header;
mod home;
mod language;
mod late;
mod newer_build;
mod sign_in_again;

use leptos::prelude::*;
use madoguchi_api::Client;
use madoguchi_ui::{Words, dom};

use crate::sharing;
use crate::shell::locale::t;
use crate::shell::navigation::{Navigation, use_navigation};
use crate::shell::notices::Notices;
use crate::shell::page::{Arrival, NotFound};
use crate::shell::routes::Route;
use crate::shell::session::SessionContext;
use crate::shell::undo::Undoing;
use frame::{Frame, Needs, guarded};
use home::Home;
use language::in_chosen_language;
use late::late;
use newer_build::NewerBuild;

/// Starts the portal on the entry's page.
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <App client=Client::browser(dom::api_base()) /> });
}

/// The portal against the server behind `client`.
#[component]
pub fn App(
    /// The server.
    client: Client,
) -> impl IntoView {
    provide_context(words());
    let client = NewerBuild::provide(client);
    provide_context(client.clone());
    let notices = Notices::provide();
    // Before the session, which may bring the language of an account.
    let view = in_chosen_language(notices, portal);
    SessionContext::provide(client.clone(), notices);
    Undoing::provide(client, notices);
    Arrival::provide();
    Navigation::provide(notices);
    view
}

/// Everything on screen, in the place of the entry's skeleton.
fn portal() -> AnyView {
    if let Some(skeleton) = document().get_element_by_id("skeleton") {
        skeleton.remove();
    }
    view! {
        <Frame>
            <Page />
        </Frame>
    }
    .into_any()
}

/// The page at the present address. Steps of one page share it.
#[component]
fn Page() -> impl IntoView {
    let navigation = use_navigation();
    let page = Memo::new(move |_| navigation.route().map(Route::first_step));
    move || match page.get() {
        None => view! { <NotFound /> }.into_any(),
        Some(Route::Home | Route::SignIn) => guarded(Needs::SignIn, home),
        Some(Route::Activation) => late(late::ACTIVATION),
        Some(Route::Shares) => guarded(Needs::Sharing, shares),
        Some(Route::ShareEdit(_)) => guarded(Needs::Sharing, || late(late::EDIT)),
        Some(Route::ShareRequests) => guarded(Needs::Sharing, || late(late::REQUESTS)),
        Some(Route::ShareRenewal) => guarded(Needs::Sharing, || late(late::RENEWAL)),
        Some(Route::Visibility) => guarded(Needs::Sharing, || late(late::VISIBILITY)),
        Some(Route::AccessLog) => guarded(Needs::Sharing, || late(late::ACCESS_LOG)),
        Some(Route::Records(_)) => guarded(Needs::SignIn, || late(late::RECORDS)),
        Some(Route::Record(_)) => guarded(Needs::SignIn, || late(late::RECORD)),
        Some(Route::FilingLookup) => guarded(Needs::SignIn, || late(late::FILING_LOOKUP)),
        Some(Route::FilingAct) => guarded(Needs::SignIn, || late(late::FILING_ACT)),
        Some(Route::SignatureRequests) => guarded(Needs::SignIn, || late(late::SIGNATURE_REQUESTS)),
        Some(Route::SignatureRequest) => guarded(Needs::SignIn, || late(late::SIGNATURE_REQUEST)),
        Some(Route::Compose(_)) => guarded(Needs::SignIn, || late(late::COMPOSE)),
        Some(Route::BulkSending) => guarded(Needs::SignIn, || late(late::BULK_SENDING)),
        Some(Route::CopyCheck) => guarded(Needs::SignIn, || late(late::COPY_CHECK)),
        Some(Route::AccessCodePolicy) => guarded(Needs::SignIn, || late(late::ACCESS_CODE_POLICY)),
        Some(Route::SharingGuide) => guarded(Needs::SignIn, || late(late::GUIDE)),
        Some(Route::SigningGuide) => guarded(Needs::SignIn, || late(late::SIGNING_GUIDE)),
    }
}

fn home() -> AnyView {
    view! { <Home /> }.into_any()
}

fn shares() -> AnyView {
    view! { <sharing::SharesPage /> }.into_any()
}

fn words() -> Words {
    Words {
        required: t::common::REQUIRED.into(),
        optional: t::common::OPTIONAL.into(),
        close: t::common::CLOSE.into(),
        show_password: t::common::SHOW_PASSWORD.into(),
        error_prefix: t::common::ERROR.into(),
        success: t::common::SUCCESS.into(),
        information: t::common::INFORMATION.into(),
        warning: t::common::WARNING.into(),
        error: t::common::ERROR.into(),
        done: t::common::DONE.into(),
    }
}
