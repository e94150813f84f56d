//! Shares that end by themselves, their reminder and their renewal (G-03), and what an answer
//! opens (G-01).

use serde_json::{Value, json};

use crate::support::records::{FAMILIES, line};
use crate::support::{PRIME, Person, Test, eventually, member, text};

const DAY: u64 = 24 * 60 * 60;

fn until(owner: &str, ends_on: &str) -> Value {
    json!({"add": [{
        "gbizId": owner,
        "officialDocumentRight": "download",
        "deliveryRight": "view",
        "endsOn": ends_on
    }]})
}

/// `prime` sees `member01`'s records until the end of a day: both people and the share's id.
async fn approved_until(test: &Test, ends_on: &str) -> (Person, Person, String) {
    let prime = test.sign_in(PRIME).await;
    prime.change(until(&member(1), ends_on)).await.expect(200);
    let owner = test.sign_in(&member(1)).await;
    let id = text(&prime.share(&member(1)).await["id"]);
    owner.decide(&id, 1, "approve").await.expect(200);
    (prime, owner, id)
}

async fn subjects_to(test: &Test, to: &str) -> Vec<String> {
    let mails = test.mails().await.into_iter();
    mails
        .filter(|(receiver, _)| receiver == to)
        .map(|(_, subject)| subject)
        .collect()
}

async fn eventually_told(test: &Test, to: &str, subject: &str) {
    eventually(subject, async || {
        let told = subjects_to(test, to).await;
        told.iter().any(|it| it == subject).then_some(())
    })
    .await;
}

/// G-03: the whole of its last day in Japan, and not a moment longer; no job is waited for.
#[tokio::test]
async fn a_share_ends_with_its_last_day_and_both_are_told() {
    let test = Test::start().await;
    let (prime, owner, id) = approved_until(&test, "2026-11-22").await;
    let share = prime.share(&member(1)).await;
    assert_eq!(share["endsOn"], "2026-11-22");
    assert_eq!(share["daysLeft"], 0);
    let seen = owner.get("/api/v1/sharing/visibility").await.body;
    assert_eq!(seen["seenBy"][0]["endsOn"], "2026-11-22");

    // It is nine in the morning; a session lasts an hour without use.
    let filings = format!("filings?owner={}", member(1));
    test.advance(15 * 60 * 60 - 1);
    let prime = test.sign_in(PRIME).await;
    assert!(!prime.numbers(&filings).await.is_empty());
    test.advance(1);
    assert!(prime.numbers(&filings).await.is_empty());
    assert!(prime.states().await.is_empty());
    assert_eq!(prime.list().await["remaining"], 10);
    let share = prime.get(&format!("/api/v1/sharing/shares/{id}")).await;
    assert_eq!(share.body["state"], "ended");
    for person in [PRIME, &member(1)] {
        eventually_told(&test, person, "[e-Gov]情報共有設定終了のお知らせ").await;
    }
    prime.change(until(&member(1), "")).await.expect(200);
    assert_eq!(prime.share(&member(1)).await["endsOn"], Value::Null);
}

/// G-03: nobody has to come for it.
#[tokio::test]
async fn the_job_tells_both_of_an_end_once() {
    let test = Test::start().await;
    approved_until(&test, "2026-11-29").await;
    let _other = test.another().await;
    test.advance(8 * DAY);
    for person in [PRIME, &member(1)] {
        eventually_told(&test, person, "[e-Gov]情報共有設定終了のお知らせ").await;
    }
    assert!(test.newest_mail().await.contains("2026年11月29日"));
    let told = test.mails().await.len();
    test.advance(DAY);
    let (_, _, _) = test.request(&member(2), &member(3)).await;
    assert_eq!(test.mails().await.len(), told + 1);
}

