//! What a signer sends a second time, because the answer was lost on its way.

use serde_json::json;

use crate::support::Test;
use crate::support::signing::{MOBILE, issue, requested};

/// D-8: the answer to the right code was lost, and with it the cookie.
#[tokio::test]
async fn a_right_code_can_be_entered_again_while_it_lives() {
    let test = Test::start().await;
    let (prime, request, token) = requested(&test).await;
    let code = issue(&test, &test.visitor(), &token).await;
    let wrong = test.wrong_code(MOBILE).await;
    test.visitor().enter(&token, &wrong).await.expect(422);
    test.visitor().enter(&token, &code).await.expect(200);
    test.advance(599);
    let again = test.visitor();
    let opened = again.enter(&token, &code).await.expect(200).body;
    assert_eq!(opened["step"], "sign");

    // The ten entries are those of the code, before it was right and after.
    let stranger = test.visitor();
    for _ in 0..8 {
        let refused = stranger.enter(&token, &wrong).await;
        refused.expect_problem(422, "code_wrong");
    }
    let used_up = stranger.enter(&token, &wrong).await;
    used_up.expect_problem(409, "code_used_up");
    let over = stranger.enter(&token, &code).await;
    over.expect_problem(409, "code_expired");
    let seen = prime.signing_request(&request["id"]).await;
    assert_eq!(seen["signers"][0]["state"], "verified");
    again.at_link(&token, "signature").await.expect(200);
}

/// D-7
#[tokio::test]
async fn the_end_of_a_code_that_was_right_is_no_failure() {
    let test = Test::start().await;
    let (prime, request, token) = requested(&test).await;
    let signer = test.visitor();
    for _ in 0..2 {
        issue(&test, &signer, &token).await;
    }
    let third = issue(&test, &signer, &token).await;
    signer.enter(&token, &third).await.expect(200);
    test.advance(600);
    let late = test.visitor().enter(&token, &third).await;
    late.expect_problem(409, "code_expired");
    let seen = prime.signing_request(&request["id"]).await;
    assert_eq!(seen["state"], "sent");
    let events = seen["signers"][0]["events"].as_array().unwrap();
    let kinds: Vec<_> = events
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    let expected = [
        "asked",
        "code_issued",
        "code_issued",
        "code_issued",
        "verified",
    ];
    assert_eq!(kinds, expected);
    let mails = test.mails().await;
    assert!(
        mails
            .iter()
            .all(|(_, it)| it != "アクセスコード認証失敗通知")
    );
    let state = test.visitor().at_link(&token, "state").await.expect(200);
    assert_eq!(state.body["code"]["issuesLeft"], 3);
}

/// The same press twice sends one code.
#[tokio::test]
async fn a_repeated_issue_sends_one_code() {
    let test = Test::start().await;
    let (_, _, token) = requested(&test).await;
    let signer = test.visitor();
    let body = json!({"token": token});
    for seconds_left in [600, 540] {
        let issued = signer
            .post_keyed("once", "/api/v1/sign/codes", body.clone())
            .await;
        let code = &issued.expect(200).body["code"];
        assert_eq!(code["issuesLeft"], 2);
        assert_eq!(code["secondsLeft"], seconds_left, "as it is by then");
        test.advance(60);
    }
    assert_eq!(test.letters(MOBILE).await.len(), 2, "the link and one code");
}
