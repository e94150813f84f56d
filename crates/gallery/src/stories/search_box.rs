use leptos::prelude::*;
use madoguchi_ui::SearchBox;

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static SEARCH_BOX: Story = Story {
    id: "search-box",
    name: label("検索ボックス", "Search box"),
    reading: "けんさくぼっくす",
    group: Group::Components,
    purpose: label(
        "言葉を入力して探します。Enterキーかボタンを押すまで、検索は始まりません。",
        "Looks for what is typed, and only once Enter or the button is pressed.",
    ),
    criteria: &["1.3.1", "2.4.1", "3.2.2", "3.3.2", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/search-box/"),
    components: &["SearchBox"],
    styles: &["search-box.css", "field.css", "button.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::text("button", ""),
        Knob::text("value", ""),
    ],
    variants: &[
        variant!("empty", label("未入力", "Empty"), search_box),
        variant!(
            "filled",
            label("入力済み", "Filled in"),
            search_box,
            "value" = "湊商事"
        ),
    ],
    source: include_str!("search_box.rs"),
};

fn search_box(stage: Stage) -> AnyView {
    let own = label(
        "アカウント名またはメールアドレス",
        "Name or mail address of an account",
    );
    let on_input = move |text: String| {
        stage.turn("value", text.clone());
        stage.emit("input", text);
    };
    let on_search = move |()| stage.emit("search", untrack(|| stage.text("value")));
    view! {
        <SearchBox
            id="account-search"
            label=move || stage.text_or("label", own)
            button=move || stage.text_or("button", label("検索", "Search"))
            value=Signal::derive(move || stage.text("value"))
            on_input=Callback::new(on_input)
            on_search=Callback::new(on_search)
        />
    }
    .into_any()
}
