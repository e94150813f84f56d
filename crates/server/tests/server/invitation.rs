//! One-time links to a first password.

use madoguchi_contract::account::{AccountKind, Language};
use madoguchi_server::account::administration::{AccountChange, NewAccount};
use serde_json::json;

use crate::support::{Test, eventually};

const EMAIL: &str = "new@kaze.example";
const GOOD: &str = "a long password of my own";

async fn invite(test: &Test, by_mail: bool) -> Option<String> {
    let administration = test.server.administration();
    let company = administration.add_company("風物産", "カゼブッサン");
    let new = NewAccount {
        email: EMAIL.to_owned(),
        name: "風間 光".to_owned(),
        kana: "カザマ ヒカル".to_owned(),
        kind: AccountKind::Member,
        company_id: company.await.expect("added"),
        linked: true,
        language: Language::Ja,
    };
    administration
        .add_account(new, by_mail)
        .await
        .expect("added")
}

fn token(link: &str) -> String {
    link.split_once("/activate#token=")
        .expect("link")
        .1
        .to_owned()
}

#[tokio::test]
async fn a_link_sets_the_first_password_once() {
    let test = Test::start_empty().await;
    let link = invite(&test, false).await.expect("link");
    assert!(link.starts_with(&test.url("/activate#token=")), "{link}");
    let token = token(&link);
    let visitor = test.visitor();
    let body = json!({"token": token});
    let read = visitor.post("/api/v1/invitation", body.clone()).await;
    let expected = json!({"email": EMAIL, "name": "風間 光", "companyName": "風物産"});
    assert_eq!(read.expect(200).body, expected);

    let accept = |password: &str| {
        let body = json!({"token": token, "password": password});
        visitor.post("/api/v1/invitation/acceptance", body)
    };
    let short = accept("too short").await;
    let short = short.expect_problem(422, "invalid_fields");
    assert_eq!(short.fields(), ["/password too_short"]);
    accept(GOOD).await.expect(200);
    assert_eq!(visitor.session().await["account"]["email"], EMAIL);
    let again = accept("another long password").await;
    again.expect_problem(410, "invitation_invalid");
    let read = visitor.post("/api/v1/invitation", body).await;
    read.expect_problem(410, "invitation_invalid");
    test.visitor().try_sign_in(EMAIL, GOOD).await.expect(200);
}

#[tokio::test]
async fn a_link_expires_after_three_days() {
    let test = Test::start_empty().await;
    let token = token(&invite(&test, false).await.expect("link"));
    test.advance(72 * 60 * 60 - 1);
    let body = json!({"token": token});
    let visitor = test.visitor();
    visitor
        .post("/api/v1/invitation", body.clone())
        .await
        .expect(200);
    test.advance(1);
    let read = visitor.post("/api/v1/invitation", body).await;
    read.expect_problem(410, "invitation_invalid");
    let body = json!({"token": token, "password": GOOD});
    let accept = visitor.post("/api/v1/invitation/acceptance", body).await;
    accept.expect_problem(410, "invitation_invalid");
}

#[tokio::test]
async fn unknown_links_and_those_of_disabled_accounts_are_invalid() {
    let test = Test::start_empty().await;
    let token = token(&invite(&test, false).await.expect("link"));
    let administration = test.server.administration();
    let disable = administration.change_account(EMAIL, AccountChange::Disable);
    disable.await.expect("disabled");
    for token in [token.as_str(), "", "x", "\0"] {
        let body = json!({"token": token});
        let read = test.visitor().post("/api/v1/invitation", body).await;
        read.expect_problem(410, "invitation_invalid");
    }
}

#[tokio::test]
async fn nobody_signs_in_before_the_invitation_is_accepted() {
    let test = Test::start_empty().await;
    invite(&test, false).await;
    for password in [GOOD, "x"] {
        let answer = test.visitor().try_sign_in(EMAIL, password).await;
        answer.expect_problem(401, "sign_in_failed");
    }
}

/// The link is a secret: the database does not hold it in plain text, and not at all once it
/// has expired.
#[tokio::test]
async fn a_mailed_link_is_kept_encrypted_and_erased_when_it_expires() {
    let test = Test::start().await;
    assert_eq!(invite(&test, true).await, None);
    let mail = test.newest_mail().await;
    let link = mail.lines().find(|line| line.contains("#token=")).unwrap();
    let body = json!({"token": token(link)});
    let read = test.visitor().post("/api/v1/invitation", body).await;
    read.expect(200);
    if std::env::var("MADOGUCHI_TEST_DATABASE").as_deref() != Ok("postgres") {
        for file in ["madoguchi.sqlite", "madoguchi.sqlite-wal"] {
            let bytes = std::fs::read(test.folder().join(file)).unwrap();
            let secret = token(link).into_bytes();
            let is_inside = bytes.windows(secret.len()).any(|part| part == secret);
            assert!(!is_inside, "{file} holds the token");
        }
    }
    test.advance(72 * 60 * 60);
    let erased = eventually("the text is erased", async || {
        let mail = test.newest_mail().await;
        mail.is_empty().then_some(mail)
    });
    erased.await;
}

#[tokio::test]
async fn a_lost_password_is_replaced_by_a_new_link_that_ends_the_old_one() {
    let test = Test::start_empty().await;
    let first = token(&invite(&test, false).await.expect("link"));
    let administration = test.server.administration();
    let again = administration.invite_again(EMAIL, false);
    let second = token(&again.await.expect("invited").expect("link"));
    let accept = async |token: &str| {
        let visitor = test.visitor();
        let body = json!({"token": token, "password": GOOD});
        let answer = visitor.post("/api/v1/invitation/acceptance", body).await;
        (visitor, answer.status)
    };
    assert_eq!(accept(&first).await.1, 410);
    let (visitor, status) = accept(&second).await;
    assert_eq!(status, 200);

    let administration = test.server.administration();
    let again = administration.invite_again(EMAIL, false);
    let third = token(&again.await.expect("invited").expect("link"));
    assert_eq!(visitor.session().await["account"]["email"], EMAIL);
    assert_eq!(accept(&third).await.1, 200);
    assert!(visitor.session().await["account"].is_null(), "signed out");
}
