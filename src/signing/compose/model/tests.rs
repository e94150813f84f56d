use madoguchi_contract::signing::{AccessCodeSource, ChargeKind};

use super::*;

const ALL_ARRIVED: Missing = Missing {
    unfinished: 0,
    failed: 0,
};

fn policy(required: bool, source: AccessCodeSource) -> AccessCodePolicy {
    AccessCodePolicy {
        version: 1,
        required,
        source,
        identity_option: true,
        changed: None,
        allowed: Vec::new(),
    }
}

fn chooses() -> AccessCodePolicy {
    policy(false, AccessCodeSource::DrafterChooses)
}

fn file(id: &str) -> ReadyFile {
    ReadyFile {
        id: id.to_owned(),
        name: format!("{id}.pdf"),
        size: 10,
    }
}

fn of(form: &mut ComposeForm, key: u32, input: SignerInput, typed: &str) {
    form.edit_signer(key, input, |it| it.type_into(input, typed.to_owned()));
}

/// To one signer by mail, good in all respects.
fn form() -> ComposeForm {
    let mut form = ComposeForm::new(&chooses());
    form.edit(Input::Title, |form| {
        form.title = "業務委託契約書".to_owned()
    });
    form.set_documents(vec![file("a")]);
    of(&mut form, 0, SignerInput::Name, "佐藤 花子");
    of(&mut form, 0, SignerInput::Email, "hanako@client.example");
    form
}

fn choose(form: &mut ComposeForm, key: u32, delivery: Delivery, choice: AccessCodeChoice) {
    form.edit_signer(key, SignerInput::Delivery, |it| it.delivery = delivery);
    form.edit_signer(key, SignerInput::AccessCode, |it| it.choice = choice);
}

fn rules(form: &ComposeForm) -> Vec<(Input, FieldCode)> {
    let rule = |(input, why): &(Input, Why)| match why {
        Why::Rule(error) => Some((*input, error.code)),
        _ => None,
    };
    form.wrong().iter().filter_map(rule).collect()
}

/// G-04
#[test]
fn the_price_and_that_of_a_re_request_are_exact() {
    let mut form = form();
    assert_eq!(form.quote().total, 110);
    assert_eq!(form.re_requests(), [(0, vec![1])]);

    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Sms);
    assert_eq!(form.quote().total, 165);
    assert_eq!(form.quote().total + form.re_requests()[0].0, 220);

    choose(&mut form, 0, Delivery::Sms, AccessCodeChoice::Sms);
    assert_eq!(form.quote().total, 231);
    assert_eq!(form.quote().total + form.re_requests()[0].0, 319);
    let kinds: Vec<_> = form.quote().charges.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, ChargeKind::ALL);
}

/// G-04
#[test]
fn several_signers_pay_the_seal_once_and_each_has_a_price_of_asking_again() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Sms);
    let second = form.add_signer(&chooses()).expect("has room");
    choose(&mut form, second, Delivery::Sms, AccessCodeChoice::Sms);
    let third = form.add_signer(&chooses()).expect("has room");
    choose(&mut form, third, Delivery::Email, AccessCodeChoice::Sms);
    assert_eq!(form.quote().total, 110 + 55 + 121 + 55);
    assert_eq!(form.re_requests(), [(55, vec![1, 3]), (88, vec![2])]);
}

///
#[test]
fn an_sms_code_of_ones_own_company_is_void_and_costs_nothing() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Sms);
    form.edit_signer(0, SignerInput::OwnCompany, |it| it.own_company = true);
    assert!(form.signers()[0].is_sms_void());
    assert_eq!(form.quote().total, 110);
    assert!(form.check(&chooses(), ALL_ARRIVED).is_some());
}

///
#[test]
fn a_code_that_is_needed_and_missing_is_told_at_its_place() {
    let required = policy(true, AccessCodeSource::DrafterChooses);
    let mut form = form();
    assert!(form.check(&required, ALL_ARRIVED).is_none());
    let at = |input| Input::Of(0, input);
    let missing = |input| vec![(at(input), FieldCode::Required)];
    assert_eq!(rules(&form), missing(SignerInput::AccessCode));
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Custom);
    assert!(form.wrong().is_empty());
    assert!(form.check(&required, ALL_ARRIVED).is_none());
    assert_eq!(rules(&form), missing(SignerInput::Code));
    let Some(Why::Rule(error)) = form.why(at(SignerInput::Code)) else {
        panic!("no error");
    };
    assert!(is_code_missing(SignerInput::Code, error));
}

