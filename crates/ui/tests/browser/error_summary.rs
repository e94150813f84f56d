use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{ErrorSummary, RadioGroup, RadioOption, SummaryError, TextField};
use wasm_bindgen_test::wasm_bindgen_test;

#[derive(Clone, Copy)]
struct State {
    errors: RwSignal<Vec<SummaryError>>,
    attempt: RwSignal<u32>,
}

async fn stage() -> (Stage, State) {
    let state = State {
        errors: RwSignal::new(Vec::new()),
        attempt: RwSignal::new(0),
    };
    let stage = Stage::new(move || {
        let right = |value, label: &'static str| RadioOption {
            value,
            label: label.into(),
            support: None,
        };
        view! {
            <ErrorSummary title="入力内容に誤りがあります" errors=state.errors attempt=state.attempt />
            <div style="height: 3000px"></div>
            <fieldset>
                <legend>"アカウント1"</legend>
                <TextField
                    id="gbiz-id"
                    label="gBizID"
                    required=true
                    value=""
                    on_input=Callback::new(|_| ())
                />
                <div style="height: 3000px"></div>
                <RadioGroup
                    id="right"
                    legend="公文書に関する権限"
                    required=true
                    options=vec![right("view", "参照権限"), right("download", "ダウンロード権限")]
                    value={None::<String>}
                    on_change=Callback::new(|_| ())
                />
            </fieldset>
            <div style="height: 3000px"></div>
        }
    })
    .await;
    (stage, state)
}

fn errors() -> Vec<SummaryError> {
    let error = |target: &str, message: &str| SummaryError {
        target: target.into(),
        message: message.into(),
    };
    vec![
        error("gbiz-id", "gBizIDを入力してください"),
        error("right", "公文書に関する権限を選択してください"),
    ]
}

fn top(element: &web_sys::HtmlElement) -> f64 {
    element.get_bounding_client_rect().top()
}

#[wasm_bindgen_test]
async fn it_is_not_there_without_errors() {
    let (stage, state) = stage().await;
    state.attempt.set(1);
    settle().await;
    assert!(stage.find(".md-error-summary").is_none());
}

#[wasm_bindgen_test]
async fn it_takes_the_focus_once_for_each_attempt() {
    let (stage, state) = stage().await;
    state.errors.set(errors());
    state.attempt.set(1);
    settle().await;
    let summary = stage.get(".md-error-summary");
    assert_eq!(focused(), summary);
    assert_eq!(role(&stage.get(".md-error-summary > *")), "alert");

    let field = stage.get("#gbiz-id");
    field.focus().unwrap();
    state.errors.update(|errors| errors.truncate(1));
    settle().await;
    assert_eq!(
        focused(),
        field,
        "mending one of the errors does not move the user"
    );

    state.attempt.set(2);
    settle().await;
    assert_eq!(focused(), summary);
}

#[wasm_bindgen_test]
async fn it_takes_the_focus_when_the_errors_come_from_the_server_later() {
    let (stage, state) = stage().await;
    state.attempt.set(1);
    settle().await;
    state.errors.set(errors());
    settle().await;
    assert_eq!(focused(), stage.get(".md-error-summary"));
}

#[wasm_bindgen_test]
async fn a_link_lands_on_the_field_with_its_label_in_sight() {
    let (stage, state) = stage().await;
    state.errors.set(errors());
    state.attempt.set(1);
    settle().await;
    let link = stage.get("a[href='#gbiz-id']");
    assert_eq!(
        (role(&link), name(&link)),
        ("link".into(), "gBizIDを入力してください".into())
    );
    click(&link).await;
    assert_eq!(focused(), stage.get("#gbiz-id"));
    let label = top(&stage.get("label[for=gbiz-id]"));
    assert!((0.0..window().inner_height().unwrap().as_f64().unwrap()).contains(&label));
}

#[wasm_bindgen_test]
async fn a_link_to_a_choice_shows_the_legend_of_its_own_group() {
    let (stage, state) = stage().await;
    state.errors.set(errors());
    state.attempt.set(1);
    settle().await;
    click(&stage.get("a[href='#right']")).await;
    assert_eq!(focused(), stage.get("#right"));
    assert!(top(&stage.get("#right-legend")).abs() < 40.0);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
