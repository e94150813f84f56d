use super::*;

fn typed(year: &str, month: &str, day: &str) -> DateText {
    DateText {
        year: year.to_owned(),
        month: month.to_owned(),
        day: day.to_owned(),
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("there is such a day")
}

fn check(year: &str, month: &str, day: &str) -> Result<Option<NaiveDate>, DateProblem> {
    typed(year, month, day).check(DateBounds::default())
}

#[test]
fn digits_are_understood_however_they_are_typed() {
    let expected = Ok(Some(date(2026, 11, 2)));
    assert_eq!(check("2026", "11", "2"), expected);
    assert_eq!(check("２０２６", "１１", "０２"), expected);
    assert_eq!(check(" 2026年", "11月 ", "2日"), expected);
    assert_eq!(check("令和8", "11", "2"), expected);
}

#[test]
fn a_whole_date_in_one_part_is_the_date() {
    assert_eq!(check("2026-11-02", "", ""), Ok(Some(date(2026, 11, 2))));
    assert_eq!(
        typed("2026年11月02日", "1", "").settled(),
        typed("2026", "11", "2"),
        "it takes the place of what stood in the other parts"
    );
    assert_eq!(typed("", "R8/2/30", "").settled(), typed("2026", "2", "30"));
}

#[test]
fn nothing_typed_is_no_date_and_no_mistake() {
    assert_eq!(check("", " ", "　"), Ok(None));
}

#[test]
fn every_missing_part_is_named() {
    let missing = |parts| Err(DateProblem::Missing(DateParts::of(parts)));
    assert_eq!(check("2026", "", ""), missing([false, true, true]));
    assert_eq!(check("", "11", "x"), missing([true, false, false]));
}

#[test]
fn every_part_that_is_no_number_is_named_and_stays_as_typed() {
    let wrong = |parts| Err(DateProblem::NotANumber(DateParts::of(parts)));
    assert_eq!(check("2026", "十一", "22"), wrong([false, true, false]));
    assert_eq!(check("今年", "11", "-1"), wrong([true, false, true]));
    let text = typed("今年", "十一", "二十二");
    assert_eq!(text.settled(), text);
}

#[test]
fn a_year_has_four_digits() {
    for year in ["26", "226", "0026", "20266", "99999999999"] {
        assert_eq!(
            check(year, "11", "22"),
            Err(DateProblem::NotAYear),
            "{year}"
        );
    }
}

#[test]
fn there_are_twelve_months() {
    for month in ["0", "13", "99999999999"] {
        assert_eq!(
            check("2026", month, "22"),
            Err(DateProblem::NoSuchMonth),
            "{month}"
        );
    }
}

#[test]
fn a_day_that_the_month_has_not_is_told_with_the_last_one_it_has() {
    let no_such_day = |last| Err(DateProblem::NoSuchDay { last });
    assert_eq!(check("2026", "2", "30"), no_such_day(28));
    assert_eq!(check("2028", "2", "30"), no_such_day(29));
    assert_eq!(check("2026", "11", "31"), no_such_day(30));
    assert_eq!(check("2026", "12", "0"), no_such_day(31));
    assert_eq!(check("2028", "2", "29"), Ok(Some(date(2028, 2, 29))));
}

#[test]
fn the_bounds_themselves_may_be_entered_and_nothing_beyond() {
    let bounds = DateBounds {
        earliest: Some(date(2026, 11, 1)),
        latest: Some(date(2026, 11, 22)),
    };
    let on = |day: &str| typed("2026", "11", day).check(bounds);
    assert_eq!(on("1"), Ok(Some(date(2026, 11, 1))));
    assert_eq!(on("22"), Ok(Some(date(2026, 11, 22))));
    assert_eq!(on("23"), Err(DateProblem::TooLate(date(2026, 11, 22))));
    assert_eq!(
        typed("2026", "10", "31").check(bounds),
        Err(DateProblem::TooEarly(date(2026, 11, 1)))
    );
}

#[test]
fn a_summary_points_at_the_first_part_to_be_mended() {
    let target = |problem: DateProblem| problem.parts().target("due");
    assert_eq!(target(DateProblem::NotAYear), "due");
    assert_eq!(target(DateProblem::NoSuchMonth), "due-month");
    assert_eq!(target(DateProblem::NoSuchDay { last: 28 }), "due-day");
    assert_eq!(target(DateProblem::TooEarly(date(2026, 1, 1))), "due");
}

#[test]
fn a_date_becomes_three_texts_and_back() {
    let text = DateText::from(date(2026, 4, 1));
    assert_eq!(text, typed("2026", "4", "1"));
    assert_eq!(
        text.check(DateBounds::default()),
        Ok(Some(date(2026, 4, 1)))
    );
}
