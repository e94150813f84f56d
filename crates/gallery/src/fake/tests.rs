use futures::FutureExt;
use leptos::prelude::{Callback, GetValue, Owner, StoredValue, UpdateValue};
use madoguchi_api::records::Purpose;
use madoguchi_api::{Client, Error, account, records, sharing};
use madoguchi_contract::account::SignInRequest;
use madoguchi_contract::problem::{FieldCode, ProblemCode};
use madoguchi_contract::records::{
    Family, LookupQuery, RecordAct, RecordList, RecordQuery, RecordStatus,
};
use madoguchi_contract::sharing::{
    AccessAct, AccessLogQuery, ChangeSharesRequest, Decision, NewShare, RenewRequest, ShareChange,
    ShareState, ShareVersion,
};

use super::*;

/// A client of a fake server that knows `world`.
fn client(world: World) -> Client {
    Fake::new(world, Callback::new(|_| ())).client()
}

/// Calls are answered at once; `None` is one that never is.
fn now<T>(call: impl Future<Output = T>) -> Option<T> {
    call.now_or_never()
}

fn add(world: &World, who: Who) -> NewShare {
    NewShare {
        gbiz_id: world.email(who),
        official_document_right: "view".to_owned(),
        delivery_right: "download".to_owned(),
        ends_on: String::new(),
    }
}

///
#[test]
fn a_batch_asks_changes_and_deletes() {
    Owner::new().set();
    let world = World::new(Names::Ordinary).seeing(2);
    let request = ChangeSharesRequest {
        add: vec![add(&world, member(5))],
        change: vec![ShareChange {
            id: "share-0".to_owned(),
            version: 1,
            official_document_right: "view".to_owned(),
            delivery_right: "view".to_owned(),
        }],
        delete: vec![ShareVersion {
            id: "share-1".to_owned(),
            version: 1,
        }],
    };
    let client = client(world);
    let list = now(sharing::change_shares(&client, &request, "key")).expect("answers");
    let list = list.expect("accepts");
    let states: Vec<_> = list.shares.iter().map(|share| share.state).collect();
    assert_eq!(states, [ShareState::Approved, ShareState::Requested]);
    assert_eq!(list.shares[0].version, 2);
    assert_eq!(list.remaining, 8);
}

/// R-004, D-15
#[test]
fn an_account_that_cannot_be_asked_is_told_apart() {
    Owner::new().set();
    let world = World::new(Names::Long).seeing(1);
    let unknown = NewShare {
        gbiz_id: "nobody@minato.example".to_owned(),
        ..add(&world, ENTRY)
    };
    let request = ChangeSharesRequest {
        add: vec![
            unknown,
            add(&world, ENTRY),
            add(&world, UNLINKED),
            add(&world, member(1)),
        ],
        ..Default::default()
    };
    let result = now(sharing::change_shares(&client(world), &request, "key")).expect("answers");
    let Err(Error::Problem(problem)) = result else {
        panic!("not refused: {result:?}");
    };
    let codes: Vec<_> = problem.fields.iter().map(|field| field.code).collect();
    use FieldCode::{AccountNotFound, AlreadyShared, EntryAccount, NotLinked};
    assert_eq!(
        codes,
        [AccountNotFound, EntryAccount, NotLinked, AlreadyShared]
    );
}

#[test]
fn what_others_do_meanwhile_is_a_conflict() {
    Owner::new().set();
    let world = World::new(Names::Ordinary)
        .seeing(1)
        .meanwhile(Endpoint::Changes, |world| {
            world.change_elsewhere(0, DOWNLOADING);
        });
    let request = ChangeSharesRequest {
        delete: vec![ShareVersion {
            id: "share-0".to_owned(),
            version: 1,
        }],
        ..Default::default()
    };
    let result = now(sharing::change_shares(&client(world), &request, "key")).expect("answers");
    let code = result.expect_err("refuses").code();
    assert_eq!(code, Some(ProblemCode::ShareConflict));
}

///
#[test]
fn an_answered_request_no_longer_waits() {
    Owner::new().set();
    let world = World::new(Names::Ordinary).signed_in(member(1)).asked_by(2);
    let client = client(world);
    let list = now(sharing::requests(&client)).expect("answers");
    let [first, second] = &list.expect("works").requests[..] else {
        panic!("two are there");
    };
    let allowed = now(sharing::decide(&client, first, Decision::Approve, "a")).expect("answers");
    assert_eq!(allowed.expect("works").state, ShareState::Approved);
    let refused = now(sharing::decide(&client, second, Decision::Refuse, "b")).expect("answers");
    assert_eq!(refused.expect("works").state, ShareState::Refused);
    let again = now(sharing::decide(&client, first, Decision::Refuse, "c")).expect("answers");
    assert_eq!(
        again.expect_err("refuses").code(),
        Some(ProblemCode::RequestGone)
    );
    let known = now(account::session(&client)).expect("answers");
    assert_eq!(known.expect("works").waiting_requests, 0);
    let seen_by = now(sharing::visibility(&client)).expect("answers");
    assert_eq!(seen_by.expect("works").seen_by.len(), 1);
}

