use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::{Function, Promise, Reflect};
use madoguchi_api::Method;
use madoguchi_contract::Timestamp;
use madoguchi_contract::account::{Account, AccountAct, Session};
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodePolicy, AccessCodeSource, Delivery, Quote, RequestState,
    SignatureRequest, Signer, SignerAct, SignerState,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::answers::signed_in;
use crate::screen::{Screen, next_frame};
use crate::server::FakeServer;

const POLICY: &str = "/api/v1/signing/access-code-policy";
const REQUEST: &str = "/api/v1/signing/requests/r1";
const CHANGE: &str = "/api/v1/signing/requests/r1/signer-change";
const RE_REQUEST: &str = "/api/v1/signing/requests/r1/re-request";
const PAGE: &str = "/signing/request?id=r1";

fn server() -> FakeServer {
    let server = FakeServer::default();
    let session = signed_in(0);
    let account = session.account.map(|account| Account {
        allowed: vec![AccountAct::Draft],
        ..account
    });
    let session = Session {
        account,
        ..signed_in(0)
    };
    server.answer(Method::Get, "/api/v1/session", 200, &session);
    server
}

/// To one signer by SMS, without an access code.
fn request(version: u32, change_yen: u32) -> SignatureRequest {
    SignatureRequest {
        id: "r1".into(),
        version,
        title: "契約".into(),
        message: String::new(),
        state: RequestState::Sent,
        drafter: "湊 一郎".into(),
        in_order: false,
        sent_at: Timestamp::default(),
        completed_at: None,
        documents: Vec::new(),
        signers: vec![Signer {
            id: "s1".into(),
            name: "佐藤 花子".into(),
            delivery: Delivery::Sms,
            destination: "090-1234-5678".into(),
            own_company: false,
            access_code: AccessCodeChoice::None,
            code_mobile: None,
            state: SignerState::Asked,
            rescue_asked: false,
            re_request_yen: 33,
            change_yen,
            events: Vec::new(),
            allowed: vec![SignerAct::ReRequest, SignerAct::Change],
        }],
        charged: Quote::default(),
        allowed: Vec::new(),
    }
}

fn policy(required: bool) -> AccessCodePolicy {
    AccessCodePolicy {
        version: 1,
        required,
        source: AccessCodeSource::DrafterChooses,
        identity_option: true,
        changed: None,
        allowed: Vec::new(),
    }
}

