//! The signer's access code: limits, lock-out, and what a link tells.

use futures::future::join_all;
use serde_json::{Value, json};

use crate::support::signing::{MOBILE, by_mail, by_sms, issue, requested};
use crate::support::{PRIME, Person, Program, Test, eventually, prepare, sign_in_at};

///
#[tokio::test]
async fn a_code_opens_the_documents_to_the_browser_that_entered_it() {
    let test = Test::start().await;
    let (_, request, token) = requested(&test).await;
    let signer = test.visitor();
    let before = signer.at_link(&token, "state").await.expect(200);
    assert_eq!(before.body["step"], "code");
    assert_eq!(before.body["drafter"]["company"], "湊商事株式会社");
    let code = &before.body["code"];
    assert_eq!(code["mobile"], "090-****-5678");
    assert_eq!(
        (&code["issuesLeft"], &code["open"]),
        (&json!(3), &json!(false))
    );
    for secret in ["契約", "佐藤", "12345678", "contents\":{"] {
        assert!(!before.text.contains(secret), "{secret}: {}", before.text);
    }
    let issued = signer.at_link(&token, "codes").await.expect(200).body;
    assert_eq!(issued["code"]["secondsLeft"], 600);
    assert_eq!(issued["code"]["issuesLeft"], 2);
    let code = test.code(MOBILE).await;
    assert!(code.len() == 6 && code.chars().all(|c| c.is_ascii_digit()));
    let opened = signer
        .enter(&token, &format!(" {}-{} ", &code[..3], &code[3..]))
        .await;
    let opened = opened.expect(200).body;
    assert_eq!(opened["step"], "sign");
    assert_eq!(opened["contents"]["title"], "業務委託契約書");

    let id = opened["contents"]["id"].as_str().unwrap();
    let document = format!("/api/v1/sign/{id}/documents/1");
    let pdf = signer.get(&document).await.expect(200);
    assert_eq!(pdf.header("cache-control"), "no-store");
    let other = test.visitor();
    other
        .get(&document)
        .await
        .expect_problem(401, "code_needed");
    other
        .at_link(&token, "signature")
        .await
        .expect_problem(401, "code_needed");
    let state = other.at_link(&token, "state").await.expect(200).body;
    assert_eq!(state["step"], "code", "the link alone opens nothing");
    let signed = signer.at_link(&token, "signature").await.expect(200).body;
    assert_eq!(signed["step"], "signed");
    assert_eq!(request["id"].as_str().map(str::len), Some(36));
}

/// D-7, D-8
#[tokio::test]
async fn ten_wrong_entries_end_a_code_and_another_begins_anew() {
    let test = Test::start().await;
    let (_, _, token) = requested(&test).await;
    let signer = test.visitor();
    let first = issue(&test, &signer, &token).await;
    let wrong = test.wrong_code(MOBILE).await;
    for left in (1..10).rev() {
        let refused = signer.enter(&token, &wrong).await;
        let refused = refused.expect_problem(422, "code_wrong");
        assert_eq!(refused.body["params"]["entriesLeft"], left.to_string());
    }
    // What is no code is no entry.
    let refused = signer.enter(&token, "12345").await.expect(422);
    assert_eq!(refused.fields(), ["/code not_a_code"]);
    let used_up = signer.enter(&token, &wrong).await;
    let used_up = used_up.expect_problem(409, "code_used_up");
    assert_eq!(used_up.body["params"]["issuesLeft"], "2");
    signer
        .enter(&token, &first)
        .await
        .expect_problem(409, "code_expired");
    let second = issue(&test, &signer, &token).await;
    let third = issue(&test, &signer, &token).await;
    if second != third {
        signer
            .enter(&token, &second)
            .await
            .expect_problem(422, "code_wrong");
    }
    let none = signer.at_link(&token, "codes").await;
    none.expect_problem(409, "issues_used_up");
    signer.enter(&token, &third).await.expect(200);
}

