//! What somebody who tries the demo finds.

use serde_json::json;

use crate::support::{PRIME, Test};

const WAITING: &str = "09012345678";

async fn with_requests() -> Test {
    Test::start_with(|args| args.demo_requests = true).await
}

/// G-06, G-20
#[tokio::test]
async fn the_demo_has_requests_in_every_state() {
    let test = with_requests().await;
    let prime = test.sign_in(PRIME).await;
    let list = prime.get("/api/v1/signing/requests").await.expect(200);
    let of = |name: &str| {
        let requests = list.body["requests"].as_array().expect("list");
        let all = requests
            .iter()
            .map(|it| it[name].as_str().unwrap().to_owned());
        all.collect::<Vec<_>>()
    };
    let states = ["sent", "needs_attention", "needs_attention", "completed"];
    assert_eq!(of("state"), states);
    assert_eq!(list.body["needingAttention"], 2);
    let mut told = Vec::new();
    for id in of("id") {
        let request = prime.signing_request(&json!(id)).await;
        let signer = request["signers"].as_array().unwrap().last().unwrap();
        told.push((signer["state"].clone(), signer["rescueAsked"].clone()));
        assert!(request["charged"]["total"].as_u64().unwrap() > 0);
    }
    let expected = [
        ("asked", false),
        ("failed", true),
        ("undelivered", false),
        ("signed", false),
    ];
    let expected = expected.map(|(state, rescue)| (json!(state), json!(rescue)));
    assert_eq!(told, expected);
    let copy = format!("/api/v1/signing/requests/{}/copy", of("id")[3]);
    prime.get(&copy).await.expect(200);
}

/// The outbox has the link and the code that a telephone would have.
#[tokio::test]
async fn whoever_tries_the_demo_can_be_the_signer() {
    let test = with_requests().await;
    let token = test.token(WAITING).await;
    let signer = test.visitor();
    signer.at_link(&token, "codes").await.expect(200);
    let page = reqwest::get(test.url("/dev/outbox")).await.unwrap();
    let page = page.text().await.unwrap();
    let link = format!("<a href=\"{}\">", test.url(&format!("/sign#{token}")));
    assert!(page.contains(&link), "{page}");
    let code = test.code(WAITING).await;
    assert!(page.contains(&format!("@127.0.0.1 #{code}")));
    let opened = signer.enter(&token, &code).await.expect(200).body;
    let document = opened["contents"]["id"].as_str().unwrap();
    let document = format!("/api/v1/sign/{document}/documents/1");
    signer.get(&document).await.expect(200);
    let signed = signer.at_link(&token, "signature").await.expect(200).body;
    assert_eq!(signed["step"], "signed");
}

/// A second start finds what the first has left.
#[tokio::test]
async fn the_demos_requests_come_once() {
    let test = with_requests().await;
    let another = test.another().await;
    let prime = test.sign_in(PRIME).await;
    let list = prime.get("/api/v1/signing/requests").await.expect(200);
    assert_eq!(list.body["total"], 4);
    another.stop().await.expect("stops");
}
