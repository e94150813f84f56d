//! Several documents of a record in one file.

use std::fs;
use std::io::{Cursor, Read};

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{PDF, line};
use crate::support::{Answer, ELSEWHERE, PRIME, Person, Program, Test, member, sign_in_at};

const NUMBER: &str = "zq/0001";

/// A record with three documents, two of which have the same name.
fn with_documents(family: &str) -> Value {
    let mut record = line(&member(1), family, NUMBER);
    record["documents"] = json!([
        {"path": "paper.pdf", "name": "申請書.pdf", "kind": "submitted"},
        {"path": "paper.pdf", "name": "決定<1>.pdf", "kind": "official_document"},
        {"path": "paper.pdf", "name": "申請書.pdf", "kind": "official_document"}
    ]);
    record
}

/// The ids of a record's documents, in their order.
async fn document_ids(person: &Person, record: &str) -> Vec<String> {
    let detail = person.records(record).await.expect(200).body;
    let documents = detail["documents"].as_array().expect("a list").iter();
    let id = |document: &Value| document["id"].as_str().expect("an id").to_owned();
    documents.map(id).collect()
}

async fn try_together(person: &Person, record: &str, query: &str) -> Answer {
    person
        .records(&format!("{record}/documents.zip{query}"))
        .await
}

/// The names in the file that comes, after a look at each content and at what was told of it.
async fn together(person: &Person, record: &str, query: &str) -> Vec<String> {
    let path = format!("/api/v1/records/{record}/documents.zip{query}");
    let answer = person.request(Method::GET, &path).send().await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status(), 200);
    let header = |name: &str| answer.headers()[name].to_str().expect("ASCII").to_owned();
    assert_eq!(header("content-type"), "application/zip");
    assert_eq!(header("cache-control"), "no-store");
    assert_eq!(
        header("content-disposition"),
        "attachment; filename=\"documents.zip\"; filename*=UTF-8''zq_0001.zip"
    );
    let length: usize = header("content-length").parse().expect("a number");
    let content = answer.bytes().await.expect("arrives whole");
    assert_eq!(content.len(), length);
    let mut file = zip::ZipArchive::new(Cursor::new(content)).expect("is a ZIP file");
    (0..file.len())
        .map(|at| {
            let mut document = file.by_index(at).expect("is there");
            let mut read = Vec::new();
            document.read_to_end(&mut read).expect("is whole");
            assert_eq!(read, PDF);
            document.name().expect("UTF-8").into_owned()
        })
        .collect()
}

///
#[tokio::test]
async fn documents_come_together_and_each_leaves_its_row() {
    let test = Test::start().await;
    test.import(&[with_documents("filing")]);
    let (prime, owner, _) = test.approved().await;
    let record = owner.record_path("filings", NUMBER).await;
    let ids = document_ids(&owner, &record).await;

    assert_eq!(
        together(&prime, &record, "").await,
        ["申請書.pdf", "決定_1_.pdf", "申請書 (2).pdf"]
    );
    let row = |name: &str| format!("{PRIME} download {NUMBER} {name}");
    assert_eq!(
        owner.accesses("?act=download").await,
        [row("申請書.pdf"), row("決定<1>.pdf"), row("申請書.pdf")]
    );

    // Each once, in the order of the record.
    let query = format!("?document={}&document={}&document={0}", ids[2], ids[1]);
    assert_eq!(
        together(&prime, &record, &query).await,
        ["決定_1_.pdf", "申請書.pdf"]
    );
    assert_eq!(owner.accesses("?act=download").await.len(), 5);
    together(&owner, &record, "").await;
    assert_eq!(
        owner.accesses("?act=download").await.len(),
        5,
        "one's own leaves none"
    );
}

