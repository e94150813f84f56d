use madoguchi_api::{Error, Method};
use madoguchi_contract::account::Session;
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::records::RecordList;
use madoguchi_contract::sharing::RecordCounts;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::answers::signed_in;
use crate::screen::Screen;
use crate::server::FakeServer;

const SESSION: &str = "/api/v1/session";
const FILINGS: &str = "/api/v1/records/filings";
/// １－２, as it travels.
const LOOKUP: &str = "/api/v1/records/filings/lookup?number=%EF%BC%91%EF%BC%8D%EF%BC%92";

fn with_news(filings: u32, deliveries: u32) -> Session {
    Session {
        new_records: RecordCounts {
            filings,
            deliveries,
            ..RecordCounts::default()
        },
        ..signed_in(0)
    }
}

#[wasm_bindgen_test]
async fn what_is_new_is_told_up_to_99_and_no_more_once_the_list_was_opened() {
    let server = FakeServer::default();
    server.answer(Method::Get, SESSION, 200, &with_news(3, 100));
    let nothing = RecordList {
        records: Vec::new(),
        total: 0,
        total_is_more: false,
        first: 0,
        previous: None,
        next: None,
        owners: Vec::new(),
    };
    server.answer(Method::Get, FILINGS, 200, &nothing);
    let screen = Screen::open("/", &server);
    screen.says("新着3件").await;
    screen.says("新着99+件").await;

    // The server counts anew when the list is read.
    server.answer(Method::Get, SESSION, 200, &with_news(0, 100));
    screen.press("申請案件一覧").await;
    screen.says("まだありません").await;
    screen.says("新着99+件").await;
    screen.no_longer_says("新着3件").await;
    assert_eq!(server.calls(Method::Get, SESSION).len(), 2);
}

///
#[wasm_bindgen_test]
async fn a_number_that_was_typed_outlives_a_lost_network_and_an_unknown_filing() {
    let server = FakeServer::default();
    server.answer(Method::Get, SESSION, 200, &signed_in(0));
    server.fail(Method::Get, LOOKUP, Error::Network);
    let screen = Screen::open("/records/filings/lookup", &server);
    screen.type_into("number", " １－２ ").await;
    screen.press("照会する").await;
    screen.says("サーバーと通信できませんでした").await;
    server.answer(
        Method::Get,
        LOOKUP,
        404,
        &Problem::new(ProblemCode::NotFound),
    );
    screen.press("もう一度試す").await;
    screen.says("「1-2」を、自分の申請と").await;
    assert_eq!(screen.value_of("number"), "１－２");
}
