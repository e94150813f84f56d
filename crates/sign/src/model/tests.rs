use madoguchi_contract::signing::Drafter;

use super::*;

fn code(open: bool, issues_left: u32) -> CodeState {
    CodeState {
        kind: AccessCodeChoice::Sms,
        mobile: None,
        sms_sender: None,
        open,
        seconds_left: open.then_some(600),
        issues_left,
        entries_left: 10,
        undelivered: false,
    }
}

fn signing(code: CodeState) -> Signing {
    Signing {
        step: SigningStep::Code,
        drafter: Drafter {
            name: String::new(),
            company: String::new(),
        },
        code: Some(code),
        contents: None,
        rescue_asked: false,
    }
}

fn refusal(code: ProblemCode) -> Refusal {
    Refusal {
        code: code.as_str().into(),
        status: code.status(),
        ..Refusal::default()
    }
}

fn tell(code: ProblemCode, state: &mut CodeState) -> Told {
    let refusal = Refusal {
        entries_left: Some(4),
        issues_left: Some(1),
        ..refusal(code)
    };
    refused(&refusal, state)
}

/// R-211, D-11, G-19
#[test]
fn a_code_by_sms_is_found_in_a_sentence_and_folded() {
    let read = |typed| read_code(AccessCodeChoice::Sms, typed);
    for typed in [
        "123456",
        "１２３ ４５６",
        "アクセスコード: 123456\n10分間有効です。",
    ] {
        assert_eq!(read(typed).as_deref(), Ok("123456"), "{typed}");
    }
    assert_eq!(read(" "), Err(Told::Missing));
    assert_eq!(read("12345"), Err(Told::Digits(5)));
    assert_eq!(read("abc"), Err(Told::Unclear));
}

/// D-11
#[test]
fn an_own_code_is_never_folded_and_its_bad_character_is_named() {
    let read = |typed| read_code(AccessCodeChoice::Custom, typed);
    assert_eq!(read("Ab-1 ".trim()).as_deref(), Ok("Ab-1"));
    assert_eq!(read("１２"), Err(Told::Character("１".into())));
    assert_eq!(read(&"a".repeat(41)), Err(Told::TooLong));
}

/// D-11
#[test]
fn a_space_in_an_own_code_is_told_and_stays() {
    for typed in ["a b", "ab ", "\u{3000}ab", "ab\t"] {
        let read = read_code(AccessCodeChoice::Custom, typed);
        assert_eq!(read, Err(Told::Space), "{typed:?}");
    }
}

///
#[test]
fn a_wrong_code_leaves_the_code_open() {
    let mut state = code(true, 1);
    assert_eq!(tell(ProblemCode::CodeWrong, &mut state), Told::Wrong(4));
    assert!(state.open && state.entries_left == 4 && state.issues_left == 1);
}

///
#[test]
fn a_code_that_is_used_up_or_over_is_closed() {
    let mut state = code(true, 2);
    assert_eq!(tell(ProblemCode::CodeUsedUp, &mut state), Told::UsedUp);
    assert!(!state.open && state.seconds_left.is_none());
    let mut state = code(true, 2);
    assert_eq!(tell(ProblemCode::CodeExpired, &mut state), Told::Expired);
    assert!(!state.open);
}

/// R-214, D-8
#[test]
fn a_code_that_another_tab_has_replaced_is_told_as_such() {
    let mut state = code(true, 2);
    assert_eq!(tell(ProblemCode::CodeWrong, &mut state), Told::Replaced(4));
    assert!(state.open);
}

#[test]
fn a_code_that_was_never_issued_has_not_expired() {
    let refusal = refusal(ProblemCode::CodeExpired);
    assert_eq!(refused(&refusal, &mut code(false, 3)), Told::NotIssued);
    assert_eq!(refused(&refusal, &mut code(false, 2)), Told::Expired);
}

///
#[test]
fn a_code_that_another_tab_has_used_up_has_not_expired() {
    let refusal = Refusal {
        entries_left: Some(0),
        ..refusal(ProblemCode::CodeExpired)
    };
    assert_eq!(refused(&refusal, &mut code(true, 2)), Told::UsedUp);
}

///
#[test]
fn the_page_ends_a_code_by_itself_and_knows_the_last_one() {
    let mut state = code(true, 1);
    assert_eq!(run_out(&mut state), Told::Expired);
    assert!(!state.open && state.seconds_left.is_none());
    assert_eq!(run_out(&mut code(true, 0)), Told::LastExpired);
}

#[test]
fn what_has_nothing_to_do_with_the_code_is_told_as_such() {
    let mut state = code(true, 2);
    let mut tell = |code| refused(&refusal(code), &mut state);
    assert_eq!(tell(ProblemCode::TooManyRequests), Told::Wait(60));
    assert_eq!(tell(ProblemCode::Unavailable), Told::Server);
    assert_eq!(tell(ProblemCode::CrossSite), Told::Refused);
}