/// D-2
#[test]
fn a_share_that_was_stopped_is_no_longer_visible() {
    Owner::new().set();
    let client = client(World::new(Names::Ordinary).seen_by(1));
    let known = now(sharing::visibility(&client)).expect("answers");
    let share = known.expect("works").seen_by.remove(0);
    let stopped = now(sharing::stop(&client, &share, "a")).expect("answers");
    assert_eq!(stopped.expect("works").state, ShareState::Ended);
    let again = now(sharing::stop(&client, &share, "b")).expect("answers");
    assert_eq!(
        again.expect_err("refuses").code(),
        Some(ProblemCode::ShareEnded)
    );
}

#[test]
fn who_is_signed_out_signs_in_and_a_trouble_comes_once() {
    Owner::new().set();
    let world = World::new(Names::Ordinary)
        .signed_out()
        .fails(Endpoint::SignIn, ProblemCode::SignInFailed);
    let request = SignInRequest {
        email: world.email(PRIME),
        password: "any".to_owned(),
    };
    let client = client(world);
    let refused = now(sharing::shares(&client)).expect("answers");
    assert_eq!(
        refused.expect_err("refuses").code(),
        Some(ProblemCode::SignedOut)
    );
    let refused = now(account::sign_in(&client, &request)).expect("answers");
    assert_eq!(
        refused.expect_err("refuses").code(),
        Some(ProblemCode::SignInFailed)
    );
    let known = now(account::sign_in(&client, &request)).expect("answers");
    assert!(known.expect("works").account.is_some());
    assert!(now(sharing::shares(&client)).expect("answers").is_ok());
}

#[test]
fn a_call_can_fail_on_the_way_or_wait_for_ever() {
    Owner::new().set();
    let world = World::new(Names::Ordinary)
        .fails(Endpoint::Shares, Trouble::Network)
        .fails(Endpoint::Shares, Trouble::Never);
    let client = client(world);
    let lost = now(sharing::shares(&client)).expect("answers");
    assert_eq!(lost, Err(Error::Network));
    assert!(now(sharing::shares(&client)).is_none());
}

#[test]
fn each_call_is_told_without_what_it_carries() {
    Owner::new().set();
    let told = StoredValue::new(Vec::new());
    let on_call = Callback::new(move |call| told.update_value(|told: &mut Vec<_>| told.push(call)));
    let world = World::new(Names::Ordinary).signed_out();
    let request = SignInRequest {
        email: world.email(PRIME),
        password: "a secret".to_owned(),
    };
    let client = Fake::new(world, on_call).client();
    let known = now(account::sign_in(&client, &request)).expect("answers");
    assert!(known.is_ok());
    let call = ("POST /api/v1/session".to_owned(), "200".to_owned());
    assert_eq!(told.get_value(), [call]);
}

fn list(client: &Client, query: RecordQuery) -> RecordList {
    let list = now(records::list(client, Family::Filing, &query)).expect("answers");
    list.expect("works")
}

///
#[test]
fn a_list_holds_own_and_shared_records_page_by_page() {
    Owner::new().set();
    let world = World::new(Names::Ordinary).seeing(2).share(
        PRIME,
        member(7),
        ShareState::Requested,
        VIEWING,
    );
    let email = world.email(member(1));
    let client = client(world.filed(60));

    let first = list(&client, RecordQuery::default());
    let second = list(
        &client,
        RecordQuery {
            cursor: first.next.clone().expect("more"),
            ..RecordQuery::default()
        },
    );
    assert_eq!((first.first, first.total, first.owners.len()), (1, 60, 2));
    assert_eq!((second.first, second.records.len()), (21, 20));
    assert!(first.previous.is_none() && second.previous.is_some());
    assert!(first.records[19].arrived_at > second.records[0].arrived_at);

    let own = list(
        &client,
        RecordQuery {
            own_only: "true".to_owned(),
            ..RecordQuery::default()
        },
    );
    assert_eq!(own.total, 20);
    assert!(own.records.iter().all(|record| record.owner.is_none()));

    let narrowed = list(
        &client,
        RecordQuery {
            words: "協定届　労働".to_owned(),
            status: "under_review".to_owned(),
            owner: email,
            from: "2026-11-01".to_owned(),
            ..RecordQuery::default()
        },
    );
    let titles: Vec<_> = narrowed.records.iter().map(|it| &it.title).collect();
    assert_eq!(titles, ["時間外労働・休日労働に関する協定届"]);
}

