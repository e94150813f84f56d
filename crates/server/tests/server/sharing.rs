//! アカウント間情報共有: asking, listing, changing and deleting.

use serde_json::{Value, json};

use crate::support::{PRIME, Test, add, adding, member};

const REQUESTED: &str = "[e-Gov]情報共有設定依頼のお知らせ";
const APPROVED: &str = "[e-Gov]情報共有設定同意のお知らせ";
const REFUSED: &str = "[e-Gov]情報共有設定非同意のお知らせ";
const ENDED: &str = "[e-Gov]情報共有設定解除のお知らせ";

fn mail(to: &str, subject: &str) -> (String, String) {
    (to.to_owned(), subject.to_owned())
}

pub fn change(share: &Value, official: &str, delivery: &str) -> Value {
    json!({
        "id": share["id"],
        "version": share["version"],
        "officialDocumentRight": official,
        "deliveryRight": delivery
    })
}

pub fn version(share: &Value) -> Value {
    json!({"id": share["id"], "version": share["version"]})
}

///
#[tokio::test]
async fn one_asks_the_other_allows_and_both_see_it() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let owner_email = member(1);
    let owner = test.sign_in(&owner_email).await;
    assert_eq!(owner.session().await["waitingRequests"], 0);

    let answer = prime.change(adding(&[&owner_email])).await.expect(200);
    assert_eq!(answer.body["remaining"], 9);
    let share = prime.share(&owner_email).await;
    assert_eq!(share["state"], "requested");
    assert_eq!(share["version"], 1);
    assert_eq!(share["party"]["name"], "青木 健太");
    assert_eq!(share["officialDocumentRight"], "download");
    assert_eq!(share["deliveryRight"], "view");
    assert_eq!(share["requestedAt"], "2026-11-22T00:00:00Z");
    assert_eq!(share["allowed"], json!(["change", "delete"]));
    assert_eq!(test.mails().await, [mail(&owner_email, REQUESTED)]);

    assert_eq!(owner.session().await["waitingRequests"], 1);
    let waiting = owner.get("/api/v1/sharing/requests").await.expect(200).body;
    assert_eq!(waiting["requests"][0]["id"], share["id"]);
    assert_eq!(waiting["requests"][0]["party"]["email"], PRIME);
    assert_eq!(waiting["requests"][0]["allowed"], json!(["decide"]));

    let id = share["id"].as_str().unwrap();
    let decided = owner.decide(id, 1, "approve").await.expect(200);
    assert_eq!(decided.body["state"], "approved");
    assert_eq!(decided.body["allowed"], json!(["stop"]));
    assert_eq!(decided.header("etag"), "\"1\"");
    assert_eq!(owner.session().await["waitingRequests"], 0);

    assert_eq!(prime.share(&owner_email).await["state"], "approved");
    assert_eq!(test.mails().await[1], mail(PRIME, APPROVED));
}

/// one-way; the reverse is a share of its own.
#[tokio::test]
async fn sharing_goes_one_way() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let of_prime = prime.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(of_prime["seenBy"], json!([]));
    assert_eq!(of_prime["sees"][0]["party"]["email"], member(1));
    let of_owner = owner.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(of_owner["seenBy"][0]["party"]["email"], PRIME);
    assert_eq!(of_owner["sees"], json!([]));
    owner.change(adding(&[PRIME])).await.expect(200);
    assert_eq!(prime.session().await["waitingRequests"], 1);
}

