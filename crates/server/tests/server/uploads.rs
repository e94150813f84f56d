//! Files on their way: in parts, gone on with, and whatever can be wrong with them.

use madoguchi_contract::uploads::{PART_MAX, UPLOAD_MAX};
use reqwest::Method;
use serde_json::json;

use crate::support::records::PDF;
use crate::support::{Answer, PRIME, Person, Test, member, sign_in_at};

const HOUR: u64 = 60 * 60;

/// Of a size that takes several parts.
fn large_pdf() -> Vec<u8> {
    let mut content = PDF.to_vec();
    content.resize(2 * PART_MAX as usize, b' ');
    content.extend(b"\n%%EOF\n");
    content
}

///
#[tokio::test]
async fn a_file_is_gone_on_with_where_it_stands_even_by_another_server() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let content = large_pdf();
    let id = prime.begin("契約書.pdf", content.len() as u64).await;
    let part = PART_MAX as usize;
    let first = prime.send_part(&id, 0, &content[..part]).await.expect(200);
    assert_eq!(first.header("upload-offset"), PART_MAX.to_string());

    // The server restarts, and the answer to the part was lost.
    let again = test.another().await;
    test.server.stop().await.expect("stops");
    let prime = sign_in_at(again.address, PRIME).await;
    let lost = prime.send_part(&id, 0, &content[..part]).await;
    let lost = lost.expect_problem(409, "wrong_offset");
    assert_eq!(lost.body["params"]["offset"], PART_MAX.to_string());
    assert_eq!(prime.received(&id).await, PART_MAX);
    let head = prime.request(Method::HEAD, &format!("/api/v1/uploads/{id}"));
    let head = prime.send(head).await.expect(200);
    assert_eq!(head.header("upload-offset"), PART_MAX.to_string());

    let offset = PART_MAX;
    let rest = &content[part..2 * part];
    prime.send_part(&id, offset, rest).await.expect(200);
    let last = prime
        .send_part(&id, 2 * PART_MAX, &content[2 * part..])
        .await;
    assert_eq!(last.expect(200).body["received"], content.len());
}

///
#[tokio::test]
async fn what_is_no_pdf_is_refused_and_gone() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let refused = async |content: &[u8], split: usize| {
        let id = prime.begin("a.pdf", content.len() as u64).await;
        let (one, two) = content.split_at(split);
        let mut answer = prime.send_part(&id, 0, one).await;
        if answer.status == 200 && !two.is_empty() {
            answer = prime.send_part(&id, one.len() as u64, two).await;
        }
        let told = answer.expect_problem(422, "invalid_fields").fields();
        let path = format!("/api/v1/uploads/{id}");
        prime.get(&path).await.expect_problem(404, "not_found");
        told
    };
    assert_eq!(refused(b"MZ\x90\0 a program", 5).await, [" not_a_pdf"]);
    assert_eq!(refused(b"%PDX a text", 2).await, [" not_a_pdf"]);
    assert_eq!(refused(b"%P", 2).await, [" not_a_pdf"]);
    assert_eq!(refused(b"%PDF-1.7 cut off", 9).await, [" damaged_pdf"]);
    let mut behind = PDF.to_vec();
    behind.resize(PDF.len() + 2_000, b' ');
    assert_eq!(refused(&behind, 700).await, [" damaged_pdf"]);
    // Byte by byte it is a PDF as well.
    let id = prime.begin("a.pdf", PDF.len() as u64).await;
    for (at, byte) in (0..).zip(PDF) {
        prime.send_part(&id, at, &[*byte]).await.expect(200);
    }
}

///
#[tokio::test]
async fn a_name_cannot_lead_anywhere_and_must_be_a_pdfs() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let told = async |name: &str| {
        let answer = prime.announce(name, 10).await;
        answer.expect_problem(422, "invalid_fields").fields()
    };
    assert_eq!(told("../../x.exe").await, ["/name not_a_pdf"]);
    assert_eq!(told("..").await, ["/name not_a_pdf"]);
    assert_eq!(told("/etc/").await, ["/name required"]);
    assert_eq!(
        told(&format!("{}.pdf", "あ".repeat(300))).await,
        ["/name too_long"]
    );
    for (name, kept) in [
        ("../../etc/x.pdf", "x.pdf"),
        ("C:\\temp\\届出.pdf", "届出.pdf"),
        ("a\u{202e}fdp\u{0}\n.pdf", "afdp.pdf"),
    ] {
        let upload = prime.announce(name, 10).await.expect(201);
        assert_eq!(upload.body["name"], kept);
    }
    let empty = prime.announce("a.pdf", 0).await;
    assert_eq!(empty.expect(422).fields(), ["/size required"]);
    let nothing = prime.post("/api/v1/uploads", json!({})).await;
    assert_eq!(
        nothing.expect(422).fields(),
        ["/name required", "/size required"]
    );
}

