use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{Menu, MenuGroup, MenuItem};
use wasm_bindgen_test::wasm_bindgen_test;

async fn stage(chosen: RwSignal<bool>) -> Stage {
    Stage::new(move || {
        view! {
            <Menu label="湊 一郎">
                <MenuGroup label="アカウント間情報共有">
                    <MenuItem>
                        <a id="shares" href="#shares">
                            "情報共有の設定・解除"
                        </a>
                    </MenuItem>
                    <MenuItem>
                        <a id="log" href="#log">
                            "情報共有操作履歴"
                        </a>
                    </MenuItem>
                </MenuGroup>
                <MenuGroup>
                    <MenuItem>
                        <button id="sign-out" type="button" on:click=move |_| chosen.set(true)>
                            "ログアウト"
                        </button>
                    </MenuItem>
                </MenuGroup>
            </Menu>
            <button id="elsewhere">"本文"</button>
        }
    })
    .await
}

fn is_open(stage: &Stage) -> bool {
    let expanded = stage.get(".md-menu__button").get_attribute("aria-expanded");
    let visible = stage.get("#shares").get_bounding_client_rect().height() > 0.0;
    assert_eq!(
        expanded.as_deref(),
        Some(if visible { "true" } else { "false" })
    );
    visible
}

/// the account's name opens the menu, and its entries are there to be seen.
#[wasm_bindgen_test]
async fn the_account_name_opens_it() {
    let stage = stage(RwSignal::new(false)).await;
    let button = stage.get(".md-menu__button");
    assert_eq!(
        (role(&button), name(&button)),
        ("button".into(), "湊 一郎".into())
    );
    assert!(!is_open(&stage));
    click(&button).await;
    assert!(is_open(&stage));
    let panel = button.get_attribute("aria-controls").unwrap();
    assert_eq!(stage.get(".md-menu__panel").id(), panel);
    assert_eq!(name(&stage.get(".md-menu__list")), "アカウント間情報共有");
    click(&button).await;
    assert!(!is_open(&stage));
}

#[wasm_bindgen_test]
async fn the_arrow_keys_move_round_its_entries() {
    let stage = stage(RwSignal::new(false)).await;
    stage.get(".md-menu__button").focus().unwrap();
    assert!(press("ArrowDown").await);
    assert!(is_open(&stage));
    assert_eq!(focused().id(), "shares");
    press("ArrowDown").await;
    assert_eq!(focused().id(), "log");
    press("End").await;
    assert_eq!(focused().id(), "sign-out");
    press("ArrowDown").await;
    assert_eq!(focused().id(), "shares");
    press("ArrowUp").await;
    assert_eq!(focused().id(), "sign-out");
    press("Home").await;
    assert_eq!(focused().id(), "shares");
    assert!(!press("Tab").await);
}

#[wasm_bindgen_test]
async fn esc_closes_it_and_returns_the_focus() {
    let stage = stage(RwSignal::new(false)).await;
    stage.get(".md-menu__button").focus().unwrap();
    press("ArrowUp").await;
    assert_eq!(focused().id(), "sign-out");
    assert!(press("Escape").await);
    assert!(!is_open(&stage));
    assert_eq!(focused(), stage.get(".md-menu__button"));
    assert!(!press("Escape").await);
}

#[wasm_bindgen_test]
async fn choosing_an_entry_acts_closes_it_and_returns_the_focus() {
    let chosen = RwSignal::new(false);
    let stage = stage(chosen).await;
    stage.get(".md-menu__button").focus().unwrap();
    press("ArrowUp").await;
    click(&stage.get("#sign-out")).await;
    assert!(chosen.get_untracked());
    assert!(!is_open(&stage));
    assert_eq!(focused(), stage.get(".md-menu__button"));
}

#[wasm_bindgen_test]
async fn a_press_elsewhere_and_leaving_it_close_it() {
    let stage = stage(RwSignal::new(false)).await;
    let elsewhere = stage.get("#elsewhere");
    click(&stage.get(".md-menu__button")).await;
    send(&stage.get("#log"), "pointerdown").await;
    assert!(is_open(&stage));
    send(&elsewhere, "pointerdown").await;
    assert!(!is_open(&stage));

    stage.get(".md-menu__button").focus().unwrap();
    press("ArrowDown").await;
    elsewhere.focus().unwrap();
    settle().await;
    assert!(!is_open(&stage));
    assert_eq!(focused(), elsewhere);
}
