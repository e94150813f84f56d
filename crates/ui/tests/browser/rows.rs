use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{LONG_TABLE, Rows, Table};
use wasm_bindgen_test::wasm_bindgen_test;

/// A table of numbered rows that begin with a word.
fn table(word: RwSignal<&'static str>, count: RwSignal<usize>) -> impl IntoView {
    let row = |number: usize, word: &'static str| {
        view! {
            <tr role="row">
                <td role="cell">{format!("{word} {number}")}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let word = word.get();
        Rows::new(count.get(), move |number| row(number, word))
    };
    let long = Signal::derive(move || count.get() >= LONG_TABLE);
    view! {
        <Table caption="番号" long>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
}

fn texts(stage: &Stage) -> Vec<String> {
    let rows = stage.root.query_selector_all("tbody tr").unwrap();
    let text = |at| rows.item(at).and_then(|row| row.text_content());
    (0..rows.length()).filter_map(text).collect()
}

fn numbered(word: &str, count: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("{word} {number}"))
        .collect()
}

#[wasm_bindgen_test]
async fn of_a_long_table_the_first_rows_are_there_at_once_and_all_within_some_frames() {
    let (word, count) = (RwSignal::new("a"), RwSignal::new(0));
    let stage = Stage::new(move || table(word, count)).await;
    assert_eq!(texts(&stage), numbered("a", 0));
    count.set(500);
    settle().await;
    let first = texts(&stage);
    let window_height = window().inner_height().unwrap().as_f64().unwrap();
    assert!(
        first.len() as f64 * 60.0 >= window_height,
        "{}",
        first.len()
    );
    assert_eq!(first[..], numbered("a", 500)[..first.len()]);
    appears(|| texts(&stage) == numbered("a", 500)).await;
}

#[wasm_bindgen_test]
async fn other_rows_take_the_places_and_rows_too_many_go_at_once() {
    let (word, count) = (RwSignal::new("a"), RwSignal::new(300));
    let stage = Stage::new(move || table(word, count)).await;
    appears(|| texts(&stage) == numbered("a", 300)).await;
    let kept = stage.get("tbody tr");
    word.set("b");
    count.set(110);
    settle().await;
    assert_eq!(texts(&stage).len(), 110);
    assert_eq!(stage.get("tbody tr"), kept);
    appears(|| texts(&stage) == numbered("b", 110)).await;
    count.set(0);
    settle().await;
    assert!(texts(&stage).is_empty());
    count.set(3);
    settle().await;
    assert_eq!(texts(&stage), numbered("b", 3));
}

#[wasm_bindgen_test]
async fn a_table_that_is_not_long_is_whole_at_once() {
    let (word, count) = (RwSignal::new("a"), RwSignal::new(100));
    let stage = Stage::new(move || table(word, count)).await;
    assert_eq!(texts(&stage), numbered("a", 100));
    assert!(stage.find("[data-long]").is_none());
    word.set("b");
    settle().await;
    assert_eq!(texts(&stage), numbered("b", 100));
    count.set(LONG_TABLE);
    settle().await;
    assert!(stage.find("table[data-long]").is_some());
}
