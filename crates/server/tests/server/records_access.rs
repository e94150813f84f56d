//! Details and documents: who reaches them, and what reaching them leaves behind.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{FAMILIES, PDF, line};
use crate::support::{PRIME, Person, Test, add, member};

const NUMBER: &str = "zq-0001";

fn lines() -> Vec<Value> {
    FAMILIES
        .map(|(_, family, _)| line(&member(1), family, NUMBER))
        .to_vec()
}

/// Detail, view and download of the record and of its document.
async fn statuses(person: &Person, record: &str, document: &str) -> [u16; 3] {
    [
        person.records(record).await.status,
        person.records(&format!("{document}/view")).await.status,
        person.records(&format!("{document}/download")).await.status,
    ]
}

async fn ask(
    test: &Test,
    owner: &Person,
    requester: &str,
    rights: (&str, &str),
) -> (Person, String) {
    let person = test.sign_in(requester).await;
    let mut asked = add(&member(1));
    asked["officialDocumentRight"] = json!(rights.0);
    asked["deliveryRight"] = json!(rights.1);
    person.change(json!({"add": [asked]})).await.expect(200);
    let waiting = owner.get("/api/v1/sharing/requests").await.body;
    let id = waiting["requests"][0]["id"].as_str().expect("an id");
    (person, id.to_owned())
}

/// who acts where is walked in `walk_shares`.
#[tokio::test]
async fn ones_own_records_open_everything_and_carry_no_owner() {
    let test = Test::start().await;
    test.import(&lines());
    let owner = test.sign_in(&member(1)).await;
    for (family, ..) in FAMILIES {
        let record = owner.record_path(family, NUMBER).await;
        let document = owner.document_path(&record).await;
        assert_eq!(statuses(&owner, &record, &document).await, [200; 3]);
        let own = owner.records(&record).await.body;
        let allowed = match family {
            "filings" => json!(["view", "download", "withdraw"]),
            _ => json!(["view", "download"]),
        };
        assert_eq!(own["allowed"], allowed);
        assert_eq!(own["record"]["owner"], Value::Null);
    }
}

/// HEAD is answered as GET is, shows nothing, and leaves nothing.
#[tokio::test]
async fn who_asks_for_headers_alone_leaves_neither_a_row_nor_an_acquired_document() {
    let test = Test::start().await;
    test.import(&lines());
    let (prime, owner, _) = test.approved().await;
    let head = async |person: &Person, path: &str| {
        let head = person.request(Method::HEAD, &format!("/api/v1/records/{path}"));
        let answer = person.send(head).await.expect(200);
        assert_eq!(answer.text, "");
        answer
    };
    let record = owner.record_path("filings", NUMBER).await;
    let document = owner.document_path(&record).await;
    for path in [
        "filings".to_owned(),
        "filings/csv".to_owned(),
        record.clone(),
        format!("{document}/view"),
        format!("{document}/download"),
        format!("{record}/documents.zip"),
    ] {
        head(&prime, &path).await;
    }
    assert_eq!(owner.accesses("").await, [""; 0]);

    let notice = owner.record_path("filing-notices", NUMBER).await;
    head(&owner, &notice).await;
    let delivery = owner.record_path("deliveries", NUMBER).await;
    let paper = owner.document_path(&delivery).await;
    let answer = head(&owner, &format!("{paper}/download")).await;
    assert_eq!(answer.header("content-length"), PDF.len().to_string());
    head(&owner, &format!("{delivery}/documents.zip")).await;
    for (family, status) in [("filing-notices", "unread"), ("deliveries", "unacquired")] {
        assert_eq!(owner.record(family, NUMBER).await["status"], status);
    }
}

#[tokio::test]
async fn a_record_is_found_in_its_own_family_and_with_its_own_documents_only() {
    let test = Test::start().await;
    test.import(&lines());
    let owner = test.sign_in(&member(1)).await;
    let filing = owner.record_path("filings", NUMBER).await;
    let delivery = owner.record_path("deliveries", NUMBER).await;
    let document = owner.document_path(&filing).await;
    let (_, document_id) = document.rsplit_once('/').expect("an id");
    for path in [
        filing.replace("filings", "deliveries"),
        filing.to_uppercase().replace("FILINGS", "filings"),
        format!("{delivery}/documents/{document_id}/view"),
        format!("{document}/print"),
        "filings/x".to_owned(),
        "filings/%FF".to_owned(),
    ] {
        let answer = owner.records(&path).await;
        answer.expect_problem(404, "not_found");
    }
}

