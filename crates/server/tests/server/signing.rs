//! 署名依頼: the policy, what a request costs, and who sees it.

use serde_json::{Value, json};

use crate::support::records::PDF;
use crate::support::signing::{MOBILE, by_mail, by_sms};
use crate::support::{ELSEWHERE, PRIME, Test, command, member, new_key};

const POLICY: &str = "/api/v1/signing/access-code-policy";
fn company_of(test: &Test, name: &str) -> String {
    let list = command::succeed(&test.args, &["company", "list"]);
    let line = list.lines().find(|line| line.contains(name)).expect("it");
    line.split('\t').next().expect("id").to_owned()
}

///
#[tokio::test]
async fn an_administrator_says_which_codes_there_are() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let policy = prime.get(POLICY).await.expect(200);
    assert_eq!(policy.header("etag"), "\"1\"");
    assert_eq!(policy.body["source"], "drafter_chooses");
    assert_eq!(policy.body["identityOption"], true);
    assert_eq!(policy.body["allowed"], json!(["edit"]));
    let changed = prime.set_policy(1, true, "sms").await.expect(200);
    assert_eq!(changed.body["required"], true);
    assert_eq!(changed.body["changed"]["name"], "湊 一郎");
    let late = prime.set_policy(1, false, "sms").await;
    let late = late.expect_problem(412, "precondition_failed");
    assert_eq!(late.header("etag"), "\"2\"");

    let drafter = test.sign_in(&member(1)).await;
    let read = drafter.get(POLICY).await.expect(200).body;
    assert_eq!(
        (&read["required"], &read["allowed"]),
        (&json!(true), &json!([]))
    );
    let refused = drafter.set_policy(2, false, "custom").await;
    refused.expect_problem(403, "not_allowed");

    let elsewhere = test.sign_in(ELSEWHERE).await;
    let policy = elsewhere.get(POLICY).await.expect(200).body;
    assert_eq!(policy["source"], "custom");
    let refused = elsewhere.set_policy(1, true, "sms").await.expect(422);
    assert_eq!(refused.fields(), ["/source needs_option"]);
    elsewhere.set_policy(1, true, "custom").await.expect(200);
}

///
#[tokio::test]
async fn the_operator_switches_options_and_roles() {
    let test = Test::start().await;
    let run = |words: &[&str]| command::succeed(&test.args, words);
    let mirai = company_of(&test, "みらい運輸株式会社");
    run(&["company", "set-option", &mirai, "identity", "on"]);
    let elsewhere = test.sign_in(ELSEWHERE).await;
    elsewhere.set_policy(1, false, "sms").await.expect(200);
    run(&["company", "set-option", &mirai, "identity", "off"]);
    let policy = elsewhere.get(POLICY).await.expect(200).body;
    assert_eq!(
        policy["source"], "custom",
        "what was chosen is not in effect"
    );

    // システム管理者 is a right of the other option.
    let minato = company_of(&test, "湊商事株式会社");
    run(&["account", "set-role", &member(2), "system-administrator"]);
    let person = test.sign_in(&member(2)).await;
    person.set_policy(1, true, "custom").await.expect(403);
    run(&["company", "set-option", &minato, "security", "on"]);
    person.set_policy(1, true, "custom").await.expect(200);
    let session = person.get("/api/v1/session").await.expect(200).body;
    let allowed = session["account"]["allowed"].as_array().expect("list");
    assert!(allowed.contains(&json!("set_access_code_policy")));
    command::fail(
        &test.args,
        &["company", "set-option", "x", "identity", "on"],
    );
}

/// G-04
#[tokio::test]
async fn a_request_is_charged_once_whatever_is_tried_again() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let sms = json!({"kind": "sms", "mobile": "090-1234-5678"});
    let mail = prime
        .request_signing(json!([by_mail("佐藤 花子", "hanako@example.jp", sms)]))
        .await;
    assert_eq!(mail["charged"]["total"], 165);
    assert_eq!(mail["signers"][0]["codeMobile"], "090-1234-5678");

    let upload = prime.upload("契約書.pdf", PDF).await;
    let body = json!({"title": "契約", "documents": [upload], "signers": [by_sms("佐藤 花子", "０９０−１２３４−５６７８")]});
    let path = "/api/v1/signing/requests";
    let first = prime
        .post_keyed("same", path, body.clone())
        .await
        .expect(200);
    let again = prime.post_keyed("same", path, body).await.expect(200);
    assert_eq!(first.text, again.text);
    assert_eq!(first.body["charged"]["total"], 231);
    assert_eq!(test.letters(MOBILE).await.len(), 1);

    let signer = &first.body["signers"][0];
    assert_eq!(signer["reRequestYen"], 88);
    let ask = |yen: u32| json!({"signers": [signer["id"]], "yen": yen});
    let other = prime.act_on(&first.body, "re-request", ask(55)).await;
    let other = other.expect_problem(409, "price_changed");
    assert_eq!(other.body["params"]["yen"], "88");
    let key = new_key();
    let ask = async || {
        prime
            .act_on_keyed(&key, &first.body, "re-request", ask(88))
            .await
    };
    ask().await.expect(200);
    let asked = ask().await.expect(200).body;
    assert_eq!(asked["charged"]["total"], 319);
    assert_eq!(test.letters(MOBILE).await.len(), 2);
}

