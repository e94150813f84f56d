//! What a page cannot do to its own frame: the commands that do it.

use leptos::prelude::*;

use super::bench::{Bench, say};
use super::source::code;
use super::words;
use crate::story::Label;

const MODES: [(&str, Label); 3] = [
    ("--forced-colors", words::FORCED_COLOURS),
    ("--more-contrast", words::MORE_CONTRAST),
    ("--reduced-motion", words::REDUCED_MOTION),
];

/// A command for each mode, to copy.
pub fn panel() -> AnyView {
    let bench = Bench::get();
    let command = move |flag: &str| {
        let address = bench.address.read();
        let query = address.bare();
        let query = query.trim_start_matches("bare.html");
        format!(
            "cargo xtask gallery open '{query}' --width {} {flag}",
            address.width.id()
        )
    };
    let modes = MODES.map(|(flag, name)| code(name, words::COPY_COMMAND, move || command(flag)));
    view! {
        <div class="gl-stack">
            <p>{say(words::COMMANDS_WHY)}</p>
            {modes}
        </div>
    }
    .into_any()
}
