//! What all endpoints share of HTTP.

use reqwest::Method;
use serde_json::json;

use crate::support::{PASSWORD, PRIME, Test, adding, member};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'";

#[tokio::test]
async fn everything_carries_the_strict_policy() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for path in [
        "/",
        "/missing.js",
        "/api/v1/session",
        "/api/v1/sharing/shares",
        "/api/nothing",
        "/api/docs",
        "/dev/outbox",
        "/healthz",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("content-security-policy"), POLICY, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert_eq!(answer.header("strict-transport-security"), "");
        assert_eq!(answer.header("x-request-id").len(), 36);
        if path.starts_with("/api/") {
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn https_is_insisted_on_where_the_portal_has_it() {
    let test = Test::start_with(|args| {
        args.mail.public_url = Some("https://portal.example".parse().unwrap());
    })
    .await;
    let answer = test.visitor().get("/").await;
    assert!(
        answer
            .header("strict-transport-security")
            .starts_with("max-age=")
    );
}

#[tokio::test]
async fn what_does_not_exist_is_a_problem_document() {
    let test = Test::start().await;
    let visitor = test.visitor();
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/session",
        "/api/v1/session/x",
        "/dev/x",
    ] {
        visitor.get(path).await.expect_problem(404, "not_found");
    }
    for (method, path) in [
        (Method::PATCH, "/api/v1/session"),
        (Method::DELETE, "/api/v1/sharing/changes"),
        (Method::GET, "/api/v1/sharing/changes"),
        (Method::POST, "/healthz"),
    ] {
        let answer = visitor.send(visitor.request(method, path)).await;
        let answer = answer.expect_problem(405, "method_not_allowed");
        assert_ne!(answer.header("allow"), "", "{path}");
    }
}

#[tokio::test]
async fn requests_that_another_site_makes_a_browser_send_are_refused() {
    let test = Test::start_with(|args| {
        args.mail.public_url = Some("http://portal.example".parse().unwrap());
        args.allowed_origin = vec!["https://other.example".to_owned()];
    })
    .await;
    let own = test.url("");
    let visitor = test.visitor();
    for (headers, is_welcome) in [
        (vec![], true),
        (vec![("origin", own.as_str())], true),
        (vec![("origin", "http://portal.example")], true),
        (vec![("origin", "https://other.example")], true),
        (vec![("sec-fetch-site", "same-origin")], true),
        (vec![("sec-fetch-site", "none")], true),
        (vec![("sec-fetch-site", "cross-site")], false),
        (vec![("sec-fetch-site", "same-site")], false),
        (vec![("origin", "null")], false),
        (vec![("origin", "https://evil.example")], false),
        (vec![("origin", "https://portal.example")], false),
        (
            vec![
                ("origin", "https://evil.example"),
                ("sec-fetch-site", "cross-site"),
            ],
            false,
        ),
        (
            vec![
                ("origin", "https://other.example"),
                ("sec-fetch-site", "cross-site"),
            ],
            true,
        ),
    ] {
        let mut request = visitor
            .request(Method::POST, "/api/v1/session")
            .json(&json!({"email": PRIME, "password": PASSWORD}));
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let answer = visitor.send(request).await;
        if is_welcome {
            assert_eq!(answer.status, 200, "{headers:?}");
        } else {
            answer.expect_problem(403, "cross_site");
        }
    }
}

#[tokio::test]
async fn an_allowed_origin_may_use_the_api_with_cookies_and_no_other() {
    let test = Test::start_with(|args| {
        args.allowed_origin = vec!["https://other.example".to_owned()];
    })
    .await;
    let visitor = test.visitor();
    let ask = |origin: &str| {
        visitor
            .request(Method::OPTIONS, "/api/v1/sharing/changes")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "content-type,idempotency-key,if-match",
            )
    };
    let answer = visitor.send(ask("https://other.example")).await;
    assert_eq!(
        answer.header("access-control-allow-origin"),
        "https://other.example"
    );
    assert_eq!(answer.header("access-control-allow-credentials"), "true");
    let answer = visitor.send(ask("https://evil.example")).await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let read = visitor
        .request(Method::GET, "/api/v1/session")
        .header("origin", "https://other.example");
    let exposed = visitor.send(read).await;
    assert!(
        exposed
            .header("access-control-expose-headers")
            .contains("etag")
    );
}