/// R-194, G-04
#[wasm_bindgen_test]
async fn a_change_of_signer_says_its_price_and_outlives_another_price_and_another_version() {
    let server = server();
    server.answer(Method::Get, REQUEST, 200, &request(3, 33));
    let screen = Screen::open(PAGE, &server);
    screen.press("署名者変更 佐藤 花子").await;
    screen.type_into("other-name", "田中 三郎").await;
    screen.type_into("other-destination", "08011112222").await;
    screen.says("依頼通知のSMS").await;

    let dearer = Problem::new(ProblemCode::PriceChanged).with_param("yen", 44);
    server.answer(Method::Post, CHANGE, 409, &dearer);
    server.answer(Method::Get, REQUEST, 200, &request(3, 44));
    screen.press("¥33で署名者を変更する").await;
    screen.says("料金が変わりました").await;

    let stale = Problem::new(ProblemCode::PreconditionFailed);
    server.answer(Method::Post, CHANGE, 412, &stale);
    server.answer(Method::Get, REQUEST, 200, &request(4, 44));
    screen.press("¥44で署名者を変更する").await;
    screen.says("署名依頼の状態が変わったため").await;
    screen.says("入力した内容は残っています").await;
    assert_eq!(screen.value_of("other-name"), "田中 三郎");
    assert_eq!(screen.value_of("other-destination"), "08011112222");
    next_frame().await;

    server.answer(Method::Post, CHANGE, 200, &request(5, 44));
    screen.press("¥44で署名者を変更する").await;
    screen.says("佐藤 花子さんから署名者を変更しました").await;
    let calls = server.calls(Method::Post, CHANGE);
    let seen: Vec<_> = calls.iter().map(|call| call.if_match).collect();
    assert_eq!(seen, [Some(3), Some(3), Some(4)]);
    let last = calls[2].body.clone().unwrap();
    assert!(last.contains(r#""yen":44"#), "{last}");
}

/// R-194
#[wasm_bindgen_test]
async fn a_name_is_put_right_for_nothing_and_the_same_again_is_no_change() {
    let server = server();
    server.answer(Method::Get, REQUEST, 200, &request(1, 33));
    let screen = Screen::open(PAGE, &server);
    screen.press("署名者変更 佐藤 花子").await;
    screen
        .says("依頼先が同じなので、署名者名だけを直します。")
        .await;
    screen.press("署名者名を直す").await;
    screen.says("変更がありません。").await;
    assert_eq!(server.calls(Method::Post, CHANGE).len(), 0);

    screen.type_into("other-name", "佐藤 華子").await;
    server.answer(Method::Post, CHANGE, 200, &request(2, 33));
    screen.press("署名者名を直す").await;
    screen.says("署名者名を佐藤 華子に直しました").await;
    let calls = server.calls(Method::Post, CHANGE);
    assert!(calls[0].body.clone().unwrap().contains(r#""yen":0"#));
}

/// R-194
#[wasm_bindgen_test]
async fn a_signer_who_has_signed_meanwhile_is_not_changed_and_the_page_says_so() {
    let server = server();
    server.answer(Method::Get, REQUEST, 200, &request(1, 33));
    let screen = Screen::open(PAGE, &server);
    screen.press("署名者変更 佐藤 花子").await;
    screen.type_into("other-destination", "08011112222").await;
    let stale = Problem::new(ProblemCode::PreconditionFailed);
    server.answer(Method::Post, CHANGE, 412, &stale);
    let mut signed = request(2, 33);
    signed.signers[0].state = SignerState::Signed;
    signed.signers[0].allowed.clear();
    server.answer(Method::Get, REQUEST, 200, &signed);
    screen.press("¥33で署名者を変更する").await;
    screen.closes_the_dialog().await;
    screen.says("署名依頼の状態が変わったため").await;
    screen.says("署名済み").await;
}

/// R-203, R-204
#[wasm_bindgen_test]
async fn a_re_request_that_another_tab_has_sent_is_not_sent_again() {
    let server = server();
    server.answer(Method::Get, REQUEST, 200, &request(7, 33));
    let screen = Screen::open(PAGE, &server);
    screen.press("署名再依頼 佐藤 花子").await;
    let stale = Problem::new(ProblemCode::PreconditionFailed);
    server.answer(Method::Post, RE_REQUEST, 412, &stale);
    screen.press("¥33で署名再依頼を送信する").await;
    screen.closes_the_dialog().await;
    screen.says("署名依頼の状態が変わったため").await;
    let calls = server.calls(Method::Post, RE_REQUEST);
    assert_eq!((calls.len(), calls[0].if_match), (1, Some(7)));
}

/// R-189, R-191
#[wasm_bindgen_test]
async fn where_codes_are_required_a_void_sms_code_tells_what_to_choose() {
    let server = server();
    server.answer(Method::Get, POLICY, 200, &policy(true));
    let screen = Screen::open("/signing/new", &server);
    screen.click("own-company-0").await;
    screen.click("access-code-0-1").await;
    screen
        .says("「独自のコードを設定」を選んでください。")
        .await;
    screen.no_longer_says("アクセスコードなしで依頼").await;
}

/// Holds the first file that is read back until `release` is called.
fn hold_the_first_file() {
    let hold = Function::new_no_args(
        "const read = Blob.prototype.arrayBuffer;
        Blob.prototype.arrayBuffer = function () {
            Blob.prototype.arrayBuffer = read;
            return new Promise((resolve) => {
                window.release = () => read.call(this).then(resolve);
            });
        };",
    );
    hold.call0(&JsValue::NULL).unwrap();
}

async fn release() {
    let release = Reflect::get(&window(), &"release".into()).unwrap();
    let read: Promise = release
        .unchecked_into::<Function>()
        .call0(&JsValue::NULL)
        .unwrap()
        .unchecked_into();
    wasm_bindgen_futures::JsFuture::from(read).await.unwrap();
    next_frame().await;
}

/// R-188
#[wasm_bindgen_test]
async fn of_two_files_chosen_quickly_the_second_one_counts_whichever_is_read_first() {
    let server = server();
    server.answer(Method::Get, POLICY, 200, &policy(false));
    let screen = Screen::open("/signing/bulk", &server);
    screen.says("署名者のCSV").await;
    hold_the_first_file();
    let first = "甲,a@x.example,,,\n乙,b@x.example,,,\n";
    screen.choose("list", "first.csv", first).await;
    screen
        .choose("list", "second.csv", "丙,c@x.example,,,\n")
        .await;
    screen.says("読み込んだ署名者(1人)").await;
    release().await;
    screen.says("c@x.example").await;
    screen.says("second.csv").await;
    screen.no_longer_says("a@x.example").await;
}