///
#[test]
fn where_one_kind_of_code_is_left_and_needed_it_is_chosen_already() {
    let choice = |policy| ComposeForm::new(&policy).signers()[0].choice;
    let sources = [
        (AccessCodeSource::Custom, AccessCodeChoice::Custom),
        (AccessCodeSource::Sms, AccessCodeChoice::Sms),
        (AccessCodeSource::DrafterChooses, AccessCodeChoice::None),
    ];
    for (source, chosen) in sources {
        assert_eq!(choice(policy(true, source)), chosen);
        assert_eq!(choice(policy(false, source)), AccessCodeChoice::None);
    }
}

/// R-195, D-11
#[test]
fn an_own_code_is_never_folded_and_its_bad_character_is_known() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Custom);
    form.type_code(0, "ａbc".to_owned());
    assert!(form.check(&chooses(), ALL_ARRIVED).is_none());
    assert_eq!(form.signers()[0].code, "ａbc");
    let Some(Why::Rule(error)) = form.why(Input::Of(0, SignerInput::Code)) else {
        panic!("no error");
    };
    assert_eq!(error.params["character"], "ａ");
}

/// R-198, D-11, D-12
#[test]
fn numbers_are_put_right_and_those_that_take_no_sms_refused() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Sms, AccessCodeChoice::Sms);
    of(
        &mut form,
        0,
        SignerInput::Mobile,
        "０９０－１２３４－５６７８",
    );
    let request = form.check(&chooses(), ALL_ARRIVED).expect("is good");
    assert_eq!(request.signers[0].mobile, "09012345678");
    assert_eq!(form.signers()[0].folded, [SignerInput::Mobile]);
    for (number, code) in [
        ("050-1234-5678", FieldCode::CannotTakeSms),
        ("03-1234-5678", FieldCode::CannotTakeSms),
        ("090-1234", FieldCode::NotAMobileNumber),
    ] {
        of(&mut form, 0, SignerInput::Mobile, number);
        assert!(form.signers()[0].folded.is_empty());
        assert!(form.check(&chooses(), ALL_ARRIVED).is_none(), "{number}");
        assert_eq!(rules(&form), [(Input::Of(0, SignerInput::Mobile), code)]);
    }
}

/// G-08
#[test]
fn a_draft_keeps_everything_but_own_codes() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Custom);
    form.type_code(0, "Secret-2026!".to_owned());
    let json = serde_json::to_string(&form).expect("serializes");
    assert!(!json.contains("Secret"), "{json}");
    let draft: ComposeForm = serde_json::from_str(&json).expect("reads");
    let draft = draft.taken_up();
    assert_eq!(draft.title, form.title);
    assert_eq!(draft.documents(), form.documents());
    let signer = &draft.signers()[0];
    assert_eq!(signer.email, "hanako@client.example");
    assert_eq!(signer.choice, AccessCodeChoice::Custom);
    assert!(signer.code.is_empty() && signer.is_code_lost);
}

#[test]
fn an_own_code_shows_in_no_log() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Custom);
    form.type_code(0, "Secret-2026!".to_owned());
    assert!(!format!("{form:?}").contains("Secret"));
}

/// G-04
#[test]
fn the_same_content_keeps_its_key_and_other_content_is_said_to_be_another_request() {
    let mut form = form();
    choose(&mut form, 0, Delivery::Email, AccessCodeChoice::Custom);
    form.type_code(0, "one".to_owned());
    assert_eq!(form.idempotency_key(|| "first".to_owned()), "first");
    assert_eq!(form.again(), Again::First);
    form.note_lost();
    assert_eq!(form.again(), Again::Same);

    let json = serde_json::to_string(&form).expect("serializes");
    let draft: ComposeForm = serde_json::from_str(&json).expect("reads");
    let mut draft = draft.taken_up();
    draft.type_code(0, "one".to_owned());
    assert_eq!(draft.again(), Again::Same);
    assert_eq!(draft.idempotency_key(|| "second".to_owned()), "first");
    draft.note_refused();
    assert_eq!(draft.again(), Again::First);

    form.type_code(0, "two".to_owned());
    assert_eq!(form.again(), Again::Other);
    assert_eq!(form.idempotency_key(|| "second".to_owned()), "second");
}

