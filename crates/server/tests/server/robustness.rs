//! Whatever comes in: a 4xx problem document that names the field, never a 5xx.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::support::{Answer, PRIME, Person, Test, member};

/// Endpoints with a body, and a body that each of them takes.
fn endpoints(id: &str) -> Vec<(Method, String, Value)> {
    let post = Method::POST;
    let share = json!({"id": id, "version": 1});
    let change = json!({
        "id": id, "version": 1, "officialDocumentRight": "view", "deliveryRight": "view"
    });
    let add = json!({
        "gbizId": "member02@minato.example", "officialDocumentRight": "view", "deliveryRight": "view",
        "endsOn": "2026-12-22"
    });
    let signer = json!({
        "name": "佐藤 花子", "delivery": "sms", "email": "hanako@example.jp",
        "mobile": "090-1234-5678", "ownCompany": false,
        "accessCode": {"kind": "custom", "code": "Ab1!", "mobile": ""}
    });
    let signing = |act: &str| format!("/api/v1/signing/requests/{id}/{act}");
    let sign = |act: &str| format!("/api/v1/sign/{act}");
    vec![
        (
            Method::PUT,
            "/api/v1/signing/access-code-policy".into(),
            json!({"required": false, "source": "sms"}),
        ),
        (
            post.clone(),
            "/api/v1/signing/requests".into(),
            json!({
                "title": "契約", "message": "", "documents": [id], "inOrder": true,
                "signers": [signer]
            }),
        ),
        (
            post.clone(),
            "/api/v1/signing/bulk-requests".into(),
            json!({"title": "契約", "message": "", "documents": [id], "rows": [signer]}),
        ),
        (
            post.clone(),
            "/api/v1/signing/copy-check".into(),
            json!({"sha256": "0".repeat(64)}),
        ),
        (post.clone(), signing("withdrawal"), json!({})),
        (
            post.clone(),
            signing("re-request"),
            json!({"signers": [id], "yen": 88}),
        ),
        (
            post.clone(),
            signing("signer-change"),
            json!({"signer": id, "name": "田中 三郎", "email": "a@b.example", "mobile": ""}),
        ),
        (post.clone(), sign("state"), json!({"token": "x"})),
        (post.clone(), sign("codes"), json!({"token": "x"})),
        (
            post.clone(),
            sign("verification"),
            json!({"token": "x", "code": "123456"}),
        ),
        (post.clone(), sign("rescue"), json!({"token": "x"})),
        (post.clone(), sign("signature"), json!({"token": "x"})),
        (
            post.clone(),
            "/api/v1/session".into(),
            json!({"email": "nobody@x.example", "password": "x"}),
        ),
        (
            Method::PUT,
            "/api/v1/account/language".into(),
            json!({"language": "ja"}),
        ),
        (
            post.clone(),
            "/api/v1/invitation".into(),
            json!({"token": "x"}),
        ),
        (
            post.clone(),
            "/api/v1/invitation/acceptance".into(),
            json!({"token": "x", "password": "a long password"}),
        ),
        (
            post.clone(),
            "/api/v1/uploads".into(),
            json!({"name": "a.pdf", "size": 10}),
        ),
        (
            post.clone(),
            format!("/api/v1/records/filings/{id}/withdrawal"),
            json!({"reason": "x"}),
        ),
        (
            post.clone(),
            format!("/api/v1/records/filings/{id}/correction"),
            json!({"note": "x", "uploads": [id, "x"]}),
        ),
        (
            post.clone(),
            "/api/v1/sharing/changes".into(),
            json!({"add": [add], "change": [change], "delete": [share]}),
        ),
        (
            post.clone(),
            format!("/api/v1/sharing/requests/{id}/decision"),
            json!({"decision": "maybe"}),
        ),
        (
            post.clone(),
            format!("/api/v1/sharing/shares/{id}/renewal"),
            json!({"endsOn": "2026-12-22"}),
        ),
        (
            post.clone(),
            format!("/api/v1/sharing/undo/{id}"),
            json!({"x": 1}),
        ),
        (
            post,
            format!("/api/v1/sharing/shares/{id}/stop"),
            json!({"x": 1}),
        ),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("a\u{0}b@minato.example")),
        Just(json!("prime@minato.example")),
    ];
    let names = prop_oneof![
        Just("add".to_owned()),
        Just("change".to_owned()),
        Just("delete".to_owned()),
        Just("gbizId".to_owned()),
        Just("endsOn".to_owned()),
        Just("id".to_owned()),
        Just("version".to_owned()),
        Just("signers".to_owned()),
        Just("accessCode".to_owned()),
        any::<String>(),
    ];
    leaf.prop_recursive(4, 32, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A good body with one thing in it replaced.
fn spoil(body: &Value, at: prop::sample::Index, with: &Value) -> Value {
    let mut pointers = vec![String::new()];
    collect(body, "", &mut pointers);
    let mut spoilt = body.clone();
    if let Some(place) = spoilt.pointer_mut(at.get::<String>(&pointers)) {
        *place = with.clone();
    }
    spoilt
}

fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, v)| (name.clone(), v)).collect(),
        Value::Array(rows) => rows
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => Vec::new(),
    };
    for (name, value) in inner {
        let pointer = format!("{at}/{name}");
        collect(value, &pointer, pointers);
        pointers.push(pointer);
    }
}

