use leptos::prelude::*;

use super::{NAMES, play, show, world};
use crate::fake::{ENTRY, member};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/";

pub static HOME: Story = Story {
    id: "home",
    name: label("ホーム", "Home"),
    reading: "ほーむ",
    group: Group::Pages,
    purpose: label(
        "届いている依頼と、行けるところを示します。gBizIDエントリーには、使えない理由を伝えます(R-001、R-004、R-048、R-051)。",
        "Says what waits, and where to go. Tells a gBizIDエントリー why sharing is not there (R-001, R-004, R-048, R-051).",
    ),
    criteria: &["1.3.1", "2.4.2", "2.4.6"],
    pattern: None,
    components: &[],
    styles: &["layout.css", "page.css", "banner.css"],
    knobs: &[NAMES, Knob::number("requests", 1, 11, "1")],
    variants: &[
        variant!("prime", label("依頼なし", "Nothing waits"), prime),
        variant!(
            "requests-waiting",
            label("依頼が届いている", "Requests wait"),
            requests_waiting
        ),
        variant!(
            "entry",
            label("gBizIDエントリー", "gBizIDエントリー"),
            entry
        ),
        variant!(
            "long-names",
            label("長い名前", "Long names"),
            prime,
            "names" = "long"
        ),
    ],
    source: include_str!("home.rs"),
};

fn prime(stage: Stage) -> AnyView {
    show(stage, PATH, world(stage))
}

fn requests_waiting(stage: Stage) -> AnyView {
    let world = world(stage)
        .signed_in(member(1))
        .asked_by(stage.number("requests"))
        .filed(3)
        .with_new(2);
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.later").await;
        reader.sees("home.waiting").await;
    })
}

fn entry(stage: Stage) -> AnyView {
    show(stage, PATH, world(stage).signed_in(ENTRY))
}
