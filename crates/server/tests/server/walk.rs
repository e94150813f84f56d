//! Every endpoint × everybody: who gets what.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{ELSEWHERE, ENTRY, PRIME, Person, Test, UNLINKED, member};
use crate::walk_signing;

const PEOPLE: [&str; 6] = [
    "signed out",
    ENTRY,
    UNLINKED,
    ELSEWHERE,
    "requester",
    "owner",
];

/// Statuses in the order of [`PEOPLE`], of a share that is approved when it is stopped and
/// waits otherwise.
fn endpoints() -> Vec<(Method, &'static str, Value, [u16; 6])> {
    let get = Method::GET;
    let post = Method::POST;
    let nothing = Value::Null;
    let all = [200; 6];
    let sharers = [401, 403, 403, 200, 200, 200];
    let signed_in = [401, 200, 200, 200, 200, 200];
    let nowhere = [401, 404, 404, 404, 404, 404];
    let sign_in = json!({"email": "nobody@x.example", "password": "x"});
    let accept = json!({"token": "x", "password": "a long password"});
    let list = "/api/v1/sharing/shares";
    vec![
        (get.clone(), "/healthz", nothing.clone(), all),
        (get.clone(), "/readyz", nothing.clone(), all),
        (get.clone(), "/api/docs", nothing.clone(), all),
        (get.clone(), "/api/v1/openapi.json", nothing.clone(), all),
        (get.clone(), "/api/v1/session", nothing.clone(), all),
        (
            post.clone(),
            "/api/v1/invitation",
            json!({"token": "x"}),
            [410; 6],
        ),
        (
            post.clone(),
            "/api/v1/invitation/acceptance",
            accept,
            [410; 6],
        ),
        (
            Method::PUT,
            "/api/v1/account/language",
            json!({"language": "ja"}),
            [401, 204, 204, 204, 204, 204],
        ),
        // It takes keys and no sessions; `intake` has those.
        (post.clone(), "/api/v1/intake", nothing.clone(), [401; 6]),
        (get.clone(), list, nothing.clone(), sharers),
        (
            get.clone(),
            "/api/v1/sharing/requests",
            nothing.clone(),
            sharers,
        ),
        (
            get.clone(),
            "/api/v1/sharing/visibility",
            nothing.clone(),
            sharers,
        ),
        (
            get.clone(),
            "/api/v1/sharing/shares/ID",
            nothing.clone(),
            [401, 403, 403, 404, 200, 200],
        ),
        (
            get.clone(),
            "/api/v1/sharing/access-log",
            nothing.clone(),
            sharers,
        ),
        (
            get.clone(),
            "/api/v1/sharing/access-log/csv",
            nothing.clone(),
            sharers,
        ),
        (
            get.clone(),
            "/api/v1/records/filings",
            nothing.clone(),
            signed_in,
        ),
        (
            get.clone(),
            "/api/v1/records/filings/csv",
            nothing.clone(),
            signed_in,
        ),
        // Who finds what is walked in `lookup`.
        (
            get.clone(),
            "/api/v1/records/filings/lookup",
            nothing.clone(),
            [401, 422, 422, 422, 422, 422],
        ),
        // Whose records can be reached is walked in `walk_shares`.
        (
            get.clone(),
            "/api/v1/records/filings/ID/documents.zip",
            nothing.clone(),
            nowhere,
        ),
        (
            get.clone(),
            "/api/v1/records/filings/ID",
            nothing.clone(),
            nowhere,
        ),
        (
            get.clone(),
            "/api/v1/records/filings/ID/documents/DOCUMENT/view",
            nothing.clone(),
            nowhere,
        ),
        (
            get,
            "/api/v1/records/filings/ID/documents/DOCUMENT/download",
            nothing.clone(),
            nowhere,
        ),
        // Who acts on a filing is walked in `filing_acts`, whose file it is in `uploads`.
        (
            post.clone(),
            "/api/v1/records/filings/ID/withdrawal",
            json!({"reason": "x"}),
            nowhere,
        ),
        (
            post.clone(),
            "/api/v1/records/filings/ID/correction",
            json!({"note": "x"}),
            nowhere,
        ),
        (
            post.clone(),
            "/api/v1/records/filings/ID/resubmission",
            json!({"note": "x"}),
            nowhere,
        ),
        (
            post.clone(),
            "/api/v1/uploads",
            json!({"name": "a.pdf", "size": 1}),
            [401, 201, 201, 201, 201, 201],
        ),
        (Method::GET, "/api/v1/uploads/ID", nothing.clone(), nowhere),
        (
            Method::PATCH,
            "/api/v1/uploads/ID",
            nothing.clone(),
            [401, 400, 400, 400, 400, 400],
        ),
        (
            Method::DELETE,
            "/api/v1/uploads/ID",
            nothing.clone(),
            nowhere,
        ),
        (
            post.clone(),
            "/api/v1/sharing/changes",
            json!({}),
            [401, 403, 403, 422, 422, 422],
        ),
        (
            post.clone(),
            "/api/v1/sharing/requests/ID/decision",
            json!({"decision": "approve"}),
            [401, 403, 403, 404, 403, 200],
        ),
        // Renewed and undone is what has an end and what has ended; this share has neither.
        (
            post.clone(),
            "/api/v1/sharing/shares/ID/renewal",
            json!({"endsOn": ""}),
            [401, 403, 403, 404, 403, 403],
        ),
        (
            post.clone(),
            "/api/v1/sharing/undo/ID",
            json!({}),
            [401, 403, 403, 404, 404, 404],
        ),
        (
            post.clone(),
            "/api/v1/sharing/shares/ID/stop",
            json!({}),
            [401, 403, 403, 404, 403, 200],
        ),
        (
            post,
            "/api/v1/session",
            sign_in,
            [401, 401, 401, 429, 429, 429],
        ),
        (Method::DELETE, "/api/v1/session", nothing, [204; 6]),
    ]
}

