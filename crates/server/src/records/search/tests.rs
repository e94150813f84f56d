use madoguchi_contract::records::RecordQuery;
use sea_orm::{DbBackend, StatementBuilder};

use super::*;
use crate::records::cursor::SortValue;
use crate::store::{Store, new_id};

/// What SQLite says about how it would read.
async fn plan(store: &Store, select: &SelectStatement) -> Vec<String> {
    let mut statement = StatementBuilder::build(select, &DbBackend::Sqlite);
    statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let rows = store.connection().query_all_raw(statement).await;
    let rows = rows.expect("a plan").into_iter();
    rows.map(|row| row.try_get("", "detail").expect("text"))
        .collect()
}

fn search(sort: &str, filter: &str, cursor: Option<Cursor>) -> Search {
    let mut query = RecordQuery {
        sort: sort.to_owned(),
        cursor: cursor.map(|cursor| cursor.to_text()).unwrap_or_default(),
        ..RecordQuery::default()
    };
    match filter {
        "words" => query.words = "税金 x".to_owned(),
        "status" => query.status = "completed".to_owned(),
        "period" => query.from = "2026-01-01".to_owned(),
        _ => {}
    }
    let query = query.check(Family::Filing).expect("is good");
    Search::new(Family::Filing, query).expect("is good")
}

/// Every order with every filter, first pages and later ones.
#[tokio::test]
async fn every_list_is_read_through_an_index_of_owner_and_family() {
    let folder = tempfile::tempdir().expect("folder");
    let url = format!("sqlite://{}", folder.path().join("plans.sqlite").display());
    let store = Store::open(&url).await.expect("opens");
    let scope = ["one", "two"];
    let text = || SortValue::Text("x".to_owned());
    for key in ["arrivedAt", "number", "title", "authority"] {
        for (sort, filter) in ["", "-"].into_iter().flat_map(|sign| {
            ["", "words", "status", "period"].map(|filter| (format!("{sign}{key}"), filter))
        }) {
            for is_first in [true, false] {
                let value = if key == "arrivedAt" {
                    SortValue::Moment(7)
                } else {
                    text()
                };
                let id = new_id();
                let cursor = Cursor {
                    is_back: false,
                    value,
                    id,
                    place: 20,
                };
                let search = search(&sort, filter, (!is_first).then_some(cursor));
                let ordered = search.ordered(&scope, search.cursor.as_ref());
                let plan = plan(&store, &ordered.expect("two accounts")).await;
                let told = format!("{sort} {filter}: {plan:#?}");
                let read: Vec<_> = plan
                    .iter()
                    .filter(|line| line.contains("records"))
                    .collect();
                assert_eq!(read.len(), 2, "{told}");
                let index = "(owner_id=? AND family=?";
                assert!(read.iter().all(|line| line.contains(index)), "{told}");
                // What the index gives is in order: only the pages together are sorted.
                let sorts = plan.windows(2).filter(|lines| {
                    lines[0].contains("records") && lines[1].contains("TEMP B-TREE")
                });
                assert_eq!(sorts.count(), 0, "{told}");
            }
        }
        let search = search(key, "words", None);
        let plan = plan(&store, &search.unordered(&scope).expect("two accounts")).await;
        let scans = plan.iter().filter(|line| line.contains("SCAN records"));
        assert_eq!(scans.count(), 0, "{plan:#?}");
    }
}
