//! Undoing an end: access is cut at once, only the mail waits (G-07).

use madoguchi_server::account::administration::AccountChange;
use serde_json::{Value, json};

use crate::support::{PRIME, Person, Test, add, adding, eventually, member, new_key, text};

const ENDED: &str = "[e-Gov]情報共有設定解除のお知らせ";

fn undo_id(answer: &Value) -> String {
    text(&answer["undo"]["id"])
}

/// Where the mails about ends stand, as "to state".
async fn ends_told(test: &Test) -> Vec<String> {
    let mails = test.visitor().get("/dev/outbox").await.expect(200).body;
    let mails = mails.as_array().expect("list").iter();
    mails
        .filter(|mail| mail["subject"] == ENDED)
        .map(|mail| format!("{} {}", text(&mail["to"]), text(&mail["state"])))
        .collect()
}

async fn delete(prime: &Person, owners: &[&str]) -> Value {
    let mut delete = Vec::new();
    for owner in owners {
        let share = prime.share(owner).await;
        delete.push(json!({"id": share["id"], "version": share["version"]}));
    }
    prime
        .change(json!({"delete": delete}))
        .await
        .expect(200)
        .body
}

fn but_for_version(mut share: Value) -> Value {
    share["version"] = Value::Null;
    share
}

/// G-07, R-037, R-046, D-2: an approved share and a request that waits, both as they were.
#[tokio::test]
async fn a_deletion_cuts_access_at_once_and_comes_back_without_a_mail() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    prime.change(adding(&[&member(2)])).await.expect(200);
    let before = [prime.share(&member(1)).await, prime.share(&member(2)).await];
    let filings = format!("filings?owner={}", member(1));
    assert!(!prime.numbers(&filings).await.is_empty());

    let deleted = delete(&prime, &[&member(1), &member(2)]).await;
    assert_eq!(deleted["undo"]["secondsLeft"], 10);
    assert_eq!(deleted["remaining"], 10);
    assert!(prime.numbers(&filings).await.is_empty());
    let waiting = test.sign_in(&member(2)).await.session().await;
    assert_eq!(waiting["waitingRequests"], 0);

    test.advance(9);
    let undone = prime.undo(&undo_id(&deleted)).await.expect(200).body;
    assert_eq!(undone["shares"].as_array().unwrap().len(), 2);
    for was in before {
        let now = prime.share(was["party"]["email"].as_str().unwrap()).await;
        assert!(now["version"].as_u64() > was["version"].as_u64());
        assert_eq!(but_for_version(now), but_for_version(was));
    }
    assert!(!prime.numbers(&filings).await.is_empty());
    let seen = owner.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(seen["seenBy"][0]["party"]["email"], PRIME);

    test.advance(3600);
    let prime = test.sign_in(PRIME).await;
    prime.change(adding(&[&member(3)])).await.expect(200);
    eventually("a later mail goes", async || {
        let mails = test.visitor().get("/dev/outbox").await.expect(200).body;
        (mails[0]["to"] == member(3) && mails[0]["state"] == "kept").then_some(())
    })
    .await;
    assert!(ends_told(&test).await.is_empty());
}

/// G-07
#[tokio::test]
async fn the_mail_waits_ten_seconds_and_then_it_is_too_late() {
    let test = Test::start().await;
    let (_, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let stopped = owner.stop(&id, 1).await.expect(200).body;
    test.advance(9);
    // Whoever sends has looked again by then.
    let (_, _, other) = test.request(&member(5), &member(6)).await;
    eventually("another mail goes", async || {
        let mails = test.visitor().get("/dev/outbox").await.expect(200).body;
        (mails[0]["to"] == member(6) && mails[0]["state"] == "kept").then_some(())
    })
    .await;
    assert_ne!(other, id);
    assert_eq!(ends_told(&test).await, [format!("{PRIME} waiting")]);
    test.advance(1);
    let late = owner.undo(&undo_id(&stopped)).await;
    late.expect_problem(410, "undo_too_late");
    eventually("the mail goes", async || {
        (ends_told(&test).await == [format!("{PRIME} kept")]).then_some(())
    })
    .await;
    let share = owner.get(&format!("/api/v1/sharing/shares/{id}")).await;
    assert_eq!(share.body["state"], "ended");
}

/// G-07, G-02: the owner's stop, undone once; who did not act knows of nothing to undo.
#[tokio::test]
async fn only_who_acted_undoes_and_only_once() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let undo = undo_id(&owner.stop(&id, 1).await.expect(200).body);
    for person in [&prime, &test.sign_in(&member(2)).await] {
        let answer = person.undo(&undo).await;
        answer.expect_problem(404, "not_found");
    }
    let key = new_key();
    let first = owner.undo_keyed(&undo, &key).await.expect(200);
    assert_eq!(first.body["shares"][0]["state"], "approved");
    assert_eq!(first.body["shares"][0]["party"]["email"], PRIME);
    let repeated = owner.undo_keyed(&undo, &key).await.expect(200);
    assert_eq!(repeated.text, first.text);
    let again = owner.undo(&undo).await;
    again.expect_problem(409, "already_undone");
    for unknown in ["x", "2b0c8f8e-52d1-4c43-9c33-6cf0a7f5d0b1"] {
        let answer = owner.undo(unknown).await;
        answer.expect_problem(404, "not_found");
    }
    assert_eq!(prime.share(&member(1)).await["state"], "approved");
}

