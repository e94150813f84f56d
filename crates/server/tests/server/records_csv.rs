//! A list as a file for a spreadsheet.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::line;
use crate::support::{Answer, PRIME, Person, Test, member};

async fn csv(person: &Person, what: &str, language: &str) -> Answer {
    let path = format!("/api/v1/records/{what}");
    let request = person.request(Method::GET, &path);
    person
        .send(request.header("accept-language", language))
        .await
}

/// The lines without the mark at their beginning.
fn lines(answer: &Answer) -> Vec<String> {
    let text = answer.text.trim_start_matches('\u{FEFF}');
    let lines = text.split_terminator("\r\n");
    lines.map(str::to_owned).collect()
}

fn records() -> Vec<Value> {
    let record = |owner: &str, number: &str, title: &str, arrived_at: &str| {
        let mut record = line(owner, "filing", number);
        record["title"] = json!(title);
        record["arrivedAt"] = json!(arrived_at);
        record
    };
    vec![
        record(PRIME, "zq-1", "=SUM(A1)", "2026-11-20T09:00:00+09:00"),
        record(
            &member(1),
            "-zq-2",
            "届, \"特例\"",
            "2026-11-21T00:00:00+09:00",
        ),
    ]
}

/// G-17, R-011, R-055
#[tokio::test]
async fn a_file_says_what_the_list_says() {
    let test = Test::start().await;
    test.import(&records());
    let (prime, ..) = test.approved().await;
    let answer = csv(&prime, "filings/csv?words=zq&size=500", "ja").await;
    let answer = answer.expect(200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"filings-20261122.csv\"; \
         filename*=UTF-8''%E7%94%B3%E8%AB%8B%E6%A1%88%E4%BB%B6_20261122.csv"
    );
    assert_eq!(
        lines(&answer),
        [
            "\"到達番号\",\"手続名・件名\",\"提出先・発出元\",\"状態\",\"到達日時\",\"アカウント名\"",
            "\"'-zq-2\",\"届, \"\"特例\"\"\",\"試験庁\",\"到達\",\"2026-11-21 00:00:00\",\"青木 健太\"",
            "\"zq-1\",\"'=SUM(A1)\",\"試験庁\",\"到達\",\"2026-11-20 09:00:00\",\"\"",
        ]
    );
}

/// G-17
#[tokio::test]
async fn columns_order_conditions_and_language_are_those_asked_for() {
    let test = Test::start().await;
    test.import(&records());
    let (prime, ..) = test.approved().await;
    let few = csv(
        &prime,
        "filings/csv?words=zq&columns=owner&sort=number",
        "fr, en-GB;q=0.8",
    );
    assert_eq!(
        lines(&few.await.expect(200)),
        [
            "\"Arrival number\",\"Procedure or subject\",\"State\",\"Account\"",
            "\"'-zq-2\",\"届, \"\"特例\"\"\",\"Arrived\",\"青木 健太\"",
            "\"zq-1\",\"'=SUM(A1)\",\"Arrived\",\"\"",
        ]
    );
    let own = csv(&prime, "filings/csv?words=zq&ownOnly=true&columns=none", "");
    let own = lines(&own.await.expect(200));
    assert_eq!(
        own,
        [
            "\"到達番号\",\"手続名・件名\",\"状態\"",
            "\"zq-1\",\"'=SUM(A1)\",\"到達\""
        ]
    );
    let wrong = csv(&prime, "filings/csv?columns=title&sort=x", "ja").await;
    assert_eq!(
        wrong.expect_problem(422, "invalid_fields").fields(),
        ["/sort not_a_choice", "/columns not_a_choice"]
    );
    csv(&prime, "papers/csv", "ja")
        .await
        .expect_problem(404, "not_found");
    csv(&test.visitor(), "filings/csv", "ja")
        .await
        .expect_problem(401, "signed_out");
}

///
#[tokio::test]
async fn each_owner_in_a_file_finds_a_row() {
    let test = Test::start().await;
    test.import(&records());
    let (prime, owner, id) = test.approved().await;
    csv(&prime, "filings/csv?ownOnly=true", "ja")
        .await
        .expect(200);
    csv(&prime, "filings/csv?words=zq-1", "ja")
        .await
        .expect(200);
    assert_eq!(owner.accesses("").await, [""; 0]);
    csv(&prime, "filings/csv?words=zq", "ja").await.expect(200);
    assert_eq!(owner.accesses("").await, [format!("{PRIME} list - -")]);
    owner.stop(&id, 1).await.expect(200);
    let after = csv(&prime, "filings/csv?words=zq", "ja").await.expect(200);
    assert_eq!(lines(&after).len(), 2);
}

/// G-17: ten thousand and one records are told as more than a file holds.
#[tokio::test]
async fn a_list_that_is_too_long_is_cut_and_says_so() {
    let test = Test::start().await;
    let record = |number: usize| {
        let mut record = line(PRIME, "delivery", &format!("zq-{number:05}"));
        record["documents"] = json!([]);
        record
    };
    let all: Vec<Value> = (1..=10_001).map(record).collect();
    test.import(&all[..10_000]);
    let prime = test.sign_in(PRIME).await;
    let path = "deliveries/csv?words=zq&sort=number&columns=none";
    let whole = lines(&csv(&prime, path, "ja").await.expect(200));
    assert_eq!(whole.len(), 10_001);
    test.import(&all[10_000..]);
    let cut = lines(&csv(&prime, path, "ja").await.expect(200));
    assert_eq!(cut.len(), 10_002);
    assert!(cut[10_000].starts_with("\"zq-10000\""));
    assert_eq!(
        cut[10_001],
        "\"10000件を超えたため、ここまでを出力しました。条件で絞り込むと、続きも出力できます。\",\"\",\"\""
    );
}
