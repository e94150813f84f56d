//! What a drafter does with a request that was sent: 取下げ, 署名再依頼, 署名者変更.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::records::PDF;
use crate::support::signing::{MOBILE, by_mail, by_sms};
use crate::support::{PRIME, Person, Test, new_key};

const OTHER: &str = "08012345678";

/// A signer by SMS without an access code: one who can be changed.
fn by_plain_sms(name: &str, mobile: &str) -> Value {
    json!({"name": name, "delivery": "sms", "mobile": mobile})
}

/// 署名者変更 of the signer at a place.
fn change(request: &Value, at: usize, name: &str, to: &str, yen: u32) -> Value {
    let field = match to.contains('@') {
        true => "email",
        false => "mobile",
    };
    json!({"signer": request["signers"][at]["id"], "name": name, field: to, "yen": yen})
}

async fn is_open(test: &Test, token: &str) -> bool {
    test.visitor().at_link(token, "state").await.status == 200
}

///
#[tokio::test]
async fn a_signer_with_an_sms_code_cannot_be_changed() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let custom = json!({"kind": "custom", "code": "Himitsu-1"});
    let request = prime
        .request_signing(json!([
            by_sms("佐藤 花子", MOBILE),
            by_mail("鈴木 次郎", "jiro@example.jp", custom)
        ]))
        .await;
    let act = "signer-change";
    let to = change(&request, 0, "田中 三郎", OTHER, 88);
    let fixed = prime.act_on(&request, act, to).await;
    fixed.expect_problem(409, "signer_fixed");
    let old = test.token("jiro@example.jp").await;
    let to = change(&request, 1, "田中 三郎", "saburo@example.jp", 0);
    let changed = prime.act_on(&request, act, to).await.expect(200).body;
    assert_eq!(changed["signers"][1]["destination"], "saburo@example.jp");
    let closed = test.visitor().at_link(&old, "state").await;
    closed.expect_problem(410, "link_closed");
    let new = test.token("saburo@example.jp").await;
    test.visitor().enter(&new, "Himitsu-1").await.expect(200);
}

#[tokio::test]
async fn who_is_changed_for_another_signer_reads_no_further() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let first = by_mail("鈴木 次郎", "suzuki@example.jp", json!({"kind": "none"}));
    let request = prime.request_signing(json!([first])).await;
    let token = test.token("suzuki@example.jp").await;
    let former = test.visitor();
    let opened = former.at_link(&token, "state").await.expect(200).body;
    let signer = opened["contents"]["id"].as_str().unwrap();
    let document = format!("/api/v1/sign/{signer}/documents/1");
    former.get(&document).await.expect(200);
    let seen = prime.signing_request(&request["id"]).await;
    let to = change(&seen, 0, "田中 一", "tanaka@example.jp", 0);
    let changed = prime.act_on(&seen, "signer-change", to).await;
    changed.expect(200);
    former
        .get(&document)
        .await
        .expect_problem(401, "code_needed");
}

#[tokio::test]
async fn a_withdrawn_request_opens_for_nobody() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let request = prime
        .request_signing(json!([by_sms("佐藤 花子", MOBILE)]))
        .await;
    let token = test.token(MOBILE).await;
    let withdrawn = prime.act_on(&request, "withdrawal", json!({})).await;
    let withdrawn = withdrawn.expect(200).body;
    assert_eq!(withdrawn["state"], "withdrawn");
    assert_eq!(withdrawn["allowed"], json!([]));
    let signer = test.visitor();
    for act in ["state", "codes", "signature", "rescue"] {
        signer
            .at_link(&token, act)
            .await
            .expect_problem(410, "link_closed");
    }
    let again = prime.act_on(&withdrawn, "withdrawal", json!({})).await;
    again.expect_problem(409, "wrong_state");
}

