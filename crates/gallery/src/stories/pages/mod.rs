//! The pages of the portal: the real ones, over a fake server.

mod access_code_policy;
mod access_log;
mod approval;
mod compose;
mod compose_confirmation;
mod copy_check;
mod every_page;
mod filing_lookup;
mod first_password;
mod guide;
mod home;
mod not_found;
mod not_permitted;
mod record;
mod records;
mod requests;
mod share_completion;
mod share_confirmation;
mod share_input;
mod share_renewal;
mod shares;
mod sign_in;
mod signature_request;
mod signature_requests;
mod visibility;

use std::sync::Once;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use madoguchi::{App, ToastClock};
use madoguchi_contract::records::Family;
use madoguchi_ui::dom;

use crate::fake::{Endpoint, Fake, Names, TROUBLES, Trouble, World};
use crate::play::{Reader, next_page};
use crate::stage::{Language, Stage};
use crate::story::{Knob, Story};
use crate::{browser, settle};

pub use access_code_policy::ACCESS_CODE_POLICY;
pub use access_log::ACCESS_LOG;
pub use approval::APPROVAL;
pub use compose::COMPOSE;
pub use compose_confirmation::COMPOSE_CONFIRMATION;
pub use copy_check::COPY_CHECK;
pub use every_page::EVERY_PAGE;
pub use filing_lookup::FILING_LOOKUP;
pub use first_password::FIRST_PASSWORD;
pub use guide::GUIDE;
pub use home::HOME;
pub use not_found::NOT_FOUND;
pub use not_permitted::NOT_PERMITTED;
pub use record::RECORD;
pub use records::RECORDS;
pub use requests::REQUESTS;
pub use share_completion::SHARE_COMPLETION;
pub use share_confirmation::SHARE_CONFIRMATION;
pub use share_input::SHARE_INPUT;
pub use share_renewal::SHARE_RENEWAL;
pub use shares::SHARES;
pub use sign_in::SIGN_IN;
pub use signature_request::SIGNATURE_REQUEST;
pub use signature_requests::SIGNATURE_REQUESTS;
pub use visibility::VISIBILITY;

/// Which story shows the page at an address of the portal.
pub const ADDRESSES: [(&str, &Story); 31] = [
    (home::PATH, &HOME),
    (sign_in::PATH, &SIGN_IN),
    (first_password::PATH, &FIRST_PASSWORD),
    (shares::PATH, &SHARES),
    (share_input::PATH, &SHARE_INPUT),
    (share_confirmation::PATH, &SHARE_CONFIRMATION),
    (share_completion::PATH, &SHARE_COMPLETION),
    (share_renewal::PATH, &SHARE_RENEWAL),
    (requests::PATH, &REQUESTS),
    (visibility::PATH, &VISIBILITY),
    (access_log::PATH, &ACCESS_LOG),
    (guide::PATH, &GUIDE),
    (records::path(Family::Filing), &RECORDS),
    (records::path(Family::FilingNotice), &RECORDS),
    (records::path(Family::DeliverySubscription), &RECORDS),
    (records::path(Family::Delivery), &RECORDS),
    (record::path(Family::Filing), &RECORD),
    (record::path(Family::FilingNotice), &RECORD),
    (record::path(Family::DeliverySubscription), &RECORD),
    (record::path(Family::Delivery), &RECORD),
    ("/records/filing/act", &RECORD),
    (filing_lookup::PATH, &FILING_LOOKUP),
    (signature_requests::PATH, &SIGNATURE_REQUESTS),
    (signature_request::PATH, &SIGNATURE_REQUEST),
    (copy_check::PATH, &COPY_CHECK),
    (compose::PATH, &COMPOSE),
    (compose_confirmation::PATH, &COMPOSE_CONFIRMATION),
    (compose::COMPLETION, &COMPOSE_CONFIRMATION),
    (compose::BULK, &COMPOSE),
    (access_code_policy::PATH, &ACCESS_CODE_POLICY),
    (guide::SIGNING, &GUIDE),
];

/// How long names are.
const NAMES: Knob = Knob::choice("names", &["ordinary", "long"]);

/// How the page's first call, or the act that it is for, goes wrong. Trying again works.
const FAILURE: Knob = Knob::choice("failure", TROUBLES);

/// A company with names as long as the stage wants them.
fn world(stage: Stage) -> World {
    let is_long = stage.language() == Language::Long || stage.text(NAMES.id) == "long";
    World::new(if is_long {
        Names::Long
    } else {
        Names::Ordinary
    })
}

/// Lets the call fail as the knob says.
fn failing(stage: Stage, world: World, endpoint: Endpoint) -> World {
    match Trouble::named(&stage.text(FAILURE.id)) {
        Some(trouble) => world.fails(endpoint, trouble),
        None => world,
    }
}

/// The portal at `path`.
fn show(stage: Stage, path: &str, world: World) -> AnyView {
    play(stage, path, world, async |_| {})
}

/// The portal at `path`, after a reader has done something.
fn play(
    stage: Stage,
    path: &str,
    world: World,
    acts: impl AsyncFnOnce(Reader) + 'static,
) -> AnyView {
    let language = stage.language();
    let path = path.to_owned();
    let fake = Fake::new(
        world,
        Callback::new(move |(call, result): (String, String)| stage.emit(&call, result)),
    );
    prepare(language);

    let page = RwSignal::new(Some(next_page()));
    let is_under_way = settle::begin();
    spawn_local_scoped_with_cancellation(async move {
        acts(Reader::new(language, page)).await;
        drop(is_under_way);
    });
    let open = move |_| {
        // The portal reads where it is.
        provide_context(ToastClock(Signal::stored(0)));
        dom::replace_address(&path);
        view! { <App client=fake.client() /> }
    };
    // A page that is opened anew shares nothing with the one before it.
    view! { <For each=move || page.get() key=|page| *page children=open /> }.into_any()
}

/// A browser that keeps nothing but the language.
fn prepare(language: Language) {
    for draft in dom::storage_keys("madoguchi.draft.") {
        dom::storage_remove(&draft);
    }
    let language = if language == Language::En { "en" } else { "ja" };
    dom::storage_set("madoguchi.language", language);
    // The question before unsaved changes are left would stand between two stories.
    static ASK_NOTHING: Once = Once::new();
    ASK_NOTHING.call_once(|| {
        browser::listen(window(), "beforeunload", |event| {
            event.stop_immediate_propagation();
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_portal_has_a_story() {
        for path in madoguchi::paths() {
            let (_, story) = ADDRESSES
                .iter()
                .find(|(known, _)| *known == path)
                .unwrap_or_else(|| panic!("no story shows {path}"));
            let is_listed = crate::stories::STORIES.iter().any(|it| it.id == story.id);
            assert!(is_listed, "{} is not in the list of stories", story.id);
        }
        assert_eq!(madoguchi::paths().count(), ADDRESSES.len());
    }
}
