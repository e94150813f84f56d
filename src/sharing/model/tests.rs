use madoguchi_contract::Timestamp;
use madoguchi_contract::problem::FieldCode;
use madoguchi_contract::sharing::{Party, ShareState};

use super::*;

const OWN: &str = "prime@minato.example";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn rights(official_document_right: Right, delivery_right: Right) -> Rights {
    Rights {
        official_document_right,
        delivery_right,
    }
}

fn share(number: usize, version: u32, rights: Rights) -> Share {
    Share {
        id: format!("share-{number}"),
        version,
        state: ShareState::Approved,
        party: Party {
            name: format!("メンバー {number}"),
            email: format!("member{number:02}@minato.example"),
        },
        official_document_right: rights.official_document_right,
        delivery_right: rights.delivery_right,
        requested_at: Timestamp::default(),
        decided_at: None,
        ends_on: None,
        days_left: None,
        renewal: None,
        allowed: Vec::new(),
        last_used_at: None,
        undo: None,
    }
}

fn list(shares: Vec<Share>) -> ShareList {
    ShareList {
        limit: 10,
        remaining: 10 - shares.len() as u32,
        shares,
        undo: None,
    }
}

fn viewing(count: usize) -> ShareList {
    list(
        (1..=count)
            .map(|n| share(n, 1, rights(Right::View, Right::View)))
            .collect(),
    )
}

fn fill(form: &mut ShareForm, key: u32, gbiz_id: &str) {
    form.type_gbiz_id(key, gbiz_id.into());
    form.choose(key, Input::OfficialDocumentRight, Right::Download);
    form.choose(key, Input::DeliveryRight, Right::View);
}

fn codes(form: &ShareForm) -> Vec<(usize, Input, FieldCode)> {
    let rows = form.rows().iter().enumerate();
    rows.flat_map(|(at, row)| {
        row.errors
            .iter()
            .map(move |(input, error)| (at, *input, error.code))
    })
    .collect()
}

/// D-11
#[test]
fn an_account_is_asked_with_three_inputs_and_full_width_is_folded_and_told() {
    let mut form = ShareForm::new(&viewing(0), OWN);
    let key = form.rows()[0].key;
    fill(&mut form, key, "ｍember01@minato.example");
    let request = form.check(today()).expect("complete");
    assert_eq!(request.add.len(), 1);
    assert_eq!(request.add[0].gbiz_id, "member01@minato.example");
    assert_eq!(request.add[0].official_document_right, "download");
    assert_eq!(request.add[0].delivery_right, "view");
    assert!(form.rows()[0].was_folded);
}

///
#[test]
fn an_error_goes_when_its_input_is_mended() {
    let mut form = ShareForm::new(&viewing(0), OWN);
    let key = form.rows()[0].key;
    assert!(form.check(today()).is_none());
    assert_eq!(codes(&form).len(), 3);
    form.type_gbiz_id(key, "member01@minato.example".into());
    form.choose(key, Input::DeliveryRight, Right::View);
    assert_eq!(
        codes(&form),
        [(0, Input::OfficialDocumentRight, FieldCode::Required)]
    );
}

/// D-1
#[test]
fn rows_can_be_added_up_to_ten_and_a_deletion_makes_room() {
    let mut form = ShareForm::new(&viewing(9), OWN);
    assert_eq!(form.remaining(), 1);
    assert!(form.add().is_some());
    assert_eq!((form.remaining(), form.add()), (0, None));
    let first = form.rows()[0].key;
    form.delete(first);
    assert_eq!(form.remaining(), 1);
    assert!(form.add().is_some());
    form.restore(first);
    assert_eq!(
        form.rows()[0].change(),
        RowChange::Deletion,
        "no room to restore"
    );
}

///
#[test]
fn one_check_adds_changes_and_deletes_and_leaves_the_rest_out() {
    let mut form = ShareForm::new(&viewing(3), OWN);
    form.delete(form.rows()[0].key);
    form.choose(form.rows()[1].key, Input::DeliveryRight, Right::Download);
    let new = form.add().expect("room");
    fill(&mut form, new, "member09@minato.example");
    let request = form.check(today()).expect("complete");
    assert_eq!(
        request.delete,
        [ShareVersion {
            id: "share-1".into(),
            version: 1
        }]
    );
    assert_eq!(request.change.len(), 1);
    assert_eq!(request.change[0].id, "share-2");
    assert_eq!(request.change[0].delivery_right, "download");
    assert_eq!(request.add.len(), 1);
    let changes: Vec<_> = form.changed_rows().map(Row::change).collect();
    assert_eq!(
        changes,
        [RowChange::Deletion, RowChange::Rights, RowChange::New]
    );
}

