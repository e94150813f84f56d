use leptos::prelude::*;
use madoguchi_ui::Disclosure;

use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static DISCLOSURE: Story = Story {
    id: "disclosure",
    name: label("ディスクロージャー", "Disclosure"),
    reading: "でぃすくろーじゃー",
    group: Group::Components,
    purpose: label(
        "一部の人だけに必要な説明を、1行の後ろにしまいます。全員に必要なことには使いません。",
        "Keeps behind one line what only some readers need. What everybody needs stands in the open.",
    ),
    criteria: &["2.1.1", "2.4.6", "2.5.8", "4.1.2"],
    pattern: Some("https://design.digital.go.jp/dads/components/disclosure/"),
    components: &["Disclosure"],
    styles: &["disclosure.css"],
    knobs: &[Knob::text("summary", ""), Knob::switch("open")],
    variants: &[
        variant!("closed", label("閉じたところ", "Closed"), disclosure),
        variant!(
            "open",
            label("開いたところ", "Open"),
            disclosure,
            "open" = "true"
        ),
        variant!(
            "several",
            label("いくつか並べたとき", "Several"),
            several,
            "open" = "true"
        ),
    ],
    source: include_str!("disclosure.rs"),
};

fn disclosure(stage: Stage) -> AnyView {
    let own = label(
        "メールアドレス(gBizID)がわからないとき",
        "If you do not know the mail address (gBizID)",
    );
    let about = label(
        "相手の方に、ログインに使っているメールアドレスをお尋ねください。会社の管理者の方も、アカウントの一覧で確認できます。",
        "Ask for the mail address that the other account signs in with. The company's administrator can look it up as well.",
    );
    let toggled = Callback::new(move |open: bool| {
        stage.turn("open", open.to_string());
        stage.emit("toggle", open.to_string());
    });
    view! {
        <Disclosure
            summary=move || stage.text_or("summary", own)
            open=Signal::derive(move || stage.is_on("open"))
            on_toggle=toggled
        >
            <p>{move || stage.say(about)}</p>
        </Disclosure>
    }
    .into_any()
}

fn several(stage: Stage) -> AnyView {
    let question = label(
        "依頼を許可すると、何が見えますか",
        "What can be seen once I allow a request?",
    );
    let answer = label(
        "許可した権限の分だけ、公文書と電子送達が見えます。申請書の下書きは見えません。",
        "Official documents and deliveries, as far as the right goes. Drafts of filings cannot be seen.",
    );
    view! {
        {disclosure(stage)}
        <Disclosure summary=move || stage.say(question)>
            <p>{move || stage.say(answer)}</p>
        </Disclosure>
    }
    .into_any()
}
