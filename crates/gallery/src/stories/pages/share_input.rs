use leptos::prelude::*;
use madoguchi_contract::sharing::ShareState;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{DOWNLOADING, ENTRY, Endpoint, MIXED, PRIME, UNLINKED, VIEWING, member};
use crate::play::{Reader, nth};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub const PATH: &str = "/sharing/edit";

/// 参照権限
pub(super) const VIEW: &str = "sharing.right_view";
/// ダウンロード権限
pub(super) const DOWNLOAD: &str = "sharing.right_download";

pub static SHARE_INPUT: Story = Story {
    id: "share-input",
    name: label("アカウント共有設定・変更：入力", "Change shares: input"),
    reading: "あかうんときょうゆうせっていへんこうにゅうりょく",
    group: Group::Pages,
    purpose: label(
        "共有を依頼するアカウントを加え、権限を変え、削除します。入力はこのブラウザに保存されます(R-022–R-028、R-036–R-040、D-1、D-11、D-15、G-08)。",
        "Adds accounts to ask, changes rights and deletes. What is typed is kept in this browser (R-022–R-028, R-036–R-040, D-1, D-11, D-15, G-08).",
    ),
    criteria: &["1.3.1", "2.4.3", "3.3.1", "3.3.3", "3.3.4", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/validation/"),
    components: &[],
    styles: &[
        "field.css",
        "choice.css",
        "error-summary.css",
        "steps.css",
        "layout.css",
    ],
    knobs: &[NAMES, FAILURE, Knob::number("shares", 0, 10, "3")],
    variants: &[
        variant!(
            "fresh",
            label("はじめて", "First time"),
            known,
            "shares" = "0"
        ),
        variant!("known", label("3件を設定済み", "Three shares"), known),
        variant!(
            "full",
            label(
                "10件、残り0件、長い名前",
                "Ten accounts, none left, long names"
            ),
            known,
            "shares" = "10",
            "names" = "long"
        ),
        variant!(
            "missing",
            label("入力なしで確認", "Nothing entered"),
            missing
        ),
        variant!(
            "wrong",
            label("いろいろな誤り", "Every kind of error"),
            wrong
        ),
        variant!(
            "refused",
            label("依頼できない相手", "Accounts that cannot be asked"),
            refused
        ),
        variant!(
            "unchanged",
            label("変更なしで確認", "Nothing changed"),
            unchanged
        ),
        variant!(
            "folded",
            label("全角を半角に", "Full width made half width"),
            folded
        ),
        variant!(
            "deleted",
            label("削除するアカウント", "To be deleted"),
            deleted
        ),
        variant!(
            "removed",
            label("取り除いて元に戻せる", "Removed, with undo"),
            removed
        ),
        variant!(
            "no-room",
            label("削除を取り消せない", "No room to take a deletion back"),
            no_room,
            "shares" = "10"
        ),
        variant!("restored", label("下書きから", "From a draft"), restored),
        variant!(
            "asked-again",
            label("もう一度依頼する", "Asked again"),
            asked_again
        ),
        variant!(
            "changed-elsewhere",
            label("ほかの画面で変更された", "Changed elsewhere"),
            changed_elsewhere
        ),
        variant!(
            "ended-elsewhere",
            label("ほかの画面で終わった", "Ended elsewhere"),
            ended_elsewhere
        ),
        variant!(
            "loading",
            label("読み込み中", "Loading"),
            known,
            "failure" = "never"
        ),
        variant!(
            "network-lost",
            label("通信できない", "Network lost"),
            known,
            "failure" = "network"
        ),
    ],
    source: include_str!("share_input.rs"),
};

fn known(stage: Stage) -> AnyView {
    let world = world(stage).seeing(stage.number("shares"));
    show(stage, PATH, failing(stage, world, Endpoint::Shares))
}

fn missing(stage: Stage) -> AnyView {
    play(stage, PATH, world(stage), async |reader| {
        reader.press("sharing.check").await;
        reader.sees("field.summary").await;
    })
}

fn wrong(stage: Stage) -> AnyView {
    let world = world(stage);
    let own = world.email(PRIME);
    let other = world.email(member(1));
    let typed = ["", "taro @example.jp", "taro", &own, &other, &other];
    let typed = typed.map(str::to_owned);
    play(stage, PATH, world, async move |reader| {
        ask(reader, &typed, [VIEW, VIEW]).await;
        reader.sees("field.own_account").await;
    })
}

fn refused(stage: Stage) -> AnyView {
    let world = world(stage);
    let typed = [
        "nobody@minato.example".to_owned(),
        world.email(ENTRY),
        world.email(UNLINKED),
    ];
    play(stage, PATH, world, async move |reader| {
        ask(reader, &typed, [VIEW, VIEW]).await;
        reader.press("sharing.register").await;
        reader.sees("field.entry_account").await;
    })
}

fn unchanged(stage: Stage) -> AnyView {
    let world = world(stage).seeing(stage.number("shares"));
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.check").await;
        reader.sees("field.nothing_to_change").await;
    })
}