/// G-02: what the history keeps is told to both sides.
#[tokio::test]
async fn both_sides_see_when_a_share_was_used_last() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let seen_by = async || owner.get("/api/v1/sharing/visibility").await.body["seenBy"][0].clone();
    assert_eq!(seen_by().await["lastUsedAt"], Value::Null);
    prime.get("/api/v1/records/filings").await.expect(200);
    let log = owner.get("/api/v1/sharing/access-log").await.body;
    let used_at = &log["accesses"][0]["at"];
    assert!(used_at.is_string());
    assert_eq!(&seen_by().await["lastUsedAt"], used_at);
    let sees = prime.get("/api/v1/sharing/visibility").await.body["sees"][0].clone();
    assert_eq!(&sees["lastUsedAt"], used_at);
    test.advance(7 * 24 * 60 * 60);
    let owner = test.sign_in(&member(1)).await;
    let later = owner.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(later["seenBy"][0]["lastUsedAt"], Value::Null);
}

/// D-2
#[tokio::test]
async fn a_refused_request_stays_listed_until_it_is_asked_again() {
    let test = Test::start().await;
    let owner_email = member(1);
    let (prime, owner, id) = test.request(PRIME, &owner_email).await;
    owner.decide(&id, 1, "refuse").await.expect(200);
    assert_eq!(test.mails().await[1], mail(PRIME, REFUSED));
    let share = prime.share(&owner_email).await;
    assert_eq!(share["state"], "refused");
    assert_eq!(share["allowed"], json!(["ask_again"]));
    assert_eq!(prime.list().await["remaining"], 10);

    prime.change(adding(&[&owner_email])).await.expect(200);
    assert_eq!(prime.states().await, [format!("{owner_email} requested")]);
    let again = prime.share(&owner_email).await;
    assert_ne!(again["id"], share["id"]);

    let withdraw = json!({"delete": [version(&again)]});
    prime.change(withdraw).await.expect(200);
    assert!(prime.states().await.is_empty());
}

/// D-2
#[tokio::test]
async fn a_waiting_request_can_be_changed_without_mail_and_withdrawn_with_one() {
    let test = Test::start().await;
    let owner_email = member(1);
    let (prime, owner, id) = test.request(PRIME, &owner_email).await;
    let share = prime.share(&owner_email).await;
    let request = json!({"change": [change(&share, "view", "download")]});
    prime.change(request).await.expect(200);
    let share = prime.share(&owner_email).await;
    assert_eq!(share["version"], 2);
    assert_eq!(share["officialDocumentRight"], "view");
    let waiting = owner.get("/api/v1/sharing/requests").await.body;
    assert_eq!(waiting["requests"][0]["deliveryRight"], "download");
    assert_eq!(test.mails().await.len(), 1);

    prime
        .change(json!({"delete": [version(&share)]}))
        .await
        .expect(200);
    assert_eq!(test.mails().await[1], mail(&owner_email, ENDED));
    assert!(test.newest_mail().await.contains("依頼を取り消しました"));
    let gone = owner.decide(&id, 2, "approve").await;
    gone.expect_problem(409, "request_gone");
    let share = owner.get(&format!("/api/v1/sharing/shares/{id}")).await;
    assert_eq!(share.body["state"], "cancelled");
}

/// at once, and without mail.
#[tokio::test]
async fn rights_of_an_approved_share_change_at_once_and_without_mail() {
    let test = Test::start().await;
    let owner_email = member(1);
    let (prime, owner, id) = test.request(PRIME, &owner_email).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let before = test.mails().await;
    let share = prime.share(&owner_email).await;
    assert_eq!(share["version"], 1, "an approval is no new version");
    let request = json!({"change": [change(&share, "view", "view")]});
    let list = prime.change(request).await.expect(200).body;
    assert_eq!(list["shares"][0]["state"], "approved");
    assert_eq!(list["shares"][0]["officialDocumentRight"], "view");
    assert_eq!(list["shares"][0]["version"], 2);
    let seen = owner.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(seen["seenBy"][0]["officialDocumentRight"], "view");
    assert_eq!(test.mails().await, before);
}

