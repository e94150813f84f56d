//! The language of the page: the one it begins in, and the switch in the header.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use madoguchi_contract::account::Language;
use madoguchi_ui::{Button, ButtonKind};

use crate::shell::failure::Failure;
use crate::shell::locale::{self, language, t};
use crate::shell::notices::Notices;
use crate::shell::session::use_session;

/// Shows `portal` once the words in the language of this device are there.
pub fn in_chosen_language(notices: Notices, portal: fn() -> AnyView) -> AnyView {
    let has_words = RwSignal::new(false);
    let begun = locale::begin();
    spawn_local(async move {
        let result = begun.await;
        has_words.set(true);
        if result.is_err() {
            // What speaks the notice is part of the portal.
            tick().await;
            notices.fail(Failure::Network);
        }
    });
    (move || has_words.get().then(portal)).into_any()
}

/// One button, in the words of the other language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let session = use_session();
    let notices = expect_context::<Notices>();
    let busy = RwSignal::new(false);
    let other = || match language() {
        Language::Ja => Language::En,
        Language::En => Language::Ja,
    };
    let on_press = move |()| {
        let language = untrack(other);
        busy.set(true);
        spawn_local(async move {
            match locale::choose(language).await {
                Ok(()) => session.keep_language(language),
                Err(_) => notices.fail(Failure::Network),
            }
            busy.set(false);
        });
    };
    view! {
        <Button kind=ButtonKind::Text busy on_press>
            <span lang=move || other().code()>{t::common::OTHER_LANGUAGE}</span>
        </Button>
    }
}
