use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, Button, ConfirmDialog, TypedName};

use super::acts::play;
use crate::play::named;
use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static CONFIRM_DIALOG: Story = Story {
    id: "confirm-dialog",
    name: label("取り返しのつかない操作の確認", "Destructive confirmation"),
    reading: "とりかえしのつかないそうさのかくにん",
    group: Group::Components,
    purpose: label(
        "元に戻せない操作の前に、何に、いくつに、何が起こるかを伝えて確かめます。ボタンには操作の名前を書き、「はい」や「OK」は使いません。",
        "Before what cannot be undone it says what will happen, to what and to how many. The buttons name the act, never “yes” or “OK”.",
    ),
    criteria: &["2.1.2", "2.4.3", "3.3.1", "3.3.4", "4.1.2", "4.1.3"],
    pattern: Some("https://www.w3.org/WAI/ARIA/apg/patterns/alertdialog/"),
    components: &["ConfirmDialog"],
    styles: &["confirm-dialog.css", "dialog.css", "field.css"],
    knobs: &[
        Knob::text("heading", ""),
        Knob::number("affected", 1, 40, "3"),
        Knob::switch("open"),
        Knob::switch("busy"),
        Knob::switch("failed"),
    ],
    variants: &[
        variant!(
            "open",
            label("開いたところ", "Open"),
            confirm,
            "open" = "true"
        ),
        variant!(
            "typed-name",
            label("名前の入力を求める", "A name is asked for"),
            typed_name,
            "open" = "true"
        ),
        variant!(
            "wrong-name",
            label("名前が違う", "The wrong name"),
            wrong_name,
            "open" = "true"
        ),
        variant!(
            "busy",
            label("送信中", "Busy"),
            confirm,
            "open" = "true",
            "busy" = "true"
        ),
        variant!(
            "failed",
            label("失敗した", "Failed"),
            failed,
            "open" = "true",
            "failed" = "true"
        ),
        variant!(
            "many",
            label("数が多い", "Many"),
            confirm,
            "open" = "true",
            "affected" = "20"
        ),
        variant!("closed", label("閉じたところ", "Closed"), confirm),
    ],
    source: include_str!("confirm_dialog.rs"),
};

const ACT: Label = label("組織を削除する", "Delete the organization");
const NAME: Label = label(
    "湊商事株式会社 神戸支店",
    "Minato Trading Kobe (MINATO-KOBE)",
);
const NAME_FIELD: Label = label("組織の名前", "Name of the organization");

fn confirm(stage: Stage) -> AnyView {
    let count = move || stage.number("affected");
    let own = move || match stage.language() {
        Language::En => format!("Stop {} shares?", count()),
        _ => format!("{}件の共有を停止しますか", count()),
    };
    let heading = move || match stage.text("heading") {
        typed if typed.is_empty() => own(),
        typed => typed,
    };
    let act = move || match stage.language() {
        Language::En => format!("Stop {} shares", count()),
        _ => format!("{}件の共有を停止する", count()),
    };
    let people = [
        label("大橋 恵(湊商事株式会社)", "Megumi Ohashi (Minato Trading)"),
        label(
            "森田 葵(みらい運輸株式会社)",
            "Aoi Morita (Mirai Transport)",
        ),
        label(
            "石井 大輔(湊商事株式会社)",
            "Daisuke Ishii (Minato Trading)",
        ),
    ];
    let affected = move || {
        let people = people.iter().cycle().take(count());
        people.map(|name| stage.say(*name)).collect()
    };
    view! {
        {opener(stage)}
        <ConfirmDialog
            open=Signal::derive(move || stage.is_on("open"))
            heading=heading
            affected=Signal::derive(affected)
            act=act
            keep=move || stage.say(label("停止しない", "Keep them"))
            on_act=stage.on("act")
            on_keep=keep(stage)
            busy=Signal::derive(move || stage.is_on("busy"))
            failure=move || failure(stage)
        >
            {consequences(
                stage,
                [
                    label(
                        "次の方は、あなたの情報をすぐに見られなくなります。本人にはメールで知らせます。",
                        "These people will no longer see your information from now on. They are told by mail.",
                    ),
                    label(
                        "元に戻せません。もう一度共有するには、新しい依頼と許可が必要です。",
                        "This cannot be undone. To share again, a new request has to be allowed.",
                    ),
                ],
            )}
        </ConfirmDialog>
    }
    .into_any()
}

