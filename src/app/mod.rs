//! Puts the portal together: contexts, header, routes and what stands over every page.

mod frame;
mod header;
mod home;
mod late;
mod newer_build;
mod sign_in_again;

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use madoguchi_api::Client;
use madoguchi_ui::{Words, dom};

use crate::sharing;
use crate::shell::locale::{self, t};
use crate::shell::notices::Notices;
use crate::shell::page::{Arrival, NotFound};
use crate::shell::session::SessionContext;
use frame::{Frame, Needs, guarded};
use home::Home;
use late::late;
use newer_build::NewerBuild;

/// Puts the portal in the place of the entry's skeleton.
pub fn start() {
    if let Some(skeleton) = document().get_element_by_id("skeleton") {
        skeleton.remove();
    }
    leptos::mount::mount_to_body(|| view! { <App client=Client::browser(dom::api_base()) /> });
}

/// The portal against the server behind `client`.
#[component]
pub fn App(
    /// The server.
    client: Client,
) -> impl IntoView {
    provide_context(words());
    dom::set_language(locale::code_of(locale::language_now()));
    let client = NewerBuild::provide(client);
    provide_context(client.clone());
    SessionContext::provide(client);
    Notices::provide();
    Arrival::provide();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=home />
                    <Route path=path!("/sign-in") view=home />
                    <Route path=path!("/activate") view=activation />
                    <Route path=path!("/sharing") view=shares />
                    <Route path=path!("/sharing/edit/:step?") view=edit />
                    <Route path=path!("/sharing/requests") view=requests />
                    <Route path=path!("/sharing/visibility") view=visibility />
                    <Route path=path!("/help/sharing") view=guide />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

fn home() -> AnyView {
    guarded(Needs::SignIn, || view! { <Home /> }.into_any())
}

fn shares() -> AnyView {
    guarded(Needs::Sharing, || {
        view! { <sharing::SharesPage /> }.into_any()
    })
}

fn edit() -> AnyView {
    guarded(Needs::Sharing, || late(late::EDIT))
}

fn requests() -> AnyView {
    guarded(Needs::Sharing, || late(late::REQUESTS))
}

fn visibility() -> AnyView {
    guarded(Needs::Sharing, || late(late::VISIBILITY))
}

fn guide() -> AnyView {
    guarded(Needs::SignIn, || late(late::GUIDE))
}

fn activation() -> AnyView {
    late(late::ACTIVATION)
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
