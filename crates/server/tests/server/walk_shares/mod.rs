//! Every endpoint × everybody × every state of a share.

mod ground;

use reqwest::Method;
use serde_json::{Value, json};

use self::ground::{Caller, Ground, NUMBER};
use crate::support::records::{FAMILIES, numbers};
use crate::support::{Answer, new_key};

const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// Sends what an endpoint asks for; a body and headers that it would take.
async fn send(caller: &Caller, method: &Method, path: &str) -> Answer {
    let mut request = caller
        .request(method.clone(), path)
        .header("idempotency-key", new_key())
        .header("if-match", "\"1\"")
        .header("upload-offset", "0");
    if *method == Method::PATCH {
        let part = request.header("content-type", "application/octet-stream");
        request = part.body("%PDF-");
    } else if *method == Method::POST {
        request = request.json(&match path.rsplit('/').next() {
            Some("withdrawal") => json!({"reason": "x"}),
            Some("correction" | "resubmission") => json!({"note": "x"}),
            Some("decision") => json!({"decision": "approve"}),
            Some("renewal") => json!({"endsOn": "2026-12-30"}),
            _ => json!({}),
        });
    }
    caller.person.send(request).await
}

/// All that a caller can tell from an answer, but for what is another in each.
fn told(answer: Answer) -> (u16, Value, Vec<(String, String)>) {
    let mut body = answer.body;
    if let Some(fields) = body.as_object_mut() {
        fields.remove("requestId");
    }
    let headers = answer.headers.iter();
    let mut headers: Vec<(String, String)> = headers
        .filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), format!("{value:?}")))
        .collect();
    headers.sort();
    (answer.status, body, headers)
}

