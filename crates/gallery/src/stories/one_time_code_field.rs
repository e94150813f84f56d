use leptos::prelude::*;
use madoguchi_ui::{CodeProblem, OneTimeCode, OneTimeCodeField};

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static ONE_TIME_CODE_FIELD: Story = Story {
    id: "one-time-code-field",
    name: label("認証コード入力", "One-time code field"),
    reading: "にんしょうこーどにゅうりょく",
    group: Group::Components,
    purpose: label(
        "メールやSMSで届いた6桁の数字を、ひとつの欄に入力します。全角の数字、空白、ハイフン、貼り付けた文の中のコードも読み取り、自動では送信しません。",
        "Takes the six digits that came by mail or SMS, in one field. Full-width digits, blanks, hyphens and a code in a pasted sentence are understood; nothing is sent by itself.",
    ),
    criteria: &[
        "1.3.1", "1.3.5", "3.3.1", "3.3.2", "3.3.3", "3.3.8", "4.1.2",
    ],
    pattern: Some("https://design-system.service.gov.uk/patterns/confirm-a-phone-number/"),
    components: &["OneTimeCodeField"],
    styles: &["one-time-code-field.css", "field.css"],
    // No knob holds the code: a knob stands in the address, and a code never does.
    knobs: &[Knob::text("label", ""), Knob::switch("checked")],
    variants: &[
        variant!("empty", label("未入力", "Empty"), empty),
        variant!("filled", label("入力済み", "Filled in"), filled),
        variant!(
            "sent-empty",
            label("何も入力せず送信", "Sent empty"),
            empty,
            "checked" = "true"
        ),
        variant!(
            "too-few",
            label("桁が足りない", "Too few digits"),
            too_few,
            "checked" = "true"
        ),
        variant!(
            "unclear",
            label("コードを読み取れない文", "Unclear sentence"),
            unclear,
            "checked" = "true"
        ),
        variant!("wrong", label("コードが違う", "Wrong code"), wrong),
    ],
    source: include_str!("one_time_code_field.rs"),
};

/// Nobody's code: it says what it is.
const EXAMPLE: &str = "123456";

fn empty(stage: Stage) -> AnyView {
    field(stage, "", None)
}

fn filled(stage: Stage) -> AnyView {
    field(stage, EXAMPLE, None)
}

fn too_few(stage: Stage) -> AnyView {
    field(stage, "12345", None)
}

fn unclear(stage: Stage) -> AnyView {
    field(stage, "前のコード111111、新しいコード222222", None)
}

fn wrong(stage: Stage) -> AnyView {
    let mistake = label(
        "認証コードが違います。新しいほうのメールを確認してください",
        "The code is not right. Look at the newer mail",
    );
    field(stage, EXAMPLE, Some(mistake))
}

fn field(stage: Stage, start: &'static str, from_server: Option<Label>) -> AnyView {
    let own = label("認証コード", "Security code");
    let hint = label(
        "メールでお送りした6桁の数字です。",
        "The 6 digits that we sent to you by mail.",
    );
    let value = RwSignal::new(start.to_owned());
    let error = move || {
        let problem = OneTimeCode::read(&value.read()).err();
        let problem = problem.filter(|_| stage.is_on("checked"));
        let own = problem.map(|problem| message(stage, problem));
        own.or_else(|| from_server.map(|mistake| stage.say(mistake)))
    };
    let on_input = move |text: String| {
        stage.emit("input", "•".repeat(text.chars().count()));
        value.set(text);
    };
    view! {
        <OneTimeCodeField
            id="code"
            label=move || stage.text_or("label", own)
            hint=move || stage.say(hint)
            error=Signal::derive(error)
            value=value
            on_input=Callback::new(on_input)
        />
    }
    .into_any()
}

fn message(stage: Stage, problem: CodeProblem) -> String {
    match (stage.language(), problem) {
        (Language::En, CodeProblem::Missing) => "Enter the security code".to_owned(),
        (Language::En, CodeProblem::TooFew(count) | CodeProblem::TooMany(count)) => {
            format!("Enter the code with 6 digits. You entered {count}")
        }
        (Language::En, CodeProblem::Unclear) => "Enter the 6 digits of the code only".to_owned(),
        (_, CodeProblem::Missing) => "認証コードを入力してください".to_owned(),
        (_, CodeProblem::TooFew(count) | CodeProblem::TooMany(count)) => {
            format!("認証コードは6桁で入力してください。いまは{count}桁です")
        }
        (_, CodeProblem::Unclear) => "認証コードの6桁の数字だけを入力してください".to_owned(),
    }
}
