use leptos::prelude::*;
use madoguchi_ui::{Menu, MenuGroup, MenuItem};

use super::acts::play;
use crate::play::named;
use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static MENU: Story = Story {
    id: "menu",
    name: label("メニュー", "Menu"),
    reading: "めにゅー",
    group: Group::Components,
    purpose: label(
        "アカウント名を押すと、移る先と操作が開きます。矢印キー、Home、End、Escで動かせます。",
        "Behind the account's name stand places to go and acts. Arrow keys, Home, End and Esc work in it.",
    ),
    criteria: &["2.1.1", "2.4.3", "2.4.7", "2.5.8", "4.1.2"],
    pattern: Some(
        "https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/examples/disclosure-navigation/",
    ),
    components: &["Menu", "MenuGroup", "MenuItem"],
    styles: &["menu.css"],
    knobs: &[Knob::text("label", "")],
    variants: &[
        variant!("closed", label("閉じたところ", "Closed"), menu),
        variant!("open", label("開いたところ", "Open"), open),
        variant!("long-name", label("長い名前", "Long name"), long_name),
    ],
    source: include_str!("menu.rs"),
};

const NAME: Label = label("湊 一郎", "Ichiro Minato");

fn menu(stage: Stage) -> AnyView {
    account_menu(stage, NAME)
}

fn open(stage: Stage) -> AnyView {
    let name = untrack(|| stage.text_or("label", NAME));
    play(stage, async move |reader| reader.press(named(name)).await);
    account_menu(stage, NAME)
}

fn long_name(stage: Stage) -> AnyView {
    let own = label(
        "みらい運輸株式会社 首都圏第二物流本部 港湾通関部 電子申請担当",
        "Mirai Transport Co., Ltd., Port and Customs Department, Electronic Filing Desk",
    );
    account_menu(stage, own)
}

/// At the end of its row, as in the header of the portal.
fn account_menu(stage: Stage, own: Label) -> AnyView {
    view! {
        <div class="md-header__inner">
            <span class="md-header__brand">{move || stage.say(label("窓口", "Madoguchi"))}</span>
            <div class="md-header__actions">
                <Menu label=move || stage.text_or("label", own)>
                    <MenuGroup label=move || {
                        stage.say(label("アカウント間情報共有", "Sharing between accounts"))
                    }>
                        {link(stage, label("アカウント共有一覧", "Shared accounts"), true)}
                        {link(stage, label("共有の依頼", "Requests to share"), false)}
                        {link(stage, label("自分の情報を見られるアカウント", "Who can see mine"), false)}
                    </MenuGroup>
                    <MenuGroup>
                        <MenuItem>
                            <button type="button" on:click=move |_| stage.emit("press", "sign-out")>
                                {move || stage.say(label("ログアウト", "Sign out"))}
                            </button>
                        </MenuItem>
                    </MenuGroup>
                </Menu>
            </div>
        </div>
    }
    .into_any()
}

fn link(stage: Stage, name: Label, is_current: bool) -> AnyView {
    let follow = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        stage.emit("press", untrack(|| stage.say(name)));
    };
    view! {
        <MenuItem>
            <a href="#" aria-current=is_current.then_some("page") on:click=follow>
                {move || stage.say(name)}
            </a>
        </MenuItem>
    }
    .into_any()
}
