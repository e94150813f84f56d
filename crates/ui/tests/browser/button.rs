use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{Button, ButtonKind, ButtonLink};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_press_does_what_the_button_is_for() {
    let clicks = RwSignal::new(0);
    let stage = Stage::new(move || {
        view! {
            <Button kind=ButtonKind::Outline id="add" on_press=move |()| clicks.update(|n| *n += 1)>
                "追加"
            </Button>
        }
    })
    .await;
    let button = stage.get("#add");
    click(&button).await;
    assert_eq!(clicks.get_untracked(), 1);
    assert_eq!(
        (role(&button), name(&button)),
        ("button".into(), "追加".into())
    );
    assert_eq!(button.get_attribute("type").as_deref(), Some("button"));
}

/// A double click on an act starts it once.
#[wasm_bindgen_test]
async fn a_busy_button_swallows_clicks_and_keeps_the_focus() {
    let busy = RwSignal::new(false);
    let sent = RwSignal::new(0);
    let stage = Stage::new(move || {
        let send = move |()| {
            sent.update(|n| *n += 1);
            busy.set(true);
        };
        view! {
            <Button busy=busy on_press=send>
                "設定・変更"
            </Button>
        }
    })
    .await;
    let button = stage.get("button");
    button.focus().unwrap();
    button.click();
    button.click();
    settle().await;
    assert_eq!(sent.get_untracked(), 1);
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    assert_eq!(focused(), button);

    busy.set(false);
    settle().await;
    click(&button).await;
    assert_eq!(sent.get_untracked(), 2);
}

/// A row that takes the place of another one acts for itself alone.
#[wasm_bindgen_test]
async fn a_button_that_is_drawn_anew_forgets_what_it_did_before() {
    let row = RwSignal::new("first");
    let pressed = RwSignal::new(Vec::new());
    let stage = Stage::new(move || {
        move || {
            let name = row.get();
            let press = move |()| pressed.update(|pressed| pressed.push(name));
            view! { <Button on_press=press>{name}</Button> }
        }
    })
    .await;
    row.set("second");
    settle().await;
    click(&stage.button("second")).await;
    assert_eq!(pressed.get_untracked(), ["second"]);
}

#[wasm_bindgen_test]
async fn a_busy_submit_button_sends_no_form() {
    let busy = RwSignal::new(true);
    let sent = RwSignal::new(0);
    let stage = Stage::new(move || {
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            sent.update(|n| *n += 1);
        };
        view! {
            <form on:submit=submit>
                <Button submit=true busy=busy>
                    "内容を確認"
                </Button>
            </form>
        }
    })
    .await;
    click(&stage.get("button")).await;
    assert_eq!(sent.get_untracked(), 0);
    busy.set(false);
    settle().await;
    click(&stage.get("button")).await;
    assert_eq!(sent.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_link_that_looks_like_a_button_is_a_link() {
    let stage =
        Stage::new(|| view! { <ButtonLink href="/sharing">"アカウント共有一覧へ"</ButtonLink> })
            .await;
    let link = stage.get("a[href='/sharing']");
    assert_eq!(
        (role(&link), name(&link)),
        ("link".into(), "アカウント共有一覧へ".into())
    );
}
