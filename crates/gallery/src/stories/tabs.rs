use leptos::prelude::*;
use madoguchi_ui::{Tab, Tabs};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static TABS: Story = Story {
    id: "tabs",
    name: label("タブ", "Tabs"),
    reading: "たぶ",
    group: Group::Components,
    purpose: label(
        "同じものの別の見せ方を、ひとつずつ切り替えて示します。矢印キー、Home、Endで移ると、すぐに切り替わります。",
        "Shows one of several views of a thing. Arrow keys, Home and End move among the tabs and select at once.",
    ),
    criteria: &["1.4.1", "2.1.1", "2.4.3", "2.5.8", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/tab/"),
    components: &["Tabs"],
    styles: &["tabs.css"],
    knobs: &[
        Knob::choice("selected", &["documents", "deliveries", "history"]),
        Knob::text("label", ""),
    ],
    variants: &[
        variant!("first", label("最初のタブ", "First tab"), three),
        variant!(
            "last",
            label("最後のタブ", "Last tab"),
            three,
            "selected" = "history"
        ),
        variant!("many", label("9個のタブ", "Nine tabs"), nine),
    ],
    source: include_str!("tabs.rs"),
};

fn three(stage: Stage) -> AnyView {
    let tabs = vec![
        tab(
            stage,
            "documents",
            label("公文書", "Official documents"),
            label(
                "2026年11月20日に、健康保険の資格取得確認通知書が届きました。",
                "A notice about health insurance arrived on 20 November 2026.",
            ),
        ),
        tab(
            stage,
            "deliveries",
            label("電子送達", "Deliveries"),
            label("届いている電子送達はありません。", "Nothing was delivered."),
        ),
        tab(
            stage,
            "history",
            label("操作履歴", "History"),
            label(
                "2026年11月18日 9時05分 湊 一郎さんが共有を許可しました。",
                "18 November 2026, 9:05 JST: Ichiro Minato allowed the sharing.",
            ),
        ),
    ];
    show(stage, tabs)
}

fn nine(stage: Stage) -> AnyView {
    const BRANCHES: [(&str, Label); 9] = [
        ("documents", label("本社", "Head office")),
        ("deliveries", label("札幌支店", "Sapporo")),
        ("history", label("仙台支店", "Sendai")),
        ("yokohama", label("横浜支店", "Yokohama")),
        ("nagoya", label("名古屋支店", "Nagoya")),
        ("osaka", label("大阪支店", "Osaka")),
        ("kobe", label("神戸支店", "Kobe")),
        ("hiroshima", label("広島支店", "Hiroshima")),
        ("fukuoka", label("福岡支店", "Fukuoka")),
    ];
    let about = label(
        "この組織に届いた公文書はありません。",
        "No official document was sent to this organization.",
    );
    let tab = |(id, name)| tab(stage, id, name, about);
    show(stage, BRANCHES.map(tab).to_vec())
}

fn show(stage: Stage, tabs: Vec<Tab>) -> AnyView {
    let own = label("共有している情報", "What is shared");
    let select = move |id: String| {
        stage.turn("selected", id.clone());
        stage.emit("select", id);
    };
    view! {
        <Tabs
            label=move || stage.text_or("label", own)
            tabs=tabs
            selected=Signal::derive(move || stage.text("selected"))
            on_select=Callback::new(select)
        />
    }
    .into_any()
}

fn tab(stage: Stage, id: &'static str, name: Label, content: Label) -> Tab {
    Tab {
        id,
        label: (move || stage.say(name)).into(),
        panel: (move || view! { <p>{move || stage.say(content)}</p> }).into(),
    }
}
