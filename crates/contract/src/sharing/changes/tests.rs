use proptest::prelude::*;

use super::*;

const NOBODY_YET: Requester<'static> = Requester {
    email: "prime@minato.example",
    active_shares: 0,
    today: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"),
};

fn ask(gbiz_id: &str) -> NewShare {
    NewShare {
        gbiz_id: gbiz_id.into(),
        official_document_right: "download".into(),
        delivery_right: "view".into(),
        ends_on: String::new(),
    }
}

fn adding(gbiz_ids: &[&str]) -> ChangeSharesRequest {
    ChangeSharesRequest {
        add: gbiz_ids.iter().map(|gbiz_id| ask(gbiz_id)).collect(),
        ..Default::default()
    }
}

fn codes(errors: &[FieldError]) -> Vec<(&str, FieldCode)> {
    errors
        .iter()
        .map(|error| (error.pointer.as_str(), error.code))
        .collect()
}

/// D-11
#[test]
fn three_inputs_make_a_new_share() {
    let valid = adding(&["Ｍember01@minato.example"])
        .check(NOBODY_YET)
        .expect("valid");
    assert_eq!(
        valid.add,
        [ValidNewShare {
            gbiz_id: "member01@minato.example".into(),
            rights: Rights {
                official_document_right: Right::Download,
                delivery_right: Right::View,
            },
            ends_on: None,
        }]
    );
}

#[test]
fn every_error_is_told_at_once_next_to_its_field() {
    let mut request = adding(&[
        "",
        "minato",
        "PRIME@minato.example",
        "member01@minato.example",
        "member01@minato.example",
    ]);
    request.add[0].official_document_right.clear();
    request.add[1].delivery_right = "all".into();
    request.add[3].ends_on = "2026-11-21".into();
    request.change = vec![ShareChange::default()];
    request.delete = vec![
        ShareVersion {
            id: "a".into(),
            version: 1,
        },
        ShareVersion {
            id: "a".into(),
            version: 1,
        },
    ];
    let errors = request.check(NOBODY_YET).expect_err("many errors");
    assert_eq!(
        codes(&errors),
        [
            ("/add/0/gbizId", FieldCode::Required),
            ("/add/0/officialDocumentRight", FieldCode::Required),
            ("/add/1/gbizId", FieldCode::NotAnEmail),
            ("/add/1/deliveryRight", FieldCode::NotAChoice),
            ("/add/2/gbizId", FieldCode::OwnAccount),
            ("/add/3/endsOn", FieldCode::TooEarly),
            ("/add/4/gbizId", FieldCode::Duplicate),
            ("/change/0/officialDocumentRight", FieldCode::Required),
            ("/change/0/deliveryRight", FieldCode::Required),
            ("/change/0/id", FieldCode::Required),
            ("/delete/1/id", FieldCode::Duplicate),
        ]
    );
}

/// R-028, D-1
#[test]
fn the_eleventh_account_is_refused_and_a_deletion_makes_room() {
    let nine_active = Requester {
        active_shares: 9,
        ..NOBODY_YET
    };
    let two = adding(&["member01@minato.example", "member02@minato.example"]);
    let errors = two.clone().check(nine_active).expect_err("the eleventh");
    assert_eq!(codes(&errors), [("/add/1/gbizId", FieldCode::LimitReached)]);
    assert_eq!(errors[0].params["limit"], "10");

    let with_deletion = ChangeSharesRequest {
        delete: vec![ShareVersion {
            id: "a".into(),
            version: 1,
        }],
        ..two
    };
    assert!(with_deletion.check(nine_active).is_ok());
}

#[test]
fn a_batch_without_content_is_an_error_of_the_whole() {
    let errors = ChangeSharesRequest::default()
        .check(NOBODY_YET)
        .expect_err("empty");
    assert_eq!(codes(&errors), [("", FieldCode::NothingToChange)]);
}

proptest! {
    /// Whatever is typed: an answer, and every pointer names something of the request.
    #[test]
    fn any_text_gets_an_answer(
        texts in proptest::collection::vec((".*", ".*", ".*", ".*"), 0..12),
        active_shares in 0_usize..20,
    ) {
        let request = ChangeSharesRequest {
            add: texts
                .iter()
                .map(|(gbiz_id, official, delivery, ends_on)| NewShare {
                    gbiz_id: gbiz_id.clone(),
                    official_document_right: official.clone(),
                    delivery_right: delivery.clone(),
                    ends_on: ends_on.clone(),
                })
                .collect(),
            ..Default::default()
        };
        let json = serde_json::to_value(&request).expect("serializes");
        match request.check(Requester { active_shares, ..NOBODY_YET }) {
            Ok(valid) => prop_assert_eq!(valid.add.len(), texts.len()),
            Err(errors) => for error in errors {
                prop_assert!(json.pointer(&error.pointer).is_some(), "{}", error.pointer);
            },
        }
    }
}
