use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, Dialog};

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static DIALOG: Story = Story {
    id: "dialog",
    name: label("ダイアログ", "Dialog"),
    reading: "だいあろぐ",
    group: Group::Components,
    purpose: label(
        "先に答えが必要な問いを、ページの前に出します。フォーカスは見出しへ移り、閉じると元へ戻ります。",
        "Asks what must be answered first. The focus goes to its heading, and back when it closes.",
    ),
    criteria: &["2.1.2", "2.4.3", "2.4.11", "4.1.2", "4.1.3"],
    pattern: Some("https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/"),
    components: &["Dialog"],
    styles: &["dialog.css"],
    knobs: &[
        Knob::text("heading", ""),
        Knob::switch("open"),
        Knob::switch("busy"),
        Knob::switch("failed"),
    ],
    variants: &[
        variant!(
            "open",
            label("開いたところ", "Open"),
            dialog,
            "open" = "true"
        ),
        variant!(
            "busy",
            label("送信中", "Busy"),
            dialog,
            "open" = "true",
            "busy" = "true"
        ),
        variant!(
            "failed",
            label("送信に失敗", "Failed"),
            dialog,
            "open" = "true",
            "failed" = "true"
        ),
        variant!(
            "must-answer",
            label("閉じられない問い", "Must be answered"),
            must_answer,
            "open" = "true"
        ),
        variant!(
            "long",
            label("長い内容", "Long content"),
            long,
            "open" = "true"
        ),
        variant!("closed", label("閉じたところ", "Closed"), dialog),
    ],
    source: include_str!("dialog.rs"),
};

fn dialog(stage: Stage) -> AnyView {
    let open = Signal::derive(move || stage.is_on("open"));
    let busy = Signal::derive(move || stage.is_on("busy"));
    let heading = label("情報共有を許可しますか", "Do you allow the sharing?");
    let failure = move || {
        stage.is_on("failed").then(|| {
            let heading = label("送信できませんでした", "It could not be sent");
            let advice = label(
                "通信の状態を確認して、もう一度押してください。",
                "Check your connection and press again.",
            );
            view! {
                <Banner kind=BannerKind::Error heading=move || stage.say(heading)>
                    <p>{move || stage.say(advice)}</p>
                </Banner>
            }
        })
    };
    let about = label(
        "大橋 恵さん(湊商事株式会社)が、あなたの公文書と電子送達を見られるようになります。許可したあとも、いつでも停止できます。",
        "Megumi Ohashi (Minato Trading) will see your official documents and deliveries. You can stop this at any time.",
    );
    view! {
        {opener(stage)}
        <Dialog
            open=open
            busy=busy
            heading=move || stage.text_or("heading", heading)
            on_close_request=close(stage)
            actions=move || answers(stage)
        >
            {failure}
            <p>{move || stage.say(about)}</p>
        </Dialog>
    }
    .into_any()
}

fn must_answer(stage: Stage) -> AnyView {
    let open = Signal::derive(move || stage.is_on("open"));
    let heading = label(
        "保存していない変更があります",
        "You have changes that are not saved",
    );
    let about = label(
        "ページを離れる前に、変更を残すかどうかを選んでください。",
        "Choose what to do with them before you leave.",
    );
    let actions = move || {
        view! {
            <Button on_press=close(stage)>
                {move || stage.say(label("下書きに残す", "Keep as a draft"))}
            </Button>
            <Button kind=ButtonKind::Danger on_press=stage.on("discard")>
                {move || stage.say(label("変更を破棄する", "Discard the changes"))}
            </Button>
        }
        .into_any()
    };
    view! {
        {opener(stage)}
        <Dialog
            open=open
            closable=false
            heading=move || stage.text_or("heading", heading)
            on_close_request=stage.on("close-request")
            actions=actions
        >
            <p>{move || stage.say(about)}</p>
        </Dialog>
    }
    .into_any()
}

fn long(stage: Stage) -> AnyView {
    let open = Signal::derive(move || stage.is_on("open"));
    let heading = label(
        "共有される内容をご確認ください",
        "Please check what will be shared",
    );
    let part = label(
        "申請案件に付いている公文書と、電子送達で届いた文書を、相手のアカウントから見られるようになります。ダウンロードの権限を与えると、相手は文書の写しを持てます。停止したあとも、すでにダウンロードした文書は相手に残ります。",
        "The other account will see official documents of your filings and what was delivered to you. With the right to download it can keep copies. Copies made before you stop the sharing stay with the other account.",
    );
    let parts = move || {
        (1..=8)
            .map(|number| view! { <p>{number} ". " {move || stage.say(part)}</p> })
            .collect_view()
    };
    view! {
        {opener(stage)}
        <Dialog
            open=open
            heading=move || stage.text_or("heading", heading)
            on_close_request=close(stage)
            actions=move || answers(stage)
        >
            {parts()}
        </Dialog>
    }
    .into_any()
}

fn answers(stage: Stage) -> AnyView {
    let busy = Signal::derive(move || stage.is_on("busy"));
    view! {
        <Button busy=busy on_press=stage.on("allow")>
            {move || stage.say(label("許可する", "Allow"))}
        </Button>
        <Button kind=ButtonKind::Outline busy=busy on_press=close(stage)>
            {move || stage.say(label("キャンセル", "Cancel"))}
        </Button>
    }
    .into_any()
}

fn opener(stage: Stage) -> AnyView {
    let press = Callback::new(move |()| {
        stage.turn("open", "true".to_owned());
        stage.emit("open", "");
    });
    view! {
        <Button on_press=press>{move || stage.say(label("内容を確認する", "Check"))}</Button>
    }
    .into_any()
}

fn close(stage: Stage) -> Callback<()> {
    Callback::new(move |()| {
        stage.turn("open", "false".to_owned());
        stage.emit("close-request", "");
    })
}
