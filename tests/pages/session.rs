use madoguchi_api::{Error, Method};
use madoguchi_contract::account::Session;
use madoguchi_contract::problem::{Problem, ProblemCode};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::answers::{share, shares, signed_in, viewing};
use crate::screen::Screen;
use crate::server::FakeServer;

const SESSION: &str = "/api/v1/session";
const SHARES: &str = "/api/v1/sharing/shares";
const CHANGES: &str = "/api/v1/sharing/changes";

///
#[wasm_bindgen_test]
async fn who_is_signed_out_signs_in_and_stays_at_the_address() {
    let server = FakeServer::default();
    server.answer(Method::Get, SESSION, 200, &Session::default());
    server.answer(Method::Get, SHARES, 200, &shares(vec![]));
    server.answer(Method::Post, SESSION, 200, &signed_in(0));
    let screen = Screen::open("/sharing", &server);
    screen.type_into("email", "prime@minato.example").await;
    screen.type_into("password", "a password").await;
    screen.press("ログイン").await;
    screen.says("共有しているアカウントはありません").await;
}

#[wasm_bindgen_test]
async fn a_refused_sign_in_keeps_what_was_typed_and_says_how_long_to_wait() {
    let server = FakeServer::default();
    server.answer(Method::Get, SESSION, 200, &Session::default());
    let refused = Problem::new(ProblemCode::SignInFailed);
    server.answer(Method::Post, SESSION, 401, &refused);
    let screen = Screen::open("/", &server);
    screen.type_into("email", "prime@minato.example").await;
    screen.type_into("password", "wrong").await;
    screen.press("ログイン").await;
    screen
        .says("メールアドレスまたはパスワードが正しくありません")
        .await;
    assert_eq!(screen.value_of("email"), "prime@minato.example");

    let locked = Problem::new(ProblemCode::SignInLocked).with_param("retryAfterSeconds", 20);
    server.answer(Method::Post, SESSION, 429, &locked);
    screen.press("ログイン").await;
    screen.says("20秒待ってから").await;
}

#[wasm_bindgen_test]
async fn a_session_that_ends_while_sending_loses_nothing() {
    let server = FakeServer::default();
    server.answer(Method::Get, SESSION, 200, &signed_in(0));
    server.answer(Method::Get, SHARES, 200, &shares(vec![]));
    let signed_out = Problem::new(ProblemCode::SignedOut);
    server.answer(Method::Post, CHANGES, 401, &signed_out);
    let screen = Screen::open("/sharing/edit", &server);
    screen
        .type_into("gbiz-id-0", "member01@minato.example")
        .await;
    screen.click("official-document-right-0").await;
    screen.click("delivery-right-0").await;
    screen.press("内容を確認").await;
    screen.press("設定・変更").await;
    screen.says("もう一度ログインしてください").await;
    assert_eq!(screen.value_of("again-email"), "prime@minato.example");

    server.answer(Method::Post, SESSION, 200, &signed_in(0));
    let registered = shares(vec![share(1, 1, viewing())]);
    server.answer(Method::Post, CHANGES, 200, &registered);
    screen.type_into("again-password", "a password").await;
    screen.press("ログイン").await;
    screen.press("設定・変更").await;
    screen.says("情報共有の設定を登録しました").await;
    let calls = server.calls(Method::Post, CHANGES);
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].body, calls[1].body);
    assert_eq!(calls[0].idempotency_key, calls[1].idempotency_key);
}

#[wasm_bindgen_test]
async fn a_server_that_cannot_be_asked_can_be_asked_again() {
    let server = FakeServer::default();
    server.fail(Method::Get, SESSION, Error::Unreadable);
    let screen = Screen::open("/", &server);
    screen.says("サーバーで問題が起きています").await;
    server.answer(Method::Get, SESSION, 200, &signed_in(0));
    screen.press("もう一度試す").await;
    screen.says("湊 一郎 さん").await;
}
