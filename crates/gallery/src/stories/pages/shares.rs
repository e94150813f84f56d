use leptos::prelude::*;
use madoguchi_contract::sharing::ShareState;

use super::{FAILURE, NAMES, failing, show, world};
use crate::fake::{DOWNLOADING, Endpoint, MIXED, PRIME, VIEWING, World, member};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing";

pub static SHARES: Story = Story {
    id: "shares",
    name: label("アカウント共有一覧", "List of shares"),
    reading: "あかうんときょうゆういちらん",
    group: Group::Pages,
    purpose: label(
        "共有を依頼したアカウントを、権限と状態とともに示します(R-022、R-034、R-035、D-1、D-2)。",
        "Shows the accounts that were asked, with rights and state (R-022, R-034, R-035, D-1, D-2).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.6", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/table/"),
    components: &[],
    styles: &["table.css", "badge.css", "button.css", "skeleton.css"],
    knobs: &[NAMES, FAILURE, Knob::number("shares", 0, 10, "3")],
    variants: &[
        variant!("some", label("3件", "Three shares"), some),
        variant!("empty", label("0件", "Empty"), some, "shares" = "0"),
        variant!("one", label("1件", "One share"), some, "shares" = "1"),
        variant!(
            "every-state",
            label("すべての状態", "Every state"),
            every_state
        ),
        variant!("ending", label("まもなく終了", "Ending soon"), ending),
        variant!(
            "full",
            label("10件、長い名前", "Ten shares, long names"),
            some,
            "shares" = "10",
            "names" = "long"
        ),
        variant!(
            "loading",
            label("読み込み中", "Loading"),
            some,
            "failure" = "never"
        ),
        variant!(
            "network-lost",
            label("通信できない", "Network lost"),
            some,
            "failure" = "network"
        ),
        variant!(
            "server-error",
            label("サーバーの問題", "Server error"),
            some,
            "failure" = "internal"
        ),
    ],
    source: include_str!("shares.rs"),
};

fn some(stage: Stage) -> AnyView {
    let world = world(stage).seeing(stage.number("shares"));
    show(stage, PATH, failing(stage, world, Endpoint::Shares))
}

fn every_state(stage: Stage) -> AnyView {
    let world = in_every_state(world(stage));
    show(stage, PATH, failing(stage, world, Endpoint::Shares))
}

fn ending(stage: Stage) -> AnyView {
    let world = world(stage)
        .seeing(3)
        .ending_in(0, 0)
        .ending_in(1, 2)
        .renewal_asked(1, 30)
        .ending_in(2, 60);
    show(stage, PATH, failing(stage, world, Endpoint::Shares))
}

fn in_every_state(world: World) -> World {
    world
        .share(PRIME, member(1), ShareState::Approved, DOWNLOADING)
        .share(PRIME, member(2), ShareState::Requested, VIEWING)
        .share(PRIME, member(3), ShareState::Refused, MIXED)
}
