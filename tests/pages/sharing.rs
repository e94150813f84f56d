use madoguchi_api::{Error, Method};
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::sharing::{
    Share, ShareAct, ShareList, ShareState, Undo, Undone, Visibility,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::answers::{downloading, requests, share, shares, signed_in, viewing};
use crate::screen::Screen;
use crate::server::FakeServer;

const SHARES: &str = "/api/v1/sharing/shares";
const CHANGES: &str = "/api/v1/sharing/changes";
const REQUESTS: &str = "/api/v1/sharing/requests";
const DECISION: &str = "/api/v1/sharing/requests/s1/decision";

fn server() -> FakeServer {
    let server = FakeServer::default();
    server.answer(Method::Get, "/api/v1/session", 200, &signed_in(0));
    server
}

/// The first share is changed to download for deliveries, up to the confirmation.
async fn change_a_right(server: &FakeServer) -> Screen {
    server.answer(
        Method::Get,
        SHARES,
        200,
        &shares(vec![share(1, 1, viewing())]),
    );
    let screen = Screen::open("/sharing/edit", server);
    screen.click("delivery-right-0").await;
    screen.press("内容を確認").await;
    screen.says("参照権限 → ダウンロード権限").await;
    screen
}

#[wasm_bindgen_test]
async fn a_share_that_another_tab_has_changed_shows_both_versions_and_asks() {
    let server = server();
    let screen = change_a_right(&server).await;
    let conflict = Problem::new(ProblemCode::ShareConflict)
        .with_fields(vec![FieldError::new("/change/0", FieldCode::Changed)]);
    server.answer(Method::Post, CHANGES, 409, &conflict);
    let newer = shares(vec![share(1, 2, downloading())]);
    server.answer(Method::Get, SHARES, 200, &newer);
    screen.press("設定・変更").await;
    screen
        .says("公文書：参照権限、電子送達：ダウンロード権限")
        .await;
    screen
        .says("公文書：ダウンロード権限、電子送達：ダウンロード権限")
        .await;

    server.answer(Method::Post, CHANGES, 200, &newer);
    screen.press("この画面の内容にする").await;
    screen.press("内容を確認").await;
    screen.press("設定・変更").await;
    screen.says("情報共有の設定を登録しました").await;
    let last = server.calls(Method::Post, CHANGES).pop().unwrap();
    assert!(last.body.unwrap().contains(r#""version":2"#));
}

#[wasm_bindgen_test]
async fn a_lost_network_keeps_the_content_and_tries_again_under_the_same_key() {
    let server = server();
    let screen = change_a_right(&server).await;
    server.fail(Method::Post, CHANGES, Error::Network);
    screen.press("設定・変更").await;
    screen.says("サーバーと通信できませんでした").await;
    server.answer(Method::Post, CHANGES, 200, &shares(vec![]));
    screen.press("設定・変更").await;
    screen.says("1件のアカウントの権限を変更しました").await;
    let calls = server.calls(Method::Post, CHANGES);
    assert_eq!(calls[0].idempotency_key, calls[1].idempotency_key);
    assert!(calls[0].idempotency_key.is_some());
}

#[wasm_bindgen_test]
async fn what_the_server_finds_wrong_stands_at_its_input_and_in_the_summary() {
    let server = server();
    server.answer(Method::Get, SHARES, 200, &shares(vec![]));
    let refused = Problem::from(vec![FieldError::new("/add/0/gbizId", FieldCode::NotLinked)]);
    server.answer(Method::Post, CHANGES, 422, &refused);
    let screen = Screen::open("/sharing/edit", &server);
    screen
        .type_into("gbiz-id-0", "unlinked@minato.example")
        .await;
    screen.click("official-document-right-0").await;
    screen.click("delivery-right-0").await;
    screen.press("内容を確認").await;
    screen.press("設定・変更").await;
    screen
        .says("アカウント1：指定されたアカウントはGビズIDで紐づいていないため、情報共有を設定できません。")
        .await;
    assert_eq!(screen.value_of("gbiz-id-0"), "unlinked@minato.example");
}

/// G-08
#[wasm_bindgen_test]
async fn a_draft_comes_back_after_the_tab_was_closed() {
    let server = server();
    server.answer(Method::Get, SHARES, 200, &shares(vec![]));
    let screen = Screen::open("/sharing/edit", &server);
    screen.type_into("gbiz-id-0", "half typed").await;
    screen.keeps("half typed").await;
    drop(screen);
    let screen = Screen::open_again("/sharing/edit", &server);
    screen.says("に保存した入力内容を表示しています").await;
    assert_eq!(screen.value_of("gbiz-id-0"), "half typed");
    screen.press("入力内容を破棄する").await;
    screen.forgets("half typed").await;
    drop(screen);
    let screen = Screen::open_again("/sharing/edit", &server);
    screen.says("残り9件").await;
    assert_eq!(screen.value_of("gbiz-id-0"), "");
}

/// G-07
#[wasm_bindgen_test]
async fn a_deletion_whose_page_is_left_while_it_is_sent_can_still_be_undone() {
    let server = server();
    let before = shares(vec![share(1, 1, viewing())]);
    server.answer(Method::Get, SHARES, 200, &before);
    let screen = Screen::open("/sharing/edit", &server);
    screen.press("削除 member01@minato.example").await;
    screen.press("内容を確認").await;
    let done = ShareList {
        undo: Some(Undo {
            id: "u1".into(),
            seconds_left: 10,
        }),
        ..shares(vec![])
    };
    server.answer(Method::Post, CHANGES, 200, &done);
    let on_its_way = server.hold(CHANGES);
    screen.press("設定・変更").await;
    screen.says("アカウントを削除しますか").await;
    screen.press("設定・変更").await;
    screen.closes_the_dialog().await;
    screen.press("Madoguchi 窓口").await;
    screen.says("湊 一郎 さん").await;
    drop(on_its_way);
    screen.says("1件のアカウントを削除しました").await;
    screen.says("湊 一郎 さん").await;
    screen.press("アカウント間情報共有について").await;
    screen.says("同じ法人に属する").await;
}

/// R-048, R-049
#[wasm_bindgen_test]
async fn the_owner_is_asked_at_sign_in_and_a_newer_version_is_shown_before_it_is_allowed() {
    let server = FakeServer::default();
    server.answer(Method::Get, "/api/v1/session", 200, &signed_in(1));
    let asked = |version, rights| requests(vec![share(1, version, rights)]);
    server.answer(Method::Get, REQUESTS, 200, &asked(1, viewing()));
    let stale = Problem::new(ProblemCode::PreconditionFailed);
    server.answer(Method::Post, DECISION, 412, &stale);
    let screen = Screen::open("/", &server);
    screen.says("社員 1 さんが、あなたの").await;
    server.answer(Method::Get, REQUESTS, 200, &asked(2, downloading()));
    screen.press("許可する").await;
    screen.says("内容がほかの画面で変更されました").await;
    screen.says("参照、ダウンロード可能").await;

    server.answer(Method::Post, DECISION, 200, &share(1, 2, downloading()));
    server.answer(Method::Get, "/api/v1/session", 200, &signed_in(0));
    server.answer(Method::Get, REQUESTS, 200, &requests(vec![]));
    screen.press("許可する").await;
    screen.says("社員 1 さんへの情報共有を許可しました").await;
    let versions: Vec<_> = server.calls(Method::Post, DECISION);
    assert_eq!(versions[0].if_match, Some(1));
    assert_eq!(versions[1].if_match, Some(2));
    screen.closes_the_dialog().await;
}

/// R-050
#[wasm_bindgen_test]
async fn a_request_that_was_withdrawn_while_the_dialog_is_open_says_so_and_shows_the_next() {
    let server = FakeServer::default();
    server.answer(Method::Get, "/api/v1/session", 200, &signed_in(2));
    let two = requests(vec![share(1, 1, viewing()), share(2, 1, viewing())]);
    server.answer(Method::Get, REQUESTS, 200, &two);
    let gone = Problem::new(ProblemCode::RequestGone);
    server.answer(Method::Post, DECISION, 409, &gone);
    let screen = Screen::open("/", &server);
    screen.says("社員 1 さんが、あなたの").await;
    server.answer(
        Method::Get,
        REQUESTS,
        200,
        &requests(vec![share(2, 1, viewing())]),
    );
    screen.press("許可しない").await;
    screen.says("この依頼はなくなりました").await;
    screen.says("社員 2 さんが、あなたの").await;
    screen.press("あとで決める").await;
    screen.closes_the_dialog().await;
}

/// G-07
#[wasm_bindgen_test]
async fn an_undo_that_is_lost_on_the_way_is_tried_again_as_the_same_act() {
    const UNDO: &str = "/api/v1/sharing/undo/u1";
    const VISIBILITY: &str = "/api/v1/sharing/visibility";
    let server = server();
    let approved = Share {
        allowed: vec![ShareAct::Stop],
        ..share(1, 1, viewing())
    };
    let seen = |seen_by| Visibility {
        seen_by,
        sees: Vec::new(),
    };
    let before = seen(vec![approved.clone()]);
    server.answer(Method::Get, VISIBILITY, 200, &before);
    let stopped = Share {
        state: ShareState::Ended,
        undo: Some(Undo {
            id: "u1".into(),
            seconds_left: 10,
        }),
        ..approved.clone()
    };
    server.answer(
        Method::Post,
        "/api/v1/sharing/shares/s1/stop",
        200,
        &stopped,
    );
    let screen = Screen::open("/sharing/visibility", &server);
    screen.press("共有を停止 社員 1").await;
    server.answer(Method::Get, VISIBILITY, 200, &seen(Vec::new()));
    screen.press("共有を停止").await;
    screen.says("社員 1 さんへの情報共有を停止しました").await;
    screen
        .says("あなたの情報を見られるアカウントはありません。")
        .await;

    server.fail(Method::Post, UNDO, Error::Network);
    screen.press("元に戻す").await;
    screen.says("元に戻せたか確認できませんでした。").await;
    let undone = Undone {
        shares: vec![approved],
    };
    server.answer(Method::Post, UNDO, 200, &undone);
    server.answer(Method::Get, VISIBILITY, 200, &before);
    screen.press("元に戻す").await;
    screen.says("元に戻しました。メールは送られません。").await;
    screen.says("member01@minato.example").await;
    let calls = server.calls(Method::Post, UNDO);
    assert_eq!(calls[0].idempotency_key, calls[1].idempotency_key);
    assert!(calls[0].idempotency_key.is_some());
}
