use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{Checkbox, RadioGroup, RadioOption, TextField, TextKind};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

fn input(element: &HtmlElement) -> &HtmlInputElement {
    element.unchecked_ref()
}

/// label, requirement, support text and error of the field are one thing to those who
/// hear it, the error first.
#[wasm_bindgen_test]
async fn a_text_field_says_its_name_and_what_is_wrong_before_how_to_fill_it_in() {
    let error = RwSignal::new(None::<String>);
    let typed = RwSignal::new(String::new());
    let stage = Stage::new(move || {
        view! {
            <TextField
                id="gbiz-id"
                label="gBizID"
                required=true
                support="メールアドレスを入力してください。"
                error=error
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                kind=TextKind::Email
                autocomplete="off"
            />
        }
    })
    .await;
    let field = stage.get("#gbiz-id");
    assert_eq!(
        (role(&field), name(&field)),
        ("textbox".into(), "gBizID ※必須".into())
    );
    assert_eq!(descriptions(&field), ["メールアドレスを入力してください。"]);
    assert_eq!(field.get_attribute("aria-invalid"), None);
    assert_eq!(field.get_attribute("placeholder"), None);
    assert_eq!(field.get_attribute("spellcheck").as_deref(), Some("false"));
    assert_eq!(
        field.get_attribute("autocapitalize").as_deref(),
        Some("off")
    );
    assert_eq!(field.get_attribute("inputmode").as_deref(), Some("email"));

    type_into(&field, "ｍｅｍｂｅｒ").await;
    assert_eq!(typed.get_untracked(), "ｍｅｍｂｅｒ");
    error.set(Some("正しい形式で入力してください".into()));
    settle().await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        descriptions(&field),
        [
            "エラー: 正しい形式で入力してください",
            "メールアドレスを入力してください。"
        ]
    );
    assert_eq!(
        input(&field).value(),
        "ｍｅｍｂｅｒ",
        "an error keeps what was typed"
    );

    error.set(None);
    settle().await;
    assert_eq!(descriptions(&field), ["メールアドレスを入力してください。"]);
}

/// D-11: what was folded is shown, and spoken when it appears.
#[wasm_bindgen_test]
async fn a_notice_is_spoken_and_belongs_to_its_field() {
    let notice = RwSignal::new(None::<String>);
    let stage = Stage::new(move || {
        view! {
            <TextField
                id="memo"
                label="メモ"
                required=false
                notice=notice
                value="member01"
                on_input=Callback::new(|_| ())
            />
        }
    })
    .await;
    let field = stage.get("#memo");
    assert_eq!(name(&field), "メモ ※任意");
    let region = stage.get("#memo-notice");
    assert_eq!(region.get_attribute("aria-live").as_deref(), Some("polite"));
    notice.set(Some("全角の文字を半角に直しました。".into()));
    settle().await;
    assert_eq!(
        stage.get("#memo-notice"),
        region,
        "the region was there before its text"
    );
    assert_eq!(descriptions(&field), ["全角の文字を半角に直しました。"]);
}

#[wasm_bindgen_test]
async fn a_password_is_hidden_until_its_button_shows_it() {
    let typed = RwSignal::new(String::new());
    let stage = Stage::new(move || {
        view! {
            <TextField
                id="password"
                label="パスワード"
                required=true
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                kind=TextKind::Password
                autocomplete="current-password"
            />
        }
    })
    .await;
    let field = stage.get("#password");
    let toggle = stage.button("パスワードを表示");
    type_into(&field, "correct horse").await;
    let state = || {
        (
            input(&field).type_(),
            toggle.get_attribute("aria-pressed").unwrap(),
        )
    };
    assert_eq!(state(), ("password".into(), "false".into()));
    click(&toggle).await;
    assert_eq!(state(), ("text".into(), "true".into()));
    assert_eq!(input(&field).value(), "correct horse");
    assert_eq!(
        name(&toggle),
        "パスワードを表示",
        "a pressed button keeps its name"
    );
    click(&toggle).await;
    assert_eq!(state(), ("password".into(), "false".into()));
    assert_eq!(
        field.get_attribute("autocomplete").as_deref(),
        Some("current-password")
    );
}

///
#[wasm_bindgen_test]
async fn a_radio_group_reports_the_choice_and_shows_it() {
    let chosen = RwSignal::new(None::<String>);
    let error = RwSignal::new(Some("公文書に関する権限を選択してください".to_owned()));
    let stage = Stage::new(move || {
        let option = |value, label: &'static str, support: Option<&'static str>| RadioOption {
            value,
            label: label.into(),
            support: support.map(Into::into),
        };
        view! {
            <RadioGroup
                id="right"
                legend="公文書に関する権限"
                required=true
                error=error
                options=vec![
                    option("view", "参照権限", Some("見ることができます。")),
                    option("download", "ダウンロード権限", None),
                ]
                value=chosen
                on_change=Callback::new(move |value| chosen.set(Some(value)))
            />
        }
    })
    .await;
    let group = stage.get("fieldset");
    assert_eq!(
        (role(&group), name(&group)),
        ("radiogroup".into(), "公文書に関する権限 ※必須".into())
    );
    assert_eq!(group.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        descriptions(&group),
        ["エラー: 公文書に関する権限を選択してください"]
    );

    let (view, download) = (stage.get("#right"), stage.get("#right-1"));
    assert_eq!(
        (role(&view), name(&view)),
        ("radio".into(), "参照権限".into())
    );
    assert_eq!(descriptions(&view), ["見ることができます。"]);
    click(&download).await;
    assert_eq!(chosen.get_untracked().as_deref(), Some("download"));
    assert!(input(&download).checked() && !input(&view).checked());

    chosen.set(Some("view".into()));
    settle().await;
    assert!(input(&view).checked() && !input(&download).checked());
    chosen.set(None);
    settle().await;
    assert!(!input(&view).checked() && !input(&download).checked());
}

#[wasm_bindgen_test]
async fn a_checkbox_reports_and_shows_its_state() {
    let checked = RwSignal::new(false);
    let stage = Stage::new(move || {
        view! {
            <Checkbox
                id="own"
                label="自ら行った申請案件のみを表示"
                support="自身のデータのみ検索します。"
                checked=checked
                on_change=Callback::new(move |on| checked.set(on))
            />
        }
    })
    .await;
    let checkbox = stage.get("#own");
    assert_eq!(
        (role(&checkbox), name(&checkbox)),
        ("checkbox".into(), "自ら行った申請案件のみを表示".into())
    );
    assert_eq!(descriptions(&checkbox), ["自身のデータのみ検索します。"]);
    click(&stage.get("label")).await;
    assert!(checked.get_untracked() && input(&checkbox).checked());
    checked.set(false);
    settle().await;
    assert!(!input(&checkbox).checked());
}