/// G-03
#[tokio::test]
async fn the_requester_is_reminded_three_days_before() {
    let test = Test::start().await;
    approved_until(&test, "2026-11-29").await;
    let reminder = "[e-Gov]情報共有設定終了予定のお知らせ";
    // To the morning of the 26th, but for a second.
    test.advance(4 * DAY - 1);
    let prime = test.sign_in(PRIME).await;
    assert_eq!(prime.share(&member(1)).await["daysLeft"], 3);
    test.request(&member(2), &member(3)).await;
    assert!(
        !subjects_to(&test, PRIME)
            .await
            .contains(&reminder.to_owned())
    );
    test.advance(1);
    eventually_told(&test, PRIME, reminder).await;
    assert!(test.newest_mail().await.contains("延長を依頼"));
    let prime = test.sign_in(PRIME).await;
    assert_eq!(prime.share(&member(1)).await["daysLeft"], 3);
    test.advance(DAY);
    test.request(&member(4), &member(5)).await;
    let told = subjects_to(&test, PRIME).await;
    assert_eq!(told.iter().filter(|it| *it == reminder).count(), 1);
    assert!(
        !subjects_to(&test, &member(1))
            .await
            .contains(&reminder.to_owned())
    );
}

/// G-03: extending needs the owner's consent, to what the owner saw.
#[tokio::test]
async fn a_renewal_is_asked_for_and_allowed() {
    let test = Test::start().await;
    let (prime, owner, id) = approved_until(&test, "2026-11-29").await;
    let early = prime.renew(&id, 1, "2026-11-29").await;
    assert_eq!(early.expect(422).fields(), ["/endsOn too_early"]);
    let late = prime.renew(&id, 1, "2027-11-23").await;
    assert_eq!(late.expect(422).fields(), ["/endsOn too_late"]);

    let asked = prime.renew(&id, 1, "2026-12-22").await.expect(200).body;
    assert_eq!(asked["state"], "approved");
    assert_eq!(asked["endsOn"], "2026-11-29");
    assert_eq!(asked["renewal"]["endsOn"], "2026-12-22");
    let told = test.mails().await.pop().unwrap();
    let request = "[e-Gov]情報共有設定依頼のお知らせ".to_owned();
    assert_eq!(told, (member(1), request));
    assert!(test.newest_mail().await.contains("2026年12月22日"));
    assert_eq!(owner.session().await["waitingRequests"], 1);
    let waiting = owner.get("/api/v1/sharing/requests").await.body;
    assert_eq!(waiting["requests"][0]["renewal"]["endsOn"], "2026-12-22");
    assert_eq!(waiting["requests"][0]["allowed"], json!(["decide", "stop"]));

    let unseen = owner.decide(&id, 1, "approve").await;
    unseen.expect_problem(412, "precondition_failed");
    let renewed = owner.decide(&id, 2, "approve").await.expect(200).body;
    assert_eq!(renewed["endsOn"], "2026-12-22");
    assert_eq!(renewed["renewal"], Value::Null);
    assert_eq!(owner.session().await["waitingRequests"], 0);
    let told = test.mails().await.pop().unwrap();
    assert_eq!(
        told,
        (
            PRIME.to_owned(),
            "[e-Gov]情報共有設定同意のお知らせ".to_owned()
        )
    );
    test.advance(8 * DAY);
    let prime = test.sign_in(PRIME).await;
    assert_eq!(prime.share(&member(1)).await["state"], "approved");
    let again = test
        .sign_in(&member(1))
        .await
        .decide(&id, 2, "refuse")
        .await;
    again.expect_problem(409, "request_gone");
}

/// G-03
#[tokio::test]
async fn a_refused_renewal_leaves_the_share_its_end() {
    let test = Test::start().await;
    let (prime, owner, id) = approved_until(&test, "2026-11-29").await;
    prime.renew(&id, 1, "").await.expect(200);
    owner.decide(&id, 2, "refuse").await.expect(200);
    let share = prime.share(&member(1)).await;
    assert_eq!(share["state"], "approved");
    assert_eq!(share["endsOn"], "2026-11-29");
    assert_eq!(share["renewal"], Value::Null);
    let told = test.mails().await.pop().unwrap();
    assert_eq!(
        told,
        (
            PRIME.to_owned(),
            "[e-Gov]情報共有設定非同意のお知らせ".to_owned()
        )
    );

    prime.renew(&id, 2, "").await.expect(200);
    owner.decide(&id, 3, "approve").await.expect(200);
    assert_eq!(prime.share(&member(1)).await["endsOn"], Value::Null);
    let endless = prime.renew(&id, 3, "2026-12-22").await;
    endless.expect_problem(403, "not_allowed");
}