///
#[tokio::test]
async fn everybody_gets_what_is_theirs_at_every_endpoint() {
    let test = Test::start().await;
    let (requester, owner, id) = test.request(PRIME, &member(1)).await;
    let mut people: Vec<Person> = vec![test.visitor()];
    for email in [ENTRY, UNLINKED, ELSEWHERE] {
        people.push(test.sign_in(email).await);
    }
    people.extend([requester, owner]);

    let mut walked: Vec<String> = walk_signing::walked().collect();
    for (method, path, body, expected) in endpoints() {
        let is_act = path.contains("filings/ID/") && method == Method::POST;
        let is_of_filings = is_act || path.ends_with("filings/lookup");
        let family = if is_of_filings { "filings" } else { "{family}" };
        walked.push(format!(
            "{} {}",
            method.as_str().to_lowercase(),
            path.replace("filings", family)
                .replace("ID", "{id}")
                .replace("DOCUMENT", "{documentId}")
        ));
        for ((person, name), status) in people.iter().zip(PEOPLE).zip(expected) {
            let mut request = person
                .request(
                    method.clone(),
                    &path.replace("ID", &id).replace("DOCUMENT", &id),
                )
                .header("idempotency-key", "walk")
                .header("if-match", "\"1\"");
            if !body.is_null() {
                request = request.json(&body);
            }
            let answer = person.send(request).await;
            assert_eq!(
                answer.status, status,
                "{method} {path} as {name}: {}",
                answer.text
            );
            if status >= 400 {
                assert_eq!(answer.header("content-type"), "application/problem+json");
            }
        }
    }

    let document = test.visitor().get("/api/v1/openapi.json").await.body;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let endpoint = format!("{method} {path}");
            assert!(walked.contains(&endpoint), "{endpoint} was not walked");
        }
    }
}
