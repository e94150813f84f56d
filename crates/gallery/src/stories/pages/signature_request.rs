use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, show, world};
use crate::fake::Endpoint;
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/signing/request";

pub static SIGNATURE_REQUEST: Story = Story {
    id: "signature-request",
    name: label("封筒詳細情報", "Envelope details"),
    reading: "ふうとうしょうさいじょうほう",
    group: Group::Pages,
    purpose: label(
        "1件の署名依頼の文書、署名者、署名ステータス、経過と料金を示します。署名できなくなった署名者には、署名再依頼を送れます(R-199–R-204、G-06、G-20)。",
        "Shows the documents, signers, states, timelines and charges of one request. Who cannot sign any more can be asked again (R-199–R-204, G-06, G-20).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.3", "2.4.6", "3.3.4", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/components/summary-list/"),
    components: &[],
    styles: &[
        "signing.css",
        "cost.css",
        "summary.css",
        "table.css",
        "banner.css",
        "dialog.css",
        "confirm-dialog.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[
        variant!(
            "needs-attention",
            label("要対応", "Needs its drafter"),
            needs_attention
        ),
        variant!("completed", label("署名完了", "Completed"), completed),
    ],
    source: include_str!("signature_request.rs"),
};

fn needs_attention(stage: Stage) -> AnyView {
    at(stage, 0)
}

fn completed(stage: Stage) -> AnyView {
    at(stage, 2)
}

fn at(stage: Stage, number: usize) -> AnyView {
    let world = failing(stage, world(stage).contracts(), Endpoint::SignatureRequest);
    show(stage, &format!("{PATH}?id=request-{number}"), world)
}
