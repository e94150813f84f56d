use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, play, world};
use crate::fake::Endpoint;
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/renew";

pub static SHARE_RENEWAL: Story = Story {
    id: "share-renewal",
    name: label("共有の延長の依頼", "Extension of a share"),
    reading: "きょうゆうのえんちょうのいらい",
    group: Group::Pages,
    purpose: label(
        "終了日のある共有の延長を、相手に依頼します。許可されるまでは、現在の終了日のままです(G-03)。",
        "Asks the owner of a share that ends for another end. The present one stays until it is allowed (G-03).",
    ),
    criteria: &["1.3.1", "1.4.10", "3.3.1", "3.3.2", "3.3.3", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/radio-button/"),
    components: &[],
    styles: &["choice.css", "date-field.css", "summary.css", "button.css"],
    knobs: &[NAMES, FAILURE, Knob::number("days", 0, 300, "2")],
    variants: &[variant!(
        "missing-date",
        label("日付の入力漏れ", "Date is missing"),
        missing_date
    )],
    source: include_str!("share_renewal.rs"),
};

fn missing_date(stage: Stage) -> AnyView {
    let world = world(stage)
        .seeing(1)
        .ending_in(0, stage.number("days") as u64);
    let path = format!("{PATH}?share={}", world.share_id(0));
    let world = failing(stage, world, Endpoint::Renewal);
    play(stage, &path, world, async |reader| {
        reader
            .choose("sharing.ends_wanted", "sharing.end_on_date")
            .await;
        reader.press("sharing.renew").await;
        reader.sees("sharing.end_date").await;
    })
}
