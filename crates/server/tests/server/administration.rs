//! The operator's commands, as the real program.

use std::process::Command;

use crate::support::command::{fail, succeed};
use crate::support::{PASSWORD, PRIME, Test, member, prepare};

#[tokio::test]
async fn companies_and_accounts_are_added_and_listed() {
    let (_folder, args) = prepare(false).await;
    let add = [
        "company",
        "add",
        "--name",
        "風物産",
        "--kana",
        "カゼブッサン",
    ];
    let company = succeed(&args, &add);
    assert!(succeed(&args, &["company", "list"]).contains(&format!("{company}\t風物産")));

    let account = [
        "account",
        "add",
        "--email",
        "New@kaze.example",
        "--name",
        "風間 光",
        "--kana",
        "カザマ ヒカル",
        "--kind",
        "member",
        "--company",
        &company,
    ];
    let link = succeed(&args, &account);
    assert!(
        link.starts_with("http://127.0.0.1:8080/activate#token="),
        "{link}"
    );
    assert!(fail(&args, &account).contains("already"));
    let list = succeed(&args, &["account", "list"]);
    assert!(list.contains("new@kaze.example\t風間 光"), "{list}");
    assert!(list.ends_with("linked"), "{list}");
    assert!(succeed(&args, &["account", "unlink", "new@kaze.example"]).contains("changed"));
    assert!(succeed(&args, &["account", "list"]).ends_with("unlinked"));
}

#[tokio::test]
async fn bad_arguments_are_told_clearly() {
    let (_folder, args) = prepare(false).await;
    let add = |email, company| {
        let words = [
            "account",
            "add",
            "--email",
            email,
            "--name",
            "風間",
            "--kana",
            "カザマ",
            "--kind",
            "member",
            "--company",
            company,
        ];
        fail(&args, &words)
    };
    assert!(add("kaze", "x").contains("kaze is not a mail address"));
    assert!(add("a@kaze.example", "x").contains("there is no company x"));
    assert!(fail(&args, &["account", "disable", "a@kaze.example"]).contains("no account"));
    assert!(fail(&args, &["company", "add", "--name", " ", "--kana", "x"]).contains("--name"));
    assert!(fail(&args, &["serve", "--listen", "nowhere"]).contains("nowhere"));
    assert!(fail(&args, &["serve", "--trusted-proxy", "x"]).contains("network"));
    assert!(fail(&args, &["serve", "--smtp-url", "x"]).contains("SMTP"));
    assert!(fail(&args, &[]).contains("Usage"));
}

/// A share ends when either account is disabled or leaves the company; the other is told.
#[tokio::test]
async fn an_account_that_can_no_longer_share_takes_its_shares_with_it() {
    for command in ["disable", "leave", "unlink"] {
        for is_owner in [true, false] {
            let test = Test::start().await;
            let (prime, owner, id) = test.request(PRIME, &member(1)).await;
            owner.decide(&id, 1, "approve").await.expect(200);
            let member = member(1);
            let (left, other) = if is_owner {
                (member.as_str(), PRIME)
            } else {
                (PRIME, member.as_str())
            };
            succeed(&test.args, &["account", command, left]);
            let mails = test.mails().await;
            let subject = "[e-Gov]情報共有設定解除のお知らせ".to_owned();
            assert_eq!(
                mails.last(),
                Some(&(other.to_owned(), subject)),
                "{command}"
            );
            assert_eq!(mails.len(), 3, "only the other is told");
            let (stays, goes) = if is_owner {
                (&prime, &owner)
            } else {
                (&owner, &prime)
            };
            let path = format!("/api/v1/sharing/shares/{id}");
            assert_eq!(stays.get(&path).await.expect(200).body["state"], "ended");
            let status = goes.get(&path).await.status;
            assert_eq!(status, if command == "disable" { 401 } else { 403 });
        }
    }
}

#[tokio::test]
async fn a_refusal_is_not_listed_once_its_owner_has_left() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    owner.decide(&id, 1, "refuse").await.expect(200);
    let before = test.mails().await.len();
    succeed(&test.args, &["account", "leave", &member(1)]);
    assert!(prime.states().await.is_empty());
    assert_eq!(test.mails().await.len(), before, "nothing was shared");
}

#[tokio::test]
async fn an_account_that_is_enabled_again_begins_without_shares() {
    let test = Test::start().await;
    let (prime, ..) = test.request(PRIME, &member(1)).await;
    succeed(&test.args, &["account", "disable", &member(1)]);
    let refused = test.visitor().try_sign_in(&member(1), PASSWORD).await;
    refused.expect_problem(401, "sign_in_failed");
    succeed(&test.args, &["account", "enable", &member(1)]);
    test.sign_in(&member(1)).await;
    assert!(prime.states().await.is_empty());
}

#[test]
fn the_document_can_be_printed() {
    let output = Command::new(env!("CARGO_BIN_EXE_madoguchi-server"))
        .arg("openapi")
        .output()
        .expect("runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(text, madoguchi_server::http::openapi::text());
}
