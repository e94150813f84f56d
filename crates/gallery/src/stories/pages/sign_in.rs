use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{Endpoint, PRIME};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/sign-in";

pub static SIGN_IN: Story = Story {
    id: "sign-in",
    name: label("ログイン", "Sign in"),
    reading: "ろぐいん",
    group: Group::Pages,
    purpose: label(
        "gBizIDのアカウントでログインします。ログインが必要な画面では、その画面のアドレスのままここが表示されます(R-019)。",
        "Signs in with a gBizID account. A page that needs it shows this at its own address (R-019).",
    ),
    criteria: &["1.3.5", "3.3.1", "3.3.2", "3.3.8", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/passwords/"),
    components: &[],
    styles: &["field.css", "error-summary.css", "banner.css", "button.css"],
    knobs: &[NAMES, FAILURE],
    variants: &[
        variant!("empty", label("入力前", "Empty"), empty),
        variant!(
            "missing",
            label("入力なしでログイン", "Nothing entered"),
            missing
        ),
        variant!(
            "not-an-address",
            label("メールアドレスの形式でない", "Not a mail address"),
            not_an_address
        ),
        variant!(
            "wrong-password",
            label("パスワードの誤り", "Wrong password"),
            answered,
            "failure" = "sign-in-failed"
        ),
        variant!(
            "locked",
            label("一時停止中", "Paused after wrong tries"),
            answered,
            "failure" = "sign-in-locked"
        ),
        variant!(
            "network-lost",
            label("通信できない", "Network lost"),
            answered,
            "failure" = "network"
        ),
        variant!(
            "sending",
            label("送信中", "Sending"),
            answered,
            "failure" = "never"
        ),
        variant!(
            "long-address",
            label("長いアドレス", "Long address"),
            answered,
            "names" = "long",
            "failure" = "sign-in-failed"
        ),
    ],
    source: include_str!("sign_in.rs"),
};

fn empty(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage).signed_out(), Endpoint::SignIn);
    show(stage, PATH, world)
}

fn missing(stage: Stage) -> AnyView {
    play(stage, PATH, world(stage).signed_out(), async |reader| {
        reader.press("account.sign_in_button").await;
        reader.sees("field.summary").await;
    })
}

fn not_an_address(stage: Stage) -> AnyView {
    play(stage, PATH, world(stage).signed_out(), async |reader| {
        reader.type_into("account.email", "minato").await;
        reader.type_into("account.password", "password").await;
        reader.press("account.sign_in_button").await;
        reader.sees("field.not_an_email").await;
    })
}

fn answered(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage).signed_out(), Endpoint::SignIn);
    let email = world.email(PRIME);
    play(stage, PATH, world, async move |reader| {
        reader.type_into("account.email", &email).await;
        reader.type_into("account.password", "password").await;
        reader.press("account.sign_in_button").await;
    })
}