///
#[test]
fn a_code_that_ended_while_the_page_slept_has_expired() {
    let before = signing(code(true, 2));
    let after = signing(code(false, 2));
    assert_eq!(has_ended(Some(&before), &after), Some(Told::Expired));
    assert_eq!(has_ended(Some(&after), &after), None);
    assert_eq!(has_ended(Some(&before), &before), None);
    let mut signed = signing(code(false, 3));
    signed.step = SigningStep::Signed;
    assert_eq!(has_ended(Some(&signed), &after), Some(Told::Again));
}

///
#[test]
fn a_page_that_opens_tells_why_the_code_of_another_visit_does_not_live() {
    let first = |code| has_ended(None, &signing(code));
    let used_up = |code| CodeState {
        entries_left: 0,
        ..code
    };
    assert_eq!(first(used_up(code(false, 2))), Some(Told::UsedUp));
    assert_eq!(first(code(false, 2)), Some(Told::Expired));
    assert_eq!(first(code(false, 3)), None);
    assert_eq!(first(code(true, 2)), None);
    // Of who has signed: it stays the code, and can be entered later.
    let own = CodeState {
        kind: AccessCodeChoice::Custom,
        ..code(true, 0)
    };
    assert_eq!(first(own.clone()), None);
    assert_eq!(first(used_up(own)), Some(Told::OwnUsedUp));
    let mut locked = signing(used_up(code(false, 0)));
    locked.step = SigningStep::LockedOut;
    assert_eq!(has_ended(None, &locked), None);
}

///
#[test]
fn the_last_code_was_not_the_last_when_issues_are_given_back() {
    let told = |issues| still_told(Told::LastExpired, &code(false, issues));
    assert_eq!(told(0), Some(Told::LastExpired));
    assert_eq!(told(1), Some(Told::Expired));
}

///
#[test]
fn what_was_told_of_the_end_of_a_code_goes_when_it_lives() {
    let told = |told| still_told(told, &code(true, 0));
    assert_eq!(told(Told::LastExpired), None);
    assert_eq!(told(Told::Expired), None);
    assert_eq!(told(Told::Wrong(3)), Some(Told::Wrong(3)));
}

///
#[test]
fn an_issue_whose_answer_was_lost_ends_with_what_the_server_says_next() {
    let has_ended = |had, has| has_issue_ended(Some(&signing(had)), &signing(has));
    assert!(has_ended(code(false, 3), code(true, 2)));
    assert!(has_ended(code(true, 2), code(false, 2)));
    assert!(!has_ended(code(false, 3), code(false, 3)));
    assert!(!has_ended(code(true, 2), code(true, 2)));
    assert!(!has_issue_ended(None, &signing(code(true, 2))));
}

///
#[test]
fn a_repeated_issue_tells_that_its_code_is_over() {
    assert_eq!(ended(&signing(code(true, 2))), None);
    assert_eq!(ended(&signing(code(false, 2))), Some(Told::Expired));
}

///
#[test]
fn the_only_sms_was_not_replaced_when_the_answer_to_its_issue_was_lost() {
    let wrong = Refusal {
        entries_left: Some(9),
        issues_left: Some(2),
        ..refusal(ProblemCode::CodeWrong)
    };
    assert_eq!(refused(&wrong, &mut code(false, 3)), Told::Wrong(9));
    assert_eq!(refused(&wrong, &mut code(true, 3)), Told::Replaced(9));
    assert_eq!(refused_alone(&wrong), Told::Wrong(9));
    let never = Refusal {
        entries_left: Some(10),
        issues_left: Some(3),
        ..refusal(ProblemCode::CodeExpired)
    };
    assert_eq!(refused_alone(&never), Told::NotIssued);
    let invalid = refusal(ProblemCode::InvalidFields);
    assert_eq!(refused_alone(&invalid), Told::Refused);
}

///
#[test]
fn who_has_signed_is_not_asked_for_a_code_by_a_look() {
    let closed = signing(code(false, 3));
    let mut signed = closed.clone();
    signed.step = SigningStep::Signed;
    assert!(stays_finished(Some(&signed), &closed));
    assert!(!stays_finished(Some(&signed), &signed));
    assert!(!stays_finished(Some(&closed), &closed));
    assert!(!stays_finished(None, &closed));
}

///
#[test]
fn an_own_code_that_is_used_up_is_not_issued_but_entered_later() {
    let own = |entries_left| CodeState {
        kind: AccessCodeChoice::Custom,
        entries_left,
        ..code(true, 0)
    };
    let used_up = Refusal {
        entries_left: Some(0),
        ..refusal(ProblemCode::CodeUsedUp)
    };
    let told = refused(&used_up, &mut own(1));
    assert_eq!(told, Told::OwnUsedUp);
    assert!(!told.needs_another());
    assert_eq!(still_told(told.clone(), &own(0)), Some(Told::OwnUsedUp));
    assert_eq!(still_told(told, &own(10)), None);
}
