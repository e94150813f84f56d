use leptos::prelude::*;
use madoguchi_contract::problem::ProblemCode;

use super::{FAILURE, NAMES, failing, home, play, shares, show, world};
use crate::fake::{ENTRY, Endpoint};
use crate::play::named;
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub static EVERY_PAGE: Story = Story {
    id: "every-page",
    name: label("どの画面にもあるもの", "On every page"),
    reading: "どのがめんにもあるもの",
    group: Group::Pages,
    purpose: label(
        "画面右上のアカウント名のメニューと、どの画面でも起こりうること：接続が切れる、ログインの期限が切れる、新しい版が公開される、サーバーが止まる(R-020、R-021、G-08)。",
        "The menu behind the account's name, and what can happen on any page: the network is lost, the session ends, a newer build is published, the server is down (R-020, R-021, G-08).",
    ),
    criteria: &["2.2.1", "2.4.3", "2.5.8", "3.2.3", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/problem-with-the-service-pages/"),
    components: &[],
    styles: &[
        "menu.css",
        "banner.css",
        "dialog.css",
        "skeleton.css",
        "layout.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[
        variant!("menu-open", label("メニューを開く", "Menu open"), menu_open),
        variant!(
            "menu-open-long",
            label("メニューを開く、長い名前", "Menu open, long names"),
            menu_open,
            "names" = "long"
        ),
        variant!(
            "menu-open-entry",
            label(
                "メニューを開く、gBizIDエントリー",
                "Menu open, gBizIDエントリー"
            ),
            menu_open_entry
        ),
        variant!("offline", label("接続が切れた", "Network lost"), offline),
        variant!("newer-build", label("新しい版", "Newer build"), newer_build),
        variant!(
            "session-over",
            label("ログインの期限切れ", "Session over"),
            session_over
        ),
        variant!(
            "sign-in-again-refused",
            label("再ログインの誤り", "Signing in again refused"),
            sign_in_again_refused
        ),
        variant!(
            "loading",
            label("読み込み中", "Loading"),
            asked_who,
            "failure" = "never"
        ),
        variant!(
            "server-down",
            label("サーバーの停止", "Server down"),
            asked_who,
            "failure" = "unavailable"
        ),
        variant!(
            "unreachable",
            label("通信できない", "Server not reached"),
            asked_who,
            "failure" = "network"
        ),
        variant!(
            "signed-out",
            label("ログアウトしたあと", "Signed out"),
            signed_out
        ),
    ],
    source: include_str!("every_page.rs"),
};

fn menu_open(stage: Stage) -> AnyView {
    let world = world(stage);
    let name = world.my_name();
    play(stage, home::PATH, world, async move |reader| {
        reader.press(named(name)).await;
        reader.sees("account.sign_out").await;
    })
}

fn menu_open_entry(stage: Stage) -> AnyView {
    let world = world(stage).signed_in(ENTRY);
    let name = world.my_name();
    play(stage, home::PATH, world, async move |reader| {
        reader.press(named(name)).await;
        reader.sees("account.sign_out").await;
    })
}

fn offline(stage: Stage) -> AnyView {
    play(
        stage,
        shares::PATH,
        world(stage).seeing(2),
        async |reader| {
            reader.sees("sharing.list_title").await;
            reader.loses_the_network();
            reader.sees("failure.offline").await;
        },
    )
}

fn newer_build(stage: Stage) -> AnyView {
    let world = world(stage).seeing(2).with_newer_build();
    play(stage, shares::PATH, world, async |reader| {
        reader.sees("failure.newer_build").await;
    })
}

fn session_over(stage: Stage) -> AnyView {
    let world = world(stage).fails(Endpoint::Shares, ProblemCode::SignedOut);
    play(stage, shares::PATH, world.seeing(2), async |reader| {
        reader.sees("account.sign_in_again").await;
    })
}

fn sign_in_again_refused(stage: Stage) -> AnyView {
    let world = world(stage)
        .seeing(2)
        .fails(Endpoint::Shares, ProblemCode::SignedOut)
        .fails(Endpoint::SignIn, ProblemCode::SignInFailed);
    play(stage, shares::PATH, world, async |reader| {
        reader.type_into("account.password", "password").await;
        reader.press("account.sign_in_button").await;
        reader.sees("account.sign_in_failed").await;
    })
}

fn asked_who(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage), Endpoint::Session);
    show(stage, home::PATH, world)
}

fn signed_out(stage: Stage) -> AnyView {
    let world = world(stage);
    let name = world.my_name();
    play(stage, home::PATH, world, async move |reader| {
        reader.press(named(name)).await;
        reader.press("account.sign_out").await;
        reader.sees("account.signed_out").await;
    })
}
