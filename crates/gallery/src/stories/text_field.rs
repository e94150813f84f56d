use leptos::prelude::*;
use madoguchi_ui::{TextField, TextKind, TextWidth};

use super::acts::play;
use crate::play::named;
use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static TEXT_FIELD: Story = Story {
    id: "text-field",
    name: label("テキスト入力", "Text field"),
    reading: "てきすとにゅうりょく",
    group: Group::Components,
    purpose: label(
        "1行の文字を入力します。入力例は枠の中ではなく説明文に書き、誤りは送信したあとに示します。",
        "Takes one line of text. Examples stand in the support text, never in the field; errors come after sending.",
    ),
    criteria: &[
        "1.3.1", "1.3.5", "1.4.11", "3.3.1", "3.3.2", "3.3.8", "4.1.2",
    ],
    pattern: Some("https://design.digital.go.jp/dads/components/input-text/"),
    components: &["TextField"],
    styles: &["field.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::text("value", ""),
        Knob::choice("kind", &["text", "email", "password"]),
        Knob::choice("width", &["long", "full", "medium", "short"]),
        Knob::switch("required"),
        Knob::switch("support"),
        Knob::switch("error"),
        Knob::switch("notice"),
    ],
    variants: &[
        variant!(
            "required",
            label("必須", "Required"),
            email,
            "kind" = "email",
            "required" = "true",
            "support" = "true"
        ),
        variant!("optional", label("任意", "Optional"), memo),
        variant!(
            "filled",
            label("入力済み", "Filled in"),
            email,
            "kind" = "email",
            "required" = "true",
            "value" = "member01@minato.example"
        ),
        variant!(
            "with-error",
            label("エラー", "With an error"),
            email,
            "kind" = "email",
            "required" = "true",
            "support" = "true",
            "error" = "true",
            "value" = "member01＠minato"
        ),
        variant!(
            "with-notice",
            label("直した知らせ", "With a notice"),
            email,
            "kind" = "email",
            "required" = "true",
            "notice" = "true",
            "value" = "member01@minato.example"
        ),
        variant!(
            "password",
            label("パスワード", "Password"),
            password,
            "kind" = "password",
            "required" = "true"
        ),
        variant!(
            "password-shown",
            label("パスワードを表示", "Password shown"),
            password_shown,
            "kind" = "password",
            "required" = "true"
        ),
        variant!(
            "password-with-error",
            label("パスワードのエラー", "Password with an error"),
            password,
            "kind" = "password",
            "required" = "true",
            "support" = "true",
            "error" = "true"
        ),
        variant!("widths", label("4つの幅", "Four widths"), widths),
    ],
    source: include_str!("text_field.rs"),
};

const PASSWORD: Label = label("パスワード", "Password");

fn email(stage: Stage) -> AnyView {
    field(
        stage,
        label("メールアドレス(gBizID)", "Mail address (gBizID)"),
        label(
            "共有を依頼する相手が、ログインに使うアドレスです。例:name@example.jp",
            "The address that the other account signs in with. Example: name@example.jp",
        ),
        label(
            "メールアドレスを正しい形式で入力してください",
            "Enter the mail address in the right form",
        ),
    )
}

fn memo(stage: Stage) -> AnyView {
    field(
        stage,
        label("メモ", "Note"),
        label(
            "自分だけに見えます。50文字まで入力できます。",
            "Only you can see it. Up to 50 characters.",
        ),
        label(
            "メモは50文字以内で入力してください",
            "The note must be 50 characters or fewer",
        ),
    )
}

fn password(stage: Stage) -> AnyView {
    field(
        stage,
        PASSWORD,
        label(
            "12文字以上で、ほかのサービスで使っていないものにしてください。",
            "12 characters or more, and one that you use nowhere else.",
        ),
        label(
            "パスワードを12文字以上で入力してください",
            "Enter a password of 12 characters or more",
        ),
    )
}

fn password_shown(stage: Stage) -> AnyView {
    let language = untrack(|| stage.language());
    let field = untrack(|| stage.say(PASSWORD));
    let show = language.pick(label("パスワードを表示", "Show password"));
    play(stage, async move |reader| {
        // Nobody's password: it says what it is.
        reader.type_into(named(field), "this is an example").await;
        reader.press(named(show)).await;
    });
    password(stage)
}

fn widths(stage: Stage) -> AnyView {
    let field = |(id, name, width)| {
        let value = RwSignal::new(String::new());
        view! {
            <TextField
                id=id
                label=move || stage.say(name)
                required=stage.is_on("required")
                value=value
                on_input=Callback::new(move |text| value.set(text))
                width=width
            />
        }
    };
    let fields = [
        ("full", label("件名", "Subject"), TextWidth::Full),
        ("long", label("会社名", "Company"), TextWidth::Long),
        (
            "medium",
            label("組織ID", "Organization ID"),
            TextWidth::Medium,
        ),
        ("short", label("郵便番号", "Postal code"), TextWidth::Short),
    ];
    view! { <div class="md-form">{fields.map(field).collect_view()}</div> }.into_any()
}

fn field(stage: Stage, name: Label, about: Label, mistake: Label) -> AnyView {
    let kind = kind(stage);
    let fold = label(
        "全角の文字を半角に直しました。",
        "Full-width letters were made half-width.",
    );
    let support: Option<TextProp> = stage
        .is_on("support")
        .then(|| (move || stage.say(about)).into());
    // What is typed into a password field stays in it: no knob, no event holds it.
    let secret = RwSignal::new(String::new());
    let is_secret = kind == TextKind::Password;
    let value = move || {
        if is_secret {
            secret.get()
        } else {
            stage.text("value")
        }
    };
    let on_input = move |text: String| {
        if is_secret {
            stage.emit("input", "•".repeat(text.chars().count()));
            secret.set(text);
        } else {
            stage.turn("value", text.clone());
            stage.emit("input", text);
        }
    };
    let when = move |knob, text| Signal::derive(move || stage.is_on(knob).then(|| stage.say(text)));
    view! {
        <TextField
            id="field"
            label=move || stage.text_or("label", name)
            required=stage.is_on("required")
            nostrip:support=support
            error=when("error", mistake)
            notice=when("notice", fold)
            value=Signal::derive(value)
            on_input=Callback::new(on_input)
            on_change=stage.on("change")
            kind=kind
            autocomplete=if is_secret { "new-password" } else { "off" }
            width=width(stage)
        />
    }
    .into_any()
}

fn kind(stage: Stage) -> TextKind {
    match stage.text("kind").as_str() {
        "email" => TextKind::Email,
        "password" => TextKind::Password,
        _ => TextKind::Text,
    }
}

fn width(stage: Stage) -> TextWidth {
    match stage.text("width").as_str() {
        "full" => TextWidth::Full,
        "medium" => TextWidth::Medium,
        "short" => TextWidth::Short,
        _ => TextWidth::Long,
    }
}
