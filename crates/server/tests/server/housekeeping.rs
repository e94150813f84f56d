//! What nobody needs any more goes by itself.

use crate::support::{PRIME, Test, adding, eventually, member};

const DAY: u64 = 24 * 60 * 60;

#[tokio::test]
async fn a_message_that_left_stays_for_thirty_days() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    prime.change(adding(&[&member(1)])).await.expect(200);
    let states = async || {
        let told = test.visitor().get("/dev/outbox").await.expect(200).body;
        let all = told.as_array().expect("list").iter();
        all.map(|mail| mail["state"].clone()).collect::<Vec<_>>()
    };
    eventually("it has left", async || {
        (states().await == ["kept"]).then_some(())
    })
    .await;
    // The next one is written later, and stays longer.
    test.advance(29 * DAY);
    let prime = test.sign_in(PRIME).await;
    prime.change(adding(&[&member(2)])).await.expect(200);
    assert_eq!(states().await.len(), 2);
    test.advance(DAY);
    eventually("the first is gone", async || {
        (states().await == ["kept"]).then_some(())
    })
    .await;
}