#[test]
fn errors_stand_at_their_inputs_and_go_with_the_next_check() {
    let mut form = ShareForm::new(&viewing(1), OWN);
    for gbiz_id in ["", "prime@minato.example", "member01@minato.example "] {
        let key = form.add().expect("room");
        form.type_gbiz_id(key, gbiz_id.into());
        form.choose(key, Input::OfficialDocumentRight, Right::View);
        form.choose(key, Input::DeliveryRight, Right::View);
    }
    assert_eq!(form.check(today()), None);
    assert_eq!(
        codes(&form),
        [
            (1, Input::GbizId, FieldCode::Required),
            (2, Input::GbizId, FieldCode::OwnAccount),
            (3, Input::GbizId, FieldCode::ContainsSpace),
        ]
    );
    for at in [3, 2, 1] {
        form.delete(form.rows()[at].key);
    }
    assert_eq!(codes(&form), []);
}

#[test]
fn a_servers_errors_find_the_rows_that_they_are_about() {
    let mut form = ShareForm::new(&viewing(2), OWN);
    form.choose(form.rows()[1].key, Input::DeliveryRight, Right::Download);
    for name in ["a", "b"] {
        let key = form.add().expect("room");
        fill(&mut form, key, &format!("{name}@minato.example"));
    }
    form.apply(&[
        FieldError::new("/add/1/gbizId", FieldCode::AccountNotFound),
        FieldError::new("/change/0", FieldCode::Changed),
        FieldError::new("/add/7/gbizId", FieldCode::AccountNotFound),
    ]);
    assert_eq!(
        codes(&form),
        [
            (1, Input::Whole, FieldCode::Changed),
            (3, Input::GbizId, FieldCode::AccountNotFound),
        ]
    );
}

#[test]
fn a_new_row_that_was_taken_away_comes_back_as_typed() {
    let mut form = ShareForm::new(&viewing(1), OWN);
    let key = form.add().expect("room");
    form.type_gbiz_id(key, "member05@minato.example".into());
    form.delete(key);
    assert_eq!(form.rows().len(), 1);
    assert_eq!(form.undo_removal(), Some(key));
    assert_eq!(form.rows()[1].gbiz_id, "member05@minato.example");
    assert_eq!(form.undo_removal(), None);
}

#[test]
fn the_same_content_keeps_its_idempotency_key_and_other_content_gets_another() {
    let mut form = ShareForm::new(&viewing(1), OWN);
    assert_eq!(form.idempotency_key(|| "one".into()), "one");
    assert_eq!(form.idempotency_key(|| "two".into()), "one");
    form.rebase(&viewing(1));
    assert_eq!(form.idempotency_key(|| "two".into()), "one");
    form.choose(form.rows()[0].key, Input::DeliveryRight, Right::Download);
    assert_eq!(form.idempotency_key(|| "two".into()), "two");
}

/// G-08
#[test]
fn a_draft_returns_with_everything_as_typed() {
    let mut form = ShareForm::new(&viewing(2), OWN);
    form.delete(form.rows()[0].key);
    let key = form.add().expect("room");
    form.type_gbiz_id(key, "half ty".into());
    let draft = serde_json::to_string(&form).expect("serializes");
    let mut restored: ShareForm = serde_json::from_str(&draft).expect("reads");
    restored.rebase(&viewing(2));
    assert_eq!(restored.rows(), form.rows());
    assert!(restored.is_dirty());
}

