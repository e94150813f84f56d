use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{
    LONG_TABLE, RowTemplate, Rows, SelectAll, SelectRow, Selection, Table, row_groups,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// A table of numbered rows that begin with a word.
fn table(word: RwSignal<&'static str>, count: RwSignal<usize>) -> impl IntoView {
    let template = RowTemplate::new(|| {
        view! {
            <tr role="row">
                <td role="cell" data-part="text">
                    " "
                </td>
            </tr>
        }
        .into_any()
    });
    let rows = move || {
        let word = word.get();
        Rows::new(count.get(), template.clone(), move |row, number| {
            row.text("text", &format!("{word} {number}"));
        })
    };
    let long = Signal::derive(move || count.get() >= LONG_TABLE);
    view! {
        <Table caption="番号" long>
            {rows}
        </Table>
    }
}

fn texts(stage: &Stage) -> Vec<String> {
    let rows = "table:not([hidden]) > tbody:not([hidden]) tr";
    let rows = stage.root.query_selector_all(rows).unwrap();
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
async fn higher_rows_are_drawn_at_once_only_as_far_as_the_window_holds_them() {
    let (word, count) = (RwSignal::new("a"), RwSignal::new(500));
    let stage = Stage::new(move || {
        view! {
            <style>"td { height: 20rem }"</style>
            {table(word, count)}
        }
    })
    .await;
    appears(|| texts(&stage) == numbered("a", 500)).await;
    word.set("b");
    settle().await;
    let drawn = texts(&stage)
        .iter()
        .filter(|it| it.starts_with('b'))
        .count();
    let window_height = window().inner_height().unwrap().as_f64().unwrap();
    assert_eq!(drawn, (window_height / 320.0).ceil() as usize);
    appears(|| texts(&stage) == numbered("b", 500)).await;
    // Without rows there is nothing to measure.
    count.set(0);
    appears(|| stage.find("tbody").is_none()).await;
    count.set(500);
    settle().await;
    assert_eq!(texts(&stage).len(), drawn);
}

#[wasm_bindgen_test]
async fn other_rows_take_the_places_and_rows_too_many_are_out_of_sight_at_once() {
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
    appears(|| stage.find("tbody[hidden]").is_none()).await;
    count.set(0);
    settle().await;
    assert!(texts(&stage).is_empty());
    assert!(stage.find("table:not([hidden])").is_none());
    count.set(3);
    settle().await;
    assert_eq!(texts(&stage), numbered("b", 3));
    assert!(stage.find("table[hidden]").is_none());
}

#[wasm_bindgen_test]
async fn views_of_a_long_table_are_in_groups_and_those_of_a_short_one_are_not() {
    for (count, bodies) in [(0, 0), (LONG_TABLE - 1, 1), (LONG_TABLE, 26)] {
        let stage = Stage::new(move || {
            let row = |at: usize| view! { <tr><td>{format!("row {at}")}</td></tr> }.into_any();
            let rows = row_groups((0..count).map(row).collect());
            view! { <Table caption="番号">{rows}</Table> }
        })
        .await;
        assert_eq!(texts(&stage), numbered("row", count));
        let found = stage.root.query_selector_all("tbody").unwrap();
        assert_eq!(found.length(), bodies, "{count}");
    }
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

#[wasm_bindgen_test]
async fn a_row_has_its_part_again_where_it_was() {
    let wanted = RwSignal::new([true, false]);
    let stage = Stage::new(move || {
        let template = RowTemplate::new(|| {
            view! {
                <tr role="row">
                    <td role="cell">
                        <span data-part="mark">"new "</span>
                        <a data-part="link">" "</a>
                    </td>
                </tr>
            }
            .into_any()
        });
        let rows = move || {
            let wanted = wanted.get();
            Rows::new(wanted.len(), template.clone(), move |row, number| {
                row.has("mark", wanted[number]);
                row.text("link", &format!("row {number}"));
                row.attribute("link", "href", &format!("#{number}"));
            })
        };
        view! { <Table caption="番号">{rows}</Table> }
    })
    .await;
    assert_eq!(texts(&stage), ["new row 0", "row 1"]);
    assert_eq!(
        stage.get("tr + tr a").get_attribute("href").as_deref(),
        Some("#1")
    );
    assert!(stage.find("[data-part]").is_none());
    wanted.set([false, true]);
    settle().await;
    assert_eq!(texts(&stage), ["row 0", "new row 1"]);
}

#[wasm_bindgen_test]
async fn of_many_rows_the_boxes_in_sight_show_at_once_that_they_are_chosen_and_all_soon() {
    let selection = RwSignal::new(Selection::default());
    let ids: Vec<String> = (0..500).map(|at| format!("row-{at}")).collect();
    let page = RwSignal::new(ids.clone());
    let stage = Stage::new(move || {
        let row = move |id: String| {
            view! {
                <tr role="row">
                    <SelectRow id=id.clone() labelled_by=format!("name-{id}") selection page />
                    <th scope="row" role="rowheader" id=format!("name-{id}")>
                        {id.clone()}
                    </th>
                </tr>
            }
            .into_any()
        };
        view! {
            <style>"td { height: 20rem }"</style>
            <Table caption="番号" long=true>
                <thead role="rowgroup">
                    <tr role="row">
                        <SelectAll label="すべて" selection page />
                    </tr>
                </thead>
                {move || row_groups(page.get().into_iter().map(row).collect())}
            </Table>
        }
    })
    .await;
    let ticked = || {
        let ticks = stage.root.query_selector_all("td > :checked").unwrap();
        ticks.length()
    };
    click(&stage.get("thead input")).await;
    let window_height = window().inner_height().unwrap().as_f64().unwrap();
    assert!(f64::from(ticked()) * 320.0 >= window_height, "{}", ticked());
    appears(|| ticked() == 500).await;
    // One that is pressed before the others have followed is not chosen with them again.
    selection.update(Selection::clear);
    settle().await;
    click(&stage.get("tr:nth-child(2) > td > input")).await;
    appears(|| ticked() == 1).await;
    // Rows that take the places of others are as they are chosen.
    page.set(ids.into_iter().skip(1).take(1).collect());
    settle().await;
    assert_eq!(ticked(), 1);
    selection.update(Selection::clear);
    settle().await;
    assert_eq!(ticked(), 0);
}

#[wasm_bindgen_test]
async fn rows_of_another_template_take_the_place_of_all() {
    let tag = RwSignal::new("one");
    let stage = Stage::new(move || {
        let template = Memo::new(move |_| {
            let tag = tag.get();
            RowTemplate::new(move || {
                view! {
                    <tr role="row" class=tag>
                        <td role="cell">{tag}</td>
                    </tr>
                }
                .into_any()
            })
        });
        let rows = move || Rows::new(12, template.get(), |_, _| {});
        view! { <Table caption="番号">{rows}</Table> }
    })
    .await;
    assert_eq!(texts(&stage), ["one"; 12]);
    tag.set("two");
    settle().await;
    assert_eq!(texts(&stage), ["two"; 12]);
}
