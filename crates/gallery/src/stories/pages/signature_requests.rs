use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, show, world};
use crate::fake::Endpoint;
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/signing";

pub static SIGNATURE_REQUESTS: Story = Story {
    id: "signature-requests",
    name: label("文書管理", "Document management"),
    reading: "ぶんしょかんり",
    group: Group::Pages,
    purpose: label(
        "送った署名依頼を、文書一覧か封筒一覧表示で示します。起案者の対応が必要なものを、最初に伝えます(R-199、R-201、G-06)。",
        "Lists what was sent, by document or by envelope. What needs its drafter is told first (R-199, R-201, G-06).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.3", "2.4.6", "4.1.3"],
    pattern: None,
    components: &[],
    styles: &[
        "records.css",
        "signing.css",
        "table.css",
        "search-box.css",
        "banner.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[variant!("list", label("一覧", "List"), list)],
    source: include_str!("signature_requests.rs"),
};

fn list(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage).contracts(), Endpoint::SignatureRequests);
    show(stage, PATH, world)
}