#[test]
fn what_changed_elsewhere_is_adopted_where_nothing_was_edited_here() {
    let mut form = ShareForm::new(&viewing(2), OWN);
    let newer = rights(Right::Download, Right::Download);
    form.rebase(&list(vec![share(1, 2, newer), share(3, 1, newer)]));
    let known: Vec<_> = form.rows().iter().map(|row| row.gbiz_id.as_str()).collect();
    assert_eq!(
        known,
        ["member01@minato.example", "member03@minato.example"]
    );
    assert_eq!(form.rows()[0].rights(), Some(newer));
    assert!(!form.is_dirty());
    assert!(form.rows().iter().all(|row| row.conflict.is_none()));
}

#[test]
fn an_edit_that_meets_another_edit_waits_for_a_choice() {
    let elsewhere = rights(Right::Download, Right::View);
    for (resolution, change, official) in [
        (Resolution::Mine, RowChange::Rights, Right::View),
        (Resolution::Theirs, RowChange::Unchanged, Right::Download),
    ] {
        let mut form = ShareForm::new(&viewing(1), OWN);
        let key = form.rows()[0].key;
        form.choose(key, Input::DeliveryRight, Right::Download);
        form.rebase(&list(vec![share(1, 2, elsewhere)]));
        assert_eq!(form.check(today()), None);
        assert_eq!(codes(&form), [(0, Input::Whole, FieldCode::Changed)]);
        form.resolve(key, resolution);
        assert_eq!(form.rows()[0].change(), change);
        assert_eq!(form.rows()[0].official_document_right, Some(official));
        assert_eq!(
            form.rows()[0].share.as_ref().map(|share| share.version),
            Some(2)
        );
    }
}

#[test]
fn an_edited_share_that_has_ended_can_be_asked_anew_or_dropped() {
    for (resolution, rows_about_it) in [(Resolution::Mine, 1), (Resolution::Theirs, 0)] {
        let mut form = ShareForm::new(&viewing(1), OWN);
        let key = form.rows()[0].key;
        form.choose(key, Input::DeliveryRight, Right::Download);
        form.rebase(&viewing(0));
        assert_eq!(form.rows()[0].conflict, Some(Conflict::Gone));
        form.resolve(key, resolution);
        let asked = form.rows().iter().filter(|row| !row.is_blank());
        assert_eq!(asked.count(), rows_about_it);
    }
}

/// D-2
#[test]
fn a_refused_account_is_asked_again_once() {
    let mut form = ShareForm::new(&viewing(0), OWN);
    let refused = share(4, 1, rights(Right::Download, Right::View));
    form.ask_again(&refused);
    form.ask_again(&refused);
    assert_eq!(form.rows().len(), 1);
    let request = form.check(today()).expect("complete");
    assert_eq!(request.add[0].gbiz_id, "member04@minato.example");
    assert_eq!(request.add[0].official_document_right, "download");
}

/// G-01
#[test]
fn previews_group_the_accounts_that_get_the_same_rights() {
    let mut form = ShareForm::new(&viewing(2), OWN);
    form.choose(
        form.rows()[0].key,
        Input::OfficialDocumentRight,
        Right::Download,
    );
    form.delete(form.rows()[1].key);
    let key = form.add().expect("room");
    fill(&mut form, key, "member09@minato.example");
    let both = vec![
        "member01@minato.example".to_owned(),
        "member09@minato.example".to_owned(),
    ];
    assert_eq!(
        form.previews(),
        [(rights(Right::Download, Right::View), both)]
    );
}

/// G-03
#[test]
fn an_end_is_asked_for_with_a_new_account_and_a_wrong_date_stands_at_its_row() {
    let mut form = ShareForm::new(&viewing(1), OWN);
    let key = form.add().expect("room");
    fill(&mut form, key, "member09@minato.example");
    form.choose_end(key, EndInput::chosen(EndChoice::Days(30)));
    let request = form.check(today()).expect("complete");
    assert_eq!(request.add[0].ends_on, "2026-12-22");

    let mut end = EndInput::chosen(EndChoice::Date);
    form.choose_end(key, end.clone());
    assert_eq!(form.check(today()), None);
    assert_eq!(codes(&form), [(1, Input::End, FieldCode::NotADate)]);
    end.type_date(NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day").into());
    form.choose_end(key, end);
    assert_eq!(codes(&form), [], "what is typed anew is judged anew");
    assert_eq!(form.check(today()), None);
    assert_eq!(codes(&form), [(1, Input::End, FieldCode::TooEarly)]);
}
