use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, home, play, world};
use crate::fake::{DOWNLOADING, Endpoint, World, member};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static APPROVAL: Story = Story {
    id: "approval",
    name: label("依頼の確認ダイアログ", "Approval dialog"),
    reading: "いらいのかくにんだいあろぐ",
    group: Group::Pages,
    purpose: label(
        "ログインしたときに届いている依頼を、1件ずつ確かめます。「あとで決める」を押すと、メニューから確かめられます(R-048–R-050、D-16、G-01)。",
        "Asks at sign-in about each request that waits, one by one. 「あとで決める」 leaves them in the menu (R-048–R-050, D-16, G-01).",
    ),
    criteria: &["2.1.2", "2.4.3", "3.3.4", "4.1.2", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/modal-dialog/"),
    components: &[],
    styles: &["dialog.css", "summary.css", "layout.css", "button.css"],
    knobs: &[NAMES, FAILURE, Knob::number("requests", 1, 11, "1")],
    variants: &[
        variant!("one", label("1件", "One request"), waiting),
        variant!(
            "several",
            label("3件", "Several requests"),
            waiting,
            "requests" = "3"
        ),
        variant!(
            "long-names",
            label("長い名前", "Long names"),
            waiting,
            "names" = "long"
        ),
        variant!(
            "failing",
            label("回答を送れない", "Answer fails"),
            answered,
            "failure" = "network"
        ),
        variant!(
            "sending",
            label("送信中", "Sending"),
            answered,
            "failure" = "never"
        ),
        variant!("gone", label("取り下げられた", "Withdrawn meanwhile"), gone),
        variant!("changed", label("変更された", "Changed meanwhile"), changed),
        variant!("allowed", label("許可したあと", "Allowed"), answered),
    ],
    source: include_str!("approval.rs"),
};

fn waiting(stage: Stage) -> AnyView {
    let world = failing(stage, asked(stage), Endpoint::Decision);
    play(stage, home::PATH, world, async |reader| {
        reader.sees("sharing.approval_title").await;
    })
}

fn answered(stage: Stage) -> AnyView {
    let world = failing(stage, asked(stage), Endpoint::Decision);
    play(stage, home::PATH, world, async |reader| {
        reader.sees("sharing.approval_title").await;
        reader.press("sharing.approve").await;
    })
}

fn gone(stage: Stage) -> AnyView {
    let world = world(stage)
        .signed_in(member(1))
        .asked_by(2)
        .meanwhile(Endpoint::Decision, |world| world.end_elsewhere(0));
    play(stage, home::PATH, world, async |reader| {
        reader.press("sharing.approve").await;
        reader.sees("failure.request_gone").await;
    })
}

fn changed(stage: Stage) -> AnyView {
    let world = asked(stage).meanwhile(Endpoint::Decision, |world| {
        world.change_elsewhere(0, DOWNLOADING);
    });
    play(stage, home::PATH, world, async |reader| {
        reader.press("sharing.approve").await;
        reader.sees("failure.changed").await;
    })
}

fn asked(stage: Stage) -> World {
    let world = world(stage).signed_in(member(1));
    world.asked_by(stage.number("requests"))
}
