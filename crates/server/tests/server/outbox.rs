//! Mails on their way out, to a real SMTP server.

use std::process::Stdio;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use madoguchi_contract::account::{AccountKind, Language};
use madoguchi_server::account::administration::NewAccount;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpListener;
use tokio::process::{Child, ChildStdout, Command};

use crate::support::{
    PRIME, Person, Program, Test, adding, eventually, member, prepare, sign_in_at, text,
};

/// A real SMTP server; ends with its test.
struct Smtp {
    url: String,
    mails: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

impl Smtp {
    async fn start() -> Self {
        let script = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/server/support/smtp-server.mjs"
        );
        let mut process = Command::new("node")
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node runs");
        let mut mails = BufReader::new(process.stdout.take().expect("output")).lines();
        let port = mails.next_line().await.expect("reads").expect("a port");
        Self {
            url: format!("smtp://127.0.0.1:{port}"),
            mails,
            _process: process,
        }
    }

    async fn next(&mut self) -> Value {
        let line = self
            .mails
            .next_line()
            .await
            .expect("reads")
            .expect("a mail");
        serde_json::from_str(&line).expect("JSON")
    }
}

async fn states(test: &Test) -> Vec<(String, String)> {
    let told = test.visitor().get("/dev/outbox").await.expect(200).body;
    let mails = told.as_array().expect("list");
    mails
        .iter()
        .map(|mail| (text(&mail["to"]), text(&mail["state"])))
        .collect()
}

