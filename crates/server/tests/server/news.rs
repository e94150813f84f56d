//! 新着: what has come since the last visit to a list.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::command::succeed;
use crate::support::records::{FAMILIES, line};
use crate::support::{Person, Test, member};

/// Longer than a visit, shorter than a session without use.
const LATER: u64 = 50 * 60;

/// Another system, whose records come here at the server's own time.
struct Sender {
    key: String,
}

impl Sender {
    fn of(test: &Test) -> Self {
        let key = succeed(&test.args, &["api-key", "create", "payroll"]);
        Self { key }
    }

    async fn send(&self, test: &Test, owner: &str, family: &str, numbers: &[&str]) {
        let lines: Vec<String> = numbers
            .iter()
            .map(|number| {
                let mut line = line(owner, family, number);
                line["documents"] = json!([]);
                line.to_string()
            })
            .collect();
        let visitor = test.visitor();
        let request = visitor
            .request(Method::POST, "/api/v1/intake")
            .header("authorization", format!("Bearer {}", self.key))
            .header("content-type", "application/x-ndjson")
            .body(lines.join("\n"));
        visitor.send(request).await.expect(200);
    }
}

/// As the session counts them, in the order of the families.
async fn news(person: &Person) -> [u64; 4] {
    let counts = person.session().await["newRecords"].clone();
    [
        "filings",
        "filingNotices",
        "deliverySubscriptions",
        "deliveries",
    ]
    .map(|name| counts[name].as_u64().expect("a number"))
}

async fn open(person: &Person, list: &str) -> Value {
    person.records(list).await.expect(200).body
}

/// The numbers that are marked.
fn marked(list: &Value) -> Vec<&str> {
    let records = list["records"].as_array().expect("a list").iter();
    let new = records.filter(|record| record["isNew"] == true);
    let mut numbers: Vec<_> = new.filter_map(|record| record["number"].as_str()).collect();
    numbers.sort_unstable();
    numbers
}

#[tokio::test]
async fn what_comes_after_the_first_sign_in_is_counted_until_its_list_is_opened() {
    let test = Test::start().await;
    let sender = Sender::of(&test);
    sender.send(&test, &member(1), "filing", &["zq-0"]).await;
    let person = test.sign_in(&member(1)).await;
    assert_eq!(
        news(&person).await,
        [0; 4],
        "what was there before is not new"
    );
    assert_eq!(marked(&open(&person, "filings").await), Vec::<&str>::new());

    test.advance(LATER);
    for (at, (path, family, _)) in FAMILIES.into_iter().enumerate() {
        sender
            .send(&test, &member(1), family, &["zq-1", "zq-2"])
            .await;
        let mut expected = [0; 4];
        expected[at] = 2;
        assert_eq!(news(&person).await, expected, "{family}");
        let list = open(&person, path).await;
        assert_eq!(marked(&list), ["zq-1", "zq-2"], "{family}");
        assert_eq!(news(&person).await, [0; 4], "{family}");
    }
    // Nobody else has anything new.
    assert_eq!(news(&test.sign_in(&member(2)).await).await, [0; 4]);
}

#[tokio::test]
async fn rows_stay_marked_for_as_long_as_the_visit_goes_on() {
    let test = Test::start().await;
    let sender = Sender::of(&test);
    let person = test.sign_in(&member(1)).await;
    test.advance(LATER);
    sender.send(&test, &member(1), "filing", &["zq-1"]).await;
    // A detail is read in between, and the list again.
    for minutes in [0, 20, 20] {
        test.advance(minutes * 60);
        assert_eq!(marked(&open(&person, "filings").await), ["zq-1"]);
    }
    // A moment after the last look, so that nothing hides in the minute that is not noted.
    test.advance(1);
    sender.send(&test, &member(1), "filing", &["zq-2"]).await;
    assert_eq!(news(&person).await[0], 1);
    let list = open(&person, "filings?words=zq").await;
    assert_eq!(marked(&list), ["zq-1", "zq-2"]);
    assert_eq!(news(&person).await[0], 1, "a search is no visit");
    open(&person, "filings").await;
    assert_eq!(news(&person).await[0], 0);
    test.advance(LATER);
    assert_eq!(marked(&open(&person, "filings").await), Vec::<&str>::new());
}

