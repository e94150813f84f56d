use leptos::prelude::*;

use super::{NAMES, show, world};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/help/sharing";
pub const SIGNING: &str = "/help/signing";

pub static GUIDE: Story = Story {
    id: "guide",
    name: label("案内", "Guides"),
    reading: "あんない",
    group: Group::Pages,
    purpose: label(
        "共有と署名の流れ、注意すること、できることを案内します(R-001–R-018、R-051、R-221)。",
        "Say how sharing and signing go, and what to mind (R-001–R-018, R-051, R-221).",
    ),
    criteria: &["1.3.1", "2.4.6"],
    pattern: None,
    components: &[],
    styles: &["layout.css", "page.css"],
    knobs: &[NAMES],
    variants: &[
        variant!("guide", label("アカウント間情報共有", "Sharing"), guide),
        variant!(
            "signing",
            label("署名とアクセスコード", "Signing and access codes"),
            signing
        ),
    ],
    source: include_str!("guide.rs"),
};

fn guide(stage: Stage) -> AnyView {
    show(stage, PATH, world(stage))
}

fn signing(stage: Stage) -> AnyView {
    show(stage, SIGNING, world(stage))
}
