//! The list of records as the portal draws it, and a button for each act that is measured.

mod boxes;

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use madoguchi::RecordTable;
use madoguchi_contract::records::{Family, Record, RecordQuery, Sort, SortKey};
use madoguchi_ui::dom;

use boxes::Boxes;

/// Where the page holds the records, as the API sends them.
const RECORDS: &str = "records";
/// The fragment of the page whose rows are chosen.
const BOXES: &str = "boxes";
/// So many rows it has.
const CHOICES: usize = 500;

fn main() {
    leptos::mount::mount_to_body(|| match dom::fragment().as_str() {
        BOXES => view! { <Boxes records=records()[..CHOICES].to_vec() /> }.into_any(),
        _ => view! { <List /> }.into_any(),
    });
}

#[component]
fn List() -> impl IntoView {
    let all = records();
    // Which of all records there are, and what is wanted of them.
    let asked = RwSignal::new((0..0, RecordQuery::default()));
    let show = move |there: Range<usize>| asked.set((there, RecordQuery::default()));
    let own_only = move |_| {
        asked.update(|(_, query)| {
            let is_own_only = query.own_only.is_empty();
            query.own_only = if is_own_only { "true" } else { "" }.to_owned();
        });
    };
    let open = Callback::new(move |wanted| asked.update(|(_, query)| *query = wanted));
    let query = Memo::new(move |_| asked.read().1.clone());
    let records: Memo<Arc<[Record]>> = Memo::new_with_compare(
        move |_| {
            let asked = asked.read();
            answered(&all[asked.0.clone()], &asked.1).into()
        },
        |_, _| true,
    );
    let records: Signal<Arc<[Record]>> = records.into();
    view! {
        <main class="md-main">
            <div class="md-row">
                <button id="create-500" on:click=move |_| show(0..500)>"500"</button>
                <button id="replace" on:click=move |_| show(1_000..1_500)>"Others"</button>
                <button id="own" on:click=own_only>"Own"</button>
                <button id="clear" on:click=move |_| show(0..0)>"None"</button>
            </div>
            <div class="md-records">
                <RecordTable family=Family::Filing query records open />
            </div>
        </main>
    }
}

/// What the server would answer.
fn answered(records: &[Record], query: &RecordQuery) -> Vec<Record> {
    let is_own_only = !query.own_only.is_empty();
    let own = records
        .iter()
        .filter(|it| !is_own_only || it.owner.is_none());
    let mut answer: Vec<Record> = own.cloned().collect();
    let Sort { key, descending } = Sort::parse(&query.sort).unwrap_or_default();
    if key == SortKey::Title {
        answer.sort_by(|a, b| a.title.cmp(&b.title));
        if descending {
            answer.reverse();
        }
    }
    answer
}

fn records() -> Vec<Record> {
    let element = document().get_element_by_id(RECORDS);
    let text = element.and_then(|element| element.text_content());
    serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default()
}
