//! Documents that are sent to be signed: only those that can be, and their copy.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Stdio;

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream,
};
use reqwest::Method;
use sea_orm::{ConnectionTrait, Database, Statement};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::support::records::PDF;
use crate::support::signing::by_mail;
use crate::support::{PRIME, Person, Test, eventually, new_key, sign_in_at};

const REQUESTS: &str = "/api/v1/signing/requests";
const HANAKO: &str = "hanako@example.jp";

/// Opens with this password only, unless it is empty.
fn protected(user_password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(PDF).unwrap();
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut written = Vec::new();
    document.save_to(&mut written).unwrap();
    written
}

/// Has lost its pages, but not its end.
fn damaged() -> Vec<u8> {
    [&PDF[..60], b"\n%%EOF\n"].concat()
}

/// A few kilobytes that would take gigabytes: a list that names one object again and again.
fn bomb() -> Vec<u8> {
    let names: String = (4..1_004).map(|id| format!("{id} 0 ")).collect();
    let content = format!("{names}[{}]", "0 ".repeat(100_000));
    let mut list = Stream::new(Dictionary::new(), content.into_bytes());
    list.compress().unwrap();
    let objects = format!(
        "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n\
         2000 0 obj\n<</Type/ObjStm/N 1000/First {}/Filter/FlateDecode/Length {}>>stream\n",
        names.len(),
        list.content.len()
    );
    let end = b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 2001>>\nstartxref\n0\n%%EOF\n";
    [objects.as_bytes(), &list.content, end].concat()
}

fn with_documents(documents: &[String]) -> Value {
    json!({
        "title": "契約",
        "documents": documents,
        "signers": [by_mail("佐藤 花子", HANAKO, json!({}))]
    })
}

/// A program that is killed at once, as for want of memory.
fn killed(test: &Test) -> PathBuf {
    let program = test.folder().join("killed");
    fs::write(&program, "#!/bin/sh\nkill -KILL $$\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    program
}

fn pages(file: &[u8]) -> usize {
    Document::load_mem(file).unwrap().get_pages().len()
}

/// A request that its one signer has signed: its path, and the signer's.
async fn signed(test: &Test, drafter: &Person) -> (String, Person, String) {
    let signers = json!([by_mail("佐藤 花子", HANAKO, json!({}))]);
    let request = drafter.request_signing(signers).await;
    let signer = test.visitor();
    let token = test.token(HANAKO).await;
    signer.at_link(&token, "state").await.expect(200);
    let done = signer.at_link(&token, "signature").await.expect(200).body;
    let of_drafter = format!("{REQUESTS}/{}/copy", request["id"].as_str().unwrap());
    let of_signer = done["contents"]["id"].as_str().unwrap();
    (of_drafter, signer, format!("/api/v1/sign/{of_signer}/copy"))
}

/// told beside the file, before it is sent anywhere.
#[tokio::test]
async fn a_document_that_opens_with_a_password_only_is_refused_when_it_arrives() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let locked = protected("geheim");
    let id = prime.begin("契約書.pdf", locked.len() as u64).await;
    let refused = prime.send_part(&id, 0, &locked).await.expect(422);
    assert_eq!(refused.fields(), [" locked_pdf"]);
    let gone = prime.get(&format!("/api/v1/uploads/{id}")).await;
    gone.expect_problem(404, "not_found");

    // One that everybody may open, though not change, is signed as any other.
    let open = prime.upload("契約書.pdf", &protected("")).await;
    let body = with_documents(&[open]);
    prime
        .post_keyed(&new_key(), REQUESTS, body)
        .await
        .expect(200);
}

