use leptos::prelude::*;
use madoguchi_contract::signing::AccessCodeSource;

use super::{FAILURE, NAMES, failing, show, world};
use crate::fake::{Endpoint, policy};
use crate::stage::Stage;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/administration/access-code";

pub static ACCESS_CODE_POLICY: Story = Story {
    id: "access-code-policy",
    name: label("アクセスコードの設定", "Access code policy"),
    reading: "あくせすこーどのせってい",
    group: Group::Pages,
    purpose: label(
        "管理者が、アクセスコードを必須にするか、どのコードを使えるかを決めます。オプションがない会社には、その理由を示します(R-175、R-177、R-185–R-192)。",
        "Administrators decide whether access codes are required, and which ones. Without the option the page says why (R-175, R-177, R-185–R-192).",
    ),
    criteria: &["1.3.1", "3.3.2", "3.3.4", "4.1.3"],
    pattern: None,
    components: &[],
    styles: &["choice.css", "field.css", "summary.css", "banner.css"],
    knobs: &[NAMES, FAILURE],
    variants: &[variant!(
        "without-option",
        label("オプションなし", "Without the option"),
        without_option
    )],
    source: include_str!("access_code_policy.rs"),
};

fn without_option(stage: Stage) -> AnyView {
    let world = world(stage).asking(policy(false, AccessCodeSource::Custom, false));
    show(stage, PATH, failing(stage, world, Endpoint::Policy))
}
