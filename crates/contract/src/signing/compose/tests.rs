use super::*;
use crate::problem::FieldCode;
use crate::signing::{AccessCodePolicy, AccessCodeSource, Quote, check_mobile_number};

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

fn by_mail(email: &str) -> NewSigner {
    NewSigner {
        name: "佐藤 花子".into(),
        delivery: "email".into(),
        email: email.into(),
        ..NewSigner::default()
    }
}

fn by_sms(mobile: &str) -> NewSigner {
    NewSigner {
        name: "鈴木 次郎".into(),
        delivery: "sms".into(),
        mobile: mobile.into(),
        ..NewSigner::default()
    }
}

fn with_code(signer: NewSigner, kind: &str, code: &str, mobile: &str) -> NewSigner {
    let access_code = NewAccessCode {
        kind: kind.into(),
        code: code.into(),
        mobile: mobile.into(),
    };
    NewSigner {
        access_code,
        ..signer
    }
}

fn request(signers: Vec<NewSigner>) -> NewSignatureRequest {
    NewSignatureRequest {
        title: "業務委託契約書".into(),
        documents: vec!["a".into()],
        signers,
        ..NewSignatureRequest::default()
    }
}

fn errors(signers: Vec<NewSigner>, policy: &AccessCodePolicy) -> Vec<(String, FieldCode)> {
    let errors = request(signers).check(policy).err();
    let errors = errors.unwrap_or_default().into_iter();
    errors.map(|it| (it.pointer, it.code)).collect()
}

fn one(pointer: &str, code: FieldCode) -> Vec<(String, FieldCode)> {
    vec![(pointer.to_owned(), code)]
}

///
#[test]
fn where_codes_are_obligatory_a_signer_without_one_cannot_be_saved() {
    let must = policy(true, AccessCodeSource::DrafterChooses);
    let missing = one("/signers/0/accessCode", FieldCode::Required);
    assert_eq!(errors(vec![by_mail("a@b.example")], &must), missing);
    let may = policy(false, AccessCodeSource::DrafterChooses);
    assert_eq!(errors(vec![by_mail("a@b.example")], &may), []);
    let blank = with_code(by_mail("a@b.example"), "custom", "", "");
    let missing = one("/signers/0/accessCode/code", FieldCode::Required);
    assert_eq!(errors(vec![blank], &must), missing);
}

///
#[test]
fn the_policy_says_which_codes_there_are() {
    let custom = || vec![with_code(by_mail("a@b.example"), "custom", "Ab1!", "")];
    let sms = || vec![with_code(by_sms("090-1234-5678"), "sms", "", "")];
    let not_there = one("/signers/0/accessCode", FieldCode::NotAChoice);
    let no_option = one("/signers/0/accessCode", FieldCode::NeedsOption);
    let of = |source| policy(true, source);
    assert_eq!(errors(custom(), &of(AccessCodeSource::Sms)), not_there);
    assert_eq!(errors(sms(), &of(AccessCodeSource::Custom)), no_option);
    for signers in [custom(), sms()] {
        let both = of(AccessCodeSource::DrafterChooses);
        assert_eq!(errors(signers, &both), []);
    }
}

///
#[test]
fn an_sms_code_for_ones_own_company_is_void_and_free_and_no_code_where_one_is_needed() {
    let mut signer = with_code(by_mail("a@b.example"), "sms", "", "090-1234-5678");
    signer.own_company = true;
    let must = policy(true, AccessCodeSource::Sms);
    let missing = one("/signers/0/accessCode", FieldCode::Required);
    assert_eq!(errors(vec![signer.clone()], &must), missing);
    let may = policy(false, AccessCodeSource::Sms);
    let valid = request(vec![signer]).check(&may).expect("is taken");
    assert_eq!(valid.signers[0].access_code, ValidAccessCode::None);
    assert_eq!(Quote::of(&[valid.signers[0].terms()]).total, 110);
}

