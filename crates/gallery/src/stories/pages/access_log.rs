use leptos::prelude::*;
use madoguchi_contract::sharing::AccessLogQuery;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{Endpoint, Trouble, World, member};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/access-log";

pub static ACCESS_LOG: Story = Story {
    id: "access-log",
    name: label("情報共有対象アカウント操作履歴", "Access log"),
    reading: "じょうほうきょうゆうたいしょうあかうんとそうさりれき",
    group: Group::Pages,
    purpose: label(
        "自分の情報を共有したアカウントの、過去1週間の操作を示します(R-009、R-061–R-063、D-3、G-18)。",
        "Shows what requesters did with the reader's data in the last week (R-009, R-061–R-063, D-3, G-18).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.6", "3.2.2", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/table/"),
    components: &[],
    styles: &["table.css", "records.css", "select.css", "badge.css"],
    knobs: &[
        NAMES,
        FAILURE,
        Knob::number("accesses", 0, 60, "6"),
        Knob::number("hours-between", 1, 160, "5"),
    ],
    variants: &[
        variant!("some", label("6件", "Six acts"), some),
        variant!(
            "soon-gone",
            label("もうすぐ消える", "Soon gone"),
            some,
            "accesses" = "1",
            "hours-between" = "150"
        ),
        variant!("filtered", label("絞り込み", "Filtered"), filtered),
        variant!(
            "nothing-found",
            label("見つからない", "Nothing found"),
            filtered,
            "accesses" = "1"
        ),
        variant!("empty", label("0件", "Empty"), some, "accesses" = "0"),
        variant!(
            "full",
            label("20件とその続き、長い名前", "Twenty and more, long names"),
            some,
            "accesses" = "30",
            "names" = "long"
        ),
        variant!(
            "csv-failing",
            label("CSVを取得できない", "CSV fails"),
            csv_failing
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
    ],
    source: include_str!("access_log.rs"),
};

fn some(stage: Stage) -> AnyView {
    let world = failing(stage, watched(stage), Endpoint::AccessLog);
    show(stage, PATH, world)
}

fn filtered(stage: Stage) -> AnyView {
    let world = watched(stage);
    let query = AccessLogQuery {
        requester: world.email(member(1)),
        act: "view".to_owned(),
        ..AccessLogQuery::default()
    };
    let address = format!("{PATH}?{}", query.to_query_string());
    show(stage, &address, world)
}

fn csv_failing(stage: Stage) -> AnyView {
    let world = watched(stage).fails(Endpoint::AccessLogCsv, Trouble::Network);
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.to_csv").await;
        reader.sees("failure.network").await;
    })
}

fn watched(stage: Stage) -> World {
    let world = world(stage).seen_by(2);
    let hours = i64::try_from(stage.number("hours-between")).unwrap_or(1);
    world.watched(stage.number("accesses"), hours)
}
