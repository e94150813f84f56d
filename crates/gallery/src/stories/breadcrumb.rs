use leptos::prelude::*;
use madoguchi_ui::{Breadcrumb, BreadcrumbItem};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static BREADCRUMB: Story = Story {
    id: "breadcrumb",
    name: label("パンくずリスト", "Breadcrumb"),
    reading: "ぱんくずりすと",
    group: Group::Components,
    purpose: label(
        "ホームから今のページまでの道筋を示します。今のページはリンクにしません。",
        "Shows the way from the home page to this one, which is no link itself.",
    ),
    criteria: &["2.4.4", "2.4.8", "2.5.8", "1.4.10"],
    pattern: Some("https://design.digital.go.jp/dads/components/breadcrumb/"),
    components: &["Breadcrumb", "BreadcrumbItem"],
    styles: &["breadcrumb.css"],
    knobs: &[Knob::text("label", "")],
    variants: &[
        variant!("three", label("3階層", "Three levels"), three),
        variant!("long", label("長いページ名", "Long names"), long),
    ],
    source: include_str!("breadcrumb.rs"),
};

const HOME: Label = label("ホーム", "Home");
const SHARES: Label = label("アカウント共有一覧", "Shared accounts");

fn three(stage: Stage) -> AnyView {
    trail(
        stage,
        &[HOME, SHARES],
        label("アカウント共有設定・変更", "Sharing settings"),
    )
}

fn long(stage: Stage) -> AnyView {
    let way = [
        HOME,
        SHARES,
        label(
            "みらい運輸株式会社 首都圏第二物流本部 港湾通関部 電子申請担当",
            "Mirai Transport Co., Ltd., Port and Customs Department, Electronic Filing Desk",
        ),
    ];
    let page = label(
        "健康保険・厚生年金保険被保険者資格取得届の操作履歴",
        "History of the notice of acquiring health and pension insurance",
    );
    trail(stage, &way, page)
}

fn trail(stage: Stage, way: &[Label], page: Label) -> AnyView {
    let own = label("現在位置", "You are here");
    let follow = move |event: leptos::ev::MouseEvent, name: Label| {
        event.prevent_default();
        stage.emit("follow", untrack(|| stage.say(name)));
    };
    let item = |name: &Label| {
        let name = *name;
        view! {
            <BreadcrumbItem href="#" on:click=move |event| follow(event, name)>
                {move || stage.say(name)}
            </BreadcrumbItem>
        }
    };
    let way = way.iter().map(item).collect_view();
    view! {
        <Breadcrumb label=move || stage.text_or("label", own)>
            {way} <BreadcrumbItem>{move || stage.say(page)}</BreadcrumbItem>
        </Breadcrumb>
    }
    .into_any()
}
