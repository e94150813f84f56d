//! Writes are safe to repeat.

use reqwest::Method;
use serde_json::json;

use crate::support::{PRIME, Test, adding, member};

#[tokio::test]
async fn the_same_key_and_body_get_the_same_answer_and_act_once() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let first = prime.change_keyed("k", adding(&[&member(1)])).await;
    let first = first.expect(200);
    let again = prime.change_keyed("k", adding(&[&member(1)])).await;
    assert_eq!(again.expect(200).text, first.text);
    assert_eq!(test.mails().await.len(), 1);
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let first = prime.change_keyed("k", adding(&[&member(1)])).await;
    first.expect(200);
    let other = prime.change_keyed("k", adding(&[&member(2)])).await;
    other.expect_problem(422, "idempotency_key_reused");
    assert_eq!(prime.list().await["remaining"], 9);
}

#[tokio::test]
async fn a_key_belongs_to_its_account() {
    let test = Test::start().await;
    for email in [PRIME, &member(2)] {
        let person = test.sign_in(email).await;
        let answer = person.change_keyed("k", adding(&[&member(1)])).await;
        assert_eq!(answer.expect(200).body["remaining"], 9);
    }
    assert_eq!(test.mails().await.len(), 2);
}

#[tokio::test]
async fn an_error_is_not_kept_so_that_the_same_key_can_be_tried_again() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let wrong = prime.change_keyed("k", adding(&["nobody@minato.example"]));
    wrong.await.expect(422);
    let right = prime.change_keyed("k", adding(&[&member(1)])).await;
    right.expect(200);
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let first = prime.change_keyed("k", adding(&[&member(1)])).await;
    first.expect(200);
    test.advance(24 * 60 * 60);
    let prime = test.sign_in(PRIME).await;
    let other = prime.change_keyed("k", adding(&[&member(2)])).await;
    other.expect(200);
}

#[tokio::test]
async fn a_key_is_needed_and_must_be_visible_ascii() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let without = prime
        .request(Method::POST, "/api/v1/sharing/changes")
        .json(&adding(&[&member(1)]));
    let answer = prime.send(without).await;
    answer.expect_problem(400, "idempotency_key_required");
    for key in ["", " ", "a b", &"x".repeat(65)] {
        let answer = prime.change_keyed(key, adding(&[&member(1)])).await;
        answer.expect_problem(400, "idempotency_key_required");
    }
    let longest = "x".repeat(64);
    let answer = prime.change_keyed(&longest, adding(&[&member(1)])).await;
    answer.expect(200);
}

#[tokio::test]
async fn decisions_and_stops_can_be_repeated_too() {
    let test = Test::start().await;
    let (_, owner, id) = test.request(PRIME, &member(1)).await;
    let decide = format!("/api/v1/sharing/requests/{id}/decision");
    let stop = format!("/api/v1/sharing/shares/{id}/stop");
    for (path, body) in [(decide, json!({"decision": "approve"})), (stop, json!({}))] {
        let mut answers = Vec::new();
        for _ in 0..2 {
            let request = owner
                .request(Method::POST, &path)
                .header("idempotency-key", "k")
                .header("if-match", "\"1\"")
                .json(&body);
            let answer = owner.send(request).await.expect(200);
            answers.push((answer.header("etag").to_owned(), answer.text));
        }
        assert_eq!(answers[0], answers[1]);
    }
    assert_eq!(test.mails().await.len(), 3);
}
