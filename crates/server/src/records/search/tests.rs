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

/// A place in the order, and the page to either side of it.
fn beside(key: &str, is_back: bool) -> Cursor {
    let value = match key {
        "arrivedAt" => SortValue::Moment(7),
        _ => SortValue::Text("x".to_owned()),
    };
    Cursor {
        is_back,
        value,
        id: new_id(),
        place: 20,
    }
}

/// Every order with every filter, first pages and later ones, forth and back.
#[tokio::test]
async fn every_list_is_read_from_one_index_of_owner_and_family_and_from_nothing_else() {
    let folder = tempfile::tempdir().expect("folder");
    let url = format!("sqlite://{}", folder.path().join("plans.sqlite").display());
    let store = Store::open(&url).await.expect("opens");
    let scope = ["one", "two"];
    let keys = [
        ("arrivedAt", "records_newest"),
        ("number", "records_in_number_order"),
        ("title", "records_in_title_order"),
        ("authority", "records_in_authority_order"),
    ];
    for (key, own_index) in keys {
        for (sort, filter) in ["", "-"].into_iter().flat_map(|sign| {
            ["", "words", "status", "period"].map(|filter| (format!("{sign}{key}"), filter))
        }) {
            let is_narrow = !filter.is_empty();
            // With a condition everything is looked through, and sorted where it is found.
            let index = if is_narrow {
                "records_newest"
            } else {
                own_index
            };
            let cursors = [None, Some(false), Some(true)];
            for cursor in cursors.map(|is_back| is_back.map(|is_back| beside(key, is_back))) {
                let search = search(&sort, filter, cursor);
                let backend = DbBackend::Sqlite;
                let ordered = search.ordered(&scope, search.cursor.as_ref(), backend);
                let mut plans = vec![plan(&store, &ordered.expect("two accounts")).await];
                if is_narrow {
                    let found = search.unordered(&scope, backend).expect("two accounts");
                    plans.push(plan(&store, &found).await);
                }
                for plan in plans {
                    let told = format!("{sort} {filter}: {plan:#?}");
                    let read = plan.iter().filter(|line| line.contains("records"));
                    let read: Vec<_> = read.collect();
                    assert_eq!(read.len(), 2, "{told}");
                    let way = format!("COVERING INDEX {index} (owner_id=? AND family=?");
                    assert!(read.iter().all(|line| line.contains(&way)), "{told}");
                    let sorts = plan.windows(2).filter(|lines| {
                        lines[0].contains("records") && lines[1].contains("TEMP B-TREE")
                    });
                    let is_in_order = !is_narrow || key == "arrivedAt";
                    assert!(!is_in_order || sorts.count() == 0, "{told}");
                }
            }
        }
    }
}