/// D-7, G-06
#[tokio::test]
async fn who_is_locked_out_is_asked_again_for_88_yen() {
    let test = Test::start().await;
    let (prime, request, token) = requested(&test).await;
    let signer = test.visitor();
    let code = issue(&test, &signer, &token).await;
    test.advance(599);
    let state = signer.at_link(&token, "state").await.expect(200).body;
    assert_eq!(state["code"]["secondsLeft"], 1);
    test.advance(1);
    let expired = signer.enter(&token, &code).await;
    expired.expect_problem(409, "code_expired");
    for _ in 0..2 {
        issue(&test, &signer, &token).await;
        test.advance(600);
    }
    // Nobody comes: the drafter is told all the same.
    eventually("the notice", async || {
        let mails = test.mails().await;
        let is_notice = |(to, subject): &(String, String)| {
            to == PRIME && subject == "アクセスコード認証失敗通知"
        };
        mails.iter().any(is_notice).then_some(())
    })
    .await;
    let state = signer.at_link(&token, "state").await.expect(200).body;
    assert_eq!(
        (&state["step"], &state["contents"]),
        (&json!("locked_out"), &Value::Null)
    );
    signer
        .at_link(&token, "codes")
        .await
        .expect_problem(403, "locked_out");
    signer
        .enter(&token, &code)
        .await
        .expect_problem(403, "locked_out");

    let asked = signer.at_link(&token, "rescue").await.expect(200).body;
    assert_eq!(asked["rescueAsked"], true);
    signer.at_link(&token, "rescue").await.expect(200);
    let rescues = test.mails().await.into_iter();
    assert_eq!(
        rescues.filter(|(_, it)| it == "署名再依頼のお願い").count(),
        1
    );

    let failed = prime.signing_request(&request["id"]).await;
    assert_eq!(failed["state"], "needs_attention");
    let of = &failed["signers"][0];
    assert_eq!(
        (&of["state"], &of["rescueAsked"]),
        (&json!("failed"), &json!(true))
    );
    let body = json!({"signers": [of["id"]], "yen": of["reRequestYen"]});
    let again = prime.act_on(&failed, "re-request", body).await;
    let again = again.expect(200).body;
    assert_eq!(
        (&again["state"], &again["charged"]["total"]),
        (&json!("sent"), &json!(319))
    );
    signer
        .at_link(&token, "state")
        .await
        .expect_problem(410, "link_closed");
    let token = test.token(MOBILE).await;
    let code = issue(&test, &signer, &token).await;
    signer.enter(&token, &code).await.expect(200);
    signer.at_link(&token, "signature").await.expect(200);
    let signed = prime.signing_request(&request["id"]).await;
    assert_eq!(signed["state"], "completed");
}

/// on two servers, each a process of its own, at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_limits_hold_however_many_come_at_once() {
    let (_folder, args) = prepare(true).await;
    let first = Program::start(&args, "smtp://127.0.0.1:9").await;
    let second = Program::start(&args, "smtp://127.0.0.1:9").await;
    let prime = sign_in_at(first.address, PRIME).await;
    let signers = json!([by_sms("佐藤 花子", MOBILE)]);
    prime.request_signing(signers).await;
    let token = prime.token(MOBILE).await;
    let servers = [first.address, second.address];
    let person = |at: usize| Person::new(servers[at % 2]);
    let issued = join_all((0..20).map(|at| {
        let (person, token) = (person(at), token.clone());
        async move { person.at_link(&token, "codes").await.status }
    }));
    let issued = issued.await;
    assert_eq!(
        issued.iter().filter(|it| **it == 200).count(),
        3,
        "{issued:?}"
    );
    assert!(
        issued.iter().all(|it| [200, 409].contains(it)),
        "{issued:?}"
    );
    let wrong = prime.wrong_code(MOBILE).await;
    let entered = join_all((0..100).map(|at| {
        let (person, token, wrong) = (person(at), token.clone(), wrong.clone());
        async move { person.enter(&token, &wrong).await.status }
    }));
    let entered = entered.await;
    let counted = entered.iter().filter(|it| **it == 422).count();
    assert_eq!(
        counted, 9,
        "nine are wrong, the tenth locks out: {entered:?}"
    );
    assert!(
        entered.iter().all(|it| [422, 403].contains(it)),
        "{entered:?}"
    );
}