/// on the next request.
#[tokio::test]
async fn a_right_that_changed_and_a_share_that_ended_take_effect_at_once() {
    let test = Test::start().await;
    test.import(&lines());
    let (prime, owner, id) = test.approved().await;
    let record = owner.record_path("filings", NUMBER).await;
    let document = owner.document_path(&record).await;
    assert_eq!(statuses(&prime, &record, &document).await, [200; 3]);
    let change = json!({"change": [{
        "id": id, "version": 1, "officialDocumentRight": "view", "deliveryRight": "view"
    }]});
    prime.change(change).await.expect(200);
    assert_eq!(statuses(&prime, &record, &document).await, [200, 200, 403]);
    owner.stop(&id, 2).await.expect(200);
    assert_eq!(statuses(&prime, &record, &document).await, [404; 3]);
}

///
#[tokio::test]
async fn a_detail_holds_everything_in_its_order() {
    let test = Test::start().await;
    let mut full = line(&member(1), "filing", NUMBER);
    full["status"] = json!("completed");
    full["events"] = json!([
        {"at": "2026-11-20T09:00:00+09:00", "status": "arrived"},
        {"at": "2026-11-21T09:00:00+09:00", "status": "completed", "note": "公文書を発出しました。"}
    ]);
    full["documents"] = json!([
        {"path": "paper.pdf", "name": "申請書.pdf", "kind": "submitted"},
        {"path": "paper.pdf", "name": "<script>決定\u{202e}.pdf", "kind": "official_document"}
    ]);
    test.import(&[full]);
    let (prime, owner, _) = test.approved().await;
    let record = owner.record_path("filings", NUMBER).await;
    let detail = prime.records(&record).await.expect(200).body;
    assert_eq!(detail["record"]["owner"]["name"], "青木 健太");
    assert_eq!(detail["record"]["arrivedAt"], "2026-11-20T00:00:00Z");
    assert_eq!(
        detail["items"],
        json!([{"label": "申請者", "value": "湊商事株式会社\n総務部"}])
    );
    let statuses: Vec<&Value> = detail["events"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|event| &event["status"])
        .collect();
    assert_eq!(statuses, ["completed", "arrived"]);
    assert_eq!(detail["documents"][0]["name"], "申請書.pdf");
    assert_eq!(detail["documents"][0]["size"], PDF.len());
    assert_eq!(detail["documents"][1]["kind"], "official_document");
    assert_eq!(detail["documents"][1]["acquiredAt"], Value::Null);
    // Whoever keeps the file is not told another ending than it has.
    let document = detail["documents"][1]["id"].as_str().expect("an id");
    let path = format!("{record}/documents/{document}/download");
    let kept = prime.records(&path).await.expect(200);
    let name = "%3Cscript%3E%E6%B1%BA%E5%AE%9A.pdf";
    assert!(kept.header("content-disposition").ends_with(name));
}

/// D-14
#[tokio::test]
async fn a_document_is_shown_inline_or_comes_as_a_file_and_is_never_kept() {
    let test = Test::start().await;
    test.import(&lines());
    let (prime, owner, _) = test.approved().await;
    let record = owner.record_path("filings", NUMBER).await;
    let document = owner.document_path(&record).await;
    for (act, kind) in [("view", "inline"), ("download", "attachment")] {
        let answer = prime
            .records(&format!("{document}/{act}"))
            .await
            .expect(200);
        assert_eq!(answer.text.as_bytes(), PDF);
        assert_eq!(answer.header("content-type"), "application/pdf");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let name = "%E6%B1%BA%E5%AE%9A%E9%80%9A%E7%9F%A5%E6%9B%B8.pdf";
        let disposition = format!("{kind}; filename=\"document.pdf\"; filename*=UTF-8''{name}");
        assert_eq!(answer.header("content-disposition"), disposition);
    }
}

