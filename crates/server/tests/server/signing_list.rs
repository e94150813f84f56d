//! 文書一覧 and 一括送信.

use serde_json::{Value, json};

use crate::support::records::PDF;
use crate::support::signing::{by_mail, by_sms};
use crate::support::{PRIME, Person, Test, member, new_key};

const LIST: &str = "/api/v1/signing/requests";
const BULK: &str = "/api/v1/signing/bulk-requests";

async fn send(person: &Person, title: &str, files: &[&str], signers: Value) -> Value {
    let mut documents = Vec::new();
    for name in files {
        documents.push(person.upload(name, PDF).await);
    }
    let body = json!({"title": title, "documents": documents, "signers": signers});
    let sent = person.post_keyed(&new_key(), LIST, body).await;
    sent.expect(200).body
}

async fn titles(person: &Person, query: &str) -> Vec<String> {
    let page = person.get(&format!("{LIST}?{query}")).await.expect(200);
    let requests = page.body["requests"].as_array().expect("list");
    let titles = requests.iter().map(|it| it["title"].as_str().unwrap());
    titles.map(str::to_owned).collect()
}

///
#[tokio::test]
async fn documents_are_found_by_title_file_and_signer() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let hanako = json!([by_mail("佐藤 花子", "hanako@example.jp", json!({}))]);
    let jiro = json!([by_mail("Jiro Suzuki", "jiro@example.jp", json!({}))]);
    send(&prime, "契約100%", &["Alpha.pdf", "別紙_1.pdf"], hanako).await;
    test.advance(60);
    send(&prime, "Ｂ社との覚書", &["beta.pdf"], jiro).await;

    let all = prime.get(LIST).await.expect(200).body;
    assert_eq!((&all["total"], &all["documents"]), (&json!(2), &json!(3)));
    assert_eq!(all["requests"][0]["signerNames"], json!(["Jiro Suzuki"]));
    let found = async |words: &str| titles(&prime, &format!("words={words}")).await;
    let (first, second) = (["契約100%"], ["Ｂ社との覚書"]);
    assert_eq!(found("契約").await, first);
    assert_eq!(found("alpha").await, first, "a file, in any case");
    assert_eq!(found("花子").await, first, "a signer");
    assert_eq!(found("JIRO").await, second);
    assert_eq!(found("Ｂ社").await, second, "as it was written");
    // What has a meaning in patterns has none here.
    assert_eq!(found("100%25").await, first);
    assert_eq!(found("%25%25").await, Vec::<String>::new());
    assert_eq!(found("別紙_").await, first);
    assert_eq!(found("a_pha").await, Vec::<String>::new());
    let narrow = prime.get(&format!("{LIST}?words=beta")).await.expect(200);
    assert_eq!(narrow.body["documents"], 1);
}

/// R-201, G-17
#[tokio::test]
async fn the_list_is_narrowed_by_state_and_comes_in_pages() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let mut first = Value::Null;
    for number in 1..=21 {
        let address = format!("n{number}@example.jp");
        let signers = json!([by_mail("佐藤 花子", &address, json!({}))]);
        let sent = send(&prime, &format!("{number}"), &["a.pdf"], signers).await;
        if number == 1 {
            first = sent;
        }
        test.advance(1);
    }
    assert_eq!(titles(&prime, "").await.len(), 20);
    assert_eq!(titles(&prime, "page=2").await, ["1"]);
    assert!(titles(&prime, "page=3").await.is_empty());
    let withdrawn = prime.act_on(&first, "withdrawal", json!({})).await;
    withdrawn.expect(200);
    assert_eq!(titles(&prime, "state=withdrawn").await, ["1"]);
    let sent = prime.get(&format!("{LIST}?state=sent")).await.expect(200);
    assert_eq!(sent.body["total"], 20);
    for wrong in ["page=0", "page=x", "state=lost", "words=x&words=y"] {
        prime.get(&format!("{LIST}?{wrong}")).await.expect(422);
    }
}