/// G-03, D-2
#[tokio::test]
async fn only_the_requester_of_an_approved_share_renews_it() {
    let test = Test::start().await;
    let (prime, owner, id) = approved_until(&test, "2026-11-29").await;
    let by_owner = owner.renew(&id, 1, "2026-12-22").await;
    by_owner.expect_problem(403, "not_allowed");
    let by_stranger = test.sign_in(&member(2)).await;
    let by_stranger = by_stranger.renew(&id, 1, "2026-12-22").await;
    by_stranger.expect_problem(404, "not_found");
    let stale = prime.renew(&id, 7, "2026-12-22").await;
    stale.expect_problem(412, "precondition_failed");
    owner.stop(&id, 1).await.expect(200);
    let ended = prime.renew(&id, 2, "2026-12-22").await;
    ended.expect_problem(409, "share_ended");
}

/// G-03: consent that comes after the end gives nothing.
#[tokio::test]
async fn a_request_whose_end_has_passed_cannot_be_allowed() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    prime
        .change(until(&member(1), "2026-11-23"))
        .await
        .expect(200);
    let id = text(&prime.share(&member(1)).await["id"]);
    test.advance(2 * DAY);
    let owner = test.sign_in(&member(1)).await;
    assert_eq!(owner.session().await["waitingRequests"], 0);
    let gone = owner.decide(&id, 1, "approve").await;
    gone.expect_problem(409, "request_gone");
    for person in [PRIME, &member(1)] {
        eventually_told(&test, person, "[e-Gov]情報共有設定終了のお知らせ").await;
    }
}

/// G-03
#[tokio::test]
async fn an_end_lies_between_today_and_a_year_from_now() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    for (ends_on, code) in [
        ("2026-11-21", "too_early"),
        ("2027-11-23", "too_late"),
        ("2026-02-30", "not_a_date"),
        ("30", "not_a_date"),
    ] {
        let answer = prime.change(until(&member(1), ends_on)).await.expect(422);
        assert_eq!(answer.fields(), [format!("/add/0/endsOn {code}")]);
    }
    prime
        .change(until(&member(1), "2027-11-22"))
        .await
        .expect(200);
}

/// G-01: the owner's own items of each family, nobody else's.
#[tokio::test]
async fn a_request_tells_its_owner_how_much_it_would_open() {
    let test = Test::start().await;
    test.request(PRIME, &member(1)).await;
    let owner = test.sign_in(&member(1)).await;
    let counts = async || {
        let waiting = owner.get("/api/v1/sharing/requests").await.expect(200).body;
        let of = |name: &str| waiting["ownRecords"][name].as_u64().unwrap();
        [
            of("filings"),
            of("filingNotices"),
            of("deliverySubscriptions"),
            of("deliveries"),
        ]
    };
    let before = counts().await;
    for (count, (path, _, _)) in before.into_iter().zip(FAMILIES) {
        let list = owner.records(&format!("{path}?ownOnly=true")).await;
        assert_eq!(list.expect(200).body["total"], count, "{path}");
    }
    let lines = [
        line(&member(1), "delivery", "SOUTATSU-1"),
        line(&member(1), "delivery", "SOUTATSU-2"),
        line(&member(1), "filing", "TOUTATSU-1"),
        line(&member(2), "filing", "TOUTATSU-2"),
    ];
    test.import(&lines);
    let [filings, notices, subscriptions, deliveries] = before;
    assert_eq!(
        counts().await,
        [filings + 1, notices, subscriptions, deliveries + 2]
    );
}