async fn wait_for(test: &Test, to: &str, state: &str) {
    let wanted = (to.to_owned(), state.to_owned());
    let what = format!("{to} {state}");
    eventually(&what, async || {
        states(test).await.contains(&wanted).then_some(())
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_mails_are_kept() {
    let test = Test::start().await;
    test.request(PRIME, &member(1)).await;
    wait_for(&test, &member(1), "kept").await;
}

///
#[tokio::test]
async fn a_mail_arrives_with_its_subject_and_says_that_it_is_automatic() {
    let mut smtp = Smtp::start().await;
    let test = Test::start_with(|args| args.mail.smtp_url = Some(smtp.url.clone())).await;
    test.request(PRIME, &member(1)).await;
    let mail = smtp.next().await;
    assert_eq!(mail["from"], "no-reply@madoguchi.example");
    assert_eq!(mail["to"], serde_json::json!([member(1)]));
    let source = text(&mail["source"]);
    for header in [
        "Auto-Submitted: auto-generated\r\n",
        "Date: Sun, 22 Nov 2026 00:00:00",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "@madoguchi.example>\r\n",
    ] {
        assert!(source.contains(header), "{header} is missing in {source}");
    }
    assert_eq!(subject(&source), "[e-Gov]情報共有設定依頼のお知らせ");
    wait_for(&test, &member(1), "sent").await;
}

#[tokio::test]
async fn a_mail_that_cannot_go_out_now_goes_out_after_growing_pauses() {
    let mut smtp = Smtp::start().await;
    let test = start_with_account(&smtp, "busy@minato.example").await;
    let prime = test.sign_in(PRIME).await;
    prime
        .change(adding(&["busy@minato.example", &member(1)]))
        .await
        .expect(200);
    let first = smtp.next().await;
    assert_eq!(
        first["to"][0],
        member(1),
        "one mail does not hold up others"
    );
    assert_eq!(tries(&test, 1).await, 10, "the first pause, in seconds");
    test.advance(10);
    assert_eq!(tries(&test, 2).await, 60, "the second pause");
    test.advance(60);
    assert_eq!(smtp.next().await["to"][0], "busy@minato.example");
    wait_for(&test, "busy@minato.example", "sent").await;
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_not_tried_for_ever() {
    let mut smtp = Smtp::start().await;
    let test = start_with_account(&smtp, "refused@minato.example").await;
    let prime = test.sign_in(PRIME).await;
    prime
        .change(adding(&["refused@minato.example", &member(1)]))
        .await
        .expect(200);
    wait_for(&test, "refused@minato.example", "failed").await;
    assert_eq!(smtp.next().await["to"][0], member(1));
    test.advance(24 * 60 * 60);
    let prime = test.sign_in(PRIME).await;
    prime.change(adding(&[&member(2)])).await.expect(200);
    assert_eq!(smtp.next().await["to"][0], member(2));
}

#[tokio::test]
async fn several_servers_send_each_mail_once() {
    let mut smtp = Smtp::start().await;
    let test = Test::start_with(|args| args.mail.smtp_url = Some(smtp.url.clone())).await;
    let _others = (test.another().await, test.another().await);
    let prime = test.sign_in(PRIME).await;
    let emails: Vec<String> = (1..=10).map(member).collect();
    let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
    prime.change(adding(&emails)).await.expect(200);
    let mut arrived = Vec::new();
    for _ in &emails {
        arrived.push(text(&smtp.next().await["to"][0]));
    }
    arrived.sort();
    assert_eq!(arrived, emails);
    eventually("all are sent", async || {
        let states = states(&test).await;
        states
            .iter()
            .all(|(_, state)| state == "sent")
            .then_some(())
    })
    .await;
}

/// The pause in seconds that follows the given failed try of the only mail that waits.
async fn tries(test: &Test, attempts: u64) -> i64 {
    eventually("the try", async || {
        let told = test.visitor().get("/dev/outbox").await.expect(200).body;
        let mails = told.as_array().expect("list");
        let waiting = mails.iter().find(|mail| mail["state"] == "waiting")?;
        let next: DateTime<Utc> = text(&waiting["nextAttemptAt"]).parse().expect("moment");
        let pause = next.timestamp_millis() - test.clock.now();
        (waiting["attempts"] == attempts && pause > 0).then_some(pause / 1000)
    })
    .await
}

/// A server that mails through `smtp`, and one more account of 湊商事.
async fn start_with_account(smtp: &Smtp, email: &str) -> Test {
    let test = Test::start_with(|args| args.mail.smtp_url = Some(smtp.url.clone())).await;
    let administration = test.server.administration();
    let companies = administration.companies().await.expect("companies");
    let company = companies
        .into_iter()
        .find(|company| company.name == "湊商事株式会社");
    let new = NewAccount {
        email: email.to_owned(),
        name: "井上 徹".to_owned(),
        kana: "イノウエ トオル".to_owned(),
        kind: AccountKind::Member,
        company_id: company.expect("demo data").id,
        linked: true,
        language: Language::Ja,
    };
    administration.add_account(new, false).await.expect("added");
    test
}

/// A header's encoded words (RFC 2047) as text.
fn subject(source: &str) -> String {
    let (_, rest) = source.split_once("Subject: ").expect("subject");
    let mut bytes = Vec::new();
    for line in rest.split("\r\n") {
        for word in line.split_whitespace() {
            let word = word
                .strip_prefix("=?utf-8?b?")
                .and_then(|word| word.strip_suffix("?="));
            bytes.extend(STANDARD.decode(word.expect("encoded")).expect("base64"));
        }
        let next = rest.split_once(line).map(|(_, after)| after);
        if !next.is_some_and(|after| after.starts_with("\r\n ")) {
            break;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// A killed process loses nothing, and nothing is sent twice.
#[tokio::test]
async fn a_mail_of_a_killed_process_is_sent_once_by_the_next_one() {
    let (_folder, args) = prepare(true).await;
    // Takes connections and never says a word: the mail is on its way when the process dies.
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("listens");
    let nowhere = format!("smtp://{}", silent.local_addr().expect("address"));
    let mut first = Program::start(&args, &nowhere).await;
    let prime = sign_in_at(first.address, PRIME).await;
    prime.change(adding(&[&member(1)])).await.expect(200);
    let _connection = silent.accept().await.expect("the sender connects");
    first.process.kill().await.expect("killed");

    let mut smtp = Smtp::start().await;
    let second = Program::start(&args, &smtp.url).await;
    let visitor = Person::new(second.address);
    let pass_lease = serde_json::json!({"advanceSeconds": 120});
    visitor.post("/dev/clock", pass_lease).await.expect(204);
    assert_eq!(smtp.next().await["to"][0], member(1));

    let much_later = serde_json::json!({"advanceSeconds": 86_400});
    visitor.post("/dev/clock", much_later).await.expect(204);
    let prime = sign_in_at(second.address, PRIME).await;
    prime.change(adding(&[&member(2)])).await.expect(200);
    assert_eq!(smtp.next().await["to"][0], member(2), "not the first again");
}

/// What service managers send: it ends in order, with nothing lost.
#[cfg(unix)]
#[tokio::test]
async fn the_program_ends_in_order_when_it_is_told_to() {
    let (_folder, args) = prepare(true).await;
    let mut program = Program::start(&args, "smtp://127.0.0.1:9").await;
    let id = program.process.id().expect("runs").to_string();
    let told = std::process::Command::new("kill")
        .args(["-TERM", &id])
        .status();
    assert!(told.expect("kill").success());
    let ended = program.process.wait().await.expect("ends");
    assert_eq!(ended.code(), Some(0));
}
