use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{Endpoint, Trouble};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/visibility";

pub static VISIBILITY: Story = Story {
    id: "visibility",
    name: label("公開状況", "Visibility"),
    reading: "こうかいじょうきょう",
    group: Group::Pages,
    purpose: label(
        "自分の情報を見られるアカウントと、自分が情報を見られるアカウントを示します。自分の情報の共有は停止できます(D-2、D-16)。",
        "Shows who sees one's data and whose data one sees. The owner can stop a share (D-2, D-16).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.6", "3.3.4", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/table/"),
    components: &[],
    styles: &[
        "table.css",
        "dialog.css",
        "button.css",
        "banner.css",
        "toast.css",
    ],
    knobs: &[
        NAMES,
        FAILURE,
        Knob::number("seen-by", 0, 12, "2"),
        Knob::number("sees", 0, 10, "1"),
    ],
    variants: &[
        variant!("some", label("あり", "Some accounts"), some),
        variant!(
            "empty",
            label("なし", "Empty"),
            some,
            "seen-by" = "0",
            "sees" = "0"
        ),
        variant!(
            "full",
            label("11件と10件、長い名前", "Eleven and ten, long names"),
            some,
            "seen-by" = "11",
            "sees" = "10",
            "names" = "long"
        ),
        variant!("read-only", label("見るだけ", "Read only"), read_only),
        variant!(
            "stop-asked-back",
            label("停止の確認", "Stop asked back"),
            stop_asked_back
        ),
        variant!(
            "stop-failing",
            label("停止できない", "Stop fails"),
            stopping,
            "failure" = "network"
        ),
        variant!(
            "stop-sending",
            label("停止の送信中", "Stop is sent"),
            stopping,
            "failure" = "never"
        ),
        variant!("stopped", label("停止したあと", "Stopped"), stopping),
        variant!(
            "ended-already",
            label("すでに終わっていた", "Ended already"),
            ended_already
        ),
        variant!("loading", label("読み込み中", "Loading"), loading),
    ],
    source: include_str!("visibility.rs"),
};

fn some(stage: Stage) -> AnyView {
    let world = world(stage)
        .seen_by(stage.number("seen-by"))
        .seeing(stage.number("sees"));
    show(stage, PATH, failing(stage, world, Endpoint::Stop))
}

fn read_only(stage: Stage) -> AnyView {
    let world = world(stage)
        .seen_by(stage.number("seen-by"))
        .seeing(stage.number("sees"))
        .read_only();
    show(stage, PATH, world)
}

fn stop_asked_back(stage: Stage) -> AnyView {
    let world = world(stage).seen_by(stage.number("seen-by"));
    let world = failing(stage, world, Endpoint::Stop);
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.stop").await;
        reader.sees("sharing.stop_title").await;
    })
}

fn stopping(stage: Stage) -> AnyView {
    let world = world(stage).seen_by(stage.number("seen-by"));
    let world = failing(stage, world, Endpoint::Stop);
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.stop").await;
        reader.sees("sharing.stop_title").await;
        reader.press("sharing.stop").await;
    })
}

fn ended_already(stage: Stage) -> AnyView {
    let world = world(stage)
        .seen_by(stage.number("seen-by"))
        .meanwhile(Endpoint::Stop, |world| world.end_elsewhere(0));
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.stop").await;
        reader.sees("sharing.stop_title").await;
        reader.press("sharing.stop").await;
        reader.sees("failure.share_ended").await;
    })
}

fn loading(stage: Stage) -> AnyView {
    let world = world(stage).seen_by(stage.number("seen-by"));
    show(
        stage,
        PATH,
        world.fails(Endpoint::Visibility, Trouble::Never),
    )
}
