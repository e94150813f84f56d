//! The four lists: who sees what, searching, sorting and paging.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::support::records::{FAMILIES, line, numbers};
use crate::support::{ENTRY, PRIME, Person, Test, member};

fn owners(list: &Value) -> Vec<Value> {
    let records = list["records"].as_array().expect("a list").iter();
    let mut owners: Vec<Value> = records.map(|r| r["owner"]["email"].clone()).collect();
    owners.sort_by_key(Value::to_string);
    owners.dedup();
    owners
}

/// R-054, R-055, R-011, R-013, R-015, R-017
#[tokio::test]
async fn an_owners_records_stand_in_every_list_while_the_share_is_approved() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    let whose = async |family: &str| {
        let list = prime.records(&format!("{family}?size=500")).await;
        owners(&list.expect(200).body)
    };
    let own = [Value::Null];
    for (family, ..) in FAMILIES {
        assert_eq!(whose(family).await, own, "{family} before");
    }
    owner.decide(&id, 1, "approve").await.expect(200);
    for (family, ..) in FAMILIES {
        let both = [json!(member(1)), Value::Null];
        assert_eq!(whose(family).await, both, "{family} after consent");
    }
    let list = prime.records("filings").await.body;
    let party = json!({"name": "青木 健太", "email": member(1)});
    assert_eq!(list["owners"], json!([party]));
    let shown = list["records"].as_array().expect("a list").iter();
    let badges: Vec<_> = shown
        .map(|r| &r["owner"])
        .filter(|o| !o.is_null())
        .collect();
    assert!(!badges.is_empty() && badges.iter().all(|badge| **badge == party));
    let other_way = owner.records("filings").await.body;
    assert_eq!(other_way["owners"], json!([]), "the owner sees nothing");
    owner.stop(&id, 1).await.expect(200);
    for (family, ..) in FAMILIES {
        assert_eq!(whose(family).await, own, "{family} after the end");
    }
}

/// R-056, D-13
#[tokio::test]
async fn the_own_records_alone_are_shown_on_every_list() {
    let test = Test::start().await;
    let (prime, _, _) = test.approved().await;
    for (family, ..) in FAMILIES {
        let all = prime.records(&format!("{family}?size=500")).await.body;
        let own = prime
            .records(&format!("{family}?size=500&ownOnly=true"))
            .await
            .expect(200)
            .body;
        assert_eq!(owners(&own), [Value::Null], "{family}");
        let count = |list: &Value| list["total"].as_u64().expect("a number");
        assert!(count(&own) < count(&all), "{family}");
        assert_eq!(
            own["owners"], all["owners"],
            "{family}: the owners stay told"
        );
    }
}

#[tokio::test]
async fn one_owner_can_be_picked_and_nobody_else() {
    let test = Test::start().await;
    let (prime, _, _) = test.approved().await;
    let found = async |email: &str| {
        let list = prime.records(&format!("filings?owner={email}")).await;
        owners(&list.expect(200).body)
    };
    assert_eq!(found("MEMBER01@minato.example").await, [json!(member(1))]);
    for other in [&member(2), PRIME, "nobody@x.example", "%00"] {
        assert!(found(other).await.is_empty(), "{other}");
    }
}

#[tokio::test]
async fn whoever_cannot_share_still_sees_the_own_records() {
    let test = Test::start().await;
    let entry = test.sign_in(ENTRY).await;
    let list = entry.records("filings").await.expect(200).body;
    assert_eq!(owners(&list), [Value::Null]);
}

/// Walks through a list by its cursors, from the page at `cursor` on.
async fn pages(person: &Person, query: &str, cursor: &str, way: &str) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    let mut path = format!("{query}{cursor}");
    loop {
        let list = person.records(&path).await.expect(200).body;
        all.push(list);
        assert!(all.len() < 100, "{query} leads in a circle");
        match all.last().and_then(|list| list[way].as_str()) {
            Some(cursor) => path = format!("{query}&cursor={cursor}"),
            None => return all,
        }
    }
}

