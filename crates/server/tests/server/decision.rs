//! The owner's answers and stops.

use reqwest::Method;
use serde_json::json;

use crate::support::{PRIME, Person, Test, member};

async fn change_rights(requester: &Person, owner: &str) {
    let share = requester.share(owner).await;
    let change = json!({"change": [{
        "id": share["id"],
        "version": share["version"],
        "officialDocumentRight": "view",
        "deliveryRight": "download"
    }]});
    requester.change(change).await.expect(200);
}

/// Consent is given to what was seen.
#[tokio::test]
async fn rights_that_changed_meanwhile_must_be_seen_before_they_are_allowed() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    change_rights(&prime, &member(1)).await;
    let answer = owner.decide(&id, 1, "approve").await;
    let answer = answer.expect_problem(412, "precondition_failed");
    assert_eq!(answer.header("etag"), "\"2\"");
    assert_eq!(prime.share(&member(1)).await["state"], "requested");
    owner.decide(&id, 2, "approve").await.expect(200);
}

#[tokio::test]
async fn a_decision_needs_the_version_that_was_seen() {
    let test = Test::start().await;
    let (_, owner, id) = test.request(PRIME, &member(1)).await;
    let path = format!("/api/v1/sharing/requests/{id}/decision");
    let decide = || {
        owner
            .request(Method::POST, &path)
            .header("idempotency-key", "once")
            .json(&json!({"decision": "approve"}))
    };
    let without = owner.send(decide()).await;
    without.expect_problem(428, "precondition_required");
    for wrong in ["*", "W/\"1\"", "1", "\"x\""] {
        let answer = owner.send(decide().header("if-match", wrong)).await;
        answer.expect_problem(412, "precondition_failed");
    }
    let right = owner.send(decide().header("if-match", "\"1\"")).await;
    right.expect(200);
}

#[tokio::test]
async fn a_request_is_answered_once() {
    let test = Test::start().await;
    let (_, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let again = owner.decide(&id, 1, "refuse").await;
    again.expect_problem(409, "request_gone");
}

#[tokio::test]
async fn only_the_owner_answers_and_stops() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    let stranger = test.sign_in(&member(2)).await;
    let by_stranger = stranger.decide(&id, 1, "approve").await;
    by_stranger.expect_problem(404, "not_found");
    let by_requester = prime.decide(&id, 1, "approve").await;
    by_requester.expect_problem(403, "not_allowed");
    owner.decide(&id, 1, "approve").await.expect(200);
    let by_stranger = stranger.stop(&id, 1).await;
    by_stranger.expect_problem(404, "not_found");
    let by_requester = prime.stop(&id, 1).await;
    by_requester.expect_problem(403, "not_allowed");
    for unknown in ["x", "%00", "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1"] {
        let answer = owner.decide(unknown, 1, "approve").await;
        answer.expect_problem(404, "not_found");
    }
}

/// D-2, G-02
#[tokio::test]
async fn the_owner_stops_a_share_and_its_requester_is_told() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    let too_early = owner.stop(&id, 1).await;
    too_early.expect_problem(403, "not_allowed");
    owner.decide(&id, 1, "approve").await.expect(200);
    let stopped = owner.stop(&id, 1).await.expect(200);
    assert_eq!(stopped.body["state"], "ended");
    assert_eq!(stopped.body["allowed"], json!([]));
    assert!(prime.states().await.is_empty());
    let told = test.mails().await.pop().unwrap();
    let subject = "[e-Gov]情報共有設定解除のお知らせ".to_owned();
    assert_eq!(told, (PRIME.to_owned(), subject));
    let again = owner.stop(&id, 2).await;
    again.expect_problem(409, "share_ended");
}

#[tokio::test]
async fn rights_that_changed_meanwhile_must_be_seen_before_a_stop_too() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    change_rights(&prime, &member(1)).await;
    let answer = owner.stop(&id, 1).await;
    let answer = answer.expect_problem(412, "precondition_failed");
    assert_eq!(answer.header("etag"), "\"2\"");
}

/// several requests wait, oldest first.
#[tokio::test]
async fn requests_wait_in_the_order_they_came() {
    let test = Test::start().await;
    for requester in [&member(9), &member(2), &member(5)] {
        test.request(requester, &member(1)).await;
        test.advance(1);
    }
    let owner = test.sign_in(&member(1)).await;
    assert_eq!(owner.session().await["waitingRequests"], 3);
    let waiting = owner.get("/api/v1/sharing/requests").await.body;
    let asked_by: Vec<_> = waiting["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| share["party"]["email"].clone())
        .collect();
    assert_eq!(asked_by, [member(9), member(2), member(5)]);
}
