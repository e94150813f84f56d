use leptos::prelude::*;
use madoguchi_contract::records::{Family, RecordQuery};

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{Endpoint, World, member};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

/// Which family's page it is.
pub(super) const FAMILY: Knob = Knob::choice(
    "family",
    &[
        "filing",
        "filing-notice",
        "delivery-subscription",
        "delivery",
    ],
);

pub static RECORDS: Story = Story {
    id: "records",
    name: label("申請と電子送達の一覧", "Lists of records"),
    reading: "しんせいとでんしそうたつのいちらん",
    group: Group::Pages,
    purpose: label(
        "自分の申請や電子送達と、共有が許可されたアカウントのものを示し、絞り込みます(R-011、R-013、R-015、R-017、R-054–R-056、D-13、G-17)。",
        "Shows and narrows the reader's own records and those of every owner who has consented (R-011, R-013, R-015, R-017, R-054–R-056, D-13, G-17).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.3", "2.4.6", "3.3.1", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/components/pagination/"),
    components: &[],
    styles: &[
        "records.css",
        "table.css",
        "badge.css",
        "chips.css",
        "search-box.css",
        "period-field.css",
        "disclosure.css",
    ],
    knobs: &[
        NAMES,
        FAILURE,
        FAMILY,
        Knob::number("records", 0, 60, "7"),
        Knob::number("owners", 0, 10, "2"),
    ],
    variants: &[
        variant!("some", label("自分とほか2人", "Own and two owners'"), some),
        variant!(
            "full",
            label("20件、10人、長い名前", "Twenty, ten owners, long names"),
            some,
            "records" = "45",
            "owners" = "10",
            "names" = "long"
        ),
        variant!(
            "last-page",
            label("最後のページ", "Last page"),
            last_page,
            "records" = "45"
        ),
        variant!(
            "own-only",
            label("自分の申請案件のみ", "Own records alone"),
            own_only
        ),
        variant!(
            "narrowed",
            label("すべての条件で絞り込み", "Narrowed by every condition"),
            narrowed
        ),
        variant!(
            "nothing-found",
            label("見つからない", "Nothing found"),
            nothing_found
        ),
        variant!(
            "empty",
            label("0件", "Empty"),
            some,
            "records" = "0",
            "owners" = "0"
        ),
        variant!("new", label("新着あり", "Something new"), new),
        variant!("columns", label("項目を選択", "Columns chosen"), columns),
        variant!(
            "wrong-conditions",
            label("アドレスの条件の誤り", "Wrong conditions in the address"),
            wrong_conditions
        ),
        variant!(
            "wrong-period",
            label("期間の誤り", "Wrong period"),
            wrong_period
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
    source: include_str!("records.rs"),
};

/// The address of a family's list.
pub const fn path(family: Family) -> &'static str {
    match family {
        Family::Filing => "/records/filings",
        Family::FilingNotice => "/records/filing-notices",
        Family::DeliverySubscription => "/records/delivery-subscriptions",
        Family::Delivery => "/records/deliveries",
    }
}

pub(super) fn family(stage: Stage) -> Family {
    let name = stage.text(FAMILY.id).replace('-', "_");
    Family::parse(&name).unwrap_or(Family::Filing)
}

fn some(stage: Stage) -> AnyView {
    let world = failing(stage, filed(stage), Endpoint::Records);
    show(stage, path(family(stage)), world)
}

fn new(stage: Stage) -> AnyView {
    show(stage, path(family(stage)), filed(stage).with_new(2))
}

fn last_page(stage: Stage) -> AnyView {
    let query = RecordQuery {
        cursor: "40".to_owned(),
        ..RecordQuery::default()
    };
    show(stage, &asking(stage, &query), filed(stage))
}

fn own_only(stage: Stage) -> AnyView {
    let query = RecordQuery {
        own_only: "true".to_owned(),
        ..RecordQuery::default()
    };
    show(stage, &asking(stage, &query), filed(stage))
}

fn narrowed(stage: Stage) -> AnyView {
    let world = filed(stage);
    let query = RecordQuery {
        words: "協定届".to_owned(),
        from: "2026-10-01".to_owned(),
        to: "2026-11-22".to_owned(),
        status: "under_review".to_owned(),
        owner: world.email(member(1)),
        ..RecordQuery::default()
    };
    show(stage, &asking(stage, &query), world)
}

fn nothing_found(stage: Stage) -> AnyView {
    let query = RecordQuery {
        words: "どこにもない言葉".to_owned(),
        ..RecordQuery::default()
    };
    show(stage, &asking(stage, &query), filed(stage))
}

fn columns(stage: Stage) -> AnyView {
    let query = RecordQuery {
        columns: "authority".to_owned(),
        ..RecordQuery::default()
    };
    play(
        stage,
        &asking(stage, &query),
        filed(stage),
        async |reader| {
            reader.press("records.columns").await;
            reader.sees("records.columns_note").await;
        },
    )
}

fn wrong_conditions(stage: Stage) -> AnyView {
    let query = RecordQuery {
        sort: "x".to_owned(),
        ..RecordQuery::default()
    };
    show(stage, &asking(stage, &query), filed(stage))
}

fn wrong_period(stage: Stage) -> AnyView {
    let path = path(family(stage));
    play(stage, path, filed(stage), async |reader| {
        reader.press("records.more_conditions").await;
        reader.type_into("common.year", "2026").await;
        reader.type_into("common.month", "13").await;
        reader.type_into("common.day", "1").await;
        reader.press("records.search_more").await;
        reader.sees("field.no_such_month").await;
    })
}

fn filed(stage: Stage) -> World {
    let world = world(stage).seeing(stage.number("owners"));
    world.filed(stage.number("records"))
}

fn asking(stage: Stage, query: &RecordQuery) -> String {
    format!("{}?{}", path(family(stage)), query.to_query_string())
}