///
#[tokio::test]
async fn a_deleted_share_is_gone_and_its_owner_is_told() {
    let test = Test::start().await;
    let owner_email = member(1);
    let (prime, owner, id) = test.request(PRIME, &owner_email).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let share = prime.share(&owner_email).await;
    let request = json!({"delete": [version(&share)]});
    let list = prime.change(request).await.expect(200).body;
    assert_eq!(list["shares"], json!([]));
    assert_eq!(list["remaining"], 10);
    assert_eq!(test.mails().await[2], mail(&owner_email, ENDED));
    let seen = owner.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(seen["seenBy"], json!([]));
}

/// one batch deletes, changes and adds; an account is replaced.
#[tokio::test]
async fn an_account_can_be_deleted_and_asked_anew_in_one_batch() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let emails = [member(1), member(2)];
    prime
        .change(adding(&[&emails[0], &emails[1]]))
        .await
        .expect(200);
    let [first, second] = [prime.share(&emails[0]).await, prime.share(&emails[1]).await];
    let batch = json!({
        "add": [add(&emails[0]), add(&member(3))],
        "change": [change(&second, "view", "view")],
        "delete": [version(&first)]
    });
    let list = prime.change(batch).await.expect(200).body;
    assert_eq!(list["remaining"], 7);
    assert_ne!(prime.share(&emails[0]).await["id"], first["id"]);
    assert_eq!(prime.share(&emails[1]).await["version"], 2);
    let told = [
        mail(&emails[0], REQUESTED),
        mail(&emails[1], REQUESTED),
        mail(&emails[0], ENDED),
        mail(&emails[0], REQUESTED),
        mail(&member(3), REQUESTED),
    ];
    assert_eq!(test.mails().await, told);
}

/// R-004, D-15
/// Nobody learns who has an account elsewhere, or had one here.
/// D-1
/// By kana name in binary order, the same in both databases.
#[tokio::test]
async fn the_list_is_in_the_order_of_kana_names() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let emails = [member(12), member(3), member(7), member(1), member(9)];
    let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
    prime.change(adding(&emails)).await.expect(200);
    let numbers = [1, 3, 7, 9, 12];
    let expected = numbers.map(|number| format!("{} requested", member(number)));
    assert_eq!(prime.states().await, expected);
}

/// A consent that comes in between does not disturb the requester's edit.
#[tokio::test]
async fn the_lists_etag_changes_with_the_list() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let path = "/api/v1/sharing/shares";
    let etag = prime.get(path).await.header("etag").to_owned();
    assert!(etag.starts_with('"'));
    assert_eq!(prime.get(path).await.header("etag"), etag);
    prime.change(adding(&[&member(1)])).await.expect(200);
    assert_ne!(prime.get(path).await.header("etag"), etag);
}

/// In the receiver's language, with the exact subject.
#[tokio::test]
async fn mails_say_who_what_and_what_next_in_the_receivers_language() {
    let test = Test::start().await;
    let owner_email = member(1);
    let owner = test.sign_in(&owner_email).await;
    let prime = test.sign_in(PRIME).await;
    prime.change(adding(&[&owner_email])).await.expect(200);
    let japanese = test.newest_mail().await;
    for part in [
        "青木 健太 様",
        "湊 一郎さん（prime@minato.example）から、アカウント間情報共有の依頼がありました",
        "ダウンロード権限",
        "許可するか許可しないか",
        &test.url(""),
        "自動で送信",
    ] {
        assert!(japanese.contains(part), "{part} is missing in {japanese}");
    }

    let choose = owner
        .request(reqwest::Method::PUT, "/api/v1/account/language")
        .json(&json!({"language": "en"}));
    owner.send(choose).await.expect(204);
    let share = prime.share(&owner_email).await;
    prime
        .change(json!({"delete": [version(&share)]}))
        .await
        .expect(200);
    let english = test.newest_mail().await;
    assert!(english.starts_with("[e-Gov] Request to share was withdrawn\n"));
    for part in ["Dear 青木 健太", PRIME, "sent automatically"] {
        assert!(english.contains(part), "{part} is missing in {english}");
    }
    assert_eq!(test.mails().await[1], mail(&owner_email, ENDED));
}
