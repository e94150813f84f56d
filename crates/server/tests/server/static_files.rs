//! The front end's files.

use std::path::Path;

use reqwest::Method;

use crate::support::{Answer, Test};

fn write(web: &Path, path: &str, text: &str) {
    let file = web.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

async fn start() -> Test {
    Test::start_with(|args| {
        write(&args.web, "index.html", "the portal");
        write(&args.web, "sign.html", "the signer's screens");
        write(&args.web, "boot.js", "boot()");
        write(&args.web, "boot.js.br", "brotli");
        write(&args.web, "boot.js.gz", "gzip");
        write(&args.web, "v/1/app.wasm", "program");
        write(&args.web, "build-id", " 2026-11-22.1\n");
    })
    .await
}

async fn get(test: &Test, path: &str, encoding: &str) -> Answer {
    let visitor = test.visitor();
    let request = visitor.request(Method::GET, path);
    visitor
        .send(request.header("accept-encoding", encoding))
        .await
}

#[tokio::test]
async fn paths_that_look_like_pages_are_the_portal() {
    let test = start().await;
    for path in [
        "/",
        "/sharing",
        "/sharing/confirm",
        "/a.b/c",
        "/sharing?x=1.2",
    ] {
        let answer = get(&test, path, "identity").await.expect(200);
        assert_eq!(answer.text, "the portal", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.header("content-type").starts_with("text/html"));
    }
}

/// R-205
#[tokio::test]
async fn a_signers_link_opens_the_signers_screens() {
    let test = start().await;
    let answer = get(&test, "/sign", "identity").await.expect(200);
    assert_eq!(answer.text, "the signer's screens");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert!(
        answer
            .header("content-security-policy")
            .contains("default-src 'none'")
    );
    for path in ["/signing", "/sign/other", "/signature"] {
        let answer = get(&test, path, "identity").await.expect(200);
        assert_eq!(answer.text, "the portal", "{path}");
    }
}

#[tokio::test]
async fn files_that_are_missing_are_missing() {
    let test = start().await;
    for path in [
        "/missing.js",
        "/v/0/app.wasm",
        "/v/0/page",
        "/v/",
        "/../Cargo.toml",
        "/%2e%2e/secret",
        "/%00",
    ] {
        let answer = get(&test, path, "identity").await;
        assert!(
            answer.status == 404 || answer.text == "the portal",
            "{path}: {answer:?}"
        );
        assert!(
            !answer.header("cache-control").contains("immutable"),
            "{path}"
        );
    }
    get(&test, "/v/0/page", "identity").await.expect(404);
    // Longer than any name that a file can have.
    for (path, status) in [
        (format!("/{}", "a".repeat(9_000)), 200),
        (format!("/v/{}", "a".repeat(9_000)), 404),
        (format!("/{}.js", "a/".repeat(3_000)), 404),
    ] {
        get(&test, &path, "identity").await.expect(status);
    }
}

#[tokio::test]
async fn files_go_out_compressed_to_who_takes_it() {
    let test = start().await;
    for (accepted, encoding, text) in [
        ("gzip, br", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("identity", "", "boot()"),
    ] {
        let answer = get(&test, "/boot.js", accepted).await.expect(200);
        assert_eq!(answer.text, text);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("content-type").starts_with("text/javascript"));
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
}

#[tokio::test]
async fn versioned_files_are_kept_for_a_year() {
    let test = start().await;
    let answer = get(&test, "/v/1/app.wasm", "identity").await.expect(200);
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(answer.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn answers_of_the_api_name_the_build_that_is_current() {
    let test = start().await;
    let visitor = test.visitor();
    let answer = visitor.get("/api/v1/session").await;
    assert_eq!(answer.header("madoguchi-build"), "2026-11-22.1");
    write(&test.args.web, "build-id", "2026-11-23.1");
    let answer = visitor.get("/api/v1/sharing/shares").await;
    assert_eq!(answer.header("madoguchi-build"), "2026-11-23.1");
}

#[tokio::test]
async fn a_server_without_a_front_end_says_so() {
    let test = Test::start().await;
    let answer = get(&test, "/", "identity").await.expect(404);
    assert!(answer.text.contains("has not been built"));
    assert_eq!(test.visitor().session().await["waitingRequests"], 0);
}
