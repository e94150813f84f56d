use leptos::prelude::*;

use super::share_input::{self, DOWNLOAD, VIEW, ask};
use super::{FAILURE, NAMES, failing, play, world};
use crate::fake::{Endpoint, World, member};
use crate::play::{Reader, nth};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/edit/confirm";

pub static SHARE_CONFIRMATION: Story = Story {
    id: "share-confirmation",
    name: label(
        "アカウント共有設定・変更：確認",
        "Change shares: confirmation",
    ),
    reading: "あかうんときょうゆうせっていへんこうかくにん",
    group: Group::Pages,
    purpose: label(
        "登録する前に、変わることと、そのあとにできることを確かめます(R-026、R-029、R-030、R-041、R-042、D-16、G-01)。",
        "Before registering: what changes, and what will be possible afterwards (R-026, R-029, R-030, R-041, R-042, D-16, G-01).",
    ),
    criteria: &["1.3.1", "2.4.3", "3.3.4", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/check-answers/"),
    components: &[],
    styles: &[
        "summary.css",
        "badge.css",
        "steps.css",
        "dialog.css",
        "layout.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[
        variant!("new", label("新しく依頼する", "A new account"), new),
        variant!(
            "mixed",
            label("追加と変更と削除", "Added, changed and deleted"),
            mixed
        ),
        variant!(
            "full",
            label("10件、長い名前", "Ten accounts, long names"),
            full,
            "names" = "long"
        ),
        variant!(
            "deletion-asked-back",
            label("解除の確認", "Deletion asked back"),
            deletion_asked_back
        ),
        variant!(
            "sending",
            label("送信中", "Sending"),
            registered,
            "failure" = "never"
        ),
        variant!(
            "network-lost",
            label("通信できない", "Network lost"),
            registered,
            "failure" = "network"
        ),
        variant!(
            "too-many",
            label("操作の一時停止", "Paused after many tries"),
            registered,
            "failure" = "too-many-requests"
        ),
    ],
    source: include_str!("share_confirmation.rs"),
};

fn new(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage), Endpoint::Changes);
    let gbiz_id = world.email(member(1));
    play(stage, share_input::PATH, world, async move |reader| {
        ask(reader, &[gbiz_id], [DOWNLOAD, VIEW]).await;
        reader.is_at(PATH).await;
    })
}

fn mixed(stage: Stage) -> AnyView {
    let (world, gbiz_id) = with_two_shares(stage);
    play(stage, share_input::PATH, world, async move |reader| {
        add_change_and_delete(reader, &gbiz_id).await;
        reader.is_at(PATH).await;
    })
}

fn full(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage), Endpoint::Changes);
    let gbiz_ids: Vec<String> = (1..=10).map(|number| world.email(member(number))).collect();
    play(stage, share_input::PATH, world, async move |reader| {
        ask(reader, &gbiz_ids, [DOWNLOAD, VIEW]).await;
        reader.is_at(PATH).await;
    })
}

fn deletion_asked_back(stage: Stage) -> AnyView {
    let (world, gbiz_id) = with_two_shares(stage);
    play(stage, share_input::PATH, world, async move |reader| {
        add_change_and_delete(reader, &gbiz_id).await;
        reader.press("sharing.register").await;
        reader.sees("sharing.confirm_deletion").await;
    })
}

fn registered(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage), Endpoint::Changes);
    let gbiz_id = world.email(member(1));
    play(stage, share_input::PATH, world, async move |reader| {
        ask(reader, &[gbiz_id], [DOWNLOAD, VIEW]).await;
        reader.press("sharing.register").await;
    })
}

/// A world with two shares, and the address of somebody else to ask.
fn with_two_shares(stage: Stage) -> (World, String) {
    let world = failing(stage, world(stage).seeing(2), Endpoint::Changes);
    let gbiz_id = world.email(member(3));
    (world, gbiz_id)
}

/// The first share gets another right, the second one ends, and one account is asked.
pub(super) async fn add_change_and_delete(reader: Reader, gbiz_id: &str) {
    let right = "sharing.official_document_right";
    reader.choose(right, VIEW).await;
    reader.press(nth("sharing.delete", 1)).await;
    reader.press("sharing.add").await;
    reader.type_into("sharing.gbiz_id", gbiz_id).await;
    for right in [right, "sharing.delivery_right"] {
        reader.choose(nth(right, 1), VIEW).await;
    }
    reader.press("sharing.check").await;
}
