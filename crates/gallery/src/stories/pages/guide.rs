use leptos::prelude::*;

use super::{NAMES, show, world};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/help/sharing";

pub static GUIDE: Story = Story {
    id: "guide",
    name: label("アカウント間情報共有について", "About sharing"),
    reading: "あかうんとかんじょうほうきょうゆうについて",
    group: Group::Pages,
    purpose: label(
        "共有の流れ、注意すること、権限ごとにできることを案内します(R-001–R-018、R-051)。",
        "Says how sharing goes, what to mind, and what each right opens (R-001–R-018, R-051).",
    ),
    criteria: &["1.3.1", "2.4.6"],
    pattern: None,
    components: &[],
    styles: &["layout.css", "page.css"],
    knobs: &[NAMES],
    variants: &[variant!("guide", label("案内", "Guide"), guide)],
    source: include_str!("guide.rs"),
};

fn guide(stage: Stage) -> AnyView {
    show(stage, PATH, world(stage))
}
