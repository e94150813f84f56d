//! `madoguchi-server import`

use std::fs;

use serde_json::{Value, json};

use crate::support::command::fail;
use crate::support::records::line;
use crate::support::{PRIME, Test};

#[tokio::test]
async fn all_errors_are_told_at_once_and_nothing_is_imported() {
    let test = Test::start().await;
    let good = line(PRIME, "filing", "zq-1");
    let mut bad = line("nobody@x.example", "filing", "");
    bad["status"] = json!("unread");
    bad["arrivedAt"] = json!("yesterday");
    bad["colour"] = json!("red");
    bad["items"] = json!([{"label": 7}, "x"]);
    bad["events"] = json!({"at": "2026-11-20T09:00:00Z"});
    bad["documents"][0]["name"] = json!("../../x.exe");
    bad["documents"][0]["kind"] = json!("picture");
    let mut long = good.clone();
    long["number"] = json!("9".repeat(101));
    long["title"] = json!("a\u{0}b");
    long["authority"] = json!("a\nb");
    let told = test.import_wrong(&[good.clone(), bad, long, json!([]), good.clone()]);
    assert_eq!(
        told,
        [
            "2: /owner: is no account's gBizID",
            "2: /number: is empty",
            "2: /status: is none of arrived, under_review, correction_wanted, resubmission_wanted, completed, withdrawn",
            "2: /arrivedAt: is no moment such as 2026-11-22T09:00:00+09:00",
            "2: /items/0/label: is no text",
            "2: /items/1: is no object",
            "2: /events: is no list",
            "2: /documents/0/name: is no file name that ends in .pdf",
            "2: /documents/0/kind: is none of submitted, official_document",
            "2: /colour: is not known",
            "3: /number: is longer than 100 characters",
            "3: /title: holds a control character",
            "3: /authority: has more than one line",
            "4: is no JSON object",
            "5: /number: stands on line 1 already",
            "15 errors; nothing was imported",
        ]
    );
    let prime = test.sign_in(PRIME).await;
    assert!(prime.numbers("filings?words=zq-1").await.is_empty());
}

#[tokio::test]
async fn documents_come_from_beside_the_file_and_are_small_pdfs() {
    let test = Test::start().await;
    let folder = test.folder().join("import");
    fs::create_dir_all(folder.join("more")).expect("folder");
    fs::write(test.folder().join("outside.pdf"), b"%PDF-1.7").expect("file");
    fs::write(folder.join("page.pdf"), b"<html>").expect("file");
    fs::write(folder.join("more/large.pdf"), b"%PDF-1.7").expect("file");
    let large = fs::OpenOptions::new()
        .write(true)
        .open(folder.join("more/large.pdf"));
    large
        .expect("file")
        .set_len(20 * 1024 * 1024 + 1)
        .expect("grows");
    #[cfg(unix)]
    std::os::unix::fs::symlink(test.folder().join("outside.pdf"), folder.join("link.pdf"))
        .expect("link");
    let absolute = test.folder().join("outside.pdf");
    let paths = [
        ("../outside.pdf", "leads out of the folder of the file"),
        ("../../x", "leads out of the folder of the file"),
        (
            absolute.to_str().expect("UTF-8"),
            "leads out of the folder of the file",
        ),
        ("link.pdf", "leads out of the folder of the file"),
        ("missing.pdf", "is no file"),
        ("more", "is no file"),
        ("page.pdf", "is no PDF"),
        ("more/large.pdf", "is larger than 20 MB"),
    ];
    let lines: Vec<Value> = (0..)
        .zip(paths)
        .map(|(at, (path, _))| {
            let mut line = line(PRIME, "filing", &format!("zq-{at}"));
            line["documents"][0]["path"] = json!(path);
            line
        })
        .collect();
    let told = test.import_wrong(&lines);
    for ((number, (path, what)), told) in (1..).zip(paths).zip(&told) {
        assert_eq!(
            *told,
            format!("{number}: /documents/0/path: {what}"),
            "{path}"
        );
    }
    assert_eq!(told.len(), paths.len() + 1);
}

