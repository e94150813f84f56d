use leptos::prelude::*;
use madoguchi_ui::{ErrorSummary, SummaryError, TextField, TextKind};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static ERROR_SUMMARY: Story = Story {
    id: "error-summary",
    name: label("エラーのまとめ", "Error summary"),
    reading: "えらーのまとめ",
    group: Group::Components,
    purpose: label(
        "送信したあと、直すところをフォームの上にまとめます。リンクは項目へ、項目名が見える位置で移ります。",
        "Lists above a form what is to be mended. Each link goes to its field, with the label in sight.",
    ),
    criteria: &["3.3.1", "3.3.3", "2.4.3", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/components/error-summary/"),
    components: &["ErrorSummary"],
    styles: &["error-summary.css", "field.css"],
    knobs: &[
        Knob::text("title", ""),
        Knob::number("errors", 0, 3, "3"),
        Knob::number("attempt", 0, 9, "0"),
    ],
    variants: &[
        variant!("several", label("3件", "Three errors"), form),
        variant!("one", label("1件", "One error"), form, "errors" = "1"),
        variant!(
            "focused",
            label("送信した直後", "Just sent"),
            form,
            "attempt" = "1"
        ),
        variant!("none", label("誤りなし", "No error"), form, "errors" = "0"),
    ],
    source: include_str!("error_summary.rs"),
};

const FIELDS: [(&str, Label, Label); 3] = [
    (
        "email",
        label("共有先のメールアドレス(gBizID)", "Mail address (gBizID)"),
        label("メールアドレスを入力してください", "Enter the mail address"),
    ),
    (
        "email-again",
        label("メールアドレス(確認)", "Mail address, again"),
        label(
            "上のメールアドレスと同じものを入力してください",
            "Enter the same mail address as above",
        ),
    ),
    (
        "memo",
        label("メモ", "Note"),
        label(
            "メモは50文字以内で入力してください",
            "The note must be 50 characters or fewer",
        ),
    ),
];

fn form(stage: Stage) -> AnyView {
    let own = label("入力内容に誤りがあります", "There is a problem");
    let count = move || stage.number("errors");
    let errors = Signal::derive(move || {
        let error = |(target, _, message): &(&str, Label, Label)| SummaryError {
            target: (*target).to_owned(),
            message: stage.say(*message),
        };
        FIELDS.iter().take(count()).map(error).collect::<Vec<_>>()
    });
    let attempt = Signal::derive(move || stage.number("attempt") as u32);
    let field = move |(index, (id, name, message))| {
        let value = RwSignal::new(String::new());
        let error = Signal::derive(move || (index < count()).then(|| stage.say(message)));
        view! {
            <TextField
                id=id
                label=move || stage.say(name)
                required=index < 2
                error=error
                value=value
                on_input=Callback::new(move |text| value.set(text))
                kind=if index < 2 { TextKind::Email } else { TextKind::Text }
            />
        }
    };
    view! {
        <div class="md-form">
            <ErrorSummary
                title=move || stage.text_or("title", own)
                errors=errors
                attempt=attempt
            />
            {FIELDS.into_iter().enumerate().map(field).collect_view()}
        </div>
    }
    .into_any()
}
