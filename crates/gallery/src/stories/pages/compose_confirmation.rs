use leptos::prelude::*;

use super::compose::{self, write};
use super::{FAILURE, NAMES, failing, play, world};
use crate::fake::Endpoint;
use crate::play::nth;
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/signing/new/confirm";

pub static COMPOSE_CONFIRMATION: Story = Story {
    id: "compose-confirmation",
    name: label(
        "署名依頼の作成：確認",
        "Write a request to sign: confirmation",
    ),
    reading: "しょめいいらいのさくせいかくにん",
    group: Group::Pages,
    purpose: label(
        "送信する前に、宛先とアクセスコードと料金を確かめます。送信ボタンが金額を示します(G-04、D-11、D-16、R-194)。",
        "Destinations, access codes and the price before anything is sent; the button says what it costs (G-04, D-11, D-16, R-194).",
    ),
    criteria: &["1.3.1", "2.4.3", "3.3.4", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/check-answers/"),
    components: &[],
    styles: &["cost.css", "summary.css", "steps.css", "layout.css"],
    knobs: &[NAMES, FAILURE],
    variants: &[variant!(
        "several",
        label("2人の署名者", "Two signers"),
        several
    )],
    source: include_str!("compose_confirmation.rs"),
};

fn several(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage), Endpoint::SendRequest);
    play(stage, compose::PATH, world, async |reader| {
        write(reader).await;
        reader.press("compose.add").await;
        reader.type_into(nth("compose.name", 1), "鈴木 一郎").await;
        let email = "suzuki@client.example";
        reader.type_into("compose.email", email).await;
        let code = nth("compose.access_code", 1);
        reader.choose(code, "compose.custom").await;
        reader.type_into("compose.code", "Keiyaku-2026!").await;
        reader.press("compose.check").await;
        reader.is_at(PATH).await;
    })
}