fn places(pages: &[Value]) -> Vec<(u64, Vec<String>)> {
    let place = |list: &Value| list["first"].as_u64().expect("a place");
    pages
        .iter()
        .map(|list| (place(list), numbers(list)))
        .collect()
}

/// Forth to the end and back to the beginning; returns the numbers of all, each once.
async fn walked(person: &Person, query: &str, size: usize) -> Vec<String> {
    let query = format!("{query}&size={size}");
    let forth = pages(person, &query, "", "next").await;
    let there = places(&forth);
    let all: Vec<String> = there.iter().flat_map(|(_, page)| page.clone()).collect();
    let firsts: Vec<u64> = there.iter().map(|(first, _)| *first).collect();
    let begins: Vec<u64> = (1..=all.len() as u64).step_by(size).collect();
    assert_eq!(firsts, begins, "{query}");
    let each: HashSet<_> = all.iter().collect();
    assert_eq!(each.len(), all.len(), "{query}");
    let told = forth[0]["total"].as_u64().expect("a number") as usize;
    assert_eq!(told, all.len().min(1_000), "{query}");

    let last = forth.last().and_then(|list| list["previous"].as_str());
    let before = format!("&cursor={}", last.expect("a page before"));
    let mut back = pages(person, &query, &before, "previous").await;
    back.reverse();
    assert_eq!(places(&back), there[..there.len() - 1], "{query}");
    all
}

/// Imports filings with few titles, authorities and days, and has a third of them shared.
async fn alike(test: &Test, count: usize) -> Person {
    let lines = (0..count).map(|at| {
        let is_shared = at % 3 == 0;
        let owner = if is_shared {
            member(1)
        } else {
            PRIME.to_owned()
        };
        let mut line = line(&owner, "filing", &format!("zq-{at:04}"));
        line["title"] = json!(["い", "あ", "a"][at % 3]);
        line["authority"] = json!(["庁", "省"][at % 2]);
        line["arrivedAt"] = json!(format!("2026-11-1{}T09:00:00Z", at % 4));
        line
    });
    test.import(&lines.collect::<Vec<_>>());
    test.approved().await.0
}

/// Asks for every order with each of these, up and down.
async fn in_every_order(person: &Person, conditions: &[&str], found: usize, size: usize) {
    for key in ["arrivedAt", "number", "title", "authority"] {
        for condition in conditions {
            let up = walked(person, &format!("filings?{condition}&sort={key}"), size).await;
            let down = walked(person, &format!("filings?{condition}&sort=-{key}"), size).await;
            assert!(down.iter().eq(up.iter().rev()), "{condition} by {key}");
            let all_are_alike = !condition.is_empty();
            assert!(!all_are_alike || up.len() == found, "{condition} by {key}");
        }
    }
}

/// G-17
#[tokio::test]
async fn pages_lead_forth_and_back_over_equal_values_in_every_order() {
    let test = Test::start().await;
    let prime = alike(&test, 47).await;
    // What is narrowed to little is sorted by the server, everything else by the database.
    in_every_order(&prime, &["", "words=zq"], 47, 20).await;
    let by_number = prime.numbers("filings?words=zq&sort=number&size=50").await;
    assert_eq!(by_number[..2], ["zq-0000", "zq-0001"]);
}

/// G-17
#[tokio::test]
async fn pages_lead_as_well_through_more_than_are_counted() {
    let test = Test::start().await;
    let prime = alike(&test, 1_100).await;
    let conditions = ["words=zq", "words=zq&from=2026-11-10&to=2026-11-13"];
    in_every_order(&prime, &conditions, 1_100, 100).await;
}

