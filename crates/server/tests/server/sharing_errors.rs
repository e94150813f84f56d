//! アカウント間情報共有: what cannot be done, and how that is told.

use serde_json::json;

use crate::sharing::{change, version};
use crate::support::{ELSEWHERE, ENTRY, PRIME, Test, UNLINKED, adding, member};

#[tokio::test]
async fn every_account_that_cannot_be_asked_is_named_with_its_reason() {
    let test = Test::start().await;
    let (prime, ..) = test.request(PRIME, &member(1)).await;
    let mut batch = adding(&[
        "",
        "minato",
        PRIME,
        &member(2),
        "Ｍember02@minato.example",
        "nobody@minato.example",
        ELSEWHERE,
        ENTRY,
        UNLINKED,
        &member(1),
    ]);
    batch["add"][7]["deliveryRight"] = json!("");
    let answer = prime.change(batch).await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(
        answer.fields(),
        [
            "/add/0/gbizId required",
            "/add/1/gbizId not_an_email",
            "/add/2/gbizId own_account",
            "/add/4/gbizId duplicate",
            "/add/5/gbizId account_not_found",
            "/add/6/gbizId account_not_found",
            "/add/7/gbizId entry_account",
            "/add/7/deliveryRight required",
            "/add/8/gbizId not_linked",
            "/add/9/gbizId limit_reached",
            "/add/9/gbizId already_shared",
        ]
    );
    assert_eq!(prime.list().await["remaining"], 9, "all or nothing");
    assert_eq!(test.mails().await.len(), 1);
}

#[tokio::test]
async fn unknown_disabled_and_other_companies_accounts_get_one_answer() {
    let test = Test::start().await;
    let disabled = member(12);
    let administration = test.server.administration();
    let disable = madoguchi_server::account::administration::AccountChange::Disable;
    administration
        .change_account(&disabled, disable)
        .await
        .unwrap();
    let prime = test.sign_in(PRIME).await;
    for email in [
        "nobody@minato.example",
        "nobody@mirai.example",
        ELSEWHERE,
        "staff@city.example",
        &disabled,
    ] {
        let mut answer = prime.change(adding(&[email])).await.expect(422).body;
        answer["requestId"].take();
        let expected = json!([{"pointer": "/add/0/gbizId", "code": "account_not_found"}]);
        assert_eq!(answer["fields"], expected, "{email}");
    }
}

#[tokio::test]
async fn ten_accounts_can_be_asked_and_the_eleventh_cannot() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let emails: Vec<String> = (1..=11).map(member).collect();
    let mut emails: Vec<&str> = emails.iter().map(String::as_str).collect();
    let answer = prime.change(adding(&emails)).await;
    let answer = answer.expect_problem(422, "invalid_fields");
    assert_eq!(answer.fields(), ["/add/10/gbizId limit_reached"]);
    assert_eq!(answer.body["fields"][0]["params"]["limit"], "10");

    let eleventh = emails.pop().unwrap();
    let list = prime.change(adding(&emails)).await.expect(200).body;
    assert_eq!(list["remaining"], 0);
    assert_eq!(list["limit"], 10);
    let answer = prime.change(adding(&[eleventh])).await;
    assert_eq!(answer.fields(), ["/add/0/gbizId limit_reached"]);

    let owner = test.sign_in(emails[0]).await;
    let share = prime.share(emails[0]).await;
    let id = share["id"].as_str().unwrap();
    owner.decide(id, 1, "refuse").await.expect(200);
    prime.change(adding(&[eleventh])).await.expect(200);
}

#[tokio::test]
async fn what_another_tab_has_changed_is_a_conflict_that_names_its_rows() {
    let test = Test::start().await;
    let prime = test.sign_in(PRIME).await;
    let emails = [member(1), member(2), member(3)];
    let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
    prime.change(adding(&emails)).await.expect(200);
    let [first, second, third] = [
        prime.share(emails[0]).await,
        prime.share(emails[1]).await,
        prime.share(emails[2]).await,
    ];
    let other_tab = json!({
        "change": [change(&first, "view", "view")],
        "delete": [version(&second)]
    });
    prime.change(other_tab).await.expect(200);

    let batch = json!({
        "change": [change(&third, "view", "view"), change(&first, "download", "download")],
        "delete": [version(&second)]
    });
    let answer = prime.change(batch).await;
    let answer = answer.expect_problem(409, "share_conflict");
    assert_eq!(answer.fields(), ["/change/1 changed", "/delete/0 gone"]);
    assert_eq!(
        prime.share(emails[2]).await["version"],
        1,
        "nothing was done"
    );
}

#[tokio::test]
async fn an_approval_is_no_conflict() {
    let test = Test::start().await;
    let owner_email = member(1);
    let (prime, owner, id) = test.request(PRIME, &owner_email).await;
    let seen_before = prime.share(&owner_email).await;
    owner.decide(&id, 1, "approve").await.expect(200);
    let request = json!({"change": [change(&seen_before, "view", "view")]});
    prime.change(request).await.expect(200);
    assert_eq!(prime.share(&owner_email).await["state"], "approved");
}

#[tokio::test]
async fn nobody_changes_the_shares_of_others() {
    let test = Test::start().await;
    let (prime, owner, id) = test.request(PRIME, &member(1)).await;
    let share = prime.share(&member(1)).await;
    let stranger = test.sign_in(&member(2)).await;
    for somebody in [&owner, &stranger] {
        let answer = somebody.change(json!({"delete": [version(&share)]})).await;
        let answer = answer.expect_problem(409, "share_conflict");
        assert_eq!(answer.fields(), ["/delete/0 gone"]);
    }
    let path = format!("/api/v1/sharing/shares/{id}");
    stranger.get(&path).await.expect_problem(404, "not_found");
    assert_eq!(prime.get(&path).await.expect(200).header("etag"), "\"1\"");
    assert_eq!(
        owner.get(&path).await.expect(200).body["party"]["email"],
        PRIME
    );
}