/// G-04
#[test]
fn a_request_by_sms_sends_its_code_to_the_same_number() {
    let may = policy(false, AccessCodeSource::Sms);
    let signer = with_code(by_sms("０９０－１２３４－５６７８"), "sms", "", "");
    let valid = request(vec![signer]).check(&may).expect("is taken");
    let number = check_mobile_number("09012345678").expect("a number");
    let signer = &valid.signers[0];
    assert_eq!(signer.access_code, ValidAccessCode::Sms(number.clone()));
    assert_eq!(signer.delivery, ValidDelivery::Sms(number));
    assert_eq!(Quote::of(&[signer.terms()]).total, 231);
}

/// R-183, D-12
#[test]
fn a_request_by_mail_needs_a_number_for_its_code() {
    let may = policy(false, AccessCodeSource::Sms);
    let with = |mobile: &str| vec![with_code(by_mail("a@b.example"), "sms", "", mobile)];
    let pointer = "/signers/0/accessCode/mobile";
    assert_eq!(errors(with(""), &may), one(pointer, FieldCode::Required));
    let refused = one(pointer, FieldCode::CannotTakeSms);
    assert_eq!(errors(with("050-1234-5678"), &may), refused);
    let valid = request(with("080-1234-5678")).check(&may);
    assert_eq!(
        Quote::of(&[valid.expect("is taken").signers[0].terms()]).total,
        165
    );
}

#[test]
fn a_wrong_number_is_named_once() {
    let may = policy(false, AccessCodeSource::Sms);
    let signer = with_code(by_sms("03-1234-5678"), "sms", "", "");
    let refused = one("/signers/0/mobile", FieldCode::CannotTakeSms);
    assert_eq!(errors(vec![signer], &may), refused);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let may = policy(false, AccessCodeSource::Custom);
    let empty = NewSignatureRequest::default().check(&may);
    let empty: Vec<_> = empty
        .expect_err("refused")
        .into_iter()
        .map(|it| it.pointer)
        .collect();
    assert_eq!(empty, ["/title", "/documents", "/signers"]);
    let mut wrong = request(vec![NewSigner::default(), by_mail("x"), by_sms("1")]);
    wrong.documents = vec!["a".into(), "a".into()];
    wrong.message = "あ".repeat(MESSAGE_MAX + 1);
    let wrong = wrong.check(&may).expect_err("refused");
    let wrong: Vec<_> = wrong
        .iter()
        .map(|it| (it.pointer.as_str(), it.code))
        .collect();
    let expected = [
        ("/message", FieldCode::TooLong),
        ("/documents/1", FieldCode::Duplicate),
        ("/signers/0/name", FieldCode::Required),
        ("/signers/0/delivery", FieldCode::Required),
        ("/signers/1/email", FieldCode::NotAnEmail),
        ("/signers/2/mobile", FieldCode::NotAMobileNumber),
    ];
    assert_eq!(wrong, expected);
}

#[test]
fn the_same_signer_stands_in_a_request_once() {
    let may = policy(false, AccessCodeSource::Custom);
    let twice = vec![by_mail("a@b.example"), by_mail("A@b.example ")];
    let duplicate = one("/signers/1/email", FieldCode::Duplicate);
    assert_eq!(errors(twice, &may), duplicate);
    let twice = vec![by_sms("09012345678"), by_sms("090-1234-5678")];
    let duplicate = one("/signers/1/mobile", FieldCode::Duplicate);
    assert_eq!(errors(twice, &may), duplicate);
}

#[test]
fn a_code_never_stands_in_what_is_printed() {
    let signer = with_code(by_mail("a@b.example"), "custom", "Secret-1", "");
    assert!(!format!("{signer:?}").contains("Secret-1"));
    let may = policy(false, AccessCodeSource::Custom);
    let valid = request(vec![signer]).check(&may).expect("is taken");
    assert!(!format!("{valid:?}").contains("Secret-1"));
}
