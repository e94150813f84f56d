//! 情報共有対象アカウント操作履歴

use serde_json::json;

use crate::support::records::{FAMILIES, line};
use crate::support::{ENTRY, PRIME, Test, member};

const LOG: &str = "/api/v1/sharing/access-log";
const CSV: &str = "/api/v1/sharing/access-log/csv";
const NUMBER: &str = "zq-0001";
const WEEK: u64 = 7 * 24 * 60 * 60;

///
#[tokio::test]
async fn every_look_at_an_owners_records_leaves_its_row() {
    let test = Test::start().await;
    test.import(&FAMILIES.map(|(_, family, _)| line(&member(1), family, NUMBER)));
    let (prime, owner, _) = test.approved().await;
    let record = owner.record_path("filings", NUMBER).await;
    let document = owner.document_path(&record).await;
    let delivery = owner.record_path("deliveries", NUMBER).await;
    let delivered = owner.document_path(&delivery).await;
    assert_eq!(owner.accesses("").await, [""; 0], "one's own leaves none");

    prime.records("filings?ownOnly=true").await.expect(200);
    prime
        .records("filings?words=nowhere-to-be-found")
        .await
        .expect(200);
    prime
        .records(&format!("{delivered}/download"))
        .await
        .expect(403);
    prime
        .records(&format!("{record}/documents/x/view"))
        .await
        .expect(404);
    assert_eq!(
        owner.accesses("").await,
        [""; 0],
        "what shows nothing leaves none"
    );

    prime.records("filings?size=500").await.expect(200);
    test.advance(1);
    prime.records(&record).await.expect(200);
    test.advance(1);
    prime.records(&format!("{document}/view")).await.expect(200);
    test.advance(1);
    prime
        .records(&format!("{document}/download"))
        .await
        .expect(200);
    assert_eq!(
        owner.accesses("").await,
        [
            format!("{PRIME} download {NUMBER} 決定通知書.pdf"),
            format!("{PRIME} view {NUMBER} 決定通知書.pdf"),
            format!("{PRIME} open {NUMBER} -"),
            format!("{PRIME} list - -"),
        ]
    );
    assert_eq!(prime.accesses("").await, [""; 0], "it is the owner's log");
}

/// a list leaves one row for each owner whose records are in it.
#[tokio::test]
async fn a_list_leaves_one_row_for_each_owner_in_it() {
    let test = Test::start().await;
    let (prime, first, _) = test.approved().await;
    let (_, second, id) = test.request(PRIME, &member(2)).await;
    second.decide(&id, 1, "approve").await.expect(200);
    prime.records("deliveries?size=500").await.expect(200);
    prime
        .records(&format!("filings?owner={}", member(2)))
        .await
        .expect(200);
    assert_eq!(first.accesses("").await.len(), 1);
    assert_eq!(second.accesses("").await.len(), 2);
}

/// R-063, D-3, G-18
#[tokio::test]
async fn a_row_can_be_seen_for_seven_days_to_the_second() {
    let test = Test::start().await;
    let (prime, owner, _) = test.approved().await;
    prime.records("filings?size=500").await.expect(200);
    let log = owner.get(LOG).await.expect(200).body;
    assert_eq!(log["accesses"][0]["at"], "2026-11-22T00:00:00Z");
    assert_eq!(log["accesses"][0]["secondsLeft"], WEEK);
    assert_eq!(log["accesses"][0]["record"], json!(null));

    test.advance(WEEK - 1);
    let owner = test.sign_in(&member(1)).await;
    let log = owner.get(LOG).await.expect(200).body;
    assert_eq!(log["accesses"][0]["secondsLeft"], 1);
    assert_eq!(log["requesters"][0]["email"], PRIME);
    test.advance(1);
    let log = owner.get(LOG).await.expect(200).body;
    assert_eq!(log, json!({"accesses": [], "requesters": [], "next": null}));
    let csv = owner.get(CSV).await.expect(200).text;
    assert_eq!(csv.lines().count(), 1);
}