#[tokio::test]
async fn only_a_list_that_can_hide_nothing_new_is_a_visit() {
    let test = Test::start().await;
    let sender = Sender::of(&test);
    let person = test.sign_in(&member(1)).await;
    test.advance(LATER);
    let numbers: Vec<String> = (1..=21).map(|number| format!("zq-{number}")).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    sender.send(&test, &member(1), "filing", &numbers).await;
    let next = open(&person, "filings?ownOnly=true").await["next"].clone();
    let next = format!("filings?cursor={}", next.as_str().expect("a cursor"));
    for list in [
        "filings?words=zq",
        "filings?sort=title",
        "filings?status=arrived",
        "filings?from=2026-11-01",
        &next,
    ] {
        open(&person, list).await;
        assert_eq!(news(&person).await[0], 21, "{list}");
    }
    person.records("filings/csv").await.expect(200);
    let head = person.request(Method::HEAD, "/api/v1/records/filings");
    person.send(head).await.expect(200);
    assert_eq!(news(&person).await[0], 21);
    open(&person, "filings?size=100&columns=none").await;
    assert_eq!(news(&person).await[0], 0);
}

#[tokio::test]
async fn many_are_told_as_more_than_99_and_a_changed_record_is_not_new() {
    let test = Test::start().await;
    let sender = Sender::of(&test);
    let person = test.sign_in(&member(1)).await;
    test.advance(LATER);
    let numbers: Vec<String> = (0..120).map(|number| format!("zq-{number}")).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    sender
        .send(&test, &member(1), "delivery", &numbers[..99])
        .await;
    assert_eq!(news(&person).await[3], 99);
    sender.send(&test, &member(1), "delivery", &numbers).await;
    assert_eq!(news(&person).await[3], 100);
    open(&person, "deliveries").await;
    test.advance(LATER);
    let mut changed = line(&member(1), "delivery", "zq-1");
    changed["title"] = json!("変更した手続");
    test.import(&[changed]);
    assert_eq!(news(&person).await[3], 0);
}

///
#[tokio::test]
async fn an_owners_records_are_news_from_the_consent_to_the_end_of_the_share() {
    let test = Test::start().await;
    let sender = Sender::of(&test);
    let (prime, owner, id) = test.approved().await;
    sender.send(&test, &member(1), "filing", &["zq-0"]).await;
    assert_eq!(
        news(&prime).await,
        [0; 4],
        "what the consent opens is no news"
    );

    test.advance(LATER);
    sender.send(&test, &member(1), "filing", &["zq-1"]).await;
    sender.send(&test, &member(2), "filing", &["zq-2"]).await;
    assert_eq!(news(&prime).await[0], 1);
    assert_eq!(news(&owner).await[0], 1);
    assert_eq!(owner.accesses("").await.len(), 0, "a count leaves no row");
    assert_eq!(marked(&open(&prime, "filings").await), ["zq-1"]);
    assert_eq!(news(&prime).await[0], 0);
    assert_eq!(news(&owner).await[0], 1, "each has visits of its own");

    sender.send(&test, &member(1), "filing", &["zq-3"]).await;
    test.advance(LATER);
    sender.send(&test, &member(1), "filing", &["zq-4"]).await;
    assert_ne!(news(&prime).await[0], 0);
    owner.stop(&id, 1).await.expect(200);
    assert_eq!(news(&prime).await, [0; 4]);
}

#[tokio::test]
async fn every_device_and_every_server_tells_the_same() {
    let test = Test::start().await;
    let sender = Sender::of(&test);
    let desk = test.sign_in(&member(1)).await;
    let another = test.another().await;
    let phone = crate::support::sign_in_at(another.address, &member(1)).await;
    test.advance(LATER);
    sender
        .send(&test, &member(1), "filing_notice", &["zq-1"])
        .await;
    assert_eq!((news(&desk).await[1], news(&phone).await[1]), (1, 1));
    let (first, second) = tokio::join!(
        open(&desk, "filing-notices"),
        open(&phone, "filing-notices")
    );
    assert_eq!(
        (marked(&first), marked(&second)),
        (vec!["zq-1"], vec!["zq-1"])
    );
    assert_eq!((news(&desk).await[1], news(&phone).await[1]), (0, 0));
    another.stop().await.expect("stops");
}
