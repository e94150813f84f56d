use leptos::prelude::*;
use madoguchi_contract::text::percent_encode;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::Endpoint;
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/records/filings/lookup";

pub static FILING_LOOKUP: Story = Story {
    id: "filing-lookup",
    name: label("申請案件状況照会", "Look up a filing"),
    reading: "しんせいあんけんじょうきょうしょうかい",
    group: Group::Pages,
    purpose: label(
        "到達番号から、申請の状態、経過、このあとと文書を示します。ほかのアカウントの申請には、アカウント名を示します(R-057)。",
        "Says from its number where a filing stands, how it came there and what comes next. An owner's filing shows the account's name (R-057).",
    ),
    criteria: &[
        "1.3.1", "1.4.10", "2.4.3", "3.3.1", "3.3.2", "3.3.3", "4.1.3",
    ],
    pattern: Some("https://design.digital.go.jp/dads/components/input-text/"),
    components: &[],
    styles: &["records.css", "field.css", "summary.css", "breadcrumb.css"],
    knobs: &[
        NAMES,
        FAILURE,
        Knob::text("number", "２０２６１１－０００４７７５"),
    ],
    variants: &[
        variant!(
            "found",
            label("ほかのアカウントの申請", "An owner's filing"),
            found
        ),
        variant!(
            "not-found",
            label("見つからない", "Not found"),
            not_found,
            "number" = "202611-9999999"
        ),
    ],
    source: include_str!("filing_lookup.rs"),
};

fn found(stage: Stage) -> AnyView {
    let world = world(stage).seeing(1).filed(4);
    let world = failing(stage, world, Endpoint::Lookup);
    show(stage, &path(stage), world)
}

fn not_found(stage: Stage) -> AnyView {
    play(stage, &path(stage), world(stage), async |reader| {
        reader.sees("records.lookup_none").await;
    })
}

fn path(stage: Stage) -> String {
    format!("{PATH}?number={}", percent_encode(&stage.text("number")))
}