///
#[tokio::test]
async fn an_own_code_is_compared_as_it_was_typed() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let custom = json!({"kind": "custom", "code": "Ab1!"});
    prime
        .request_signing(json!([by_mail("佐藤 花子", "hanako@example.jp", custom)]))
        .await;
    let token = test.token("hanako@example.jp").await;
    let signer = test.visitor();
    let state = signer.at_link(&token, "state").await.expect(200).body;
    assert_eq!(state["code"]["kind"], "custom");
    assert_eq!(state["code"]["secondsLeft"], Value::Null);
    signer
        .at_link(&token, "codes")
        .await
        .expect_problem(409, "code_not_possible");
    for typed in ["ab1!", "Ａb1!", "Ab1! "] {
        signer
            .enter(&token, typed)
            .await
            .expect_problem(422, "code_wrong");
    }
    signer.enter(&token, "Ab1!").await.expect(200);
}

/// A code waits encrypted, and is gone when its time has passed.
#[tokio::test]
async fn a_codes_text_is_erased_when_it_expires() {
    let test = Test::start().await;
    let (_, _, token) = requested(&test).await;
    let code = issue(&test, &test.visitor(), &token).await;
    test.advance(600);
    let holds_code = |letter: &String| letter.contains(&code);
    eventually("the text is gone", async || {
        let letters = test.letters(MOBILE).await;
        (!letters.iter().any(holds_code)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_was_never_a_link_is_a_closed_one() {
    let test = Test::start().await;
    let long = "x".repeat(10_000);
    for token in ["", "x", &long, "\u{0}"] {
        for act in ["state", "codes", "signature", "rescue"] {
            let answer = test.visitor().at_link(token, act).await;
            answer.expect_problem(410, "link_closed");
        }
        test.visitor()
            .enter(token, "123456")
            .await
            .expect_problem(410, "link_closed");
    }
}

/// the link may be in other hands by then.
#[tokio::test]
async fn what_is_signed_stays_signed_however_often_a_code_is_wrong() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let own_code = json!({"kind": "custom", "code": "Minato-2026"});
    let own = by_mail("鈴木 次郎", "suzuki@example.jp", own_code);
    let with_own_code = prime.request_signing(json!([own])).await;
    let with_sms = prime
        .request_signing(json!([by_sms("佐藤 花子", MOBILE)]))
        .await;

    let own_token = test.token("suzuki@example.jp").await;
    let signer = test.visitor();
    signer.enter(&own_token, "Minato-2026").await.expect(200);
    signer.at_link(&own_token, "signature").await.expect(200);
    let stranger = test.visitor();
    for entry in 1..=12 {
        let refused = stranger.enter(&own_token, "wrong").await;
        refused.expect(if entry < 10 { 422 } else { 409 });
    }
    let own = async || test.visitor().enter(&own_token, "Minato-2026").await;
    test.advance(599);
    own().await.expect_problem(409, "code_used_up");
    test.advance(1);
    own().await.expect(200);

    let token = test.token(MOBILE).await;
    let code = issue(&test, &signer, &token).await;
    signer.enter(&token, &code).await.expect(200);
    signer.at_link(&token, "signature").await.expect(200);
    for _ in 0..3 {
        issue(&test, &stranger, &token).await;
        let wrong = test.wrong_code(MOBILE).await;
        for entry in 1..=10 {
            let refused = stranger.enter(&token, &wrong).await;
            refused.expect(if entry < 10 { 422 } else { 409 });
        }
    }
    let code = issue(&test, &signer, &token).await;
    let again = test.visitor();
    again.enter(&token, &code).await.expect(200);
    for request in [with_own_code, with_sms] {
        let now = prime.signing_request(&request["id"]).await;
        assert_eq!(now["state"], "completed");
        assert_eq!(now["signers"][0]["state"], "signed");
    }
}