/// nothing is sent or charged for what has no copy.
#[tokio::test]
async fn a_damaged_document_is_told_when_it_arrives_and_never_sent() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let damaged = damaged();
    let id = prime.begin("壊れた契約書.pdf", damaged.len() as u64).await;
    let arrived = prime.send_part(&id, 0, &damaged).await.expect(200).body;
    assert_eq!(arrived["unfitToSign"], "damaged_pdf");
    let whole = prime.begin("契約書.pdf", PDF.len() as u64).await;
    let arrived = prime.send_part(&whole, 0, PDF).await.expect(200).body;
    assert_eq!(arrived["unfitToSign"], Value::Null);

    let both = [whole, id];
    let key = new_key();
    let before = prime.get(REQUESTS).await.expect(200).body;
    let mut untitled = with_documents(&both);
    untitled["title"] = json!("");
    let refused = prime.post_keyed(&key, REQUESTS, untitled).await.expect(422);
    assert_eq!(
        refused.fields(),
        ["/title required", "/documents/1 damaged_pdf"]
    );
    let refused = prime
        .post_keyed(&key, REQUESTS, with_documents(&both))
        .await;
    assert_eq!(refused.expect(422).fields(), ["/documents/1 damaged_pdf"]);
    let missing = [
        both.as_slice(),
        &["00000000-0000-4000-8000-000000000000".to_owned()],
    ]
    .concat();
    let refused = prime
        .post_keyed(&key, REQUESTS, with_documents(&missing))
        .await;
    assert_eq!(
        refused.expect(422).fields(),
        ["/documents/1 damaged_pdf", "/documents/2 gone"]
    );
    let rows = json!([by_mail(
        "佐藤 花子",
        HANAKO,
        json!({"kind": "custom", "code": "Sakura-2026"})
    )]);
    let bulk = json!({"title": "契約", "documents": both, "rows": rows});
    let refused = prime
        .post_keyed(&new_key(), "/api/v1/signing/bulk-requests", bulk)
        .await;
    assert_eq!(refused.expect(422).fields(), ["/documents/1 damaged_pdf"]);
    assert!(test.letters(HANAKO).await.is_empty());
    assert_eq!(prime.get(REQUESTS).await.expect(200).body, before);

    // The other one is still there, and the same key is still free.
    let body = with_documents(&both[..1]);
    let first = prime
        .post_keyed(&key, REQUESTS, body.clone())
        .await
        .expect(200);
    let again = prime.post_keyed(&key, REQUESTS, body).await.expect(200);
    assert_eq!(first.text, again.text);
}

/// it ends what reads it, and nobody else's work.
#[tokio::test]
async fn a_document_that_would_take_gigabytes_is_refused_and_the_server_goes_on() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let bomb = bomb();
    assert!(bomb.len() < 10_000);
    let id = prime.begin("重い契約書.pdf", bomb.len() as u64).await;
    let arrived = prime.send_part(&id, 0, &bomb).await.expect(200).body;
    assert_eq!(arrived["unfitToSign"], "huge_pdf");
    let both = [prime.upload("契約書.pdf", PDF).await, id];
    let refused = prime
        .post_keyed(&new_key(), REQUESTS, with_documents(&both))
        .await;
    assert_eq!(refused.expect(422).fields(), ["/documents/1 huge_pdf"]);
    prime
        .post_keyed(&new_key(), REQUESTS, with_documents(&both[..1]))
        .await
        .expect(200);
}

/// what the server cannot do is said of no document, and can be asked for again.
#[tokio::test]
async fn a_server_that_cannot_take_documents_apart_blames_none_of_them() {
    let mut test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let (of_drafter, _, _) = signed(&test, &prime).await;
    let id = prime.begin("契約書.pdf", PDF.len() as u64).await;
    for program in ["/nowhere/madoguchi-server".into(), killed(&test)] {
        test.args.program = Some(program);
        let other = test.another().await;
        let elsewhere = sign_in_at(other.address, PRIME).await;
        let failed = elsewhere.send_part(&id, 0, PDF).await;
        failed.expect_problem(503, "unavailable");
        let failed = elsewhere.get(&of_drafter).await;
        failed.expect_problem(503, "unavailable");
        other.stop().await.unwrap();
    }

    let arrived = prime.send_part(&id, 0, PDF).await.expect(200).body;
    assert_eq!(arrived["unfitToSign"], Value::Null);
    let copy = prime.get(&of_drafter).await.expect(200);
    assert_eq!(pages(&copy.bytes), 2, "the document and its sheet");
}

/// what was found is kept with the file, and told to whoever has lost the answer.
#[tokio::test]
async fn a_document_is_taken_apart_once_when_it_arrives() {
    let mut test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let whole = prime.upload("契約書.pdf", PDF).await;
    let damaged = prime.upload("壊れた契約書.pdf", &damaged()).await;

    test.args.program = Some("/nowhere/madoguchi-server".into());
    let other = test.another().await;
    let elsewhere = sign_in_at(other.address, PRIME).await;
    for (id, unfit) in [(&whole, Value::Null), (&damaged, json!("damaged_pdf"))] {
        let seen = elsewhere.get(&format!("/api/v1/uploads/{id}")).await;
        let seen = seen.expect(200).body;
        assert_eq!(seen["unfitToSign"], unfit);
        let end = seen["size"].as_u64().unwrap();
        let nothing = elsewhere.send_part(id, end, b"").await.expect(200);
        assert_eq!(nothing.body, seen);
    }
    let both = [whole, damaged];
    let refused = elsewhere
        .post_keyed(&new_key(), REQUESTS, with_documents(&both))
        .await;
    assert_eq!(refused.expect(422).fields(), ["/documents/1 damaged_pdf"]);
    let body = with_documents(&both[..1]);
    let sent = elsewhere.post_keyed(&new_key(), REQUESTS, body).await;
    sent.expect(200);
    other.stop().await.unwrap();
}

