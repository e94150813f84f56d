use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{Button, Dialog, LiveRegion, announce};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

#[derive(Clone, Copy)]
struct State {
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    requests: RwSignal<u32>,
}

/// A page with an opener and a dialog that closes when it is asked to.
async fn stage() -> (Stage, State) {
    let state = State {
        open: RwSignal::new(false),
        busy: RwSignal::new(false),
        requests: RwSignal::new(0),
    };
    let stage = Stage::new(move || {
        let close = Callback::new(move |()| {
            state.requests.update(|n| *n += 1);
            state.open.set(false);
        });
        view! {
            <h1>"トップページ"</h1>
            <button id="opener" on:click=move |_| state.open.set(true)>
                "依頼を確認する"
            </button>
            <Dialog
                open=state.open
                busy=state.busy
                heading="情報共有の依頼"
                on_close_request=close
                actions=|| view! { <Button>"許可する"</Button> }
            >
                <p>"共有を依頼しています。"</p>
            </Dialog>
        }
    })
    .await;
    (stage, state)
}

async fn open(stage: &Stage) -> HtmlDialogElement {
    let opener = stage.get("#opener");
    opener.focus().unwrap();
    click(&opener).await;
    let dialog: HtmlDialogElement = stage.get("dialog").unchecked_into();
    assert!(dialog.open());
    dialog
}

/// the dialog is read from its heading.
#[wasm_bindgen_test]
async fn it_opens_with_the_focus_on_its_heading() {
    let (stage, _) = stage().await;
    let dialog = open(&stage).await;
    assert_eq!(focused(), stage.get("dialog h2"));
    assert_eq!(
        (role(&dialog), name(&dialog)),
        ("dialog".into(), "情報共有の依頼".into())
    );
    assert!(dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn esc_closes_it_and_the_focus_returns_to_the_opener() {
    let (stage, state) = stage().await;
    let dialog = open(&stage).await;
    assert!(press("Escape").await);
    assert!(!dialog.open());
    assert_eq!(state.requests.get_untracked(), 1);
    assert_eq!(focused(), stage.get("#opener"));
}

#[wasm_bindgen_test]
async fn the_close_button_says_its_word_and_closes() {
    let (stage, _) = stage().await;
    let dialog = open(&stage).await;
    let close = stage.button("閉じる");
    assert_eq!(name(&close), "閉じる");
    click(&close).await;
    assert!(!dialog.open());
}

#[wasm_bindgen_test]
async fn while_it_is_busy_nothing_closes_it() {
    let (stage, state) = stage().await;
    let dialog = open(&stage).await;
    state.busy.set(true);
    settle().await;
    assert!(press("Escape").await);
    assert!(send(&dialog, "cancel").await);
    click(&stage.button("閉じる")).await;
    assert!(dialog.open());
    assert_eq!(state.requests.get_untracked(), 0);
    assert_eq!(dialog.get_attribute("aria-busy").as_deref(), Some("true"));

    // The browser itself can close it, as for a phone's second back gesture.
    dialog.close();
    send(&dialog, "close").await;
    assert!(dialog.open());
    assert!(dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn a_browser_that_closes_it_is_a_wish_to_close_it() {
    let (stage, state) = stage().await;
    let dialog = open(&stage).await;
    dialog.close();
    send(&dialog, "close").await;
    assert_eq!(state.requests.get_untracked(), 1);
    assert!(!state.open.get_untracked());
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_of_the_page_when_the_opener_is_gone() {
    let (stage, state) = stage().await;
    open(&stage).await;
    stage.get("#opener").remove();
    state.open.set(false);
    settle().await;
    assert_eq!(focused(), stage.get("h1"));
}

#[wasm_bindgen_test]
async fn what_is_announced_while_it_is_open_is_said_inside() {
    let (stage, _) = stage().await;
    open(&stage).await;
    announce("許可しました");
    let region = stage.get("dialog [aria-live=polite]");
    assert_eq!(region.text_content().as_deref(), Some("許可しました"));
}

/// A dialog that closes when it is asked to.
fn question(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog
            open
            heading="依頼"
            on_close_request=Callback::new(move |()| open.set(false))
            actions=|| ()
        >
            <p>"確認してください。"</p>
        </Dialog>
    }
}

/// Of two dialogs the upper one speaks: the page and the lower one are silent behind it.
#[wasm_bindgen_test]
async fn what_is_announced_while_two_are_open_is_said_in_the_upper_one() {
    let open = [RwSignal::new(false), RwSignal::new(false)];
    let stage = Stage::new(move || {
        view! {
            <div id="lower">{question(open[0])}</div>
            <div id="upper">{question(open[1])}</div>
        }
    })
    .await;
    for open in open {
        open.set(true);
        settle().await;
    }
    announce("許可しました");
    let said = |id: &str| {
        let region = stage.get(&format!("{id} [aria-live=polite]"));
        region.text_content()
    };
    assert_eq!(said("#upper").as_deref(), Some("許可しました"));
    assert_eq!(said("#lower").as_deref(), Some(""));
}

/// A region in a dialog that is closed is heard by nobody, wherever it stands.
#[wasm_bindgen_test]
async fn what_is_announced_while_a_dialog_is_closed_is_said_on_the_page() {
    let open = RwSignal::new(false);
    let stage = Stage::new(move || {
        view! {
            {question(open)}
            <div id="page">
                <LiveRegion />
            </div>
        }
    })
    .await;
    open.set(true);
    settle().await;
    open.set(false);
    settle().await;
    announce("許可しました");
    let region = stage.get("#page [aria-live=polite]");
    assert_eq!(region.text_content().as_deref(), Some("許可しました"));
}
