//! Tells a tab that it is older than what the server now serves.

use leptos::prelude::*;
use madoguchi_api::Client;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, dom};

use crate::shell::locale::t;

/// Whether the server serves a newer build than this page's.
#[derive(Clone, Copy)]
pub struct NewerBuild(RwSignal<bool>);

impl NewerBuild {
    /// Gives the context and watches the answers of `client`.
    pub fn provide(client: Client) -> Client {
        let is_newer = RwSignal::new(false);
        provide_context(Self(is_newer));
        let own = dom::build_id();
        client.on_build(move |served| {
            if !own.is_empty() && served != own {
                is_newer.set(true);
            }
        })
    }
}

/// Offers to load the newer build; drafts stay.
#[component]
pub fn NewerBuildBanner() -> impl IntoView {
    let NewerBuild(is_newer) = expect_context();
    move || {
        is_newer.get().then(|| {
            view! {
                <Banner kind=BannerKind::Info heading=t::failure::NEWER_BUILD>
                    <p>{t::failure::NEWER_BUILD_ADVICE}</p>
                    <Button kind=ButtonKind::Outline on_press=move |()| dom::reload()>
                        {t::failure::RELOAD}
                    </Button>
                </Banner>
            }
        })
    }
}
