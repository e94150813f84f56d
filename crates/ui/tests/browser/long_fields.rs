//! Text area, select and search box.

use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{CharacterLimit, Room, SearchBox, Select, SelectOption, TextArea};
use wasm_bindgen_test::wasm_bindgen_test;

async fn reason(text: RwSignal<String>, error: RwSignal<Option<String>>) -> Stage {
    let words = |room| match room {
        Room::Left(left) => format!("あと{left}文字"),
        Room::Over(over) => format!("{over}文字多い"),
    };
    Stage::new(move || {
        view! {
            <TextArea
                id="reason"
                label="理由"
                required=false
                support="依頼のメールに載ります。"
                error=error
                value=text
                on_input=Callback::new(move |typed| text.set(typed))
                limit=CharacterLimit {
                    characters: 10,
                    words: Callback::new(words),
                }
            />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_text_area_says_its_name_and_how_much_room_is_left() {
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let stage = reason(text, error).await;
    let field = stage.get("#reason");
    assert_eq!(
        (role(&field), name(&field)),
        ("textbox".into(), "理由 ※任意".into())
    );
    assert_eq!(
        descriptions(&field),
        ["依頼のメールに載ります。", "あと10文字"]
    );
    type_into(&field, "確認のため").await;
    assert_eq!(text.get_untracked(), "確認のため");
    assert_eq!(descriptions(&field)[1], "あと5文字");

    error.set(Some("10文字以内で入力してください".into()));
    settle().await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        descriptions(&field)[0],
        "エラー: 10文字以内で入力してください"
    );
}

#[wasm_bindgen_test]
async fn a_text_beyond_the_limit_is_kept_and_counted() {
    let stage = reason(RwSignal::new(String::new()), RwSignal::new(None)).await;
    let field = stage.get("#reason");
    let counter = stage.get("#reason-notice");
    type_into(&field, "0123456789").await;
    assert!(!counter.has_attribute("data-over"));
    type_into(&field, "0123456789ab").await;
    assert_eq!(value(&field), "0123456789ab");
    assert_eq!(counter.inner_text(), "2文字多い");
    assert!(counter.has_attribute("data-over"));
}

/// Whoever hears the page is told near the limit, once for a pause and not with each key.
#[wasm_bindgen_test]
async fn the_counter_is_spoken_in_a_pause_near_the_limit() {
    let stage = reason(RwSignal::new(String::new()), RwSignal::new(None)).await;
    let field = stage.get("#reason");
    let region = stage.get("[aria-live=polite]");
    assert!(!stage.get("#reason-notice").has_attribute("aria-live"));
    type_into(&field, "012345678").await;
    assert_eq!(region.text_content().unwrap(), "");
    type_into(&field, "0123456789a").await;
    appears(|| region.text_content().unwrap() == "1文字多い").await;
    type_into(&field, "0").await;
    appears(|| region.text_content().unwrap().is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_select_says_its_choice_and_reports_another() {
    let chosen = RwSignal::new("kobe".to_owned());
    let error = RwSignal::new(None::<String>);
    let option = |value: &str, label: &'static str| SelectOption {
        value: value.into(),
        label: label.into(),
    };
    let options = vec![option("hq", "本社"), option("kobe", "神戸支店")];
    let stage = Stage::new(move || {
        view! {
            <Select
                id="organization"
                label="組織"
                required=true
                error=error
                unchosen="選択してください"
                options=options
                value=chosen
                on_change=Callback::new(move |value| chosen.set(value))
            />
        }
    })
    .await;
    let select = stage.get("#organization");
    assert_eq!(
        (role(&select), name(&select)),
        ("combobox".into(), "組織 ※必須".into())
    );
    assert_eq!(value(&select), "kobe");
    choose(&select, "hq").await;
    assert_eq!(chosen.get_untracked(), "hq");
    chosen.set(String::new());
    settle().await;
    assert_eq!(value(&select), "");
    error.set(Some("組織を選択してください".into()));
    settle().await;
    assert_eq!(descriptions(&select), ["エラー: 組織を選択してください"]);
    assert_eq!(
        select.get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn a_search_box_looks_only_when_it_is_told_to() {
    let text = RwSignal::new(String::new());
    let searches = RwSignal::new(Vec::new());
    let stage = Stage::new(move || {
        view! {
            <SearchBox
                id="search"
                label="アカウント名"
                button="検索"
                value=text
                on_input=Callback::new(move |typed| text.set(typed))
                on_search=Callback::new(move |()| {
                    searches.update(|searches| searches.push(text.get_untracked()))
                })
            />
        }
    })
    .await;
    let form = stage.get("form");
    assert_eq!(
        (role(&form), name(&form)),
        ("search".into(), "アカウント名".into())
    );
    let field = stage.get("#search");
    assert_eq!(
        (role(&field), name(&field)),
        ("searchbox".into(), "アカウント名".into())
    );
    assert_eq!(field.get_attribute("placeholder"), None);
    type_into(&field, "大橋").await;
    assert!(searches.get_untracked().is_empty());
    // What Enter in the field does.
    assert!(send(&form, "submit").await, "the page stays");
    click(&stage.button("検索")).await;
    assert_eq!(searches.get_untracked(), ["大橋", "大橋"]);
    assert_eq!(value(&field), "大橋");
}

/// Chooses an entry of a select, as a reader does.
async fn choose(select: &web_sys::HtmlElement, option: &str) {
    set_value(select, option);
    send(select, "change").await;
}
