use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use leptos::wasm_bindgen::JsCast;
use madoguchi::RecordTable;
use madoguchi_contract::records::{Family, Record, RecordQuery};

use wasm_bindgen_test::wasm_bindgen_test;

/// Draws an empty table of records and takes it away again, as often as said.
async fn draw_and_take_away(times: usize) {
    let body = document().body().unwrap();
    for _ in 0..times {
        let place = document().create_element("div").unwrap();
        body.append_child(&place).unwrap();
        let drawn = mount_to(place.clone().unchecked_into(), || {
            let query = Memo::new(|_| RecordQuery::default());
            let records: Signal<Arc<[Record]>> = Signal::derive(|| Vec::new().into());
            let open = Callback::new(|_| ());
            view! { <RecordTable family=Family::Filing query records open /> }
        });
        tick().await;
        drop(drawn);
        place.remove();
        tick().await;
    }
}

fn bytes_in_use() -> usize {
    const PAGE: usize = 64 * 1024;
    core::arch::wasm32::memory_size(0) * PAGE
}

/// Whoever keeps the portal open for a day opens hundreds of pages, each with texts that follow
/// the language.
#[wasm_bindgen_test]
async fn a_page_that_is_gone_leaves_nothing_behind() {
    draw_and_take_away(100).await;
    let before = bytes_in_use();
    draw_and_take_away(500).await;
    assert_eq!(bytes_in_use(), before);
}
