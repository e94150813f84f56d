use leptos::prelude::*;

use super::{NAMES, shares, show, world};
use crate::fake::{ENTRY, UNLINKED};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub static NOT_PERMITTED: Story = Story {
    id: "not-permitted",
    name: label("使えないアカウント", "Not permitted"),
    reading: "つかえないあかうんと",
    group: Group::Pages,
    purpose: label(
        "アカウント間情報共有を使えないアカウントに、理由を伝えます(R-004、R-051、D-15)。",
        "Tells those who may not share why (R-004, R-051, D-15).",
    ),
    criteria: &["2.4.2", "2.4.6"],
    pattern: None,
    components: &[],
    styles: &["layout.css", "button.css"],
    knobs: &[NAMES],
    variants: &[
        variant!(
            "entry",
            label("gBizIDエントリー", "gBizIDエントリー"),
            entry
        ),
        variant!("unlinked", label("紐づいていない", "Not linked"), unlinked),
    ],
    source: include_str!("not_permitted.rs"),
};

fn entry(stage: Stage) -> AnyView {
    show(stage, shares::PATH, world(stage).signed_in(ENTRY))
}

fn unlinked(stage: Stage) -> AnyView {
    show(stage, shares::PATH, world(stage).signed_in(UNLINKED))
}