/// D-14: whatever an endpoint needs an id for, the
/// id of somebody else's thing is answered like one that nothing has.
#[tokio::test]
async fn what_is_somebody_elses_answers_as_if_it_did_not_exist() {
    let ground = Ground::new().await;
    let document = ground.test.visitor().get("/api/v1/openapi.json").await.body;
    let mut compared = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        // Requests to sign are compared in `walk_signing`.
        if !path.contains("{id}") || path.contains("/sign") {
            continue;
        }
        for method in methods.as_object().unwrap().keys() {
            let method: Method = method.to_uppercase().parse().unwrap();
            for caller in &ground.callers {
                for (theirs, nothing) in addresses(&ground, caller, path) {
                    let mut methods = vec![method.clone()];
                    methods.extend((method == Method::GET).then_some(Method::HEAD));
                    for method in methods {
                        let what = format!("{method} {theirs} as {}", caller.name);
                        let theirs = told(send(caller, &method, &theirs).await);
                        let nothing = told(send(caller, &method, &nothing).await);
                        assert!([401, 403, 404].contains(&theirs.0), "{what}: {theirs:?}");
                        assert_eq!(theirs, nothing, "{what}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 600, "only {compared}");
}

/// Addresses of an endpoint for what a caller may not know of, each beside one for nothing.
fn addresses(ground: &Ground, caller: &Caller, path: &str) -> Vec<(String, String)> {
    let with = |id: &str| (path.replace("{id}", id), path.replace("{id}", UNKNOWN));
    let owner = &ground.owners[&caller.owner];
    if path.contains("/uploads/") {
        return vec![with(&owner.upload)];
    }
    if path.contains("/undo/") {
        return vec![with(&Ground::of_others(&ground.undos, &caller.email))];
    }
    if path.contains("/sharing/") {
        return vec![with(&Ground::of_others(&ground.shares, &caller.email))];
    }
    assert!(path.contains("/records/"), "{path} has ids of another kind");
    if caller.status == 200 {
        return Vec::new();
    }
    let families = FAMILIES.into_iter().zip(&owner.records);
    families
        .filter(|((family, ..), _)| path.contains("{family}") || path.contains(family))
        .map(|((family, ..), (record, document))| {
            let path = path.replace("{family}", family);
            let (_, record) = record.split_once('/').unwrap();
            let (_, document) = document.rsplit_once('/').unwrap();
            let theirs = path.replace("{id}", record);
            let nothing = path.replace("{id}", UNKNOWN);
            (
                theirs.replace("{documentId}", document),
                nothing.replace("{documentId}", UNKNOWN),
            )
        })
        .collect()
}

/// D-14
#[tokio::test]
async fn each_state_of_a_share_opens_what_it_says_and_nothing_more() {
    let ground = Ground::new().await;
    for caller in &ground.callers {
        for (at, (family, ..)) in FAMILIES.into_iter().enumerate() {
            reaches(&ground, caller, family, at).await;
        }
    }
    for owner in ground.owners.keys() {
        // Who is disabled or locked has no log to look into.
        let person = ground.test.visitor();
        let signed_in = person.try_sign_in(owner, crate::support::PASSWORD).await;
        if signed_in.status != 200 {
            continue;
        }
        let seeing = |email: &str| {
            let mut callers = ground.callers.iter();
            callers.any(|it| it.email == email && it.owner == *owner && it.status == 200)
        };
        for access in person.accesses("").await {
            let (requester, _) = access.split_once(' ').unwrap();
            assert!(seeing(requester), "{access}");
        }
    }
}

/// Tries all of one record of the owner's.
async fn reaches(ground: &Ground, caller: &Caller, family: &str, at: usize) {
    let name = format!("{family} as {}", caller.name);
    let seen = caller.status;
    // 公文書 stand in every family but the deliveries, which have a right of their own.
    let may_download = caller.downloads[usize::from(family == "deliveries")];
    let files = if seen == 200 && !may_download {
        403
    } else {
        seen
    };
    let (record, document) = &ground.owners[&caller.owner].records[at];
    let (_, document_id) = document.rsplit_once('/').unwrap();
    for (path, status) in [
        (record.clone(), seen),
        (format!("{document}/view"), seen),
        (format!("{document}/download"), files),
        (format!("{record}/documents.zip"), files),
        (
            format!("{record}/documents.zip?document={document_id}"),
            files,
        ),
    ] {
        let path = format!("/api/v1/records/{path}");
        for method in [Method::GET, Method::HEAD] {
            let answer = send(caller, &method, &path).await;
            assert_eq!(answer.status, status, "{method} {path}: {name}");
        }
    }
    if family == "filings" {
        let acted = if seen == 200 { 403 } else { seen };
        for act in ["withdrawal", "correction", "resubmission"] {
            let path = format!("/api/v1/records/{record}/{act}");
            let answer = send(caller, &Method::POST, &path).await;
            assert_eq!(answer.status, acted, "{act}: {name}");
        }
        let path = format!("/api/v1/records/filings/lookup?number={NUMBER}");
        let found = send(caller, &Method::GET, &path).await.body;
        let mut filings = found["filings"].as_array().into_iter().flatten();
        let is_found = filings.any(|it| it["record"]["owner"]["email"] == caller.owner);
        assert_eq!(is_found, seen == 200, "by its number: {name}");
    }
    let list = format!(
        "/api/v1/records/{family}?owner={}&words={NUMBER}",
        caller.owner
    );
    let listed = send(caller, &Method::GET, &list).await;
    let file = list.replace('?', "/csv?");
    let file = send(caller, &Method::GET, &file).await;
    if seen == 401 {
        assert_eq!([listed.status, file.status], [401; 2], "{name}");
        return;
    }
    let found: &[&str] = if seen == 200 { &[NUMBER] } else { &[] };
    assert_eq!(numbers(&listed.expect(200).body), found, "{name}");
    assert_eq!(file.expect(200).text.contains(NUMBER), seen == 200);
    if seen == 200 {
        let detail = send(caller, &Method::GET, &format!("/api/v1/records/{record}")).await;
        assert_eq!(detail.body["record"]["owner"]["email"], caller.owner);
        let allowed = if may_download {
            json!(["view", "download"])
        } else {
            json!(["view"])
        };
        assert_eq!(detail.body["allowed"], allowed, "{name}");
    }
}
