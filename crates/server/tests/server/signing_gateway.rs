//! SMS on their way out, to a gateway over HTTP, and what it tells of them.

use serde_json::{Value, json};

use crate::support::gateway::{Gateway, SECRET, signature};
use crate::support::signing::{MOBILE, kinds, outbox, request, token};
use crate::support::{Test, eventually};

/// The newest SMS in the outbox, once it is in `state`.
async fn newest(test: &Test, state: &str) -> Value {
    eventually(state, async || {
        let newest = outbox(test).await.into_iter().next();
        newest.filter(|it| it["state"] == state)
    })
    .await
}

/// G-19
#[tokio::test]
async fn an_sms_goes_out_signed_and_its_text_is_erased() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    request(&test).await;
    let asked = gateway.taken(1).await.remove(0);
    assert_eq!(asked.body["to"], MOBILE);
    assert_eq!(
        asked.signature,
        signature(SECRET, test.seconds(), &asked.raw)
    );
    let sent = newest(&test, "sent").await;
    assert_eq!(sent["body"], "", "the link is not kept");

    let signer = test.visitor();
    signer.at_link(&token(&asked), "codes").await.expect(200);
    let code = gateway.taken(2).await.remove(1);
    assert_ne!(code.id(), asked.id());
    let text = code.body["text"].as_str().unwrap();
    let last = text.lines().last().unwrap();
    assert_eq!(last, format!("@127.0.0.1 #{}", code.code()), "WebOTP");
    let sent = newest(&test, "sent").await;
    assert_eq!(sent["body"], "", "the code is not kept");
    let opened = signer.enter(&token(&asked), &code.code()).await;
    assert_eq!(opened.expect(200).body["step"], "sign");
}

/// The gateway can tell a repetition by its id.
#[tokio::test]
async fn what_cannot_be_taken_now_comes_again_with_the_same_id() {
    let mut gateway = Gateway::start().await;
    let test = gateway.server().await;
    gateway.answer(&[503, 429, 408]);
    request(&test).await;
    for (tries, pause) in [(1, 10), (2, 60), (3, 300)] {
        gateway.taken(tries).await;
        eventually("the try is noted", async || {
            let waiting = newest(&test, "waiting").await;
            (waiting["attempts"] == tries).then_some(())
        })
        .await;
        if tries == 3 {
            gateway.leave();
        }
        test.advance(pause);
    }
    eventually("nobody answers", async || {
        let waiting = newest(&test, "waiting").await;
        (waiting["attempts"] == 4).then_some(())
    })
    .await;
    gateway.come_back().await;
    test.advance(30 * 60);
    let taken = gateway.taken(4).await;
    newest(&test, "sent").await;
    assert_eq!(taken.len(), 4);
    for sms in &taken {
        assert_eq!(sms.raw, taken[0].raw);
    }
    // Each try is signed at its own time.
    assert_eq!(
        taken[3].signature,
        signature(SECRET, test.seconds(), &taken[3].raw)
    );
    assert_ne!(taken[0].signature, taken[3].signature);
}

/// 未到達
#[tokio::test]
async fn what_the_gateway_refuses_is_not_repeated_and_the_drafter_sees_it() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    gateway.answer(&[400]);
    let (prime, sent) = request(&test).await;
    newest(&test, "failed").await;
    test.advance(1);
    let seen = eventually("未到達", async || {
        let seen = prime.signing_request(&sent["id"]).await;
        (seen["state"] == "needs_attention").then_some(seen)
    })
    .await;
    assert_eq!(seen["signers"][0]["state"], "undelivered");
    assert_eq!(seen["signers"][0]["allowed"], json!(["re_request"]));
    assert_eq!(kinds(&seen), ["asked", "undelivered"]);
    test.advance(24 * 60 * 60);
    newest(&test, "failed").await;
    assert_eq!(gateway.count(), 1);
}

