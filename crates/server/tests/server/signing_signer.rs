//! What a signer is told about who sends and what became of the request.

use serde_json::{Value, json};

use crate::support::signing::{MOBILE, by_mail, by_sms};
use crate::support::{PRIME, Test};

fn none() -> Value {
    json!({"kind": "none"})
}

///
#[tokio::test]
async fn who_waits_for_an_sms_is_told_where_it_comes_from() {
    let test = Test::start_with(|args| args.mail.sms_sender = Some("0570-012-345".into())).await;
    let prime = test.sign_in(PRIME).await;
    let custom = json!({"kind": "custom", "code": "Ab1!"});
    let signers = json!([
        by_sms("佐藤 花子", MOBILE),
        by_mail("田中 太郎", "taro@example.jp", custom)
    ]);
    prime.request_signing(signers).await;
    let signer = test.visitor();
    let token = test.token(MOBILE).await;
    let asked = signer.at_link(&token, "state").await.expect(200).body;
    assert_eq!(asked["code"]["smsSender"], "0570-012-345");
    let token = test.token("taro@example.jp").await;
    let asked = signer.at_link(&token, "state").await.expect(200).body;
    assert_eq!(asked["code"]["smsSender"], Value::Null, "no SMS will come");
}

///
#[tokio::test]
async fn who_has_signed_reads_that_the_request_is_withdrawn_and_others_find_a_closed_link() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let signers = json!([
        by_mail("佐藤 花子", "hanako@example.jp", none()),
        by_mail("田中 太郎", "taro@example.jp", none())
    ]);
    let request = prime.request_signing(signers).await;
    let signer = test.visitor();
    let token = test.token("hanako@example.jp").await;
    let other = test.token("taro@example.jp").await;
    signer.at_link(&token, "state").await.expect(200);
    let signed = signer.at_link(&token, "signature").await.expect(200).body;
    assert_eq!(signed["contents"]["withdrawn"], false);
    let request = prime.signing_request(&request["id"]).await;
    let withdrawn = prime.act_on(&request, "withdrawal", json!({})).await;
    withdrawn.expect(200);

    let told = signer.at_link(&token, "state").await.expect(200).body;
    assert_eq!(told["step"], "signed");
    assert_eq!(told["contents"]["withdrawn"], true);
    assert_eq!(told["contents"]["completed"], false);
    let closed = test.visitor().at_link(&other, "state").await;
    closed.expect_problem(410, "link_closed");
}
