//! The signer's screens, served at `/sign`: 発行/入力 of the access code, the documents, the end.
//!
//! The first form stands in `index.html` and stays there: it is painted, typed into and tapped
//! before this program has arrived, and a program that replaced it would close the keyboard of a
//! telephone. Signals and effects bring it to life; what draws views comes with the chunk of the
//! other screens.

mod answer;
mod boot;
mod check;
mod code;
mod countdown;
mod documents;
mod finished;
mod late;
mod model;
mod screens;
mod telling;
mod texts;
mod visit;

use any_spawner::Executor;
use leptos::prelude::*;

use visit::Visit;

fn main() {
    // A release is built without the texts of panics.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    // As mounting would do, which happens with the late screens at the earliest.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    texts::follow_language();
    let visit = Visit::begin();
    code::bind(visit);
    late::follow(visit);
    visit.arrive();
    // The page has no other end than its own.
    std::mem::forget(owner);
}
