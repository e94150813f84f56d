//! What says how something goes: progress, empty state, copy button.

use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{CopyButton, EmptyState, LiveRegion, Progress, ProgressIntent};
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

const OFTEN: Duration = Duration::from_millis(1);

async fn progress(value: RwSignal<Option<u8>>, intent: ProgressIntent) -> Stage {
    Stage::new(move || {
        let shown = RwSignal::new(false);
        // The region is there before anything is said.
        request_animation_frame(move || shown.set(true));
        let bar = move || {
            view! { <Progress label="書類を送信しています" value=value intent=intent interval=OFTEN /> }
        };
        view! {
            <LiveRegion />
            {move || shown.get().then(bar)}
        }
    })
    .await
}

fn spoken(stage: &Stage) -> Vec<String> {
    let lines = stage.get("[data-live-region]").children();
    (0..lines.length())
        .map(|index| lines.item(index).unwrap().text_content().unwrap())
        .collect()
}

#[wasm_bindgen_test]
async fn what_the_reader_started_is_spoken_at_its_start_and_at_intervals() {
    let value = RwSignal::new(Some(0));
    let stage = progress(value, ProgressIntent::Explicit).await;
    appears(|| {
        spoken(&stage)
            .first()
            .is_some_and(|first| first == "書類を送信しています 0%")
    })
    .await;
    value.set(Some(40));
    appears(|| {
        spoken(&stage)
            .iter()
            .any(|line| line == "書類を送信しています 40%")
    })
    .await;
    let bar = stage.get("progress");
    assert_eq!(
        (role(&bar), name(&bar)),
        ("progressbar".into(), "書類を送信しています".into())
    );
    assert_eq!(bar.get_attribute("value").as_deref(), Some("40"));
    assert!(stage.get(".md-progress").inner_text().contains("40%"));
}

#[wasm_bindgen_test]
async fn an_end_that_nobody_knows_is_said_as_such() {
    let stage = progress(RwSignal::new(None), ProgressIntent::Explicit).await;
    appears(|| spoken(&stage).len() > 1).await;
    assert_eq!(spoken(&stage)[1], "書類を送信しています");
    assert!(!stage.get("progress").has_attribute("value"));
}

#[wasm_bindgen_test]
async fn what_goes_on_beside_the_reader_is_silent() {
    let stage = progress(RwSignal::new(Some(10)), ProgressIntent::Passive).await;
    appears(|| stage.find("progress").is_some()).await;
    let until = js_sys::Date::now() + 20.0 * OFTEN.as_millis() as f64;
    appears(|| js_sys::Date::now() > until).await;
    assert!(spoken(&stage).is_empty());
}

#[wasm_bindgen_test]
async fn an_empty_state_says_what_there_is_none_of() {
    let stage = Stage::new(|| {
        view! {
            <EmptyState title="共有しているアカウントはありません">
                <p>"共有を依頼すると、ここに並びます。"</p>
            </EmptyState>
        }
    })
    .await;
    assert_eq!(
        stage.get(".md-empty__title").inner_text(),
        "共有しているアカウントはありません"
    );
}

/// In the browser of the tests a page may or may not write to the clipboard: either way the
/// reader is told which it was.
#[wasm_bindgen_test]
async fn a_copy_button_says_whether_it_worked_each_time() {
    let outcomes = RwSignal::new(Vec::new());
    let stage = Stage::new(move || {
        view! {
            <CopyButton
                value="member01@minato.example"
                copied="コピーしました"
                failed="コピーできませんでした"
                on_copy=move |worked: bool| outcomes.update(|outcomes| outcomes.push(worked))
            >
                "アドレスをコピー"
            </CopyButton>
        }
    })
    .await;
    let button = stage.button("アドレスをコピー");
    let status = stage.get("[role=status]");
    assert_eq!(status.inner_text(), "");
    button.focus().unwrap();
    for count in 1..=2 {
        click(&button).await;
        appears(|| outcomes.read_untracked().len() == count).await;
        settle().await;
        let words = if outcomes.read_untracked()[count - 1] {
            "コピーしました"
        } else {
            "コピーできませんでした"
        };
        assert_eq!(status.text_content().as_deref(), Some(words));
        assert_eq!(focused(), button);
        assert_eq!(name(&button), "アドレスをコピー");
    }
}