async fn bulk(person: &Person, rows: Value) -> Value {
    let upload = person.upload("秘密保持契約書.pdf", PDF).await;
    json!({"title": "秘密保持契約書", "documents": [upload], "rows": rows})
}

/// G-04
#[tokio::test]
async fn each_row_is_a_request_of_its_own_and_charged_once() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    prime.set_policy(1, true, "sms").await.expect(200);
    let code = |code: &str| json!({"kind": "custom", "code": code});
    let mut by_number = by_sms("鈴木 次郎", "080-1234-5678");
    by_number["accessCode"] = code("Momiji-2026");
    let hanako = by_mail("佐藤 花子", "hanako@example.jp", code("Sakura-2026"));
    let body = bulk(&prime, json!([hanako, by_number])).await;
    let sent = prime.post_keyed("same", BULK, body.clone()).await;
    let again = prime.post_keyed("same", BULK, body).await.expect(200);
    let sent = sent.expect(200);
    assert_eq!(sent.text, again.text);
    assert_eq!(sent.body["charged"]["total"], 110 + 110 + 66);
    assert_eq!(sent.body["requests"].as_array().unwrap().len(), 2);
    assert_eq!(test.letters("hanako@example.jp").await.len(), 1);

    let second = prime.signing_request(&sent.body["requests"][1]).await;
    assert_eq!(second["charged"]["total"], 176);
    assert_eq!(second["signers"][0]["destination"], "080-1234-5678");
    assert_eq!(second["documents"][0]["name"], "秘密保持契約書.pdf");
    let token = test.token("08012345678").await;
    let signer = test.visitor();
    let other = signer.enter(&token, "Sakura-2026").await;
    other.expect_problem(422, "code_wrong");
    signer.enter(&token, "Momiji-2026").await.expect(200);
    let signed = signer.at_link(&token, "signature").await.expect(200).body;
    assert_eq!(signed["contents"]["completed"], true, "it waits for nobody");
    let first = prime.signing_request(&sent.body["requests"][0]).await;
    assert_eq!(first["state"], "sent");
}

/// G-11
#[tokio::test]
async fn when_a_row_is_wrong_none_is_sent() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let good = || by_mail("佐藤 花子", "hanako@example.jp", json!({}));
    let landline = by_sms("鈴木 次郎", "03-1234-5678");
    let body = bulk(&prime, json!([good(), landline, good()])).await;
    let refused = prime.post_keyed(&new_key(), BULK, body.clone()).await;
    let expected = [
        "/rows/1/mobile cannot_take_sms",
        "/rows/1/accessCode not_in_bulk",
        "/rows/2/email duplicate",
    ];
    let refused = refused.expect_problem(422, "invalid_fields");
    assert_eq!(refused.fields(), expected);
    assert!(titles(&prime, "").await.is_empty());
    assert!(test.letters("hanako@example.jp").await.is_empty());

    // The documents are still there for the mended rows.
    let mut mended = body;
    mended["rows"] = json!([good()]);
    let sent = prime.post_keyed(&new_key(), BULK, mended).await.expect(200);
    assert_eq!(sent.body["charged"]["total"], 110);
    let other = test.sign_in(&member(1)).await;
    assert!(
        titles(&other, "").await.is_empty(),
        "a drafter sees their own"
    );
}

/// As many as there can be, in one act.
#[tokio::test]
async fn a_hundred_rows_are_sent_and_one_more_is_refused() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let row = |number: usize| by_mail("佐藤 花子", &format!("n{number}@example.jp"), json!({}));
    let rows = |count: usize| Value::from_iter((0..count).map(row));
    let body = bulk(&prime, rows(101)).await;
    let refused = prime.post_keyed(&new_key(), BULK, body.clone()).await;
    assert_eq!(refused.expect(422).fields(), ["/rows limit_reached"]);
    let mut fewer = body;
    fewer["rows"] = rows(100);
    let sent = prime.post_keyed(&new_key(), BULK, fewer).await.expect(200);
    assert_eq!(sent.body["charged"]["total"], 11_000);
    let all = prime.get(LIST).await.expect(200).body;
    assert_eq!(all["total"], 100);
}
