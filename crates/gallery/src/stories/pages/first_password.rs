use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{Endpoint, member};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/activate";

/// The server of the workbench knows whom it has invited; the token says nothing.
const LINK: &str = "/activate#token=sample";

pub static FIRST_PASSWORD: Story = Story {
    id: "first-password",
    name: label("パスワードの設定", "First password"),
    reading: "ぱすわーどのせってい",
    group: Group::Pages,
    purpose: label(
        "招待のリンクから開き、最初のパスワードを決めてログインします。",
        "Opens from the link of an invitation, sets the first password and signs in.",
    ),
    criteria: &["1.3.5", "3.3.1", "3.3.2", "3.3.8", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/passwords/"),
    components: &[],
    styles: &[
        "field.css",
        "summary.css",
        "error-summary.css",
        "banner.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[
        variant!("form", label("入力前", "Form"), form),
        variant!(
            "missing",
            label("入力なしで設定", "Nothing entered"),
            missing
        ),
        variant!("too-short", label("短すぎる", "Too short"), too_short),
        variant!(
            "link-used",
            label("使えないリンク", "Link cannot be used"),
            link_used
        ),
        variant!(
            "loading",
            label("読み込み中", "Loading"),
            form,
            "failure" = "never"
        ),
        variant!(
            "network-lost",
            label("通信できない", "Network lost"),
            form,
            "failure" = "network"
        ),
        variant!(
            "long-names",
            label("長い名前", "Long names"),
            form,
            "names" = "long"
        ),
        variant!("done", label("設定したあと", "Done"), done),
    ],
    source: include_str!("first_password.rs"),
};

fn form(stage: Stage) -> AnyView {
    let world = failing(
        stage,
        world(stage).inviting(member(1)),
        Endpoint::Invitation,
    );
    show(stage, LINK, world)
}

fn missing(stage: Stage) -> AnyView {
    let world = world(stage).inviting(member(1));
    play(stage, LINK, world, async |reader| {
        reader.press("account.activate_button").await;
        reader.sees("field.summary").await;
    })
}

fn too_short(stage: Stage) -> AnyView {
    let world = world(stage).inviting(member(1));
    play(stage, LINK, world, async |reader| {
        reader.type_into("account.new_password", "short").await;
        reader.press("account.activate_button").await;
        reader.sees("field.too_short").await;
    })
}

fn link_used(stage: Stage) -> AnyView {
    show(stage, LINK, world(stage).signed_out())
}

fn done(stage: Stage) -> AnyView {
    let world = world(stage).inviting(member(1));
    play(stage, LINK, world, async |reader| {
        let long_enough = "a password for the workbench";
        reader.type_into("account.new_password", long_enough).await;
        reader.press("account.activate_button").await;
        reader.sees("account.activated").await;
    })
}
