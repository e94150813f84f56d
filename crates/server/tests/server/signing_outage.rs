//! The gateway is away for a while, and a row that cannot be read.

use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::gateway::Gateway;
use crate::support::signing::{MOBILE, kinds, outbox, request, token};
use crate::support::{Test, eventually};

/// The newest SMS was tried in vain.
async fn tried(test: &Test) {
    eventually("the try is noted", async || {
        let newest = outbox(test).await.remove(0);
        let at = newest["nextAttemptAt"] != newest["createdAt"];
        (newest["state"] == "waiting" && newest["attempts"] == 1 && at).then_some(())
    })
    .await;
}

/// Nothing is left to send.
async fn all_done(test: &Test) {
    eventually("nothing waits", async || {
        let outbox = outbox(test).await;
        outbox
            .iter()
            .all(|it| it["state"] != "waiting")
            .then_some(())
    })
    .await;
}

/// D-7
#[tokio::test]
async fn codes_that_never_left_are_told_and_not_counted() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    let (prime, sent) = request(&test).await;
    let link = token(&gateway.taken(1).await[0]);
    let signer = test.visitor();
    signer.at_link(&link, "state").await.expect(200);
    gateway.answer(&[503, 503, 503]);
    for code in 1..=3 {
        let issued = signer.at_link(&link, "codes").await.expect(200).body;
        assert_eq!(issued["code"]["issuesLeft"], 3 - code, "while they live");
        tried(&test).await;
    }
    let fourth = signer.at_link(&link, "codes").await;
    fourth.expect_problem(409, "issues_used_up");
    test.advance(600);
    let seen = eventually("未到達", async || {
        let seen = prime.signing_request(&sent["id"]).await;
        (seen["state"] == "needs_attention").then_some(seen)
    })
    .await;
    assert_eq!(seen["signers"][0]["state"], "undelivered");
    let issued = ["code_issued"; 3];
    let expected = [
        &["asked", "opened"],
        &issued[..],
        &["code_expired", "undelivered"],
    ];
    assert_eq!(kinds(&seen), expected.concat());
    let state = signer.at_link(&link, "state").await.expect(200).body;
    assert_eq!(state["step"], "code", "nobody is locked out");
    assert_eq!(state["code"]["issuesLeft"], 3);
    assert_eq!(state["code"]["undelivered"], true);

    signer.at_link(&link, "codes").await.expect(200);
    let code = gateway.taken(5).await.remove(4);
    signer.enter(&link, &code.code()).await.expect(200);
    all_done(&test).await;
    assert_eq!(gateway.count(), 5, "no code that is dead");
}

///
#[tokio::test]
async fn a_code_is_not_counted_while_nobody_listens_at_the_gateway() {
    let mut gateway = Gateway::start().await;
    gateway.leave();
    let test = gateway.server().await;
    request(&test).await;
    let link = test.token(MOBILE).await;
    let signer = test.visitor();
    signer.at_link(&link, "codes").await.expect(200);
    tried(&test).await;
    test.advance(600);
    let state = signer.at_link(&link, "state").await.expect(200).body;
    assert_eq!(state["code"]["issuesLeft"], 3);
}

/// the limits are of guesses as well.
#[tokio::test]
async fn a_code_that_was_guessed_at_counts_whether_it_left_or_not() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    request(&test).await;
    let link = token(&gateway.taken(1).await[0]);
    gateway.answer(&[503, 503, 503]);
    let signer = test.visitor();
    for code in 1..=3 {
        signer.at_link(&link, "codes").await.expect(200);
        tried(&test).await;
        // It is not known, and once in a million it would be right.
        let wrong = signer.enter(&link, "000000").await;
        wrong.expect_problem(422, "code_wrong");
        test.advance(600);
        let state = signer.at_link(&link, "state").await.expect(200).body;
        let step = if code == 3 { "locked_out" } else { "code" };
        assert_eq!(state["step"], step);
    }
}

/// D-8
#[tokio::test]
async fn what_was_replaced_while_it_waited_is_never_sent() {
    let mut gateway = Gateway::start().await;
    gateway.leave();
    let test = gateway.server().await;
    let (prime, sent) = request(&test).await;
    tried(&test).await;
    let body = json!({"signers": [sent["signers"][0]["id"]], "yen": 88});
    let again = prime.act_on(&sent, "re-request", body).await;
    again.expect(200);
    tried(&test).await;
    gateway.come_back().await;
    test.advance(10);
    let link = token(&gateway.taken(1).await[0]);
    let signer = test.visitor();
    signer.at_link(&link, "state").await.expect(200);

    all_done(&test).await;
    gateway.leave();
    for _ in 0..2 {
        signer.at_link(&link, "codes").await.expect(200);
        tried(&test).await;
    }
    gateway.come_back().await;
    test.advance(10);
    let code = gateway.taken(2).await.remove(1);
    signer.enter(&link, &code.code()).await.expect(200);
    test.advance(24 * 60 * 60);
    all_done(&test).await;
    assert_eq!(gateway.count(), 2, "one link and one code");
}

/// A withdrawn request sends no link any more.
#[tokio::test]
async fn what_was_withdrawn_while_it_waited_is_never_sent() {
    let mut gateway = Gateway::start().await;
    gateway.leave();
    let test = gateway.server().await;
    let (prime, sent) = request(&test).await;
    tried(&test).await;
    let withdrawn = prime.act_on(&sent, "withdrawal", json!({})).await;
    withdrawn.expect(200);
    gateway.come_back().await;
    test.advance(10);
    all_done(&test).await;
    assert_eq!(gateway.count(), 0);
    let seen = prime.signing_request(&sent["id"]).await;
    assert_eq!(kinds(&seen), ["asked", "withdrawn"]);
}

/// the others are told all the same.
#[tokio::test]
async fn a_row_that_cannot_be_read_stops_nobody_else() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    gateway.answer(&[400]);
    let (_, broken) = request(&test).await;
    gateway.taken(1).await;
    let database = test.database().await;
    let id = broken["id"].as_str().unwrap();
    let nonsense = format!("UPDATE signature_requests SET state = 'nonsense' WHERE id = '{id}'");
    let expired = format!("UPDATE signers SET code_expires_at = 1 WHERE request_id = '{id}'");
    for statement in [nonsense, expired] {
        database.execute_unprepared(&statement).await.expect("it");
    }
    let (prime, expiring) = request(&test).await;
    let link = token(&gateway.taken(2).await[1]);
    let signer = test.visitor();
    for code in 3..=5 {
        signer.at_link(&link, "codes").await.expect(200);
        gateway.taken(code).await;
    }
    gateway.answer(&[400]);
    let (_, refused) = request(&test).await;
    test.advance(600);
    eventually("the notice and 未到達", async || {
        let mails = test.mails().await;
        let is_told = mails.iter().any(|it| it.1 == "アクセスコード認証失敗通知");
        let seen = prime.signing_request(&refused["id"]).await;
        (is_told && seen["signers"][0]["state"] == "undelivered").then_some(())
    })
    .await;
    let seen = prime.signing_request(&expiring["id"]).await;
    assert_eq!(seen["signers"][0]["state"], "failed");
}
