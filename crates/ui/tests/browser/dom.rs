use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::dom;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{BroadcastChannel, MessageEvent};

#[wasm_bindgen_test]
async fn what_is_kept_in_the_browser_comes_back_until_it_is_forgotten() {
    assert!(dom::storage_set("draft", "入力中"));
    assert_eq!(dom::storage_get("draft").as_deref(), Some("入力中"));
    dom::storage_remove("draft");
    assert_eq!(dom::storage_get("draft"), None);
    let too_much = "x".repeat(20_000_000);
    assert!(!dom::storage_set("draft", &too_much), "no room is no panic");
}

#[wasm_bindgen_test]
async fn leaving_asks_only_while_something_is_unsaved() {
    let unsaved = RwSignal::new(false);
    let stage = Stage::new(move || dom::on_before_unload(unsaved.into())).await;
    assert!(!leave().await);
    unsaved.set(true);
    settle().await;
    assert!(leave().await);
    unsaved.set(false);
    settle().await;
    assert!(!leave().await);

    unsaved.set(true);
    settle().await;
    drop(stage);
    assert!(!leave().await, "a page that is gone does not ask");
}

/// Whether the page would ask before it is left.
async fn leave() -> bool {
    let event = document().create_event("BeforeUnloadEvent").unwrap();
    event.init_event_with_bubbles_and_cancelable("beforeunload", false, true);
    !window().dispatch_event(&event).unwrap()
}

#[wasm_bindgen_test]
async fn the_network_is_reported_as_it_goes_and_comes() {
    let seen = StoredValue::new(Vec::new());
    let _stage = Stage::new(move || {
        dom::on_online(Callback::new(move |online| {
            seen.update_value(|seen| seen.push(online))
        }));
    })
    .await;
    for name in ["offline", "online"] {
        window()
            .dispatch_event(&web_sys::Event::new(name).unwrap())
            .unwrap();
    }
    assert_eq!(seen.get_value(), [false, true]);
}

#[wasm_bindgen_test]
async fn other_tabs_hear_a_broadcast_and_this_one_does_not() {
    let here = StoredValue::new(Vec::new());
    let _stage = Stage::new(move || {
        dom::on_broadcast(
            "account",
            Callback::new(move |text: String| here.update_value(|here| here.push(text))),
        );
    })
    .await;
    let other = BroadcastChannel::new("account").unwrap();
    let heard = Rc::new(RefCell::new(None));
    // The other tab answers, so that its answer proves what came before it.
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let (channel, heard) = (other.clone(), heard.clone());
        let on_message = Closure::once_into_js(move |event: MessageEvent| {
            *heard.borrow_mut() = event.data().as_string();
            channel
                .post_message(&JsValue::from_str("welcome back"))
                .unwrap();
            resolve.call0(&JsValue::NULL).unwrap();
        });
        other.set_onmessage(Some(on_message.unchecked_ref()));
        dom::broadcast("account", "signed out");
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
    assert_eq!(heard.borrow().as_deref(), Some("signed out"));
    while here.with_value(Vec::is_empty) {
        next_task().await;
    }
    assert_eq!(here.get_value(), ["welcome back"]);
    other.close();
}

/// Waits for the browser's next turn.
async fn next_task() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
async fn the_page_says_its_language_title_and_configuration() {
    dom::set_language("en");
    dom::set_title("Shares – Madoguchi");
    let root = document().document_element().unwrap();
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(document().title(), "Shares – Madoguchi");
    assert_eq!(dom::api_base(), "");
    let head = document().head().unwrap();
    for (name, content) in [("madoguchi-api", "/api/"), ("madoguchi-build", "b1")] {
        let meta = document().create_element("meta").unwrap();
        meta.set_attribute("name", name).unwrap();
        meta.set_attribute("content", content).unwrap();
        head.append_child(&meta).unwrap();
    }
    assert_eq!(dom::api_base(), "/api");
    assert_eq!(dom::build_id(), "b1");
}

#[wasm_bindgen_test]
async fn a_fragment_is_read_and_taken_out_of_the_address() {
    window().location().set_hash("token-1").unwrap();
    assert_eq!(dom::fragment(), "token-1");
    dom::clear_fragment();
    assert_eq!(dom::fragment(), "");
    assert!(!window().location().href().unwrap().contains('#'));
}

#[wasm_bindgen_test]
async fn the_heading_of_the_page_can_take_the_focus() {
    let stage =
        Stage::new(|| view! { <h1>"アカウント共有一覧"</h1> <button id="b">"追加"</button> }).await;
    dom::focus_main_heading();
    assert_eq!(focused(), stage.get("h1"));
    assert!(dom::focus("b"));
    assert_eq!(focused().id(), "b");
    assert!(!dom::focus("nowhere"));
}

#[wasm_bindgen_test]
fn random_keys_differ() {
    let (one, other) = (dom::random_key(), dom::random_key());
    assert_ne!(one, other);
    assert_eq!(one.len(), 36);
}