/// G-04
#[tokio::test]
async fn changing_a_signer_by_sms_is_charged_and_closes_every_link_before() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let request = prime
        .request_signing(json!([by_plain_sms("佐藤 花子", MOBILE)]))
        .await;
    assert_eq!(request["charged"]["total"], 176);
    assert_eq!(request["signers"][0]["changeYen"], 33);
    let first = test.token(MOBILE).await;
    let act = "signer-change";
    let unseen = change(&request, 0, "鈴木 次郎", OTHER, 0);
    let unseen = prime.act_on(&request, act, unseen).await;
    let unseen = unseen.expect_problem(409, "price_changed");
    assert_eq!(unseen.body["params"]["yen"], "33");
    assert!(test.letters(OTHER).await.is_empty());

    let to = change(&request, 0, "鈴木 次郎", OTHER, 33);
    let changed = prime.act_on(&request, act, to).await.expect(200).body;
    assert_eq!(changed["charged"]["total"], 209);
    let second = test.token(OTHER).await;
    let back = change(&changed, 0, "佐藤 花子", MOBILE, 33);
    let back = prime.act_on(&changed, act, back).await.expect(200).body;
    assert_eq!(back["charged"]["total"], 242);
    let third = test.token(MOBILE).await;
    assert!(!is_open(&test, &first).await, "of the round before last");
    assert!(!is_open(&test, &second).await);
    assert!(is_open(&test, &third).await);
}

///
#[tokio::test]
async fn a_name_that_is_put_right_sends_and_costs_nothing() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let signers = json!([
        by_plain_sms("佐藤 花了", MOBILE),
        by_mail("鈴木 次郎", "jiro@example.jp", json!({}))
    ]);
    let request = prime.request_signing(signers).await;
    let token = test.token(MOBILE).await;
    let act = "signer-change";
    let right = change(&request, 0, "佐藤 花子", "090-1234-5678", 0);
    let named = prime.act_on(&request, act, right).await.expect(200).body;
    assert_eq!(named["signers"][0]["name"], "佐藤 花子");
    assert_eq!(named["charged"], request["charged"]);
    assert_eq!(test.letters(MOBILE).await.len(), 1);
    let opened = test.visitor().at_link(&token, "state").await.expect(200);
    assert_eq!(opened.body["contents"]["signer"], "佐藤 花子");

    let seen = prime.signing_request(&request["id"]).await;
    let moved = change(&seen, 0, "佐藤 花子", OTHER, 33);
    let moved = prime.act_on(&seen, act, moved).await.expect(200).body;
    assert_eq!(moved["signers"][0]["destination"], "080-1234-5678");
}

/// nobody was asked yet, so nothing is sent or charged.
#[tokio::test]
async fn who_waits_is_changed_for_nothing() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let upload = prime.upload("契約書.pdf", PDF).await;
    let signers = json!([
        by_mail("佐藤 花子", "hanako@example.jp", json!({})),
        by_plain_sms("鈴木 次郎", MOBILE)
    ]);
    let body = json!({"title": "契約", "documents": [upload], "inOrder": true, "signers": signers});
    let path = "/api/v1/signing/requests";
    let sent = prime.post_keyed(&new_key(), path, body).await;
    let sent = sent.expect(200).body;
    assert_eq!(sent["signers"][1]["changeYen"], 0);
    let to = change(&sent, 1, "田中 三郎", OTHER, 0);
    let changed = prime.act_on(&sent, "signer-change", to).await;
    let changed = changed.expect(200).body;
    assert_eq!(changed["charged"], sent["charged"]);
    assert_eq!(changed["signers"][1]["state"], "waiting");
    assert!(test.letters(OTHER).await.is_empty());
    let first = test.token("hanako@example.jp").await;
    let signer = test.visitor();
    signer.at_link(&first, "state").await.expect(200);
    signer.at_link(&first, "signature").await.expect(200);
    assert!(is_open(&test, &test.token(OTHER).await).await);
    assert!(test.letters(MOBILE).await.is_empty());
    let done = prime.signing_request(&sent["id"]).await;
    assert_eq!(done["charged"]["total"], 110 + 66);
}

