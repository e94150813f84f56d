//! Records of another system: `POST /api/v1/intake` and its keys.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::command::{fail, succeed};
use crate::support::records::{PDF, line};
use crate::support::{Answer, PRIME, Person, Test, member};

const INTAKE: &str = "/api/v1/intake";
const JSON_LINES: &str = "application/x-ndjson";
const FORM: &str = "multipart/form-data; boundary=zq";

/// A key called `payroll`.
fn key(test: &Test) -> String {
    succeed(&test.args, &["api-key", "create", "payroll"])
}

/// A line without documents.
fn bare(owner: &str, number: &str) -> Value {
    let mut line = line(owner, "filing", number);
    line["documents"] = json!([]);
    line
}

fn text(lines: &[Value]) -> Vec<u8> {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    lines.join("\n").into_bytes()
}

/// A form with `lines` and with documents by the names of their files.
fn form(lines: &[Value], documents: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = b"--zq\r\nContent-Disposition: form-data; name=\"records\"\r\n\r\n".to_vec();
    body.extend(text(lines));
    for (path, content) in documents {
        let part = "Content-Disposition: form-data; name=\"documents\"; filename=";
        body.extend(format!("\r\n--zq\r\n{part}\"{path}\"\r\n\r\n").into_bytes());
        body.extend(*content);
    }
    body.extend(b"\r\n--zq--\r\n");
    body
}

async fn send(test: &Test, key: &str, kind: &str, body: Vec<u8>) -> Answer {
    let visitor = test.visitor();
    let request = visitor.request(Method::POST, INTAKE).body(body);
    let request = request.header("authorization", format!("Bearer {key}"));
    visitor.send(request.header("content-type", kind)).await
}

fn counts(answer: Answer) -> (u64, u64, u64) {
    let body = answer.expect(200).body;
    let count = |name: &str| body[name].as_u64().expect("a number");
    (count("added"), count("changed"), count("unchanged"))
}

async fn titles(person: &Person) -> Vec<Value> {
    let list = person.records("filings?words=zq&sort=number").await;
    let list = list.expect(200).body;
    let records = list["records"].as_array().expect("a list");
    records.iter().map(|r| r["title"].clone()).collect()
}

#[tokio::test]
async fn lines_are_taken_over_and_can_be_sent_again() {
    let test = Test::start().await;
    let key = key(&test);
    let prime = test.sign_in(PRIME).await;
    let mut lines = vec![bare(PRIME, "zq-1"), bare(PRIME, "zq-2")];
    let again = async |lines: &[Value]| counts(send(&test, &key, JSON_LINES, text(lines)).await);
    assert_eq!(again(&lines).await, (2, 0, 0));
    assert_eq!(again(&lines).await, (0, 0, 2));
    lines[1]["title"] = json!("変更した手続");
    assert_eq!(again(&lines).await, (0, 1, 1));
    assert_eq!(titles(&prime).await, ["試験の手続", "変更した手続"]);
    assert_eq!(again(&[]).await, (0, 0, 0));
}

#[tokio::test]
async fn a_form_brings_the_documents_along() {
    let test = Test::start().await;
    let key = key(&test);
    let mut with_paper = line(PRIME, "delivery", "zq-1");
    with_paper["documents"][0]["path"] = json!("2026/決定 1.pdf");
    let lines = [with_paper];
    let body = form(&lines, &[("2026/決定 1.pdf", PDF)]);
    assert_eq!(counts(send(&test, &key, FORM, body).await), (1, 0, 0));
    let prime = test.sign_in(PRIME).await;
    let record = prime.record_path("deliveries", "zq-1").await;
    let document = prime.document_path(&record).await;
    let view = prime.records(&format!("{document}/view")).await.expect(200);
    assert_eq!(view.text.as_bytes(), PDF);

    let other = form(&lines, &[("2026/決定 2.pdf", PDF)]);
    let answer = send(&test, &key, FORM, other).await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(answer.fields(), ["/0/documents/0/path not_a_choice"]);
    let page = form(&lines, &[("2026/決定 1.pdf", b"<html>")]);
    let answer = send(&test, &key, FORM, page).await;
    assert_eq!(answer.fields(), ["/0/documents/0/path not_a_pdf"]);
}

#[tokio::test]
async fn all_errors_are_told_at_once_with_line_and_field_and_nothing_is_taken_over() {
    let test = Test::start().await;
    let key = key(&test);
    let mut bad = bare("nobody@x.example", "zq-2");
    bad["status"] = json!("unread");
    bad["arrivedAt"] = json!("yesterday");
    bad["a/b"] = json!(1);
    let lines = [bare(PRIME, "zq-1"), bad, json!([]), bare(PRIME, "zq-1")];
    let answer = send(&test, &key, JSON_LINES, text(&lines)).await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(
        answer.fields(),
        [
            "/1/owner account_not_found",
            "/1/status not_a_choice",
            "/1/arrivedAt not_a_date",
            "/1/a~1b wrong_type",
            "/2 wrong_type",
            "/3/number duplicate",
        ]
    );
    let last = &answer.body["fields"][5]["params"];
    let reason = json!({"line": "4", "reason": "stands on line 1 already"});
    assert_eq!(
        (last, &answer.body["params"]["errors"]),
        (&reason, &json!("6"))
    );
    assert!(titles(&test.sign_in(PRIME).await).await.is_empty());

    let many = vec![json!(7); 1_500];
    let answer = send(&test, &key, JSON_LINES, text(&many)).await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(answer.fields().len(), 1_000);
    assert_eq!(answer.body["params"]["errors"], "1500");
}

