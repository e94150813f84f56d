//! What the log holds, and what it must not.

use reqwest::Method;
use serde_json::json;

use crate::support::{PASSWORD, PRIME, Person, Program, adding, member, prepare};

#[tokio::test]
async fn each_request_is_logged_with_its_id_and_without_secrets() {
    let (_folder, args) = prepare(true).await;
    let program = Program::start(&args, "smtp://mailer:mail-secret@127.0.0.1:9").await;
    let person = Person::new(program.address);
    let wrong = person.try_sign_in(PRIME, "wrong-secret").await.expect(401);
    let right = person.try_sign_in(PRIME, PASSWORD).await.expect(200);
    let cookie = right.header("set-cookie").split(['=', ';']).nth(1);
    let token = json!({"token": "token-secret", "password": "first-secret-password"});
    for path in ["/api/v1/invitation", "/api/v1/invitation/acceptance"] {
        person.post(path, token.clone()).await;
    }
    person.change(adding(&[&member(1)])).await.expect(200);
    let query = person.request(Method::GET, "/api/v1/session?token=query-secret");
    person.send(query).await.expect(200);

    let log = program.log();
    for answer in [&wrong, &right] {
        assert!(log.contains(answer.header("x-request-id")));
    }
    for secret in [
        PASSWORD,
        "wrong-secret",
        "token-secret",
        "first-secret",
        "mail-secret",
        "query-secret",
        cookie.expect("cookie"),
    ] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
}