fn folded(stage: Stage) -> AnyView {
    play(stage, PATH, world(stage), async |reader| {
        let typed = "ｍｅｍｂｅｒ０１＠ｍｉｎａｔｏ．ｅｘａｍｐｌｅ";
        reader.type_into("sharing.gbiz_id", typed).await;
        reader.press("sharing.check").await;
        reader.sees("field.folded").await;
    })
}

fn deleted(stage: Stage) -> AnyView {
    let world = world(stage).seeing(stage.number("shares"));
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.delete").await;
        reader.sees("sharing.restore").await;
    })
}

fn removed(stage: Stage) -> AnyView {
    let world = world(stage).seeing(1);
    let gbiz_id = world.email(member(2));
    play(stage, PATH, world, async move |reader| {
        reader.press("sharing.add").await;
        reader.type_into("sharing.gbiz_id", &gbiz_id).await;
        reader.press(nth("sharing.delete", 1)).await;
        reader.sees("common.undo").await;
    })
}

fn no_room(stage: Stage) -> AnyView {
    let world = world(stage).seeing(stage.number("shares"));
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.delete").await;
        reader.press("sharing.add").await;
        reader.sees("sharing.no_room_to_restore").await;
    })
}

fn restored(stage: Stage) -> AnyView {
    let world = world(stage).seeing(1);
    play(stage, PATH, world, async |reader| {
        reader.press("sharing.add").await;
        reader.type_into("sharing.gbiz_id", "half typed").await;
        reader.reopens_the_page().await;
        reader.sees("common.discard").await;
    })
}

fn asked_again(stage: Stage) -> AnyView {
    let world = world(stage).share(PRIME, member(1), ShareState::Refused, MIXED);
    let path = format!("{PATH}?again={}", world.share_id(0));
    show(stage, &path, world)
}

fn changed_elsewhere(stage: Stage) -> AnyView {
    let world = world(stage)
        .share(PRIME, member(1), ShareState::Approved, VIEWING)
        .meanwhile(Endpoint::Changes, |world| {
            world.change_elsewhere(0, DOWNLOADING);
        });
    play(stage, PATH, world, async |reader| {
        register_a_changed_right(reader).await;
        reader.sees("sharing.conflict_changed").await;
    })
}

fn ended_elsewhere(stage: Stage) -> AnyView {
    let world = world(stage)
        .share(PRIME, member(1), ShareState::Approved, VIEWING)
        .meanwhile(Endpoint::Changes, |world| world.end_elsewhere(0));
    play(stage, PATH, world, async |reader| {
        register_a_changed_right(reader).await;
        reader.sees("sharing.conflict_gone").await;
    })
}

/// Fills in a row for each account, with a right to documents and one to deliveries, and goes on
/// to check them.
pub(super) async fn ask(reader: Reader, gbiz_ids: &[String], rights: [&'static str; 2]) {
    for (row, gbiz_id) in gbiz_ids.iter().enumerate() {
        if row > 0 {
            reader.press("sharing.add").await;
        }
        reader.type_into(nth("sharing.gbiz_id", row), gbiz_id).await;
        let inputs = ["sharing.official_document_right", "sharing.delivery_right"];
        for (input, right) in inputs.into_iter().zip(rights) {
            reader.choose(nth(input, row), right).await;
        }
    }
    reader.press("sharing.check").await;
}

async fn register_a_changed_right(reader: Reader) {
    let right = "sharing.delivery_right";
    reader.choose(right, DOWNLOAD).await;
    reader.press("sharing.check").await;
    reader.press("sharing.register").await;
}