///
#[tokio::test]
async fn a_code_that_has_expired_is_never_sent() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    request(&test).await;
    let link = token(&gateway.taken(1).await[0]);
    newest(&test, "sent").await;
    gateway.answer(&[503]);
    test.visitor().at_link(&link, "codes").await.expect(200);
    gateway.taken(2).await;
    newest(&test, "waiting").await;
    test.advance(10 * 60);
    let failed = newest(&test, "failed").await;
    assert_eq!(failed["body"], "");
    assert_eq!(gateway.count(), 2, "the first try and none after the end");
}

/// 未到達 of the request and of a code, told later.
#[tokio::test]
async fn the_gateway_tells_what_did_not_arrive() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    let (prime, sent) = request(&test).await;
    let asked = gateway.taken(1).await.remove(0);
    let link = token(&asked);
    let tell = async |id: &str, state: &str| {
        let body = json!({"id": id, "state": state}).to_string();
        let signed = signature(SECRET, test.seconds(), &body);
        test.report(&body, &signed).await
    };
    tell(asked.id(), "delivered").await.expect(204);
    let seen = prime.signing_request(&sent["id"]).await;
    assert_eq!(kinds(&seen), ["asked"]);
    tell(asked.id(), "undelivered").await.expect(204);
    tell(asked.id(), "undelivered").await.expect(204);
    let seen = prime.signing_request(&sent["id"]).await;
    assert_eq!(seen["state"], "needs_attention");
    assert_eq!(kinds(&seen), ["asked", "undelivered"], "once");

    // It arrived after all, and the code does not.
    let signer = test.visitor();
    signer.at_link(&link, "state").await.expect(200);
    signer.at_link(&link, "codes").await.expect(200);
    let code = gateway.taken(2).await.remove(1);
    tell(code.id(), "undelivered").await.expect(204);
    let state = signer.at_link(&link, "state").await.expect(200).body;
    assert_eq!(state["code"]["undelivered"], true);
    let seen = prime.signing_request(&sent["id"]).await;
    assert_eq!(seen["state"], "needs_attention");
    assert_eq!(seen["signers"][0]["state"], "undelivered");
    let again = signer.at_link(&link, "codes").await.expect(200).body;
    assert_eq!(again["code"]["undelivered"], false);
    let seen = prime.signing_request(&sent["id"]).await;
    assert_eq!(
        (&seen["state"], &seen["signers"][0]["state"]),
        (&json!("sent"), &json!("opened"))
    );
    // Late news of the code before it say nothing of this one.
    tell(code.id(), "undelivered").await.expect(204);
    let state = signer.at_link(&link, "state").await.expect(200).body;
    assert_eq!(state["code"]["undelivered"], false);
    let code = gateway.taken(3).await.remove(2);
    let opened = signer.enter(&link, &code.code()).await;
    opened.expect(200);
}

#[tokio::test]
async fn only_the_gateway_is_believed() {
    let gateway = Gateway::start().await;
    let test = gateway.server().await;
    let (prime, sent) = request(&test).await;
    let asked = gateway.taken(1).await.remove(0);
    let body = json!({"id": asked.id(), "state": "undelivered"}).to_string();
    let now = test.seconds();
    let wrong = [
        String::new(),
        signature("another secret", now, &body),
        signature(SECRET, now, "{}"),
        signature(SECRET, now - 301, &body),
        signature(SECRET, now + 301, &body),
    ];
    for signed in wrong {
        let refused = test.report(&body, &signed).await;
        refused.expect_problem(401, "signature_wrong");
    }
    for (body, status) in [
        (json!({"id": "<unknown>", "state": "undelivered"}), 404),
        (json!({"id": asked.id(), "state": "lost"}), 422),
        (json!({"id": asked.id()}), 422),
        (json!([]), 422),
    ] {
        let body = body.to_string();
        let signed = signature(SECRET, now, &body);
        test.report(&body, &signed).await.expect(status);
    }
    let signed = signature(SECRET, now, "{");
    test.report("{", &signed)
        .await
        .expect_problem(400, "malformed");
    let seen = prime.signing_request(&sent["id"]).await;
    assert_eq!(seen["state"], "sent", "nothing was believed");
}
