//! Signing in, the session, the own account.

use reqwest::Method;
use serde_json::json;

use crate::support::{ENTRY, PASSWORD, PRIME, Test, UNLINKED, member};

///
#[tokio::test]
async fn prime_and_member_sign_in_and_may_share() {
    let test = Test::start().await;
    let of_prime = json!(["share", "draft", "set_access_code_policy"]);
    let of_member = json!(["share", "draft"]);
    for (email, kind, allowed) in [
        (PRIME, "prime", of_prime),
        ("member01@minato.example", "member", of_member),
    ] {
        let account = test.sign_in(email).await.session().await["account"].clone();
        assert_eq!(account["email"], email);
        assert_eq!(account["kind"], kind);
        assert_eq!(account["companyName"], "湊商事株式会社");
        assert_eq!(account["allowed"], allowed);
    }
}

///
#[tokio::test]
async fn entry_and_unlinked_accounts_sign_in_but_may_not_share() {
    let test = Test::start().await;
    // Who is not linked on the GビズID side can send requests to sign all the same.
    for (email, allowed) in [(ENTRY, json!([])), (UNLINKED, json!(["draft"]))] {
        let session = test.sign_in(email).await.session().await;
        assert_eq!(session["account"]["allowed"], allowed);
        assert_eq!(session["waitingRequests"], 0);
    }
}

#[tokio::test]
async fn the_session_can_be_asked_for_while_signed_out() {
    let test = Test::start().await;
    let session = test.visitor().session().await;
    let none = json!({
        "filings": 0, "filingNotices": 0, "deliverySubscriptions": 0, "deliveries": 0
    });
    let nobody = json!({"account": null, "waitingRequests": 0, "newRecords": none});
    assert_eq!(session, nobody);
}

/// D-11
#[tokio::test]
async fn the_address_is_folded_at_sign_in() {
    let test = Test::start().await;
    let visitor = test.visitor();
    visitor
        .try_sign_in("ＰＲＩＭＥ＠Minato.example", PASSWORD)
        .await
        .expect(200);
}

#[tokio::test]
async fn what_was_left_empty_is_told_beside_its_field() {
    let test = Test::start().await;
    let answer = test.visitor().try_sign_in("minato", "").await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(
        answer.fields(),
        ["/email not_an_email", "/password required"]
    );
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    let test = Test::start().await;
    let mut answers = Vec::new();
    for email in [PRIME, "nobody@minato.example"] {
        let mut told = Vec::new();
        for _ in 0..4 {
            let answer = test.visitor().try_sign_in(email, "wrong password").await;
            let mut body = answer.body;
            body["requestId"].take();
            told.push((answer.status, body));
        }
        answers.push(told);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0][2].1["code"], "sign_in_failed");
    assert_eq!(answers[0][3].1["code"], "sign_in_locked");
}

