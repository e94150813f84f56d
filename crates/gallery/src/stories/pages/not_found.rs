use leptos::prelude::*;

use super::{NAMES, show, world};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub static NOT_FOUND: Story = Story {
    id: "not-found",
    name: label("ページが見つからない", "Page not found"),
    reading: "ぺーじがみつからない",
    group: Group::Pages,
    purpose: label(
        "アドレスにページがないことと、どこから探せるかを伝えます。",
        "Says that the address has no page, and where to look.",
    ),
    criteria: &["2.4.2", "2.4.5"],
    pattern: Some("https://design-system.service.gov.uk/patterns/page-not-found-pages/"),
    components: &[],
    styles: &["layout.css", "button.css"],
    knobs: &[NAMES],
    variants: &[
        variant!("signed-in", label("ログイン中", "Signed in"), signed_in),
        variant!("signed-out", label("ログイン前", "Signed out"), signed_out),
    ],
    source: include_str!("not_found.rs"),
};

/// An address that no page has.
const PATH: &str = "/sharing/nowhere";

fn signed_in(stage: Stage) -> AnyView {
    show(stage, PATH, world(stage))
}

fn signed_out(stage: Stage) -> AnyView {
    show(stage, PATH, world(stage).signed_out())
}