/// D-12
#[tokio::test]
async fn what_a_drafter_enters_wrongly_is_named() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    prime
        .set_policy(1, true, "drafter_chooses")
        .await
        .expect(200);
    let none = by_mail("佐藤 花子", "a@example.jp", json!({}));
    let full = by_mail(
        "佐藤 花子",
        "b@example.jp",
        json!({"kind": "custom", "code": "Ａbc"}),
    );
    let landline = by_sms("佐藤 花子", "03-1234-5678");
    let refused = prime.try_request(json!([none, full, landline])).await;
    let refused = refused.expect_problem(422, "invalid_fields");
    let expected = [
        "/signers/0/accessCode required",
        "/signers/1/accessCode/code bad_character",
        "/signers/2/mobile cannot_take_sms",
    ];
    assert_eq!(refused.fields(), expected);
    assert_eq!(refused.body["fields"][1]["params"]["character"], "Ａ");
}

///
#[tokio::test]
async fn ones_own_company_signs_without_an_sms() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    prime.set_policy(1, false, "sms").await.expect(200);
    let mut own = by_mail(
        "青木 健太",
        &member(1),
        json!({"kind": "sms", "mobile": ""}),
    );
    own["ownCompany"] = json!(true);
    let request = prime.request_signing(json!([own])).await;
    assert_eq!(request["charged"]["total"], 110);
    assert_eq!(request["signers"][0]["accessCode"], "none");
}

#[tokio::test]
async fn a_request_is_seen_by_its_drafter_and_the_companys_administrators() {
    let test = Test::start().await;
    let drafter = test.sign_in(&member(1)).await;
    let request = drafter
        .request_signing(json!([by_sms("佐藤 花子", MOBILE)]))
        .await;
    let id = request["id"].as_str().unwrap();
    let prime = test.sign_in(PRIME).await;
    prime.signing_request(&request["id"]).await;
    for email in [member(2), ELSEWHERE.to_owned()] {
        let other = test.sign_in(&email).await;
        for path in [
            "",
            "/timeline",
            "/documents/1/view",
            "/documents/1/download",
        ] {
            let path = format!("/api/v1/signing/requests/{id}{path}");
            other.get(&path).await.expect_problem(404, "not_found");
        }
        for act in ["withdrawal", "re-request", "signer-change"] {
            let answer = other.act_on(&request, act, json!({})).await;
            answer.expect_problem(404, "not_found");
        }
        let list = other.get("/api/v1/signing/requests").await.expect(200).body;
        assert_eq!(list["total"], 0);
    }
    let list = prime
        .get("/api/v1/signing/requests?words=委託")
        .await
        .expect(200);
    assert_eq!(list.body["requests"][0]["id"], id);
    let document = prime
        .get(&format!(
            "/api/v1/signing/requests/{id}/documents/1/download"
        ))
        .await;
    assert!(
        document
            .expect(200)
            .header("content-disposition")
            .starts_with("attachment")
    );
}

/// In their order, one after the other; everybody is told when all have signed.
#[tokio::test]
async fn signers_in_order_are_asked_one_after_the_other() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let upload = prime.upload("契約書.pdf", PDF).await;
    let signers = json!([
        by_mail("佐藤 花子", "hanako@example.jp", json!({})),
        by_sms("鈴木 次郎", MOBILE)
    ]);
    let body = json!({"title": "契約", "documents": [upload], "inOrder": true, "signers": signers});
    let path = "/api/v1/signing/requests";
    let request = prime
        .post_keyed(&new_key(), path, body)
        .await
        .expect(200)
        .body;
    assert_eq!(request["signers"][1]["state"], "waiting");
    assert!(test.letters(MOBILE).await.is_empty());
    let first = test.token("hanako@example.jp").await;
    let visitor = test.visitor();
    let opened = visitor.at_link(&first, "state").await.expect(200).body;
    assert_eq!(opened["step"], "sign", "no code was set");
    visitor.at_link(&first, "signature").await.expect(200);
    let second = test.token(MOBILE).await;
    let visitor = test.visitor();
    visitor.at_link(&second, "codes").await.expect(200);
    let code = test.code(MOBILE).await;
    visitor.enter(&second, &code).await.expect(200);
    let signed = visitor.at_link(&second, "signature").await.expect(200).body;
    assert_eq!(signed["contents"]["completed"], true);
    let request = prime.signing_request(&request["id"]).await;
    assert_eq!(request["state"], "completed");
    assert!(request["completedAt"].is_string());
    assert_eq!(test.letters("hanako@example.jp").await.len(), 2);
    let kinds: Vec<&Value> = request["signers"][1]["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["kind"])
        .collect();
    assert_eq!(kinds, ["asked", "code_issued", "verified", "signed"]);

    // The copy: the document and its sheet, the same each time, for both sides.
    let id = signed["contents"]["id"].as_str().unwrap();
    let copy = visitor
        .get(&format!("/api/v1/sign/{id}/copy"))
        .await
        .expect(200);
    assert!(copy.header("content-disposition").contains("signed.pdf"));
    let of_drafter = format!("{path}/{}/copy", request["id"].as_str().unwrap());
    assert_eq!(prime.get(&of_drafter).await.expect(200).text, copy.text);
    let stranger = test.visitor().get(&format!("/api/v1/sign/{id}/copy")).await;
    stranger.expect_problem(401, "code_needed");
    let known = json!({"sha256": request["documents"][0]["sha256"]});
    let check = "/api/v1/signing/copy-check";
    let found = prime.post(check, known).await.expect(200).body;
    assert_eq!(found["request"]["id"], request["id"]);
    let changed = json!({"sha256": "0".repeat(64)});
    let found = prime.post(check, changed).await.expect(200).body;
    assert_eq!(found["request"], Value::Null);
    prime.post(check, json!({"sha256": "x"})).await.expect(422);
}
