//! 申請案件状況照会: a filing by the number on its receipt.

use serde_json::{Value, json};

use crate::support::records::line;
use crate::support::{Answer, ELSEWHERE, ENTRY, PRIME, Person, Test, member};

async fn look_up(person: &Person, number: &str) -> Answer {
    let number = madoguchi_contract::text::percent_encode(number);
    let path = format!("filings/lookup?number={number}");
    person.records(&path).await
}

/// Whose filings were found: 「own」 or the owner's address, and the number.
async fn found(person: &Person, number: &str) -> Vec<String> {
    let body = look_up(person, number).await.expect(200).body;
    let filings = body["filings"].as_array().expect("a list").iter();
    let told = filings.map(|filing| {
        let record = &filing["record"];
        let owner = record["owner"]["email"].as_str().unwrap_or("own");
        format!("{owner} {}", record["number"].as_str().expect("a number"))
    });
    told.collect()
}

///
#[tokio::test]
async fn a_filing_is_found_by_its_number_with_the_owners_name_and_by_right() {
    let test = Test::start().await;
    test.import(&[
        line(&member(1), "filing", "202611-77000001"),
        line(PRIME, "filing", "202611-77000002"),
        line(PRIME, "filing", "202611-77000003"),
        line(&member(1), "filing", "202611-77000003"),
    ]);
    let (prime, owner, _) = test.approved().await;
    let filings = look_up(&prime, "202611-77000001").await.expect(200).body;
    let filing = &filings["filings"][0];
    assert_eq!(filing["record"]["owner"]["name"], "青木 健太");
    assert_eq!(filing["record"]["status"], "arrived");
    assert_eq!(filing["events"][0]["status"], "arrived");
    assert_eq!(filing["documents"][0]["name"], "決定通知書.pdf");
    assert_eq!(filing["allowed"], json!(["view", "download"]));
    // What it says is what its own page says.
    let path = prime.record_path("filings", "202611-77000001").await;
    assert_eq!(*filing, prime.records(&path).await.expect(200).body);

    let own = look_up(&prime, "202611-77000002").await.expect(200).body;
    assert_eq!(own["filings"][0]["record"]["owner"], Value::Null);
    let allowed = json!(["view", "download", "withdraw"]);
    assert_eq!(own["filings"][0]["allowed"], allowed);

    let both = found(&prime, "202611-77000003").await;
    let owners = format!("{} 202611-77000003", member(1));
    assert_eq!(both, ["own 202611-77000003", &owners]);
    assert_eq!(found(&owner, "202611-77000003").await.len(), 1);
}

/// R-057, D-11
#[tokio::test]
async fn a_number_is_found_however_it_is_typed_and_exactly_if_it_can_be() {
    let test = Test::start().await;
    test.import(&[
        line(PRIME, "filing", "202611-77000001"),
        line(PRIME, "filing", "771234"),
        line(PRIME, "filing", "77-1234"),
        line(PRIME, "filing", "第 ー１号"),
        // Another family has numbers of its own.
        line(PRIME, "delivery", "202611-77000009"),
    ]);
    let prime = test.sign_in(PRIME).await;
    for typed in [
        "202611-77000001",
        "　２０２６１１－７７０００００１ ",
        "202611ー7700 0001",
        "20261177000001",
        "2026-1177000001",
    ] {
        assert_eq!(
            found(&prime, typed).await,
            ["own 202611-77000001"],
            "{typed}"
        );
    }
    assert_eq!(found(&prime, "771234").await, ["own 771234"]);
    assert_eq!(found(&prime, "77-1234").await, ["own 77-1234"]);
    let both = ["own 77-1234", "own 771234"];
    assert_eq!(found(&prime, "7-71234").await, both);
    assert_eq!(found(&prime, "第 ー１号").await, ["own 第 ー１号"]);
    for unknown in ["202611-77000009", "%", "_", "'", "202611"] {
        look_up(&prime, unknown)
            .await
            .expect_problem(404, "not_found");
    }
}

///
#[tokio::test]
async fn what_cannot_be_a_number_is_told_and_never_a_failure() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    for (query, error) in [
        ("", "/number required"),
        ("?number=%20%E3%80%80", "/number required"),
        ("?number=%00", "/number required"),
        ("?number=1&number=2", "/number wrong_type"),
        ("?numbers=1", "/numbers wrong_type"),
    ] {
        let answer = prime.records(&format!("filings/lookup{query}")).await;
        let answer = answer.expect_problem(422, "invalid_fields");
        assert_eq!(answer.fields(), [error], "{query}");
    }
    let long = look_up(&prime, &"1".repeat(101)).await;
    assert_eq!(long.expect(422).fields(), ["/number too_long"]);
    for odd in ["1\0", "\u{202e}1", "🗂", "1\r\n", &"-".repeat(100)] {
        look_up(&prime, odd).await.expect_problem(404, "not_found");
    }
    for family in ["filing-notices", "deliveries"] {
        let path = format!("{family}/lookup?number=1");
        prime.records(&path).await.expect_problem(404, "not_found");
    }
}

///
#[tokio::test]
async fn nobody_learns_of_a_number_that_is_not_theirs_to_see_and_the_owner_of_each_look() {
    let test = Test::start().await;
    let number = "202611-77000001";
    test.import(&[line(&member(1), "filing", number)]);
    let (prime, owner, id) = test.approved().await;
    let colleague = test.sign_in(&member(6)).await;
    let waiting = test.sign_in(&member(2)).await;
    waiting
        .change(crate::support::adding(&[&member(1)]))
        .await
        .expect(200);
    let others = [
        colleague,
        waiting,
        test.sign_in(ENTRY).await,
        test.sign_in(ELSEWHERE).await,
    ];
    for person in &others {
        for typed in [number, "20261177000001"] {
            let hidden = look_up(person, typed)
                .await
                .expect_problem(404, "not_found");
            let unknown = look_up(person, "202611-00000000").await;
            let mut same = unknown.expect_problem(404, "not_found").body;
            same["requestId"] = hidden.body["requestId"].clone();
            assert_eq!(hidden.body, same);
        }
    }
    look_up(&test.visitor(), number)
        .await
        .expect_problem(401, "signed_out");
    assert_eq!(owner.accesses("").await, Vec::<String>::new());

    found(&prime, number).await;
    found(&owner, number).await;
    let row = format!("{PRIME} open {number} -");
    assert_eq!(owner.accesses("").await, std::slice::from_ref(&row));
    owner.stop(&id, 1).await.expect(200);
    look_up(&prime, number)
        .await
        .expect_problem(404, "not_found");
    assert_eq!(owner.accesses("").await, [row]);
}
