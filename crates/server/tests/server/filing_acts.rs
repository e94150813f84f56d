//! 申請取下げ, 補正 and 再提出.

use serde_json::{Value, json};

use crate::support::records::{PDF, line};
use crate::support::{Answer, PRIME, Person, Test, member, sign_in_at};

const ACTS: [&str; 3] = ["withdrawal", "correction", "resubmission"];
/// Each state of a filing, what its owner may do, and which acts are carried out.
const STATES: [(&str, &[&str], &[&str]); 6] = [
    ("arrived", &["withdraw"], &["withdrawal"]),
    ("under_review", &["withdraw"], &["withdrawal"]),
    (
        "correction_wanted",
        &["correct", "withdraw"],
        &["withdrawal", "correction"],
    ),
    (
        "resubmission_wanted",
        &["resubmit", "withdraw"],
        &["withdrawal", "resubmission"],
    ),
    ("completed", &[], &[]),
    ("withdrawn", &[], &[]),
];

/// A filing of `owner` in a state, by its number.
fn filing(owner: &str, number: &str, status: &str) -> Value {
    let mut line = line(owner, "filing", number);
    line["status"] = json!(status);
    line["events"][0]["status"] = json!(status);
    line
}

/// A body that the act takes.
async fn body(person: &Person, act: &str) -> Value {
    match act {
        "withdrawal" => json!({"reason": "重複したため"}),
        _ => {
            let upload = person.upload("直した届.pdf", PDF).await;
            json!({"note": "直しました。", "uploads": [upload]})
        }
    }
}

fn allowed(detail: &Value) -> Vec<&str> {
    let acts = detail["allowed"].as_array().expect("a list").iter();
    acts.map(|act| act.as_str().expect("text")).collect()
}

async fn detail(person: &Person, path: &str) -> Value {
    person.records(path).await.expect(200).body
}

///
#[tokio::test]
async fn each_state_of_an_own_filing_takes_its_acts_and_no_other() {
    let test = Test::start().await;
    let lines = STATES.iter().flat_map(|(status, ..)| {
        let name = status.replace('_', "");
        ACTS.map(|act| filing(PRIME, &format!("zq-{name}-{act}"), status))
    });
    test.import(&lines.collect::<Vec<_>>());
    let prime = test.sign_in(PRIME).await;
    for (status, may, possible) in STATES {
        for act in ACTS {
            let number = format!("zq-{}-{act}", status.replace('_', ""));
            let path = prime.record_path("filings", &number).await;
            let before = detail(&prime, &path).await;
            let mut expected = vec!["view", "download"];
            expected.extend(may);
            assert_eq!(allowed(&before), expected, "{status}");
            let answer = prime.act(&path, act, body(&prime, act).await).await;
            if possible.contains(&act) {
                let after = answer.expect(200).body;
                let turned = if act == "withdrawal" {
                    "withdrawn"
                } else {
                    "under_review"
                };
                assert_eq!(after["record"]["status"], turned, "{status} {act}");
                assert_eq!(after, detail(&prime, &path).await);
            } else {
                let answer = answer.expect_problem(409, "wrong_state");
                assert_eq!(answer.body["params"]["status"], status);
                assert_eq!(detail(&prime, &path).await, before, "{status} {act}");
            }
        }
    }
}

///
#[tokio::test]
async fn nobody_but_its_owner_acts_on_a_filing_in_any_state() {
    let test = Test::start().await;
    let owner = member(1);
    let number = |status: &str| format!("zq-{}", status.replace('_', ""));
    let lines = STATES.map(|(status, ..)| filing(&owner, &number(status), status));
    test.import(&lines);
    let (prime, owner, share) = test.approved().await;
    let stranger = test.sign_in(&member(2)).await;
    let nobody = test.visitor();
    let mut paths = Vec::new();
    for (status, ..) in STATES {
        let path = prime.record_path("filings", &number(status)).await;
        let seen = detail(&prime, &path).await;
        assert_eq!(allowed(&seen), ["view", "download"], "{status}");
        for act in ACTS {
            let good = json!({"reason": "x"});
            let good = if act == "withdrawal" {
                good
            } else {
                body(&prime, act).await
            };
            let refused = async |person: &Person, code: u16, name: &str| {
                let answer = person.act(&path, act, good.clone()).await;
                answer.expect_problem(code, name);
            };
            refused(&prime, 403, "not_allowed").await;
            refused(&stranger, 404, "not_found").await;
            refused(&nobody, 401, "signed_out").await;
        }
        assert_eq!(
            detail(&prime, &path).await,
            seen,
            "{status}: nothing changed"
        );
        paths.push(path);
    }
    // The owner ends the share while the requester has the filing open.
    owner.stop(&share, 1).await.expect(200);
    for path in &paths {
        let answer = prime.act(path, "withdrawal", json!({"reason": "x"})).await;
        answer.expect_problem(404, "not_found");
    }
}