#[tokio::test]
async fn a_place_that_has_gone_leads_to_the_beginning() {
    let test = Test::start().await;
    let lines: Vec<Value> = (0..21)
        .map(|at| line(&member(1), "filing", &format!("zq-{at:02}")))
        .collect();
    test.import(&lines);
    let (prime, owner, id) = test.approved().await;
    let query = "filings?words=zq&sort=number";
    let list = prime.records(query).await.body;
    let next = list["next"].as_str().expect("a page behind");
    let behind = prime.records(&format!("{query}&cursor={next}")).await;
    assert_eq!(behind.body["first"], 21);
    let previous = behind.body["previous"].as_str().expect("a page before");
    owner.stop(&id, 1).await.expect(200);
    for cursor in [next, previous] {
        let list = prime.records(&format!("{query}&cursor={cursor}")).await;
        let list = list.expect(200).body;
        assert_eq!(list["records"], json!([]));
        assert_eq!((&list["first"], &list["total"]), (&json!(0), &json!(0)));
        assert_eq!(
            (&list["previous"], &list["next"]),
            (&json!(null), &json!(null))
        );
    }
    let elsewhere = prime
        .records(&format!("deliveries?size=50&cursor={next}"))
        .await;
    elsewhere.expect_problem(422, "invalid_fields");
    let other_query = format!("deliveries?sort=title&cursor={next}");
    prime.records(&other_query).await.expect(200);
}

#[tokio::test]
async fn a_cursor_that_no_list_gave_is_refused() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let nul = "W2ZhbHNlLCJcdTAwMDAiLCIyYjBjOGY4ZS01MmQxLTRjNDMtOWMzMy02Y2YwYTdmNWQwYjEiLDFd";
    for cursor in ["x", "%E6%B8%AF", "W10", nul, &"A".repeat(5_000)] {
        let answer = prime
            .records(&format!("filings?sort=title&cursor={cursor}"))
            .await;
        let answer = answer.expect_problem(422, "invalid_fields");
        assert_eq!(answer.fields(), ["/cursor not_a_choice"], "{cursor}");
    }
}

#[tokio::test]
async fn words_are_found_wherever_they_stand_and_mean_nothing_else() {
    let test = Test::start().await;
    let titled = |number: &str, title: &str| {
        let mut line = line(PRIME, "filing", number);
        line["title"] = json!(title);
        line["authority"] = json!("ＺＱ庁");
        line
    };
    test.import(&[
        titled("n-1", "税金の納付"),
        titled("n-2", "割引 100%_適用"),
        titled("n-3", "割引 100x適用"),
        titled("n-4", r"経路 C:\data"),
        titled("n-5", "Ｘ　ＡＢＣ　申請"),
    ]);
    let prime = test.sign_in(PRIME).await;
    for (words, found) in [
        ("税金 zq", vec!["n-1"]),
        ("zq 100", vec!["n-2", "n-3"]),
        ("zq %25", vec!["n-2"]),
        ("zq _", vec!["n-2"]),
        ("zq %5C", vec!["n-4"]),
        ("ＡＢＣ%E3%80%80Ｚｑ", vec!["n-5"]),
        ("abc%00zq", vec!["n-5"]),
        ("zq 適用 N-3", vec!["n-3"]),
        ("zq 納付 申請", vec![]),
        ("' OR 1=1 --", vec![]),
    ] {
        let list = prime
            .numbers(&format!("filings?words={words}&sort=number"))
            .await;
        assert_eq!(list, found, "{words}");
    }
}

#[tokio::test]
async fn words_that_are_far_too_long_are_refused_and_not_searched_for() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let long = prime
        .records(&format!("filings?words={}", "a".repeat(10_000)))
        .await;
    let long = long.expect_problem(422, "invalid_fields");
    assert_eq!(long.fields(), ["/words too_long"]);
    let most = format!("filings?words={}", "a%20".repeat(100));
    prime.records(&most).await.expect(200);
}