///
#[tokio::test]
async fn who_may_not_download_gets_none_of_it_and_leaves_no_row() {
    let test = Test::start().await;
    test.import(&[with_documents("filing"), with_documents("delivery")]);
    let (prime, owner, id) = test.approved().await;
    let delivery = owner.record_path("deliveries", NUMBER).await;
    let filing = owner.record_path("filings", NUMBER).await;
    try_together(&prime, &delivery, "")
        .await
        .expect_problem(403, "not_allowed");
    let elsewhere = test.sign_in(ELSEWHERE).await;
    try_together(&elsewhere, &filing, "")
        .await
        .expect_problem(404, "not_found");
    try_together(&test.visitor(), &filing, "")
        .await
        .expect_problem(401, "signed_out");

    let of_delivery = document_ids(&owner, &delivery).await;
    let known = document_ids(&owner, &filing).await;
    for query in [
        format!("?document={}", of_delivery[0]),
        format!("?document={}&document=x", known[0]),
        "?document=".to_owned(),
    ] {
        try_together(&prime, &filing, &query)
            .await
            .expect_problem(404, "not_found");
    }
    let wrong = try_together(&prime, &filing, "?documents=x&size=1").await;
    assert_eq!(
        wrong.expect_problem(422, "invalid_fields").fields(),
        ["/documents wrong_type", "/size wrong_type"]
    );
    assert_eq!(owner.accesses("?act=download").await, [""; 0]);

    owner.stop(&id, 1).await.expect(200);
    try_together(&prime, &filing, "")
        .await
        .expect_problem(404, "not_found");
}

///
#[tokio::test]
async fn together_acquires_ones_own_official_documents_and_no_owners() {
    let test = Test::start().await;
    let mut mine = with_documents("delivery");
    mine["owner"] = json!(PRIME);
    test.import(&[with_documents("filing"), mine]);
    let (prime, owner, _) = test.approved().await;
    let acquired = async |person: &Person, record: &str| {
        let detail = person.records(record).await.expect(200).body;
        let documents = detail["documents"].as_array().expect("a list").iter();
        let acquired = documents.map(|document| !document["acquiredAt"].is_null());
        acquired.collect::<Vec<bool>>()
    };
    let filing = owner.record_path("filings", NUMBER).await;
    together(&prime, &filing, "").await;
    assert_eq!(acquired(&owner, &filing).await, [false; 3]);

    let delivery = prime.record_path("deliveries", NUMBER).await;
    let ids = document_ids(&prime, &delivery).await;
    let first = format!("?document={}&document={}", ids[0], ids[1]);
    together(&prime, &delivery, &first).await;
    assert_eq!(acquired(&prime, &delivery).await, [false, true, false]);
    let status = async || prime.record("deliveries", NUMBER).await["status"].clone();
    assert_eq!(status().await, "unacquired");
    together(&prime, &delivery, "").await;
    assert_eq!(acquired(&prime, &delivery).await, [false, true, true]);
    assert_eq!(status().await, "acquired");
}

#[tokio::test]
async fn a_record_without_documents_has_no_file() {
    let test = Test::start().await;
    let mut bare = line(PRIME, "filing", NUMBER);
    bare["documents"] = json!([]);
    test.import(&[bare]);
    let prime = test.sign_in(PRIME).await;
    let record = prime.record_path("filings", NUMBER).await;
    try_together(&prime, &record, "")
        .await
        .expect_problem(404, "not_found");
}

/// A server that ends in the middle is found out: what arrived is shorter than what was told.
#[tokio::test]
async fn a_file_that_breaks_off_does_not_look_whole() {
    let test = Test::start().await;
    let folder = test.folder().join("import");
    fs::create_dir_all(&folder).expect("folder");
    let mut large = PDF.to_vec();
    large.resize(19_000_000, b' ');
    fs::write(folder.join("large.pdf"), large).expect("a large paper");
    let mut record = line(PRIME, "filing", NUMBER);
    let large = |name: usize| json!({"path": "large.pdf", "name": format!("{name}.pdf"), "kind": "submitted"});
    record["documents"] = (0..5).map(large).collect();
    test.import(&[record]);

    let mut program = Program::start(&test.args, "smtp://127.0.0.1:9").await;
    let prime = sign_in_at(program.address, PRIME).await;
    let record = prime.record_path("filings", NUMBER).await;
    let path = format!("/api/v1/records/{record}/documents.zip");
    let answer = prime.request(Method::GET, &path).send().await;
    let mut answer = answer.expect("an answer");
    let length = answer.content_length().expect("is told");
    assert!(length > 5 * 19_000_000);
    let first = answer.chunk().await.expect("begins").expect("a piece");
    program.process.kill().await.expect("ends");
    let mut arrived = first.len() as u64;
    let broken = loop {
        match answer.chunk().await {
            Ok(Some(piece)) => arrived += piece.len() as u64,
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    assert!(broken.is_some(), "{arrived} of {length} looked whole");
    assert!(arrived < length);
}