///
#[tokio::test]
async fn only_the_owners_own_download_acquires() {
    let test = Test::start().await;
    let mut delivery = line(&member(1), "delivery", NUMBER);
    delivery["documents"] = json!([
        {"path": "paper.pdf", "name": "1.pdf", "kind": "official_document"},
        {"path": "paper.pdf", "name": "2.pdf", "kind": "official_document"},
        {"path": "paper.pdf", "name": "3.pdf", "kind": "submitted"}
    ]);
    test.import(&[delivery]);
    let owner = test.sign_in(&member(1)).await;
    let (prime, id) = ask(&test, &owner, PRIME, ("download", "download")).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let record = owner.record_path("deliveries", NUMBER).await;
    let documents = async || {
        let detail = owner.records(&record).await.expect(200).body;
        let acquired = |at: usize| detail["documents"][at]["acquiredAt"].clone();
        let status = detail["record"]["status"].as_str().expect("a state");
        (status.to_owned(), acquired(0), acquired(1), acquired(2))
    };
    let fetch = async |person: &Person, at: usize| {
        let detail = person.records(&record).await.expect(200).body;
        let id = detail["documents"][at]["id"]
            .as_str()
            .expect("an id")
            .to_owned();
        let path = format!("{record}/documents/{id}");
        person.records(&format!("{path}/view")).await.expect(200);
        person
            .records(&format!("{path}/download"))
            .await
            .expect(200);
    };
    let never = Value::Null;
    for at in 0..3 {
        fetch(&prime, at).await;
    }
    let (status, ..) = documents().await;
    assert_eq!(status, "unacquired");
    assert_eq!(documents().await.1, never);

    fetch(&owner, 0).await;
    let first = json!("2026-11-22T00:00:00Z");
    test.advance(60);
    fetch(&owner, 0).await;
    let expected = (
        "unacquired".to_owned(),
        first.clone(),
        never.clone(),
        never.clone(),
    );
    assert_eq!(documents().await, expected);
    fetch(&owner, 1).await;
    fetch(&owner, 2).await;
    let second = json!("2026-11-22T00:01:00Z");
    assert_eq!(
        documents().await,
        ("acquired".to_owned(), first, second, never)
    );
    let detail = owner.records(&record).await.body;
    assert_eq!(detail["events"][0]["status"], "acquired");
    assert_eq!(
        prime.record("deliveries", NUMBER).await["status"],
        "acquired"
    );
}

///
#[tokio::test]
async fn the_last_two_papers_of_a_delivery_can_be_downloaded_at_once() {
    let test = Test::start().await;
    let mut delivery = line(&member(1), "delivery", NUMBER);
    delivery["documents"] = json!([
        {"path": "paper.pdf", "name": "1.pdf", "kind": "official_document"},
        {"path": "paper.pdf", "name": "2.pdf", "kind": "official_document"}
    ]);
    test.import(&[delivery]);
    let owner = test.sign_in(&member(1)).await;
    let record = owner.record_path("deliveries", NUMBER).await;
    let detail = owner.records(&record).await.expect(200).body;
    let paths = [0, 1].map(|at| {
        let id = detail["documents"][at]["id"].as_str().expect("an id");
        format!("{record}/documents/{id}/download")
    });
    let (first, second) = tokio::join!(owner.records(&paths[0]), owner.records(&paths[1]));
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!(
        owner.record("deliveries", NUMBER).await["status"],
        "acquired"
    );
}

#[tokio::test]
async fn a_notice_is_read_when_its_owner_opens_it() {
    let test = Test::start().await;
    test.import(&lines());
    let (prime, owner, _) = test.approved().await;
    let record = owner.record_path("filing-notices", NUMBER).await;
    let seen = prime.records(&record).await.expect(200).body;
    assert_eq!(seen["record"]["status"], "unread");
    assert_eq!(
        owner.record("filing-notices", NUMBER).await["status"],
        "unread"
    );
    let opened = owner.records(&record).await.expect(200).body;
    assert_eq!(opened["record"]["status"], "read");
    assert_eq!(opened["events"][0]["status"], "read");
    let again = owner.records(&record).await.expect(200).body;
    assert_eq!(again["events"], opened["events"]);
}