///
#[test]
fn documents_follow_the_rights_and_only_the_owner_acquires() {
    Owner::new().set();
    let world = World::new(Names::Ordinary)
        .share(PRIME, member(1), ShareState::Approved, VIEWING)
        .filed(2)
        .meanwhile(Endpoint::Record, |world| world.end_elsewhere(0));
    let client = client(world);
    let family = Family::Delivery;
    let open = |id| now(records::detail(&client, family, id)).expect("answers");
    let fetch = |id, document, purpose| {
        now(records::document(&client, family, id, document, purpose)).expect("answers")
    };

    let view = fetch("delivery-1", "document-0", Purpose::View);
    assert!(view.expect("may view").starts_with(b"%PDF"));
    let refused = fetch("delivery-1", "document-0", Purpose::Download);
    assert_eq!(
        refused.expect_err("refuses").code(),
        Some(ProblemCode::NotAllowed)
    );
    let gone = open("delivery-1");
    assert_eq!(
        gone.expect_err("is gone").code(),
        Some(ProblemCode::NotFound)
    );

    for document in ["document-0", "document-1"] {
        assert!(fetch("delivery-0", document, Purpose::Download).is_ok());
    }
    let own = open("delivery-0").expect("is own");
    assert!(own.may(RecordAct::Download));
    assert_eq!(own.record.status, RecordStatus::Acquired);
    assert!(own.documents.iter().all(|it| it.acquired_at.is_some()));
}

///
#[test]
fn the_access_log_tells_a_week_and_can_be_filtered() {
    Owner::new().set();
    let world = World::new(Names::Ordinary).seen_by(2).watched(40, 6);
    let email = world.email(member(1));
    let client = client(world);
    let log = |query| {
        let log = now(sharing::access_log(&client, &query)).expect("answers");
        log.expect("works")
    };
    let newest = log(AccessLogQuery::default());
    assert_eq!((newest.accesses.len(), newest.requesters.len()), (20, 2));
    let older = log(AccessLogQuery {
        cursor: newest.next.expect("more"),
        ..AccessLogQuery::default()
    });
    // The 27 of less than seven days.
    assert_eq!((older.accesses.len(), older.next), (7, None));
    let downloads = log(AccessLogQuery {
        requester: email.clone(),
        act: "download".to_owned(),
        ..AccessLogQuery::default()
    });
    assert!(!downloads.accesses.is_empty());
    for access in downloads.accesses {
        assert_eq!(
            (access.act, &access.requester.email),
            (AccessAct::Download, &email)
        );
        assert!(access.document.is_some());
    }
}

/// G-03, G-07
#[test]
fn a_share_is_renewed_and_its_end_undone() {
    Owner::new().set();
    let world = World::new(Names::Ordinary).seeing(1).ending_in(0, 2);
    let client = client(world);
    let list = || {
        let list = now(sharing::shares(&client)).expect("answers");
        list.expect("works")
    };
    let ending = list().shares.remove(0);
    assert!(ending.ends_soon());
    let request = RenewRequest {
        ends_on: "2026-12-22".to_owned(),
    };
    let renewed = now(sharing::renew(&client, &ending, &request, "a")).expect("answers");
    let renewed = renewed.expect("works");
    assert!(renewed.renewal.is_some());

    let delete = ChangeSharesRequest {
        delete: vec![ShareVersion {
            id: renewed.id.clone(),
            version: renewed.version,
        }],
        ..Default::default()
    };
    let deleted = now(sharing::change_shares(&client, &delete, "b")).expect("answers");
    let undo = deleted.expect("works").undo.expect("can be undone");
    assert!(list().shares.is_empty());
    let undone = now(sharing::undo(&client, &undo.id, "c")).expect("answers");
    assert_eq!(undone.expect("works").shares[0].renewal, renewed.renewal);
    assert_eq!(list().shares[0].renewal, renewed.renewal);
}

///
#[test]
fn what_is_new_is_counted_until_its_list_is_read_and_a_number_leads_to_its_filing() {
    Owner::new().set();
    let world = World::new(Names::Ordinary).seeing(1).filed(4).with_new(2);
    let client = client(world);
    let news = || {
        let session = now(account::session(&client)).expect("answers");
        session.expect("works").new_records.filings
    };
    assert_eq!(news(), 2);
    let query = RecordQuery::default();
    let list = records::list(&client, Family::Filing, &query);
    let list = now(list).expect("answers").expect("works");
    assert_eq!(list.records.iter().filter(|it| it.is_new).count(), 2);
    assert_eq!(news(), 0);

    let number = list.records[1].number.clone();
    let found = now(records::look_up(&client, &LookupQuery { number })).expect("answers");
    assert_eq!(
        found.expect("works").filings[0].record.id,
        list.records[1].id
    );
}
