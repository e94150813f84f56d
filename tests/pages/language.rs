use madoguchi_api::Method;
use madoguchi_contract::account::{Language, Session};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::answers::{share, shares, signed_in, viewing};
use crate::screen::Screen;
use crate::server::FakeServer;

const SESSION: &str = "/api/v1/session";
const LANGUAGE: &str = "/api/v1/account/language";

/// Who is signed in takes their mails in `language`.
fn takes_mails_in(language: Language) -> Session {
    let mut session = signed_in(0);
    if let Some(account) = &mut session.account {
        account.language = language;
    }
    session
}

fn server(session: &Session) -> FakeServer {
    let server = FakeServer::default();
    server.answer(Method::Get, SESSION, 200, session);
    server.answer(Method::Get, "/api/v1/sharing/shares", 200, &shares(vec![]));
    server.answer(Method::Post, SESSION, 200, &signed_in(0));
    server.answer(Method::Put, LANGUAGE, 204, &());
    server
}

/// What the server was told, in order.
fn told(server: &FakeServer) -> Vec<String> {
    let calls = server.calls(Method::Put, LANGUAGE).into_iter();
    calls.filter_map(|call| call.body).collect()
}

/// Waits until the server was told `language`, and nothing before.
async fn tells_only(screen: &Screen, server: &FakeServer, language: &str) {
    let body = format!(r#"{{"language":"{language}"}}"#);
    let what = format!("the one request {body}");
    screen
        .until(&what, |_| (told(server) == [body.clone()]).then_some(()))
        .await;
}

async fn sign_in(screen: &Screen, button: &str) {
    screen.type_into("email", "prime@minato.example").await;
    screen.type_into("password", "a password").await;
    screen.press(button).await;
}

#[wasm_bindgen_test]
async fn a_switch_changes_every_word_and_is_remembered_here_and_for_the_mails() {
    let server = server(&signed_in(0));
    let screen = Screen::open("/", &server);
    screen.says("湊 一郎 さん").await;
    assert_eq!(screen.language(), "ja");
    screen.press("English").await;
    screen.says("Welcome, 湊 一郎").await;
    assert_eq!(screen.language(), "en");
    screen.keeps("en").await;
    tells_only(&screen, &server, "en").await;
    drop(screen);

    let screen = Screen::open_again("/", &server);
    screen.says("Welcome, 湊 一郎").await;
    screen.press("日本語").await;
    screen.says("湊 一郎 さん").await;
    assert_eq!(screen.language(), "ja");
    screen.keeps("ja").await;
}

#[wasm_bindgen_test]
async fn who_has_chosen_nothing_here_reads_the_language_of_the_account() {
    let server = server(&takes_mails_in(Language::En));
    let screen = Screen::open("/", &server);
    screen.says("Welcome, 湊 一郎").await;
    assert_eq!(screen.language(), "en");
    assert!(told(&server).is_empty());
}

#[wasm_bindgen_test]
async fn signing_in_changes_to_the_language_of_the_account() {
    let server = server(&Session::default());
    let english = takes_mails_in(Language::En);
    server.answer(Method::Post, SESSION, 200, &english);
    let screen = Screen::open("/", &server);
    sign_in(&screen, "ログイン").await;
    screen.says("Welcome, 湊 一郎").await;
    assert!(told(&server).is_empty());
}

#[wasm_bindgen_test]
async fn a_language_chosen_before_signing_in_is_the_one_of_the_mails_from_then_on() {
    let server = server(&Session::default());
    let screen = Screen::open("/", &server);
    screen.press("English").await;
    screen.says("Sign in with your gBizID account.").await;
    assert!(told(&server).is_empty());
    sign_in(&screen, "Sign in").await;
    screen.says("Welcome, 湊 一郎").await;
    tells_only(&screen, &server, "en").await;
}

#[wasm_bindgen_test]
async fn a_language_that_the_account_has_already_is_not_told_again() {
    let server = server(&Session::default());
    let english = takes_mails_in(Language::En);
    server.answer(Method::Post, SESSION, 200, &english);
    let screen = Screen::open("/", &server);
    screen.press("English").await;
    screen.says("Sign in with your gBizID account.").await;
    sign_in(&screen, "Sign in").await;
    screen.says("Welcome, 湊 一郎").await;
    assert!(told(&server).is_empty());
}

/// Coming back is no new choice: the account may have been given another language elsewhere.
#[wasm_bindgen_test]
async fn a_page_opened_again_keeps_its_language_and_tells_nothing() {
    let server = server(&signed_in(0));
    let screen = Screen::open("/", &server);
    screen.press("English").await;
    tells_only(&screen, &server, "en").await;
    drop(screen);
    let screen = Screen::open_again("/", &server);
    screen.says("Welcome, 湊 一郎").await;
    tells_only(&screen, &server, "en").await;
}

#[wasm_bindgen_test]
async fn a_moment_is_written_as_each_language_does() {
    let server = server(&signed_in(0));
    let one = shares(vec![share(1, 1, viewing())]);
    server.answer(Method::Get, "/api/v1/sharing/shares", 200, &one);
    let screen = Screen::open("/sharing", &server);
    screen.says("1970年1月1日 9時00分").await;
    screen.press("English").await;
    screen.says("1 January 1970, 9:00 JST").await;
}

#[wasm_bindgen_test]
async fn braces_in_a_name_stay() {
    let mut session = signed_in(0);
    if let Some(account) = &mut session.account {
        account.name = "{name} {0}".into();
    }
    let server = server(&session);
    let screen = Screen::open("/", &server);
    screen.says("{name} {0} さん").await;
}