///
#[tokio::test]
async fn a_withdrawal_keeps_its_reason_and_stands_in_the_list() {
    let test = Test::start().await;
    test.import(&[
        filing(PRIME, "zq-1", "under_review"),
        line(PRIME, "delivery", "zq-2"),
    ]);
    let prime = test.sign_in(PRIME).await;
    let path = prime.record_path("filings", "zq-1").await;
    let reason = json!({"reason": " 重複した\r\nため\u{0} "});
    let after = prime
        .act(&path, "withdrawal", reason)
        .await
        .expect(200)
        .body;
    let event = &after["events"][0];
    assert_eq!(event["status"], "withdrawn");
    assert_eq!(event["note"], "重複した\nため");
    assert_eq!(event["byOwner"], true);
    assert_eq!(event["at"], "2026-11-22T00:00:00Z");
    assert_eq!(after["events"][1]["byOwner"], false);
    assert_eq!(
        prime.numbers("filings?words=zq&status=withdrawn").await,
        ["zq-1"]
    );

    for (reason, told) in [
        ("", "/reason required"),
        (&*"あ".repeat(1_001), "/reason too_long"),
    ] {
        test.import(&[filing(PRIME, "zq-3", "arrived")]);
        let path = prime.record_path("filings", "zq-3").await;
        let answer = prime
            .act(&path, "withdrawal", json!({"reason": reason}))
            .await;
        assert_eq!(
            answer.expect_problem(422, "invalid_fields").fields(),
            [told]
        );
    }
    // Another family's record is no filing, whoever's it is.
    let delivery = prime.record_path("deliveries", "zq-2").await;
    let path = delivery.replace("deliveries", "filings");
    let answer = prime.act(&path, "withdrawal", json!({"reason": "x"})).await;
    answer.expect_problem(404, "not_found");
    let answer = prime
        .act(&delivery, "withdrawal", json!({"reason": "x"}))
        .await;
    answer.expect_problem(404, "not_found");
}

///
#[tokio::test(flavor = "multi_thread")]
async fn two_withdrawals_at_the_same_moment_count_once() {
    let test = Test::start().await;
    let other = test.another().await;
    let lines: Vec<Value> = (0..4)
        .map(|at| filing(PRIME, &format!("zq-{at}"), "arrived"))
        .collect();
    test.import(&lines);
    let here = test.sign_in(PRIME).await;
    let there = sign_in_at(other.address, PRIME).await;
    let reason = json!({"reason": "重複"});
    for at in 0..4 {
        let path = here.record_path("filings", &format!("zq-{at}")).await;
        let key = |of: &str| {
            if at % 2 == 0 {
                "same".to_owned()
            } else {
                of.to_owned()
            }
        };
        let (first, second) = (key("one"), key("two"));
        let (one, two): (Answer, Answer) = tokio::join!(
            here.act_keyed(&first, &path, "withdrawal", reason.clone()),
            there.act_keyed(&second, &path, "withdrawal", reason.clone()),
        );
        if at % 2 == 0 {
            assert_eq!(one.expect(200).text, two.expect(200).text);
        } else {
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 409]);
        }
        let after = detail(&here, &path).await;
        assert_eq!(after["events"].as_array().expect("a list").len(), 2);
    }
    let path = here.record_path("filings", "zq-0").await;
    let another = here
        .act_keyed("same", &path, "withdrawal", json!({"reason": "x"}))
        .await;
    another.expect_problem(422, "idempotency_key_reused");
    let keyless = here
        .post(&format!("/api/v1/records/{path}/withdrawal"), reason)
        .await;
    keyless.expect_problem(400, "idempotency_key_required");
}

///
#[tokio::test]
async fn a_correction_hands_in_documents_that_can_be_read_again() {
    let test = Test::start().await;
    test.import(&[filing(PRIME, "zq-1", "correction_wanted")]);
    let prime = test.sign_in(PRIME).await;
    let path = prime.record_path("filings", "zq-1").await;
    let other = b"%PDF-1.4\n another\n%%EOF";
    let uploads = [
        prime.upload("../契約書.pdf", PDF).await,
        prime.upload("別紙.pdf", other).await,
    ];
    let request = json!({"note": "2ページ目を添付", "uploads": uploads});
    let sent = async || {
        let answer = prime.act_keyed("k", &path, "correction", request.clone());
        answer.await.expect(200).body
    };
    let after = sent().await;
    assert_eq!(after["record"]["status"], "under_review");
    assert_eq!(after["events"][0]["note"], "2ページ目を添付");
    let documents = after["documents"].as_array().expect("a list");
    let names: Vec<_> = documents
        .iter()
        .map(|it| (&it["name"], &it["kind"]))
        .collect();
    let official = (&json!("決定通知書.pdf"), &json!("official_document"));
    let submitted = json!("submitted");
    let handed_in = [json!("契約書.pdf"), json!("別紙.pdf")];
    assert_eq!(
        names,
        [
            official,
            (&handed_in[0], &submitted),
            (&handed_in[1], &submitted)
        ]
    );
    let id = documents[2]["id"].as_str().expect("an id");
    let read = prime.records(&format!("{path}/documents/{id}/view")).await;
    assert_eq!(read.expect(200).text.as_bytes(), other);
    // The lost answer is given again, and the files went with the act.
    assert_eq!(sent().await, after);
    for id in uploads {
        let path = format!("/api/v1/uploads/{id}");
        prime.get(&path).await.expect_problem(404, "not_found");
    }
}

