use leptos::prelude::*;
use madoguchi_ui::{Button, ButtonKind, LiveRegion, announce};

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static LIVE_REGION: Story = Story {
    id: "live-region",
    name: label("読み上げ", "Live region"),
    reading: "よみあげ",
    group: Group::Components,
    purpose: label(
        "画面の変化を、スクリーンリーダーに一度だけ伝えます。目には見えません。伝えた言葉は「出来事」に出ます。",
        "Tells those who hear the page of a change, once. It cannot be seen; what it says is listed among the events.",
    ),
    criteria: &["4.1.3"],
    pattern: Some("https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA22"),
    components: &["LiveRegion"],
    styles: &[],
    knobs: &[Knob::text("message", "")],
    variants: &[variant!(
        "region",
        label("一度だけ伝える", "Said once"),
        region
    )],
    source: include_str!("live_region.rs"),
};

fn region(stage: Stage) -> AnyView {
    let own = label("アカウントを1件追加しました", "One account was added");
    let say = Callback::new(move |()| {
        let message = untrack(|| stage.text_or("message", own));
        announce(&message);
        stage.emit("announce", message);
    });
    view! {
        <Button kind=ButtonKind::Outline on_press=say>
            {move || stage.say(label("アカウントを追加する", "Add an account"))}
        </Button>
        <LiveRegion />
    }
    .into_any()
}
