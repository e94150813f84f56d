use leptos::prelude::*;

use super::share_confirmation::add_change_and_delete;
use super::{NAMES, play, share_input, world};
use crate::fake::member;
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/edit/complete";

pub static SHARE_COMPLETION: Story = Story {
    id: "share-completion",
    name: label(
        "アカウント共有設定・変更：完了",
        "Change shares: completion",
    ),
    reading: "あかうんときょうゆうせっていへんこうかんりょう",
    group: Group::Pages,
    purpose: label(
        "登録したことと、このあと相手の許可が必要なことを伝えます(R-031、R-032、R-043–R-046)。",
        "Says what was registered, and that the other account has to allow it (R-031, R-032, R-043–R-046).",
    ),
    criteria: &["2.4.2", "2.4.3", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/confirmation-pages/"),
    components: &[],
    styles: &["banner.css", "steps.css", "layout.css"],
    knobs: &[NAMES],
    variants: &[
        variant!(
            "everything",
            label("追加と変更と削除", "Asked, changed and deleted"),
            everything
        ),
        variant!(
            "changed",
            label("権限の変更だけ", "Rights changed only"),
            changed
        ),
    ],
    source: include_str!("share_completion.rs"),
};

fn everything(stage: Stage) -> AnyView {
    let world = world(stage).seeing(2);
    let gbiz_id = world.email(member(3));
    play(stage, share_input::PATH, world, async move |reader| {
        add_change_and_delete(reader, &gbiz_id).await;
        reader.press("sharing.register").await;
        reader.sees("sharing.confirm_deletion").await;
        reader.press("sharing.register").await;
        reader.is_at(PATH).await;
        reader.sees("sharing.did_delete").await;
    })
}

fn changed(stage: Stage) -> AnyView {
    let world = world(stage).seeing(1);
    play(stage, share_input::PATH, world, async |reader| {
        let right = "sharing.delivery_right";
        reader.choose(right, "sharing.right_download").await;
        reader.press("sharing.check").await;
        reader.press("sharing.register").await;
        reader.is_at(PATH).await;
        reader.sees("sharing.did_change").await;
    })
}