///
#[tokio::test]
async fn files_that_cannot_be_used_are_named_and_nothing_changes() {
    let test = Test::start().await;
    test.import(&[filing(PRIME, "zq-1", "resubmission_wanted")]);
    let prime = test.sign_in(PRIME).await;
    let path = prime.record_path("filings", "zq-1").await;
    let before = detail(&prime, &path).await;
    let whole = prime.upload("a.pdf", PDF).await;
    let begun = prime.begin("b.pdf", 100).await;
    let theirs = test.sign_in(&member(1)).await.upload("c.pdf", PDF).await;
    let told = async |uploads: &[&str]| {
        let body = json!({"note": "x", "uploads": uploads});
        let answer = prime.act(&path, "resubmission", body).await;
        answer.expect_problem(422, "invalid_fields").fields()
    };
    assert_eq!(told(&[]).await, ["/uploads required"]);
    assert_eq!(
        told(&[&whole, &begun, &theirs, "../x"]).await,
        [
            "/uploads/1 unfinished",
            "/uploads/2 gone",
            "/uploads/3 gone"
        ]
    );
    assert_eq!(told(&[&whole, &whole]).await, ["/uploads/1 duplicate"]);
    assert_eq!(
        told(&["a", "b", "c", "d", "e", "f"]).await,
        ["/uploads limit_reached"]
    );
    assert_eq!(detail(&prime, &path).await, before);
    let body = json!({"note": "x", "uploads": [whole]});
    prime.act(&path, "resubmission", body).await.expect(200);
    assert_eq!(told_state(&prime, &path).await, "under_review");
}

async fn told_state(person: &Person, path: &str) -> String {
    let status = detail(person, path).await["record"]["status"].clone();
    status.as_str().expect("a state").to_owned()
}

///
#[tokio::test]
async fn an_import_takes_nothing_away_that_the_owner_did() {
    let test = Test::start().await;
    let mut line = filing(PRIME, "zq-1", "correction_wanted");
    test.import(&[line.clone()]);
    let prime = test.sign_in(PRIME).await;
    let path = prime.record_path("filings", "zq-1").await;
    let good = body(&prime, "correction").await;
    prime.act(&path, "correction", good).await.expect(200);
    // What the back office has not taken notice of yet.
    line["title"] = json!("試験の手続（改）");
    test.import(&[line.clone()]);
    let after = detail(&prime, &path).await;
    assert_eq!(after["record"]["title"], "試験の手続（改）");
    assert_eq!(after["record"]["status"], "under_review");
    assert_eq!(after["events"][0]["note"], "直しました。");
    assert_eq!(after["documents"][1]["name"], "直した届.pdf");
    // What it has decided since.
    line["status"] = json!("completed");
    let decided = json!({"at": "2026-11-22T09:00:01+09:00", "status": "completed"});
    line["events"].as_array_mut().expect("a list").push(decided);
    test.import(&[line]);
    let after = detail(&prime, &path).await;
    assert_eq!(after["record"]["status"], "completed");
    assert_eq!(after["events"].as_array().expect("a list").len(), 3);
    assert_eq!(after["documents"].as_array().expect("a list").len(), 2);
}

///
#[tokio::test]
async fn everybody_in_the_demo_has_filings_to_answer() {
    let test = Test::start().await;
    for account in [PRIME, &member(1), &member(2)] {
        let person = test.sign_in(account).await;
        for status in ["correction_wanted", "resubmission_wanted"] {
            let list = person.records(&format!("filings?status={status}")).await;
            let list = list.expect(200).body;
            let id = list["records"][0]["id"].as_str().expect("one at least");
            let shown = detail(&person, &format!("filings/{id}")).await;
            assert_eq!(shown["events"][0]["status"], status);
            assert!(
                shown["events"][0]["note"].is_string(),
                "says what is wanted"
            );
        }
    }
}