#[tokio::test]
async fn whoever_has_no_key_is_refused_before_anything_is_read() {
    let test = Test::start().await;
    let key = key(&test);
    let signed_in = test.sign_in(PRIME).await;
    for given in ["", "Bearer", "Bearer x", &format!("Basic {key}"), &key[1..]] {
        let request = signed_in.request(Method::POST, INTAKE);
        let request = request.header("authorization", given).body("x");
        let answer = signed_in.send(request).await;
        let answer = answer.expect_problem(401, "api_key_unknown");
        assert_eq!(answer.header("www-authenticate"), "Bearer", "{given}");
    }
    let request = signed_in.request(Method::POST, INTAKE);
    let answer = signed_in.send(request).await;
    answer.expect_problem(401, "api_key_unknown");
    // A key opens the intake and nothing else.
    let visitor = test.visitor();
    let request = visitor.request(Method::GET, "/api/v1/records/filings");
    let request = request.header("authorization", format!("Bearer {key}"));
    visitor
        .send(request)
        .await
        .expect_problem(401, "signed_out");
}

#[tokio::test]
async fn a_key_is_made_listed_and_revoked_by_its_name() {
    let test = Test::start().await;
    let key = key(&test);
    let told = fail(&test.args, &["api-key", "create", " payroll "]);
    assert!(told.contains("revoke it first"), "{told}");
    fail(&test.args, &["api-key", "create", ""]);
    let list = || succeed(&test.args, &["api-key", "list"]);
    let (before, lines) = (list(), text(&[bare(PRIME, "zq-1")]));
    assert!(before.starts_with("payroll\t") && before.ends_with("\tnever"));
    counts(send(&test, &key, JSON_LINES, lines.clone()).await);
    let after = list();
    assert!(after.ends_with("2026-11-22T00:00:00+00:00"), "{after}");
    assert!(!after.contains(&key));
    succeed(&test.args, &["api-key", "revoke", "payroll"]);
    let answer = send(&test, &key, JSON_LINES, lines).await;
    answer.expect_problem(401, "api_key_unknown");
    let told = fail(&test.args, &["api-key", "revoke", "payroll"]);
    assert!(told.contains("no key called payroll"), "{told}");
    assert_eq!(list(), "");
}

#[tokio::test]
async fn what_cannot_be_read_is_refused() {
    let test = Test::start().await;
    let key = key(&test);
    let refused = async |kind: &str, body: &[u8], status: u16, code: &str| {
        let answer = send(&test, &key, kind, body.to_vec()).await;
        answer.expect_problem(status, code).fields()
    };
    let body = text(&[bare(PRIME, "zq-1")]);
    for kind in [
        "application/json",
        "text/plain",
        "",
        "multipart/mixed; boundary=zq",
    ] {
        refused(kind, &body, 415, "unsupported_media_type").await;
    }
    refused(JSON_LINES, b"\xFF", 400, "malformed").await;
    refused("multipart/form-data", &body, 400, "malformed").await;
    refused(FORM, b"--zq\r\nx", 400, "malformed").await;
    let fields = refused(FORM, b"--zq--\r\n", 422, "invalid_fields").await;
    assert_eq!(fields, ["/records required"]);
    let other = b"--zq\r\nContent-Disposition: form-data; name=\"x/y\"\r\n\r\n1\r\n--zq--\r\n";
    let fields = refused(FORM, other, 422, "invalid_fields").await;
    assert_eq!(fields, ["/x~1y wrong_type"]);
    let large = vec![b' '; 32 * 1024 * 1024 + 1];
    refused(JSON_LINES, &large, 413, "too_large").await;
    assert!(titles(&test.sign_in(PRIME).await).await.is_empty());
}

/// The same record twice at the same moment: one adds it, the other finds it.
#[tokio::test]
async fn two_that_send_the_same_follow_one_another() {
    let test = Test::start().await;
    let key = key(&test);
    let lines: Vec<Value> = (0..30)
        .map(|at| bare(&member(1), &format!("zq-{at}")))
        .collect();
    let body = text(&lines);
    let send = || send(&test, &key, JSON_LINES, body.clone());
    let (first, second) = tokio::join!(send(), send());
    let mut both = [counts(first), counts(second)];
    both.sort();
    assert_eq!(both, [(0, 0, 30), (30, 0, 0)]);
}