#[tokio::test]
async fn a_period_is_one_of_days_in_japan() {
    let test = Test::start().await;
    let arrived = |number: &str, at: &str| {
        let mut line = line(PRIME, "filing", number);
        line["arrivedAt"] = json!(at);
        line
    };
    test.import(&[
        arrived("zq-1", "2026-11-09T23:59:59.999+09:00"),
        arrived("zq-2", "2026-11-10T00:00:00+09:00"),
        arrived("zq-3", "2026-11-11T23:59:59.999+09:00"),
        arrived("zq-4", "2026-11-12T00:00:00+09:00"),
    ]);
    let prime = test.sign_in(PRIME).await;
    let within = "filings?words=zq&from=2026-11-10&to=2026-11-11&sort=number";
    assert_eq!(prime.numbers(within).await, ["zq-2", "zq-3"]);
    let ever = "filings?words=zq&from=0001-01-01&to=9999-12-31";
    assert_eq!(prime.numbers(ever).await.len(), 4);
}

#[tokio::test]
async fn every_wrong_parameter_is_named() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let refused = async |query: &str| {
        let answer = prime.records(&format!("filings?{query}")).await;
        answer.expect_problem(422, "invalid_fields").fields()
    };
    assert_eq!(
        refused("from=2026-02-30&to=x&status=unread&ownOnly=yes&sort=size&size=7").await,
        [
            "/from not_a_date",
            "/to not_a_date",
            "/status not_a_choice",
            "/ownOnly not_a_choice",
            "/sort not_a_choice",
            "/size not_a_choice",
        ]
    );
    assert_eq!(
        refused("from=2026-11-22&to=2026-11-21").await,
        ["/to out_of_order"]
    );
    assert_eq!(
        refused("page=2&size=20&size=50").await,
        ["/page wrong_type", "/size wrong_type"]
    );
    let empty = prime.records("filings?words=&status=&size=").await;
    assert!(!numbers(&empty.expect(200).body).is_empty());
    prime
        .records("filing")
        .await
        .expect_problem(404, "not_found");
}

#[tokio::test]
async fn a_state_is_picked() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let list = prime
        .records("deliveries?status=acquired&size=50")
        .await
        .body;
    let records = list["records"].as_array().expect("a list");
    assert!(!records.is_empty());
    assert!(records.iter().all(|record| record["status"] == "acquired"));
}

#[tokio::test]
async fn a_total_above_a_thousand_is_not_counted_further() {
    let test = Test::start().await;
    let lines: Vec<Value> = (0..1_001)
        .map(|at| line(PRIME, "filing", &format!("zq-{at:04}")))
        .collect();
    assert_eq!(test.import(&lines), "1001 added, 0 changed, 0 unchanged");
    let prime = test.sign_in(PRIME).await;
    let list = prime.records("filings?words=zq-0&size=500").await.body;
    assert_eq!(
        (&list["total"], &list["totalIsMore"]),
        (&json!(1000), &json!(false))
    );
    assert_eq!(numbers(&list).len(), 500);
    let list = prime.records("filings?words=zq").await.body;
    assert_eq!(
        (&list["total"], &list["totalIsMore"]),
        (&json!(1000), &json!(true))
    );
}

/// The longest texts that an import takes, in characters that need the most bytes, fit into every
/// index.
#[tokio::test]
async fn the_longest_texts_are_kept_and_found() {
    let test = Test::start().await;
    let text = |seed: u32, count: u32| -> String {
        let points = (0..count).map(|at| 0x2_0000 + (at * 7_919 + seed * 104_729) % 0xA000);
        points.filter_map(char::from_u32).collect()
    };
    let mut line = line(PRIME, "filing", &text(1, 100));
    line["title"] = json!(text(2, 300));
    line["authority"] = json!(text(3, 200));
    assert_eq!(test.import(&[line]), "1 added, 0 changed, 0 unchanged");
    let prime = test.sign_in(PRIME).await;
    for (seed, count) in [(1, 100), (2, 100), (3, 200)] {
        let word: String = text(seed, count).chars().skip(90).take(2).collect();
        let found = prime.numbers(&format!("filings?words={word}")).await;
        assert_eq!(found, [text(1, 100)], "{word}");
    }
}