#[tokio::test]
async fn a_file_can_be_imported_again_and_changes_what_has_changed() {
    let test = Test::start().await;
    let mut lines = vec![
        line(PRIME, "filing", "zq-1"),
        line(PRIME, "filing_notice", "zq-1"),
        line(PRIME, "delivery", "zq-1"),
    ];
    assert_eq!(test.import(&lines), "3 added, 0 changed, 0 unchanged");
    let prime = test.sign_in(PRIME).await;
    let notice = prime.record_path("filing-notices", "zq-1").await;
    prime.records(&notice).await.expect(200);
    let delivery = prime.record_path("deliveries", "zq-1").await;
    let document = prime.document_path(&delivery).await;
    let download = format!("{document}/download");
    prime.records(&download).await.expect(200);
    assert_eq!(test.import(&lines), "0 added, 0 changed, 3 unchanged");

    for line in &mut lines {
        line["title"] = json!("変更した手続");
    }
    lines[0]["status"] = json!("completed");
    lines[0]["documents"] = json!([]);
    assert_eq!(test.import(&lines), "0 added, 3 changed, 0 unchanged");
    let filing = prime.record_path("filings", "zq-1").await;
    let filing = prime.records(&filing).await.expect(200).body;
    assert_eq!(filing["record"]["title"], "変更した手続");
    assert_eq!(filing["record"]["status"], "completed");
    assert_eq!(filing["documents"], json!([]));
    assert_eq!(prime.numbers("filings?words=変更した").await, ["zq-1"]);

    // What the owner has done stays, and so do the ids.
    for (path, status) in [(&notice, "read"), (&delivery, "acquired")] {
        let detail = prime.records(path).await.expect(200).body;
        assert_eq!(detail["record"]["title"], "変更した手続");
        assert_eq!(detail["record"]["status"], status);
        assert_eq!(detail["events"][0]["status"], status);
        assert_eq!(detail["events"].as_array().map(Vec::len), Some(2));
    }
    prime.records(&download).await.expect(200);

    // A paper that is new is not acquired.
    lines[2]["documents"][0]["name"] = json!("追加.pdf");
    test.import(&lines);
    let detail = prime.records(&delivery).await.expect(200).body;
    assert_eq!(detail["record"]["status"], "unacquired");
    assert_eq!(detail["documents"][0]["acquiredAt"], json!(null));
    prime
        .records(&download)
        .await
        .expect_problem(404, "not_found");
}

#[tokio::test]
async fn what_was_acquired_elsewhere_arrives_as_such() {
    let test = Test::start().await;
    let mut acquired = line(PRIME, "delivery", "zq-1");
    acquired["status"] = json!("acquired");
    acquired["documents"][0]["acquiredAt"] = json!("2026-11-21T10:00:00+09:00");
    test.import(&[acquired]);
    let prime = test.sign_in(PRIME).await;
    let path = prime.record_path("deliveries", "zq-1").await;
    let detail = prime.records(&path).await.expect(200).body;
    assert_eq!(detail["documents"][0]["acquiredAt"], "2026-11-21T01:00:00Z");
}

#[tokio::test]
async fn empty_lines_are_skipped_and_a_file_that_cannot_be_read_is_named() {
    let test = Test::start().await;
    let file = test.import_file(&[]);
    let line = line(PRIME, "filing", "zq-1").to_string();
    fs::write(&file, format!("\u{FEFF}{line}\r\n\r\n\n")).expect("file");
    let path = file.to_str().expect("UTF-8");
    let told = crate::support::command::succeed(&test.args, &["import", path]);
    assert_eq!(told, "1 added, 0 changed, 0 unchanged");
    fs::write(&file, b"\xFF\n").expect("file");
    assert!(fail(&test.args, &["import", path]).contains(path));
    assert!(fail(&test.args, &["import", "nowhere.jsonl"]).contains("nowhere.jsonl"));
}
