//! Several servers, several tabs, the same moment.

use std::time::Duration;

use madoguchi_server::account::administration::AccountChange;
use serde_json::json;

use crate::support::{PRIME, Test, adding, member, sign_in_at};

/// R-028, D-1
#[tokio::test(flavor = "multi_thread")]
async fn batches_at_the_same_moment_do_not_pass_ten() {
    let test = Test::start().await;
    let other = test.another().await;
    let mut batches = Vec::new();
    for number in 1..=4 {
        let address = if number % 2 == 0 {
            other.address
        } else {
            test.server.address
        };
        let prime = sign_in_at(address, PRIME).await;
        let emails: Vec<String> = (0..3)
            .map(|row| member((number - 1) * 3 + row + 1))
            .collect();
        batches.push(tokio::spawn(async move {
            let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
            prime.change(adding(&emails)).await
        }));
    }
    let mut statuses = Vec::new();
    for batch in batches {
        statuses.push(batch.await.expect("ends").status);
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 422]);
    let prime = test.sign_in(PRIME).await;
    assert_eq!(prime.list().await["remaining"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_at_the_same_moment_registers_once() {
    let test = Test::start().await;
    let other = test.another().await;
    let mut sent = Vec::new();
    for address in [test.server.address, other.address, test.server.address] {
        let prime = sign_in_at(address, PRIME).await;
        sent.push(tokio::spawn(async move {
            prime.change_keyed("k", adding(&[&member(1)])).await
        }));
    }
    let mut texts = Vec::new();
    for answer in sent {
        texts.push(answer.await.expect("ends").expect(200).text);
    }
    texts.dedup();
    assert_eq!(texts.len(), 1);
    assert_eq!(test.mails().await.len(), 1);
}

/// Each asks the other at once: no act waits for one that waits for it.
#[tokio::test(flavor = "multi_thread")]
async fn crossing_requests_do_not_block_each_other() {
    let test = Test::start().await;
    for round in 0..5 {
        let (one, two) = (member(1 + round * 2), member(2 + round * 2));
        let first = test.sign_in(&one).await;
        let second = test.sign_in(&two).await;
        let (asks_two, asks_one) = (adding(&[&two]), adding(&[&one]));
        let (a, b) = tokio::join!(first.change(asks_two), second.change(asks_one));
        a.expect(200);
        b.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_and_an_answer_at_the_same_moment_follow_one_another() {
    let test = Test::start().await;
    for number in 1..=5 {
        let (prime, owner, id) = test.request(PRIME, &member(number)).await;
        let withdraw = json!({"delete": [{"id": id, "version": 1}]});
        let (withdrawn, decided) =
            tokio::join!(prime.change(withdraw), owner.decide(&id, 1, "approve"));
        withdrawn.expect(200);
        assert!(matches!(decided.status, 200 | 409), "{}", decided.text);
        assert!(prime.states().await.is_empty());
    }
}

/// A share with an account that is disabled at the same moment does not survive it.
#[tokio::test(flavor = "multi_thread")]
async fn no_share_survives_its_account() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    for number in 1..=5 {
        let email = member(number);
        let administration = test.server.administration();
        let disable = administration.change_account(&email, AccountChange::Disable);
        let (asked, disabled) = tokio::join!(prime.change(adding(&[&email])), disable);
        disabled.expect("disabled");
        assert!(matches!(asked.status, 200 | 422), "{}", asked.text);
        assert!(prime.states().await.is_empty());
    }
}

/// Tries that wait for one another's count are not taken for guessing.
#[tokio::test(flavor = "multi_thread")]
async fn many_who_sign_in_at_once_do_not_pause_each_other() {
    let test = Test::start().await;
    let mut tries = Vec::new();
    for number in 1..=12 {
        let address = test.server.address;
        tries.push(tokio::spawn(async move {
            sign_in_at(address, &member(number)).await
        }));
        tokio::task::yield_now().await;
        test.clock.advance(Duration::from_millis(1));
    }
    for one in tries {
        one.await.expect("is signed in");
    }
}