fn typed_name(stage: Stage) -> AnyView {
    let language = move || stage.language();
    let name = Signal::derive(move || language().pick(NAME).to_owned());
    let asked = move |text: Label| -> TextProp {
        (move || language().pick(text).replace("{name}", &name.get())).into()
    };
    let typed = TypedName {
        name,
        label: (move || stage.say(NAME_FIELD)).into(),
        support: asked(label(
            "確認のため「{name}」と入力してください。全角でも半角でもかまいません。",
            "To confirm, type “{name}”.",
        )),
        mistake: asked(label("「{name}」と入力してください", "Type “{name}”")),
    };
    let own = label("この組織を削除しますか", "Delete this organization?");
    view! {
        {opener(stage)}
        <ConfirmDialog
            open=Signal::derive(move || stage.is_on("open"))
            heading=move || stage.text_or("heading", own)
            affected=Signal::derive(move || vec![stage.say(NAME)])
            act=move || stage.say(ACT)
            keep=move || stage.say(label("削除しない", "Keep it"))
            on_act=stage.on("act")
            on_keep=keep(stage)
            busy=Signal::derive(move || stage.is_on("busy"))
            typed_name=typed
            failure=move || failure(stage)
        >
            {consequences(
                stage,
                [
                    label(
                        "所属する12人は、この組織の申請案件を見られなくなります。",
                        "Its 12 members will no longer see its filings.",
                    ),
                    label(
                        "削除した組織は元に戻せません。",
                        "A deleted organization cannot be brought back.",
                    ),
                ],
            )}
        </ConfirmDialog>
    }
    .into_any()
}

fn wrong_name(stage: Stage) -> AnyView {
    let (language, act) = untrack(|| (stage.language(), stage.say(ACT)));
    let field = untrack(|| stage.say(NAME_FIELD));
    let typed = match language {
        Language::En => "Minato",
        _ => "湊商事",
    };
    play(stage, async move |reader| {
        reader.type_into(named(field), typed).await;
        reader.press(named(act)).await;
    });
    typed_name(stage)
}

fn failed(stage: Stage) -> AnyView {
    let (language, field) = untrack(|| (stage.language(), stage.say(NAME_FIELD)));
    play(stage, async move |reader| {
        let name = language.pick(NAME);
        reader.type_into(named(field), name).await;
    });
    typed_name(stage)
}

fn consequences(stage: Stage, texts: [Label; 2]) -> AnyView {
    let texts = texts.map(|text| view! { <p>{move || stage.say(text)}</p> });
    texts.into_view().into_any()
}

fn failure(stage: Stage) -> AnyView {
    let heading = label("完了できませんでした", "It could not be done");
    let advice = label(
        "通信が途切れました。何も変わっていません。もう一度お試しください。",
        "The connection was lost. Nothing has changed. Please try again.",
    );
    let banner = move || {
        stage.is_on("failed").then(|| {
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Error heading=move || stage.say(heading)>
                        <p>{move || stage.say(advice)}</p>
                    </Banner>
                </div>
            }
        })
    };
    banner.into_any()
}

fn opener(stage: Stage) -> AnyView {
    let press = Callback::new(move |()| stage.turn("open", "true".to_owned()));
    view! {
        <Button on_press=press>{move || stage.say(label("手続きを進める", "Go on"))}</Button>
    }
    .into_any()
}

fn keep(stage: Stage) -> Callback<()> {
    Callback::new(move |()| {
        stage.turn("open", "false".to_owned());
        stage.emit("keep", "");
    })
}
