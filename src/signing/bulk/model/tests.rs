use madoguchi_contract::signing::{AccessCodeSource, BULK_ROWS_MAX};

use super::super::csv::lines;
use super::*;

const SMS: &str = "SMS自動発行";
const HEADING: &str = "署名者名,メールアドレス,携帯電話番号,独自のコード,自社署名者\r\n";

fn policy(required: bool) -> AccessCodePolicy {
    AccessCodePolicy {
        version: 1,
        required,
        source: AccessCodeSource::DrafterChooses,
        identity_option: true,
        changed: None,
        allowed: Vec::new(),
    }
}

fn form(csv: &str) -> BulkForm {
    let mut form = BulkForm::default();
    form.edit(Place::Title, |form| form.title = "誓約書".to_owned());
    form.set_documents(vec![ReadyFile {
        id: "a".to_owned(),
        name: "a.pdf".to_owned(),
        size: 10,
    }]);
    let lines = lines(csv).expect("is closed");
    form.set_rows(Some(rows_of(lines, SMS)));
    form
}

fn wrong(form: &BulkForm) -> Vec<(Place, FieldCode)> {
    let rule = |(place, why): &(Place, Why)| match why {
        Why::Rule(error) => Some((*place, error.code)),
        _ => None,
    };
    form.wrong().iter().filter_map(rule).collect()
}

/// R-188, G-04
#[test]
fn each_line_is_a_request_of_its_own_and_all_are_paid() {
    let csv =
        format!("{HEADING}佐藤 花子,hanako@client.example,,Aa-1,\n鈴木 一郎,,090-1234-5678,,1\n");
    let mut form = form(&csv);
    assert_eq!(form.quote().total, 110 + 110 + 66);
    let request = form.check(&policy(false), Missing::default());
    let rows = request.expect("is good").rows;
    assert_eq!(rows[0].access_code.code, "Aa-1");
    assert_eq!(rows[1].mobile, "09012345678");
    assert!(rows[1].own_company && !rows[0].own_company);
    let folded: Vec<bool> = form.rows().iter().map(|row| row.was_folded).collect();
    assert_eq!(folded, [false, true]);
}

/// D-12
#[test]
fn the_errors_of_every_line_are_known_at_once() {
    let csv = format!(
        "{HEADING}A,a@x.example,,{SMS},\nB,b@x.example,,Ｃ,\n\n,c@x.example,,ok,\nD,,03-1234-5678,ok,\nE,e@x.example,,,\n"
    );
    let mut form = form(&csv);
    form.check_rows(&policy(true));
    let row = |line, input, code| (Place::Row(line, input), code);
    let expected = [
        row(2, SignerInput::AccessCode, FieldCode::NotInBulk),
        row(3, SignerInput::Code, FieldCode::BadCharacter),
        row(5, SignerInput::Name, FieldCode::Required),
        row(6, SignerInput::Mobile, FieldCode::CannotTakeSms),
        row(7, SignerInput::AccessCode, FieldCode::Required),
    ];
    assert_eq!(wrong(&form), expected);
}

///
#[test]
fn a_file_that_is_read_leaves_the_errors_of_other_fields() {
    let mut form = form("A,a@x.example,,,\n");
    form.title.clear();
    assert!(form.check(&policy(true), Missing::default()).is_none());
    let code = (Place::Row(1, SignerInput::AccessCode), FieldCode::Required);
    let title = (Place::Title, FieldCode::Required);
    assert_eq!(wrong(&form), [title, code]);

    let lines = lines("A,a@x.example,,Aa-1,\n").expect("is closed");
    form.set_rows(Some(rows_of(lines, SMS)));
    form.check_rows(&policy(true));
    assert_eq!(wrong(&form), [title]);
}

///
#[test]
fn a_line_with_two_destinations_is_not_guessed_at() {
    let mut form = form("A,a@x.example,09012345678,,\n");
    assert!(form.check(&policy(false), Missing::default()).is_none());
    let place = Place::Row(1, SignerInput::Delivery);
    assert_eq!(wrong(&form), [(place, FieldCode::LimitReached)]);
}

/// R-198, D-11
#[test]
fn the_zero_that_a_spreadsheet_took_away_comes_back() {
    let csv = "A,,9012345678,,\nB,,８０-1234-5678,,\nC,,312345678,,\n";
    let form = form(csv);
    let mobiles: Vec<&str> = form
        .rows()
        .iter()
        .map(|it| it.signer.mobile.as_str())
        .collect();
    assert_eq!(mobiles, ["09012345678", "08012345678", "312345678"]);
}

///
#[test]
fn no_signers_and_too_many_are_told_of_the_file() {
    let mut none = form(HEADING);
    assert!(none.check(&policy(false), Missing::default()).is_none());
    assert_eq!(wrong(&none), [(Place::List, FieldCode::Required)]);
    let line = |at: usize| format!("A,a{at}@x.example,,,\n");
    let csv: String = (0..=BULK_ROWS_MAX).map(line).collect();
    let mut many = form(&csv);
    assert!(many.check(&policy(false), Missing::default()).is_none());
    assert_eq!(wrong(&many), [(Place::List, FieldCode::LimitReached)]);
}