/// from two tabs.
#[tokio::test]
async fn what_was_seen_is_acted_on_once() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let request = prime
        .request_signing(json!([by_sms("佐藤 花子", MOBILE)]))
        .await;
    let body = json!({"signers": [request["signers"][0]["id"]], "yen": 88});
    let (key, act) = (new_key(), "re-request");
    let first = prime.act_on_keyed(&key, &request, act, body.clone()).await;
    let first = first.expect(200);
    let late = prime.act_on(&request, act, body.clone()).await;
    let late = late.expect_problem(412, "precondition_failed");
    assert_eq!(late.header("etag"), first.header("etag"));
    let to = change(&request, 0, "鈴木 次郎", OTHER, 88);
    for (act, body) in [("signer-change", to), ("withdrawal", json!({}))] {
        let late = prime.act_on(&request, act, body).await;
        late.expect_problem(412, "precondition_failed");
    }
    let path = format!(
        "/api/v1/signing/requests/{}/re-request",
        first.body["id"].as_str().unwrap()
    );
    let blind = prime.post_keyed(&new_key(), &path, body.clone()).await;
    blind.expect_problem(428, "precondition_required");

    // What was done is answered as it was, whatever came after it.
    let seen = prime.signing_request(&request["id"]).await;
    assert_eq!(seen["charged"]["total"], 319);
    let withdrawn = prime.act_on(&seen, "withdrawal", json!({})).await;
    withdrawn.expect(200);
    let again = prime.act_on_keyed(&key, &request, act, body).await;
    assert_eq!(again.expect(200).text, first.text);
    assert_eq!(test.letters(MOBILE).await.len(), 2);
}

/// Who has signed was promised a copy.
#[tokio::test]
async fn a_withdrawal_is_told_to_who_has_signed_too() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let mails = ["hanako@example.jp", "jiro@example.jp"];
    let signers: Vec<Value> = mails.map(|it| by_mail("佐藤 花子", it, json!({}))).into();
    let request = prime.request_signing(json!(signers)).await;
    let token = test.token(mails[0]).await;
    let other = test.token(mails[1]).await;
    let signer = test.visitor();
    signer.at_link(&token, "state").await.expect(200);
    signer.at_link(&token, "signature").await.expect(200);
    let seen = prime.signing_request(&request["id"]).await;
    let withdrawn = prime.act_on(&seen, "withdrawal", json!({})).await;
    let withdrawn = withdrawn.expect(200).body;
    assert_eq!(withdrawn["signers"][0]["state"], "signed");
    for (mail, has_signed) in mails.into_iter().zip([true, false]) {
        let letters = test.letters(mail).await;
        assert_eq!(letters.len(), 2, "{mail}");
        assert!(letters[0].contains("取り下げました"), "{}", letters[0]);
        assert_eq!(letters[0].contains("控えは作成されません"), has_signed);
    }
    assert!(is_open(&test, &token).await, "and reads it there");
    assert!(!is_open(&test, &other).await);
}

/// a price that changes one day does not change what was charged.
#[tokio::test]
async fn what_was_charged_stays_as_it_was_booked() {
    let test = Test::start().await;
    let prime: Person = test.sign_in(PRIME).await;
    let request = prime
        .request_signing(json!([by_sms("佐藤 花子", MOBILE)]))
        .await;
    let of_then = "UPDATE signing_charges SET yen = 50 WHERE kind = 'access_code_sms'";
    let database = test.database().await;
    database.execute_unprepared(of_then).await.expect("booked");
    let seen = prime.signing_request(&request["id"]).await;
    assert_eq!(seen["charged"]["total"], 226);
}

/// whoever reads the database cannot find an own code by trying.
#[tokio::test]
async fn a_repeated_request_is_known_by_a_hash_with_a_key() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let upload = prime.upload("契約書.pdf", PDF).await;
    let code = json!({"kind": "custom", "code": "Ab1!"});
    let signers = json!([by_mail("佐藤 花子", "hanako@example.jp", code)]);
    let body = json!({"title": "契約", "documents": [upload], "signers": signers});
    let path = "/api/v1/signing/requests";
    let sent = prime.post_keyed("k", path, body.clone()).await;
    sent.expect(200);
    let database = test.database().await;
    let kept = "SELECT fingerprint, body FROM idempotency_keys WHERE key = 'k'";
    let row = database.query_one_raw(Statement::from_string(
        database.get_database_backend(),
        kept,
    ));
    let row = row.await.expect("reads").expect("a row");
    let fingerprint: String = row.try_get("", "fingerprint").expect("text");
    let answer: String = row.try_get("", "body").expect("text");
    assert!(!answer.contains("Ab1!"));
    let body = body.to_string().into_bytes();
    let length = (body.len() as u64).to_be_bytes();
    for plain in [[&length[..], &body].concat(), body] {
        let digest = Sha256::digest(plain);
        for shown in [
            STANDARD_NO_PAD.encode(digest),
            URL_SAFE_NO_PAD.encode(digest),
        ] {
            assert_ne!(fingerprint, shown);
        }
    }
}