async fn send(person: &Person, method: &Method, path: &str, body: Vec<u8>) -> Answer {
    let request = person
        .request(method.clone(), path)
        .header("content-type", "application/json")
        .header("idempotency-key", "k")
        .header("if-match", "\"1\"")
        .body(body);
    person.send(request).await
}

fn is_answered_well(answer: &Answer, body: &Value) -> Result<(), TestCaseError> {
    prop_assert!(answer.status < 500, "{}", answer.text);
    if answer.status < 400 {
        return Ok(());
    }
    prop_assert_eq!(answer.header("content-type"), "application/problem+json");
    prop_assert_eq!(&answer.body["status"], answer.status);
    for field in answer.body["fields"].as_array().into_iter().flatten() {
        let pointer = field["pointer"].as_str().unwrap_or("?");
        let code = field["code"].as_str().unwrap_or("?");
        // A field that is missing is named where it should be.
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let place = if code == "required" { parent } else { pointer };
        prop_assert!(body.pointer(place).is_some(), "{} in {}", pointer, body);
    }
    Ok(())
}

/// Everything that the cases of one test need.
struct Ground {
    runtime: Runtime,
    _test: Test,
    requester: Person,
    id: String,
}

impl Ground {
    fn new() -> Self {
        let runtime = Runtime::new().expect("runtime");
        let (test, requester, id) = runtime.block_on(async {
            let test = Test::start().await;
            let (requester, _, id) = test.request(PRIME, &member(1)).await;
            (test, requester, id)
        });
        Self {
            runtime,
            _test: test,
            requester,
            id,
        }
    }

    fn send(&self, endpoint: prop::sample::Index, body: Vec<u8>) -> Answer {
        let endpoints = endpoints(&self.id);
        let (method, path, _) = endpoint.get(&endpoints);
        self.runtime
            .block_on(send(&self.requester, method, path, body))
    }
}

fn runner() -> TestRunner {
    TestRunner::new(Config {
        cases: 128,
        failure_persistence: None,
        ..Config::default()
    })
}

#[test]
fn any_json_gets_an_answer_that_names_its_fields() {
    let ground = Ground::new();
    let cases = (any::<prop::sample::Index>(), any_json());
    let outcome = runner().run(&cases, |(endpoint, body)| {
        let answer = ground.send(endpoint, body.to_string().into_bytes());
        is_answered_well(&answer, &body)
    });
    outcome.expect("is answered well");
}

#[test]
fn a_good_body_with_one_thing_spoilt_gets_an_answer_that_names_it() {
    let ground = Ground::new();
    let cases = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        any_json(),
    );
    let outcome = runner().run(&cases, |(endpoint, at, with)| {
        let endpoints = endpoints(&ground.id);
        let body = spoil(&endpoint.get(&endpoints).2, at, &with);
        let answer = ground.send(endpoint, body.to_string().into_bytes());
        is_answered_well(&answer, &body)
    });
    outcome.expect("is answered well");
}

#[test]
fn any_bytes_get_an_answer() {
    let ground = Ground::new();
    let cases = (
        any::<prop::sample::Index>(),
        prop::collection::vec(any::<u8>(), 0..64),
    );
    let outcome = runner().run(&cases, |(endpoint, bytes)| {
        let answer = ground.send(endpoint, bytes);
        prop_assert!((400..500).contains(&answer.status), "{}", answer.text);
        prop_assert_eq!(answer.header("content-type"), "application/problem+json");
        Ok(())
    });
    outcome.expect("is answered well");
}

#[test]
fn any_path_gets_an_answer() {
    let ground = Ground::new();
    let outcome = runner().run(&"[!-~]{0,40}", |path| {
        for before in [
            "/",
            "/api/v1/",
            "/api/v1/sharing/shares/",
            "/api/v1/records/",
            "/v/",
        ] {
            let path = format!("{before}{path}");
            let get = ground.requester.request(Method::GET, &path);
            let answer = ground.runtime.block_on(ground.requester.send(get));
            prop_assert!(answer.status < 500, "{path}: {}", answer.text);
        }
        Ok(())
    });
    outcome.expect("is answered well");
}

#[test]
fn any_query_gets_an_answer() {
    let ground = Ground::new();
    let name = prop_oneof![
        "words|from|to|status|owner|ownOnly|sort|size|cursor|requester|act",
        any::<String>(),
    ];
    let value = prop_oneof![
        "20|true|-title|2026-11-22|arrived|list|WzEsMiwzLDRd",
        any::<String>(),
        "[%_\\\\\u{0}]{0,5}",
    ];
    let cases = prop::collection::vec((name, value), 0..4);
    let outcome = runner().run(&cases, |query| {
        for path in [
            "records/deliveries",
            "sharing/access-log",
            "sharing/access-log/csv",
        ] {
            let get = ground
                .requester
                .request(Method::GET, &format!("/api/v1/{path}"))
                .query(&query);
            let answer = ground.runtime.block_on(ground.requester.send(get));
            prop_assert!(
                [200, 422].contains(&answer.status),
                "{path} {query:?}: {}",
                answer.text
            );
        }
        Ok(())
    });
    outcome.expect("is answered well");
}
