//! Every screen but the first, in a chunk of their own where a release splits the program: who
//! enters a code has no use for them yet.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use madoguchi_contract::signing::SigningStep;
use madoguchi_ui::dom;

use crate::code::element;
use crate::model::Told;
use crate::screens;
use crate::visit::{Link, Visit};

/// What is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 発行/入力, which stands in the page.
    Code,
    /// The link leads nowhere.
    Closed,
    /// The address has no token.
    NoToken,
    /// お手続きいただけません
    LockedOut,
    /// 署名画面
    Documents,
    /// After signing.
    Finished,
}

/// Which screen is to be shown; reactive.
pub fn screen(visit: Visit) -> Screen {
    match (visit.link.get(), visit.step()) {
        (Link::Missing, _) => Screen::NoToken,
        (Link::Closed, _) => Screen::Closed,
        (_, Some(SigningStep::LockedOut)) => Screen::LockedOut,
        (_, Some(SigningStep::Signed)) => Screen::Finished,
        (_, Some(SigningStep::Sign)) => Screen::Documents,
        _ => Screen::Code,
    }
}

/// How far the chunk has come.
#[derive(Clone, Copy, PartialEq)]
pub enum Loaded {
    /// Nobody needs it yet.
    Not,
    /// It is on its way.
    Loading,
    /// Its screens are in the page.
    Yes,
}

#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(sign_screens, fallible, wasm_split_path = leptos::wasm_split)]
#[allow(
    unsafe_code,
    reason = "the chunk's function is imported by the linker's name"
)]
fn mount() -> Result<(), SplitLoaderError> {
    screens::mount();
    Ok(())
}

#[cfg(not(feature = "split"))]
async fn mount() -> Result<(), SplitLoaderError> {
    screens::mount();
    Ok(())
}

/// Shows the first screen or one of the others, which load when one is wanted.
pub fn follow(visit: Visit) {
    provide_context(visit);
    let screen = Memo::new(move |_| screen(visit));
    Effect::new(move |before: Option<Screen>| {
        let after = screen.get();
        let is_here = visit.loaded.get() == Loaded::Yes;
        // The form stays until there is something else to see.
        element("code-screen").set_hidden(after != Screen::Code && is_here);
        // What did not arrive is asked for again by whoever presses the button.
        if after != Screen::Code && before != Some(after) {
            load(visit);
        }
        if before.is_some_and(|before| before != after) {
            dom::scroll_to_top();
        }
        if before.is_some() && after == Screen::Code && before != Some(after) {
            dom::focus_soon("heading".to_owned());
        }
        after
    });
}

/// Fetches the chunk, for whoever is about to need it.
pub fn load(visit: Visit) {
    if visit.loaded.get_untracked() != Loaded::Not {
        return;
    }
    visit.loaded.set(Loaded::Loading);
    let owner = visit.owner.get_value();
    spawn_local(async move {
        let is_here = owner.with(|| ScopedFuture::new(mount())).await.is_ok();
        visit
            .loaded
            .set(if is_here { Loaded::Yes } else { Loaded::Not });
        if untrack(|| screen(visit)) != Screen::Code {
            visit.told.set((!is_here).then_some(Told::Network));
        }
    });
}