#[tokio::test]
async fn only_json_is_read_and_not_too_much_of_it() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let send = |kind: &str, body: Vec<u8>| {
        prime
            .request(Method::POST, "/api/v1/sharing/changes")
            .header("idempotency-key", "k")
            .header("content-type", kind)
            .body(body)
    };
    let body = serde_json::to_vec(&adding(&[&member(1)])).unwrap();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "json"] {
        let answer = prime.send(send(kind, body.clone())).await;
        answer.expect_problem(415, "unsupported_media_type");
    }
    let large = vec![b' '; 256 * 1024 + 1];
    let answer = prime.send(send("application/json", large)).await;
    answer.expect_problem(413, "too_large");
    let answer = prime
        .send(send("Application/JSON; charset=utf-8", body))
        .await;
    answer.expect(200);
}

#[tokio::test]
async fn a_proxy_is_believed_only_where_it_is_trusted() {
    let lock_out = async |test: &Test| {
        let visitor = test.visitor();
        let mut statuses = Vec::new();
        for number in 0..51 {
            let email = format!("guess{number}@minato.example");
            let request = visitor
                .request(Method::POST, "/api/v1/session")
                .header("x-forwarded-for", format!("203.0.113.{number}"))
                .json(&json!({"email": email, "password": "wrong"}));
            statuses.push(visitor.send(request).await.status);
        }
        statuses.contains(&429)
    };
    let plain = Test::start().await;
    assert!(lock_out(&plain).await, "one client, whatever it claims");
    let behind_proxy = Test::start_with(|args| {
        args.trusted_proxy = vec!["127.0.0.1/32".parse().unwrap()];
    })
    .await;
    assert!(!lock_out(&behind_proxy).await, "51 clients");
}

#[tokio::test]
async fn whoever_watches_the_server_learns_how_it_is() {
    let test = Test::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(test.visitor().get(path).await.expect(200).text, "ok");
    }
}

#[tokio::test]
async fn the_demos_pages_are_closed_without_demo() {
    let test = Test::start_empty().await;
    let visitor = test.visitor();
    let outbox = visitor.get("/dev/outbox").await;
    outbox.expect_problem(404, "not_found");
    let clock = visitor.post("/dev/clock", json!({"advanceSeconds": 1}));
    clock.await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn the_demos_clock_moves_for_every_server() {
    let test = Test::start().await;
    let other = test.another().await;
    let prime = crate::support::sign_in_at(other.address, PRIME).await;
    let visitor = test.visitor();
    let move_on = json!({"advanceSeconds": 3600});
    visitor.post("/dev/clock", move_on).await.expect(204);
    assert!(prime.session().await["account"].is_null());
    for wrong in [
        json!({}),
        json!({"advanceSeconds": -1}),
        json!({"advanceSeconds": u64::MAX}),
    ] {
        visitor.post("/dev/clock", wrong).await.expect(422);
    }
}

#[tokio::test]
async fn the_demos_outbox_is_a_page_too() {
    let test = Test::start().await;
    test.request(PRIME, &member(1)).await;
    let request = reqwest::Client::new().get(test.url("/dev/outbox"));
    let page = request.send().await.unwrap().text().await.unwrap();
    assert!(page.contains("[e-Gov]情報共有設定依頼のお知らせ"));
    assert!(page.contains("member01@minato.example"));
    assert!(!page.contains("style="), "the policy forbids inline style");
    assert!(!page.contains("<script"));
}