/// G-04
#[test]
fn a_form_that_was_left_while_it_was_sent_may_have_arrived() {
    let mut form = form();
    form.idempotency_key(|| "first".to_owned());
    let mut draft = form.taken_up();
    assert_eq!(draft.again(), Again::Same);
    draft.edit(Input::Title, |form| form.title.push('。'));
    assert_eq!(draft.again(), Again::Other);
}

///
#[test]
fn a_signer_moves_goes_and_comes_back() {
    let mut form = form();
    let second = form.add_signer(&chooses()).expect("has room");
    of(&mut form, second, SignerInput::Name, "鈴木 一郎");
    let order = |form: &ComposeForm| form.signers().iter().map(|it| it.key).collect::<Vec<_>>();
    form.move_signer(second, true);
    assert_eq!(order(&form), [second, 0]);
    form.move_signer(second, true);
    form.move_signer(0, false);
    assert_eq!(order(&form), [second, 0]);
    form.remove_signer(second);
    assert_eq!(order(&form), [0]);
    assert_eq!(form.undo_removal(), Some(second));
    assert_eq!(order(&form), [second, 0]);
    assert!(!form.can_undo_removal());
}

#[test]
fn only_what_belongs_to_what_was_chosen_is_sent() {
    let mut form = form();
    of(&mut form, 0, SignerInput::Mobile, "nonsense");
    of(&mut form, 0, SignerInput::CodeMobile, "nonsense");
    form.edit(Input::Signers, |form| form.in_order = true);
    let request = form.check(&chooses(), ALL_ARRIVED).expect("is good");
    assert!(request.signers[0].mobile.is_empty());
    assert!(request.signers[0].access_code.mobile.is_empty());
    assert!(!request.in_order, "one signer has no order");
}

#[test]
fn errors_stand_in_the_order_of_the_form_after_signers_were_moved() {
    let mut form = ComposeForm::new(&chooses());
    let second = form.add_signer(&chooses()).expect("has room");
    form.move_signer(second, true);
    assert!(form.check(&chooses(), ALL_ARRIVED).is_none());
    let places: Vec<_> = form.wrong().iter().map(|(input, _)| *input).collect();
    let expected = [
        Input::Title,
        Input::Documents,
        Input::Of(second, SignerInput::Name),
        Input::Of(second, SignerInput::Email),
        Input::Of(0, SignerInput::Name),
        Input::Of(0, SignerInput::Email),
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_file_on_its_way_is_told_in_place_of_a_missing_one() {
    let mut form = form();
    form.set_documents(Vec::new());
    let mut check = |unfinished, failed| {
        let missing = Missing { unfinished, failed };
        assert!(form.check(&chooses(), missing).is_none());
        form.why(Input::Documents).cloned()
    };
    assert_eq!(check(1, 0), Some(Why::FileUnfinished));
    assert_eq!(check(1, 1), Some(Why::FileFailed));
    let missing = FieldError::new("/documents", FieldCode::Required);
    assert_eq!(check(0, 0), Some(Why::Rule(missing)));
}

#[test]
fn what_the_server_finds_stands_at_its_place_or_is_told_by_the_page() {
    let mut form = form();
    let at_signer = FieldError::new("/signers/0/accessCode", FieldCode::NeedsOption);
    assert!(form.apply(std::slice::from_ref(&at_signer)));
    let place = Input::Of(0, SignerInput::AccessCode);
    assert_eq!(form.why(place), Some(&Why::Rule(at_signer)));
    let elsewhere = FieldError::new("/signers/7/name", FieldCode::Required);
    assert!(!form.apply(&[elsewhere]));
}