/// the child's limits are its own, and it is the first to go where memory runs out.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_child_that_takes_documents_apart_limits_itself() {
    for (act, seconds) in [("check", ["6", "7"]), ("merge", ["20", "21"])] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_madoguchi-server"))
            .args(["pdf", act])
            .args((act == "merge").then_some("1"))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("starts");
        let of_child = format!("/proc/{}", child.id().expect("runs"));
        let limit = |name: &str| {
            let limits = fs::read_to_string(format!("{of_child}/limits")).unwrap();
            let line = limits.lines().find_map(|line| line.strip_prefix(name));
            let [soft, hard] = [0, 1].map(|at| line.unwrap().split_whitespace().nth(at));
            [soft.unwrap().to_owned(), hard.unwrap().to_owned()]
        };
        // The last one that it takes upon itself.
        eventually("it limits itself", async || {
            (limit("Max processes") == ["0", "0"]).then_some(())
        })
        .await;
        assert_eq!(limit("Max cpu time"), seconds, "{act}");
        assert_eq!(limit("Max address space"), ["2147483648", "2147483648"]);
        assert_eq!(limit("Max open files"), ["0", "0"]);
        let score = fs::read_to_string(format!("{of_child}/oom_score_adj")).unwrap();
        assert_eq!(score, "1000\n");
        drop(child.stdin.take());
        assert!(child.wait().await.unwrap().success());
    }
}

/// whoever asks first, everybody gets the same copy.
#[tokio::test]
async fn a_copy_is_made_once_by_whoever_asks_first() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let (of_drafter, signer, of_signer) = signed(&test, &prime).await;

    // HEAD is answered as GET is, and has nothing made.
    for (person, path) in [(&prime, &of_drafter), (&signer, &of_signer)] {
        let head = person.send(person.request(Method::HEAD, path)).await;
        let head = head.expect(200);
        assert_eq!(head.header("content-type"), "application/pdf");
        assert!(head.header("content-disposition").contains("signed.pdf"));
        assert_eq!(head.header("content-length"), "");
    }
    let database = test.database().await;
    let kept = Statement::from_string(
        database.get_database_backend(),
        "SELECT count(*) AS copies FROM signing_copies",
    );
    let kept = database.query_one_raw(kept).await.unwrap().unwrap();
    assert_eq!(kept.try_get::<i64>("", "copies").unwrap(), 0);

    let other = test.another().await;
    let elsewhere = sign_in_at(other.address, PRIME).await;
    let (one, two, three) = tokio::join!(
        prime.get(&of_drafter),
        signer.get(&of_signer),
        elsewhere.get(&of_drafter)
    );
    let (one, two, three) = (one.expect(200), two.expect(200), three.expect(200));
    assert_eq!(one.bytes, two.bytes);
    assert_eq!(one.bytes, three.bytes);
    assert_eq!(pages(&one.bytes), 2, "the document and its sheet");

    // What its sheet would show now.
    database
        .execute_unprepared("UPDATE signature_requests SET completed_at = completed_at + 86400000")
        .await
        .unwrap();
    assert_eq!(signer.get(&of_signer).await.expect(200).bytes, one.bytes);
    other.stop().await.unwrap();
}

/// Documents that cannot be put together are each still to be had, and the sheet says so.
#[tokio::test]
async fn a_copy_that_would_be_too_large_is_its_sheet() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let (of_drafter, _, _) = signed(&test, &prime).await;
    let db = Database::connect(test.args.store.database()).await.unwrap();
    db.execute_unprepared("UPDATE request_documents SET size = 300000000")
        .await
        .unwrap();
    db.close().await.unwrap();
    let sheet = prime.get(&of_drafter).await.expect(200);
    assert_eq!(pages(&sheet.bytes), 1);
    let again = prime.get(&of_drafter).await.expect(200);
    assert_eq!(sheet.bytes, again.bytes);
    let document = of_drafter.replace("/copy", "/documents/1/download");
    assert_eq!(prime.get(&document).await.expect(200).bytes, PDF);
}

/// the document has become too heavy since it was sent.
#[tokio::test]
async fn a_copy_of_what_cannot_be_put_together_is_its_sheet() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let (of_drafter, signer, of_signer) = signed(&test, &prime).await;
    let database = test.database().await;
    let change = Statement::from_sql_and_values(
        database.get_database_backend(),
        "UPDATE document_contents SET content = $1 \
         WHERE sha256 IN (SELECT sha256 FROM request_documents)",
        [bomb().into()],
    );
    database.execute_raw(change).await.unwrap();
    let sheet = prime.get(&of_drafter).await.expect(200);
    assert_eq!(pages(&sheet.bytes), 1);
    let again = signer.get(&of_signer).await.expect(200);
    assert_eq!(sheet.bytes, again.bytes);
}