#[tokio::test]
async fn wrong_passwords_cost_growing_pauses_and_then_a_lock() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for pause in [0, 0, 5, 10, 20, 40, 80, 160, 320, 900] {
        let wrong = visitor.try_sign_in(PRIME, "wrong").await;
        wrong.expect_problem(401, "sign_in_failed");
        if pause > 0 {
            let locked = visitor.try_sign_in(PRIME, PASSWORD).await;
            let locked = locked.expect_problem(429, "sign_in_locked");
            assert_eq!(
                locked.body["params"]["retryAfterSeconds"],
                pause.to_string()
            );
            assert_eq!(locked.header("retry-after"), pause.to_string());
        }
        test.advance(pause);
    }
    visitor.try_sign_in(PRIME, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn the_right_password_makes_the_count_begin_anew() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for _ in 0..3 {
        for _ in 0..2 {
            visitor.try_sign_in(PRIME, "wrong").await.expect(401);
        }
        visitor.try_sign_in(PRIME, PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn wrong_passwords_are_forgotten_after_a_quarter_of_an_hour() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for _ in 0..3 {
        visitor.try_sign_in(PRIME, "wrong").await.expect(401);
    }
    test.advance(15 * 60);
    for _ in 0..2 {
        visitor.try_sign_in(PRIME, "wrong").await.expect(401);
    }
    visitor.try_sign_in(PRIME, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn one_account_that_is_guessed_at_does_not_lock_another() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for _ in 0..3 {
        visitor.try_sign_in(PRIME, "wrong").await.expect(401);
    }
    visitor.try_sign_in(&member(1), PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_client_that_guesses_at_many_accounts_is_locked() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for number in 0..50 {
        let email = format!("guess{number}@minato.example");
        visitor.try_sign_in(&email, "wrong").await.expect(401);
    }
    let locked = visitor.try_sign_in(PRIME, PASSWORD).await;
    let locked = locked.expect_problem(429, "sign_in_locked");
    assert_eq!(locked.header("retry-after"), "900");
    test.advance(900);
    visitor.try_sign_in(PRIME, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn many_guesses_at_once_are_counted_each() {
    let test = Test::start().await;
    let guesses = (0..10).map(|_| {
        let visitor = test.visitor();
        tokio::spawn(async move { visitor.try_sign_in(PRIME, "wrong").await.status })
    });
    let mut looked_at = 0;
    for guess in guesses.collect::<Vec<_>>() {
        if guess.await.expect("ends") == 401 {
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 3, "the third wrong password closes the address");
}

#[tokio::test]
async fn a_session_ends_after_an_hour_without_use() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    for _ in 0..3 {
        test.advance(59 * 60);
        assert_eq!(prime.session().await["account"]["email"], PRIME);
    }
    test.advance(60 * 60);
    assert!(prime.session().await["account"].is_null());
    let list = prime.get("/api/v1/sharing/shares").await;
    list.expect_problem(401, "signed_out");
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_in_any_case() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    for _ in 0..23 {
        test.advance(30 * 60);
        assert_eq!(prime.session().await["account"]["email"], PRIME);
    }
    test.advance(30 * 60);
    assert!(prime.session().await["account"].is_null());
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server_too() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let sign_in = test.visitor().try_sign_in(PRIME, PASSWORD).await;
    let cookie = sign_in.header("set-cookie").split(';').next().unwrap();
    let stolen = |method| {
        let request = test.visitor().request(method, "/api/v1/session");
        request.header("cookie", cookie)
    };
    prime.send(stolen(Method::DELETE)).await.expect(204);
    let after = test.visitor().send(stolen(Method::GET)).await;
    assert!(after.body["account"].is_null());
    assert_eq!(prime.session().await["account"]["email"], PRIME);

    let sign_out = prime.request(Method::DELETE, "/api/v1/session");
    let answer = prime.send(sign_out).await.expect(204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert!(prime.session().await["account"].is_null());
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let test = Test::start_with(|args| {
        args.trusted_proxy = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    let plain = test.visitor().try_sign_in(PRIME, PASSWORD).await;
    let cookie = plain.header("set-cookie");
    assert!(cookie.starts_with("madoguchi="), "{cookie}");
    assert!(cookie.contains("; HttpOnly"), "{cookie}");
    assert!(cookie.contains("; SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");

    let visitor = test.visitor();
    let secure = visitor
        .request(Method::POST, "/api/v1/session")
        .header("x-forwarded-proto", "https")
        .json(&json!({"email": PRIME, "password": PASSWORD}));
    let answer = visitor.send(secure).await.expect(200);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-madoguchi="), "{cookie}");
    assert!(cookie.contains("; Secure"), "{cookie}");
    assert!(cookie.contains("; Path=/;"), "{cookie}");
}

#[tokio::test]
async fn a_session_is_the_same_on_every_server_of_a_database() {
    let test = Test::start().await;
    let other = test.another().await;
    let signed_in = test.visitor().try_sign_in(PRIME, PASSWORD).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap();
    let visitor = crate::support::Person::new(other.address);
    let request = visitor.request(Method::GET, "/api/v1/session");
    let answer = visitor.send(request.header("cookie", cookie)).await;
    assert_eq!(answer.body["account"]["email"], PRIME);
}

#[tokio::test]
async fn the_language_of_the_mails_can_be_chosen() {
    let test = Test::start().await;
    let member = test.sign_in(&member(1)).await;
    let choose = |body| {
        member
            .request(Method::PUT, "/api/v1/account/language")
            .json(&body)
    };
    member
        .send(choose(json!({"language": "en"})))
        .await
        .expect(204);
    assert_eq!(member.session().await["account"]["language"], "en");
    let answer = member.send(choose(json!({"language": "fr"}))).await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(answer.fields(), ["/language not_a_choice"]);
    assert_eq!(member.session().await["account"]["language"], "en");
}
