use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{DOWNLOADING, Endpoint, Trouble, member};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/requests";

pub static REQUESTS: Story = Story {
    id: "requests",
    name: label("情報共有設定依頼の確認", "Requests to answer"),
    reading: "じょうほうきょうゆうせっていいらいのかくにん",
    group: Group::Pages,
    purpose: label(
        "自分に届いた依頼を確かめ、許可するかどうかを決めます(R-048–R-050、R-007、G-01)。",
        "Shows the requests that came in, to allow or to refuse (R-048–R-050, R-007, G-01).",
    ),
    criteria: &["1.3.1", "2.4.6", "3.3.4", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/components/summary-list/"),
    components: &[],
    styles: &["summary.css", "layout.css", "banner.css", "button.css"],
    knobs: &[NAMES, FAILURE, Knob::number("requests", 0, 11, "1")],
    variants: &[
        variant!("one", label("1件", "One request"), waiting),
        variant!("empty", label("0件", "Empty"), waiting, "requests" = "0"),
        variant!(
            "three",
            label("3件、長い名前", "Three requests, long names"),
            waiting,
            "requests" = "3",
            "names" = "long"
        ),
        variant!("renewal", label("延長の依頼", "Extension"), renewal),
        variant!("loading", label("読み込み中", "Loading"), loading),
        variant!(
            "failing",
            label("回答を送れない", "Answer fails"),
            allowing,
            "failure" = "network"
        ),
        variant!(
            "sending",
            label("送信中", "Sending"),
            allowing,
            "failure" = "never"
        ),
        variant!("gone", label("取り下げられた", "Withdrawn meanwhile"), gone),
        variant!("changed", label("変更された", "Changed meanwhile"), changed),
        variant!("allowed", label("許可したあと", "Allowed"), allowing),
        variant!("refused", label("許可しなかったあと", "Refused"), refusing),
    ],
    source: include_str!("requests.rs"),
};

fn waiting(stage: Stage) -> AnyView {
    let world = world(stage).signed_in(member(1));
    let world = world.asked_by(stage.number("requests"));
    show(stage, PATH, failing(stage, world, Endpoint::Decision))
}

fn renewal(stage: Stage) -> AnyView {
    let world = world(stage)
        .signed_in(member(1))
        .seen_by(1)
        .ending_in(0, 3)
        .renewal_asked(0, 30);
    show(stage, PATH, failing(stage, world, Endpoint::Decision))
}

fn loading(stage: Stage) -> AnyView {
    let world = world(stage).signed_in(member(1)).asked_by(1);
    show(stage, PATH, world.fails(Endpoint::Requests, Trouble::Never))
}

fn allowing(stage: Stage) -> AnyView {
    let world = world(stage).signed_in(member(1));
    let world = world.asked_by(stage.number("requests"));
    let world = failing(stage, world, Endpoint::Decision);
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.approve").await;
    })
}

fn refusing(stage: Stage) -> AnyView {
    let world = world(stage).signed_in(member(1));
    let world = world.asked_by(stage.number("requests"));
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.refuse").await;
        reader.sees("sharing.did_refuse").await;
    })
}

fn gone(stage: Stage) -> AnyView {
    let world = world(stage)
        .signed_in(member(1))
        .asked_by(2)
        .meanwhile(Endpoint::Decision, |world| world.end_elsewhere(0));
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.approve").await;
        reader.sees("failure.request_gone").await;
    })
}

fn changed(stage: Stage) -> AnyView {
    let world =
        world(stage)
            .signed_in(member(1))
            .asked_by(1)
            .meanwhile(Endpoint::Decision, |world| {
                world.change_elsewhere(0, DOWNLOADING);
            });
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.approve").await;
        reader.sees("failure.changed").await;
    })
}