/// G-07: whatever was done meanwhile stays, and the mails go in the order of the acts.
#[tokio::test]
async fn what_was_asked_anew_meanwhile_stays() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let stopped = owner.stop(&id, 1).await.expect(200).body;
    prime.change(adding(&[&member(1)])).await.expect(200);
    let blocked = owner.undo(&undo_id(&stopped)).await;
    blocked.expect_problem(409, "undo_blocked");
    assert_eq!(prime.share(&member(1)).await["state"], "requested");

    let deleted = delete(&prime, &[&member(1)]).await;
    prime.change(adding(&[&member(1)])).await.expect(200);
    let blocked = prime.undo(&undo_id(&deleted)).await;
    blocked.expect_problem(409, "undo_blocked");
    eventually("all mails go", async || {
        let mails = test.visitor().get("/dev/outbox").await.expect(200).body;
        let mut mails = mails.as_array().expect("list").iter();
        mails.all(|mail| mail["state"] == "kept").then_some(())
    })
    .await;
}

/// G-07, R-028, D-1: an eleventh share cannot come back.
#[tokio::test]
async fn at_ten_accounts_a_stopped_share_cannot_come_back() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let stopped = owner.stop(&id, 1).await.expect(200).body;
    let others: Vec<String> = (2..=11).map(member).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    prime.change(adding(&others)).await.expect(200);
    let blocked = owner.undo(&undo_id(&stopped)).await;
    blocked.expect_problem(409, "undo_blocked");

    let share = prime.share(&member(2)).await;
    let replace = json!({
        "add": [add(&member(12))],
        "delete": [{"id": share["id"], "version": share["version"]}]
    });
    let replaced = prime.change(replace).await.expect(200).body;
    assert!(
        replaced.get("undo").is_none(),
        "nothing is offered that cannot be"
    );
}

/// G-07: an account that can no longer share gets nothing back.
#[tokio::test]
async fn a_disabled_account_gets_nothing_back() {
    let test = Test::start().await;
    let (_, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let stopped = owner.stop(&id, 1).await.expect(200).body;
    let administration = test.server.administration();
    let disable = administration.change_account(PRIME, AccountChange::Disable);
    disable.await.expect("disabled");
    let blocked = owner.undo(&undo_id(&stopped)).await;
    blocked.expect_problem(409, "undo_blocked");
}

/// An account that is deleted and asked anew in one batch stays so; the others can come back.
#[tokio::test]
async fn only_what_was_not_asked_anew_is_undone() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    prime
        .change(adding(&[&member(1), &member(2)]))
        .await
        .expect(200);
    let [first, second] = [prime.share(&member(1)).await, prime.share(&member(2)).await];
    let version = |share: &Value| json!({"id": share["id"], "version": share["version"]});
    let batch = json!({
        "add": [add(&member(1))],
        "delete": [version(&first), version(&second)]
    });
    let answer = prime.change(batch).await.expect(200).body;
    prime.undo(&undo_id(&answer)).await.expect(200);
    assert_ne!(prime.share(&member(1)).await["id"], first["id"]);
    assert_eq!(prime.share(&member(2)).await["id"], second["id"]);
    assert_eq!(ends_told(&test).await.len(), 1);
}