/// G-18
#[tokio::test]
async fn the_log_is_filtered_and_comes_in_pages() {
    let test = Test::start().await;
    test.import(&[line(&member(1), "filing", "zq-1")]);
    let (prime, owner, _) = test.approved().await;
    let (colleague, _, id) = test.request(&member(2), &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let record = owner.record_path("filings", "zq-1").await;
    for _ in 0..60 {
        prime.records(&record).await.expect(200);
    }
    colleague.records("filings?words=zq").await.expect(200);

    let log = owner.get(LOG).await.expect(200).body;
    let names = [&log["requesters"][0]["name"], &log["requesters"][1]["name"]];
    assert_eq!(names, ["石川 美咲", "湊 一郎"]);
    assert_eq!(log["accesses"].as_array().map(Vec::len), Some(50));
    assert_eq!(log["accesses"][0]["requester"]["email"], member(2));
    let next = log["next"].as_str().expect("a page behind");
    let rest = owner.get(&format!("{LOG}?cursor={next}")).await.expect(200);
    assert_eq!(rest.body["accesses"].as_array().map(Vec::len), Some(11));
    assert_eq!(rest.body["next"], json!(null));

    let count = async |query: &str| owner.accesses(query).await.len();
    let colleagues = format!("?requester={}", member(2).to_uppercase());
    assert_eq!(count(&colleagues).await, 1);
    assert_eq!(count("?act=list").await, 1);
    assert_eq!(count("?act=view").await, 0);
    assert_eq!(count("?requester=nobody@x.example").await, 0);
    let both = format!("?act=open&requester={}", member(2));
    assert_eq!(count(&both).await, 0);
    let csv = owner.get(&format!("{CSV}?act=open")).await.expect(200);
    assert_eq!(csv.text.lines().count(), 61);
}

#[tokio::test]
async fn wrong_parameters_are_named() {
    let test = Test::start().await;
    let owner = test.sign_in(&member(1)).await;
    let refused = async |query: &str| {
        let answer = owner.get(&format!("{LOG}?{query}")).await;
        answer.expect_problem(422, "invalid_fields").fields()
    };
    assert_eq!(
        refused("act=delete&cursor=x").await,
        ["/act not_a_choice", "/cursor not_a_choice"]
    );
    assert_eq!(refused("days=30").await, ["/days wrong_type"]);
    let entry = test.sign_in(ENTRY).await;
    entry.get(LOG).await.expect_problem(403, "not_allowed");
}

/// G-18
#[tokio::test]
async fn the_file_opens_in_a_spreadsheet_and_does_no_harm_there() {
    let test = Test::start().await;
    let mut formula = line(&member(1), "filing", "zq-1");
    formula["title"] = json!("=HYPERLINK(\"http://x.example\",\"税\")");
    test.import(&[formula]);
    let (prime, owner, _) = test.approved().await;
    let record = owner.record_path("filings", "zq-1").await;
    prime.records(&record).await.expect(200);
    let csv = owner.get(CSV).await.expect(200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let disposition = csv.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\"access-log-20261122.csv\"; filename*="),
        "{disposition}"
    );
    let text = csv.text.trim_start_matches('\u{FEFF}');
    assert_eq!(
        text,
        "\"日時（日本時間）\",\"アカウント名\",\"gBizID\",\"操作\",\"画面\",\"番号\",\"件名\",\"ファイル名\"\r\n\
         \"2026-11-22 09:00:00\",\"湊 一郎\",\"prime@minato.example\",\"詳細を表示\",\"申請案件\",\"zq-1\",\
         \"'=HYPERLINK(\"\"http://x.example\"\",\"\"税\"\")\",\"\"\r\n"
    );
    let language = owner.request(reqwest::Method::PUT, "/api/v1/account/language");
    let chosen = owner.send(language.json(&json!({"language": "en"}))).await;
    chosen.expect(204);
    let english = owner.get(CSV).await.expect(200).text;
    assert!(
        english.contains("\"Opened the record\",\"Filings\""),
        "{english}"
    );
}
