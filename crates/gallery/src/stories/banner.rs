use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static BANNER: Story = Story {
    id: "banner",
    name: label("お知らせバナー", "Banner"),
    reading: "おしらせばなー",
    group: Group::Components,
    purpose: label(
        "ページ全体にかかわる知らせを、本文の上に示します。項目の誤りにはエラーのまとめを使います。",
        "Says above the content what concerns the whole page. Errors of fields have the error summary.",
    ),
    criteria: &["1.1.1", "1.4.1", "1.4.11", "4.1.3"],
    pattern: Some("https://design.digital.go.jp/dads/components/notification-banner/"),
    components: &["Banner"],
    styles: &["banner.css"],
    knobs: &[
        Knob::choice("kind", &["info", "success", "warning", "error"]),
        Knob::text("heading", ""),
        Knob::text("children", ""),
    ],
    variants: &[
        variant!("info", label("お知らせ", "Information"), banner),
        variant!(
            "success",
            label("完了", "Success"),
            banner,
            "kind" = "success"
        ),
        variant!(
            "warning",
            label("注意", "Warning"),
            banner,
            "kind" = "warning"
        ),
        variant!("error", label("エラー", "Error"), banner, "kind" = "error"),
        variant!(
            "heading-only",
            label("見出しだけ", "Heading only"),
            heading_only,
            "kind" = "success"
        ),
        variant!(
            "without-heading",
            label("見出しなし", "Without a heading"),
            without_heading
        ),
        variant!(
            "with-action",
            label("次の操作つき", "With a way on"),
            with_action,
            "kind" = "error"
        ),
    ],
    source: include_str!("banner.rs"),
};

fn banner(stage: Stage) -> AnyView {
    let kind = kind(stage);
    let (heading, body) = words(kind);
    view! {
        <Banner kind=kind heading=move || stage.text_or("heading", heading)>
            <p>{move || stage.text_or("children", body)}</p>
        </Banner>
    }
    .into_any()
}

fn heading_only(stage: Stage) -> AnyView {
    let kind = kind(stage);
    let (heading, _) = words(kind);
    view! {
        <Banner kind=kind heading=move || stage.text_or("heading", heading)>
            {None::<AnyView>}
        </Banner>
    }
    .into_any()
}

fn without_heading(stage: Stage) -> AnyView {
    let kind = kind(stage);
    let (_, body) = words(kind);
    view! {
        <Banner kind=kind>
            <p>{move || stage.text_or("children", body)}</p>
        </Banner>
    }
    .into_any()
}

fn with_action(stage: Stage) -> AnyView {
    let kind = kind(stage);
    let (heading, body) = words(kind);
    view! {
        <Banner kind=kind heading=move || stage.text_or("heading", heading)>
            <p>{move || stage.text_or("children", body)}</p>
            <Button kind=ButtonKind::Outline on_press=stage.on("press")>
                {move || stage.say(label("もう一度試す", "Try again"))}
            </Button>
        </Banner>
    }
    .into_any()
}

fn words(kind: BannerKind) -> (Label, Label) {
    match kind {
        BannerKind::Info => (
            label("新しい版があります", "There is a newer version"),
            label(
                "入力中の内容は下書きに残ります。区切りのよいところで読み込み直してください。",
                "What you have typed stays in the draft. Reload when it suits you.",
            ),
        ),
        BannerKind::Success => (
            label("情報共有を許可しました", "You allowed the sharing"),
            label(
                "湊 一郎さんに、メールでお知らせしました。",
                "Ichiro Minato has been told by mail.",
            ),
        ),
        BannerKind::Warning => (
            label("通信が切れています", "You are offline"),
            label(
                "入力した内容は残っています。つながると、続きを送れます。",
                "What you have typed is kept. You can send it once you are connected.",
            ),
        ),
        BannerKind::Error => (
            label(
                "サーバーと通信できませんでした",
                "The server could not be reached",
            ),
            label(
                "通信の状態を確認して、もう一度お試しください。二重に登録されることはありません。",
                "Check your connection and try again. Nothing will be registered twice.",
            ),
        ),
    }
}

fn kind(stage: Stage) -> BannerKind {
    match stage.text("kind").as_str() {
        "success" => BannerKind::Success,
        "warning" => BannerKind::Warning,
        "error" => BannerKind::Error,
        _ => BannerKind::Info,
    }
}
