use super::*;
use crate::signing::{AccessCodeSource, MESSAGE_MAX, NewAccessCode, ValidAccessCode};

fn policy(required: bool, source: AccessCodeSource) -> AccessCodePolicy {
    AccessCodePolicy {
        version: 1,
        required,
        source,
        identity_option: source.takes_sms(),
        changed: None,
        allowed: vec![],
    }
}

fn row(email: &str, kind: &str, code: &str) -> NewSigner {
    NewSigner {
        name: "佐藤 花子".into(),
        delivery: "email".into(),
        email: email.into(),
        access_code: NewAccessCode {
            kind: kind.into(),
            code: code.into(),
            mobile: String::new(),
        },
        ..NewSigner::default()
    }
}

fn bulk(rows: Vec<NewSigner>) -> NewBulkRequest {
    NewBulkRequest {
        title: "秘密保持契約書".into(),
        documents: vec!["a".into()],
        rows,
        ..NewBulkRequest::default()
    }
}

fn errors(bulk: &NewBulkRequest, policy: &AccessCodePolicy) -> Vec<(String, FieldCode)> {
    let errors = bulk.check(policy).err().unwrap_or_default();
    errors.into_iter().map(|it| (it.pointer, it.code)).collect()
}

/// also where the company asks for codes by SMS.
#[test]
fn many_requests_at_once_take_the_drafters_code_only() {
    let sms_only = policy(true, AccessCodeSource::Sms);
    let sms = bulk(vec![row("a@b.example", "sms", "")]);
    let refused = ("/rows/0/accessCode".to_owned(), FieldCode::NotInBulk);
    assert_eq!(errors(&sms, &sms_only), [refused]);
    let custom = bulk(vec![row("a@b.example", "custom", "Ab1!")]);
    let valid = custom.check(&sms_only).expect("is taken");
    let code = ValidAccessCode::Custom("Ab1!".into());
    assert_eq!(valid.rows[0].access_code, code);
}

/// G-11
#[test]
fn every_row_tells_everything_that_is_wrong_with_it() {
    let must = policy(true, AccessCodeSource::Custom);
    let mut wrong = bulk(vec![
        row("a@b.example", "custom", "Ab1!"),
        row("A@b.example", "", ""),
        row("x", "custom", "ａｂ"),
        NewSigner::default(),
    ]);
    wrong.title.clear();
    wrong.message = "あ".repeat(MESSAGE_MAX + 1);
    let told = errors(&wrong, &must);
    let told: Vec<_> = told.iter().map(|(at, code)| (at.as_str(), *code)).collect();
    let expected = [
        ("/title", FieldCode::Required),
        ("/message", FieldCode::TooLong),
        ("/rows/1/accessCode", FieldCode::Required),
        ("/rows/1/email", FieldCode::Duplicate),
        ("/rows/2/email", FieldCode::NotAnEmail),
        ("/rows/2/accessCode/code", FieldCode::BadCharacter),
        ("/rows/3/name", FieldCode::Required),
        ("/rows/3/delivery", FieldCode::Required),
        ("/rows/3/accessCode", FieldCode::Required),
    ];
    assert_eq!(told, expected);
}

#[test]
fn there_is_at_least_one_row_and_no_more_than_the_limit() {
    let may = policy(false, AccessCodeSource::Custom);
    let none = ("/rows".to_owned(), FieldCode::Required);
    assert_eq!(errors(&bulk(vec![]), &may), [none]);
    let rows = |count: usize| (0..count).map(|n| row(&format!("n{n}@b.example"), "", ""));
    assert_eq!(errors(&bulk(rows(BULK_ROWS_MAX).collect()), &may), []);
    let many = ("/rows".to_owned(), FieldCode::LimitReached);
    assert_eq!(
        errors(&bulk(rows(BULK_ROWS_MAX + 1).collect()), &may),
        [many]
    );
}

/// G-04: a request of its own, so a seal of its own.
#[test]
fn each_row_costs_what_its_request_costs() {
    let may = policy(false, AccessCodeSource::Custom);
    let mut by_sms = row("", "", "");
    by_sms.delivery = "sms".into();
    by_sms.mobile = "090-1234-5678".into();
    let rows = vec![row("a@b.example", "", ""), by_sms];
    let valid = bulk(rows).check(&may).expect("is taken");
    assert_eq!(valid.quote().total, 110 + 110 + 66);
}
