use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{Tab, Tabs};
use wasm_bindgen_test::wasm_bindgen_test;

async fn stage(selected: RwSignal<String>) -> Stage {
    let tab = |id, label: &'static str| Tab {
        id,
        label: label.into(),
        panel: (move || view! { <p>{label}</p> <input aria-label=label /> }).into(),
    };
    Stage::new(move || {
        view! {
            <Tabs
                label="共有している情報"
                tabs=vec![tab("documents", "公文書"), tab("deliveries", "電子送達"), tab("history", "履歴")]
                selected=selected
                on_select=Callback::new(move |id| selected.set(id))
            />
        }
    })
    .await
}

fn shown(stage: &Stage) -> Vec<String> {
    ["documents", "deliveries", "history"]
        .into_iter()
        .filter(|id| {
            let panel = stage.get(&format!("#{id}-panel"));
            panel.get_bounding_client_rect().height() > 0.0
        })
        .map(str::to_owned)
        .collect()
}

fn is_selected(stage: &Stage, id: &str) -> bool {
    let tab = stage.get(&format!("#{id}-tab"));
    tab.get_attribute("aria-selected").as_deref() == Some("true")
}

#[wasm_bindgen_test]
async fn the_keys_move_among_the_tabs_and_select() {
    let selected = RwSignal::new("documents".to_owned());
    let stage = stage(selected).await;
    stage.get("#documents-tab").focus().unwrap();
    for (key, expected) in [
        ("ArrowRight", "deliveries"),
        ("ArrowRight", "history"),
        ("ArrowRight", "documents"),
        ("ArrowLeft", "history"),
        ("Home", "documents"),
        ("End", "history"),
    ] {
        assert!(press(key).await, "{key} is taken");
        assert_eq!(focused().id(), format!("{expected}-tab"));
        assert_eq!(shown(&stage), [expected]);
        assert_eq!(selected.get_untracked(), expected);
    }
    assert!(!press("Tab").await);
    assert!(!press("ArrowDown").await);
}

#[wasm_bindgen_test]
async fn only_the_selected_tab_is_a_stop_of_the_tab_key() {
    let stage = stage(RwSignal::new("deliveries".to_owned())).await;
    let index = |id| stage.get(id).tab_index();
    assert_eq!(index("#deliveries-tab"), 0);
    assert_eq!((index("#documents-tab"), index("#history-tab")), (-1, -1));
    assert_eq!(index("#deliveries-panel"), 0);
}

#[wasm_bindgen_test]
async fn tabs_and_panels_say_what_they_are() {
    let stage = stage(RwSignal::new("documents".to_owned())).await;
    let list = stage.get("[role=tablist]");
    assert_eq!(
        (role(&list), name(&list)),
        ("tablist".into(), "共有している情報".into())
    );
    let tab = stage.get("#documents-tab");
    assert_eq!((role(&tab), name(&tab)), ("tab".into(), "公文書".into()));
    assert!(is_selected(&stage, "documents") && !is_selected(&stage, "history"));
    let panel = stage.get("#documents-panel");
    assert_eq!(
        (role(&panel), name(&panel)),
        ("tabpanel".into(), "公文書".into())
    );
    assert_eq!(
        tab.get_attribute("aria-controls").as_deref(),
        Some("documents-panel")
    );
}

#[wasm_bindgen_test]
async fn what_was_typed_in_a_panel_is_there_when_it_comes_back() {
    let stage = stage(RwSignal::new("documents".to_owned())).await;
    type_into(&stage.get("#documents-panel input"), "途中").await;
    click(&stage.get("#history-tab")).await;
    assert_eq!(shown(&stage), ["history"]);
    click(&stage.get("#documents-tab")).await;
    assert_eq!(value(&stage.get("#documents-panel input")), "途中");
}

/// An address from elsewhere can name a tab that is not there.
#[wasm_bindgen_test]
async fn an_unknown_tab_leaves_the_first_one_in_sight() {
    let selected = RwSignal::new("gone".to_owned());
    let stage = stage(selected).await;
    assert_eq!(shown(&stage), ["documents"]);
    assert_eq!(stage.get("#documents-tab").tab_index(), 0);
    click(&stage.get("#documents-tab")).await;
    assert_eq!(selected.get_untracked(), "documents");
}