///
#[tokio::test]
async fn what_is_too_large_is_told_before_it_is_sent() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let too_large = |answer: Answer| {
        let answer = answer.expect_problem(413, "too_large");
        assert_eq!(answer.body["params"]["max"], UPLOAD_MAX.to_string());
    };
    too_large(prime.announce("図面.pdf", 200 * 1024 * 1024).await);
    too_large(prime.announce("図面.pdf", UPLOAD_MAX + 1).await);
    prime.announce("図面.pdf", UPLOAD_MAX).await.expect(201);
    // More than was announced, and more than a part may have.
    let id = prime.begin("a.pdf", 10).await;
    too_large(prime.send_part(&id, 0, PDF).await);
    let id = prime.begin("a.pdf", UPLOAD_MAX).await;
    too_large(
        prime
            .send_part(&id, 0, &vec![b'%'; PART_MAX as usize + 1])
            .await,
    );
    assert_eq!(prime.received(&id).await, 0);
}

#[tokio::test]
async fn a_part_says_what_it_is_and_where_it_begins() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let id = prime.begin("a.pdf", 100).await;
    let path = format!("/api/v1/uploads/{id}");
    let send = async |kind: &str, offset: &str| {
        let request = prime
            .request(Method::PATCH, &path)
            .header("content-type", kind)
            .header("upload-offset", offset);
        prime.send(request.body("%PDF-")).await
    };
    let stream = "application/octet-stream";
    for kind in ["text/plain", "application/json", "multipart/form-data"] {
        let answer = send(kind, "0").await;
        answer.expect_problem(415, "unsupported_media_type");
    }
    for offset in ["", "x", "-1", "1.5", "99999999999999999999"] {
        send(stream, offset).await.expect_problem(400, "malformed");
    }
    send(stream, "7").await.expect_problem(409, "wrong_offset");
    send(stream, &i64::MAX.to_string()).await.expect(409);
    assert_eq!(prime.received(&id).await, 0);
    for path in ["/api/v1/uploads/x", "/api/v1/uploads/..%2F..%2Fx"] {
        prime.get(path).await.expect_problem(404, "not_found");
    }
}

#[tokio::test]
async fn a_file_is_its_senders_alone() {
    let test = Test::start().await;
    let (prime, owner, _) = test.approved().await;
    let id = prime.begin("a.pdf", PDF.len() as u64).await;
    let path = format!("/api/v1/uploads/{id}");
    let delete = async |person: &Person| {
        let request = person.request(Method::DELETE, &path);
        person.send(request).await
    };
    for other in [&owner, &test.sign_in(&member(2)).await] {
        other.get(&path).await.expect_problem(404, "not_found");
        let part = other.send_part(&id, 0, PDF).await;
        part.expect_problem(404, "not_found");
        delete(other).await.expect_problem(404, "not_found");
    }
    let nobody = test.visitor();
    nobody.get(&path).await.expect_problem(401, "signed_out");
    let part = nobody.send_part(&id, 0, PDF).await;
    part.expect_problem(401, "signed_out");
    nobody
        .announce("a.pdf", 1)
        .await
        .expect_problem(401, "signed_out");

    prime.send_part(&id, 0, PDF).await.expect(200);
    delete(&prime).await.expect(204);
    delete(&prime).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn a_file_that_nothing_uses_is_gone_after_a_day_and_the_twenty_newest_wait() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let old = prime.begin("a.pdf", 10).await;
    test.advance(24 * HOUR - 1);
    let prime = test.sign_in(PRIME).await;
    assert_eq!(prime.received(&old).await, 0);
    test.advance(1);
    let path = format!("/api/v1/uploads/{old}");
    prime.get(&path).await.expect_problem(404, "not_found");

    let first = prime.begin("a.pdf", 10).await;
    test.advance(1);
    for _ in 0..19 {
        prime.begin("a.pdf", 10).await;
    }
    assert_eq!(prime.received(&first).await, 0);
    prime.begin("a.pdf", 10).await;
    let path = format!("/api/v1/uploads/{first}");
    prime.get(&path).await.expect_problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_part_at_the_same_moment_arrives_once() {
    let test = Test::start().await;
    let other = test.another().await;
    let prime = test.sign_in(PRIME).await;
    let there = sign_in_at(other.address, PRIME).await;
    for _ in 0..5 {
        let id = prime.begin("a.pdf", PDF.len() as u64).await;
        let (one, two) = tokio::join!(prime.send_part(&id, 0, PDF), there.send_part(&id, 0, PDF));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        assert_eq!(prime.received(&id).await, PDF.len() as u64);
    }
}
