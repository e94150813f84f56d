//! Every endpoint of signing × everybody who might try it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::signing::by_sms;
use crate::support::{ELSEWHERE, ENTRY, PRIME, Person, Test, member};

const MOBILE: &str = "09012345678";

const PEOPLE: [&str; 7] = [
    "signed out",
    "the signer, with the cookie",
    ENTRY,
    ELSEWHERE,
    "a colleague",
    "the drafter",
    "an administrator",
];

/// `REQUEST` and `SIGNER` stand for ids, `TOKEN` for the link's token; statuses are in the order
/// of [`PEOPLE`], of a request that was seen before its signer entered the code.
const ENDPOINTS: [(&str, &str, &str, [u16; 7]); 20] = [
    (
        "get",
        "/api/v1/signing/access-code-policy",
        "",
        [401, 401, 403, 200, 200, 200, 200],
    ),
    (
        "put",
        "/api/v1/signing/access-code-policy",
        r#"{"required":false,"source":"custom"}"#,
        [401, 401, 403, 200, 403, 403, 200],
    ),
    (
        "get",
        "/api/v1/signing/requests",
        "",
        [401, 401, 403, 200, 200, 200, 200],
    ),
    (
        "post",
        "/api/v1/signing/requests",
        "{}",
        [401, 401, 403, 422, 422, 422, 422],
    ),
    (
        "post",
        "/api/v1/signing/bulk-requests",
        "{}",
        [401, 401, 403, 422, 422, 422, 422],
    ),
    (
        "get",
        "/api/v1/signing/requests/REQUEST",
        "",
        [401, 401, 403, 404, 404, 200, 200],
    ),
    (
        "get",
        "/api/v1/signing/requests/REQUEST/documents/1/view",
        "",
        [401, 401, 403, 404, 404, 200, 200],
    ),
    (
        "get",
        "/api/v1/signing/requests/REQUEST/documents/1/download",
        "",
        [401, 401, 403, 404, 404, 200, 200],
    ),
    (
        "get",
        "/api/v1/signing/requests/REQUEST/timeline",
        "",
        [401, 401, 403, 404, 404, 200, 200],
    ),
    // It is not signed yet.
    (
        "get",
        "/api/v1/signing/requests/REQUEST/copy",
        "",
        [401, 401, 403, 404, 404, 409, 409],
    ),
    (
        "post",
        "/api/v1/signing/copy-check",
        r#"{"sha256":"HASH"}"#,
        [401, 401, 403, 200, 200, 200, 200],
    ),
    (
        "post",
        "/api/v1/signing/requests/REQUEST/signer-change",
        r#"{"signer":"SIGNER"}"#,
        [401, 401, 403, 404, 404, 412, 412],
    ),
    (
        "post",
        "/api/v1/signing/requests/REQUEST/re-request",
        "{}",
        [401, 401, 403, 404, 404, 412, 412],
    ),
    // Whoever has the link has a code sent to the signer's number, and no more.
    (
        "post",
        "/api/v1/sign/state",
        r#"{"token":"TOKEN"}"#,
        [200; 7],
    ),
    (
        "post",
        "/api/v1/sign/verification",
        r#"{"token":"TOKEN","code":""}"#,
        [422, 200, 422, 422, 422, 422, 422],
    ),
    (
        "post",
        "/api/v1/sign/rescue",
        r#"{"token":"TOKEN"}"#,
        [409; 7],
    ),
    (
        "get",
        "/api/v1/sign/SIGNER/documents/1",
        "",
        [401, 200, 401, 401, 401, 401, 401],
    ),
    (
        "get",
        "/api/v1/sign/SIGNER/copy",
        "",
        [401, 409, 401, 401, 401, 401, 401],
    ),
    (
        "post",
        "/api/v1/sign/codes",
        r#"{"token":"TOKEN"}"#,
        [200; 7],
    ),
    (
        "post",
        "/api/v1/sms/deliveries",
        r#"{"id":"x","state":"undelivered"}"#,
        [401; 7],
    ),
];

/// An id that nothing has.
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// These end what the others look at.
const LAST: [(&str, &str, &str, [u16; 7]); 2] = [
    (
        "post",
        "/api/v1/sign/signature",
        r#"{"token":"TOKEN"}"#,
        [401, 200, 401, 401, 401, 401, 401],
    ),
    (
        "post",
        "/api/v1/signing/requests/REQUEST/withdrawal",
        "{}",
        [401, 401, 403, 404, 404, 409, 409],
    ),
];

/// What is walked here, as the OpenAPI document names it.
pub fn walked() -> impl Iterator<Item = String> {
    let all = ENDPOINTS.into_iter().chain(LAST);
    all.map(|(method, path, ..)| {
        let path = path
            .replace("REQUEST", "{id}")
            .replace("SIGNER", "{id}")
            .replace("documents/1", "documents/{place}");
        format!("{method} {path}")
    })
}

/// R-176, R-187
#[tokio::test]
async fn everybody_gets_what_is_theirs_of_a_request() {
    let test = Test::start().await;
    let drafter = test.sign_in(&member(1)).await;
    let sent = drafter
        .request_signing(json!([by_sms("佐藤 花子", MOBILE)]))
        .await;
    let token = test.token(MOBILE).await;
    let signer = test.visitor();
    signer.at_link(&token, "codes").await.expect(200);
    let code = test.code(MOBILE).await;
    let opened = signer.enter(&token, &code).await.expect(200).body;
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let fill = |form: &str| {
        form.replace("REQUEST", &text(&sent["id"]))
            .replace("SIGNER", &text(&opened["contents"]["id"]))
            .replace("HASH", &text(&sent["documents"][0]["sha256"]))
            .replace("TOKEN", &token)
    };

    let mut people: Vec<Person> = vec![test.visitor(), signer];
    for email in [ENTRY, ELSEWHERE, &member(2)] {
        people.push(test.sign_in(email).await);
    }
    people.extend([drafter, test.sign_in(PRIME).await]);
    for (method, path, body, expected) in ENDPOINTS.into_iter().chain(LAST) {
        let method: Method = method.to_uppercase().parse().expect("a method");
        let ask = async |person: &Person, path: &str| {
            let mut request = person
                .request(method.clone(), &fill(path))
                .header("idempotency-key", "walk")
                .header("if-match", "\"1\"");
            if !body.is_empty() {
                let body: Value = serde_json::from_str(&fill(body)).expect("JSON");
                request = request.json(&body);
            }
            person.send(request).await
        };
        for ((person, name), status) in people.iter().zip(PEOPLE).zip(expected) {
            let answer = ask(person, path).await;
            assert_eq!(
                answer.status, status,
                "{method} {path} as {name}: {}",
                answer.text
            );
            if [401, 403, 404].contains(&status) {
                // As if it did not exist.
                let unknown = path.replace("REQUEST", UNKNOWN).replace("SIGNER", UNKNOWN);
                let unknown = ask(person, &unknown).await;
                assert_eq!(
                    unknown.body["code"], answer.body["code"],
                    "{path} as {name}"
                );
            }
            let is_secret = path.starts_with("/api/v1/sign/") || path.ends_with("copy-check");
            let is_theirs = [
                "the signer, with the cookie",
                "the drafter",
                "an administrator",
            ];
            if is_secret && !is_theirs.contains(&name) {
                for secret in ["業務委託", "佐藤", "12345678"] {
                    assert!(!answer.text.contains(secret), "{path} as {name}: {secret}");
                }
            }
            if status >= 400 {
                assert_eq!(answer.header("content-type"), "application/problem+json");
            }
        }
    }
}
