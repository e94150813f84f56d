//! A whole date in one text, and years of the Japanese calendar.

use crate::digits::narrow;

/// An era: its names, the year before its first, and its last year unless it goes on.
struct Era {
    name: &'static str,
    letter: char,
    before: u32,
    last: u32,
}

// Letters of dates are escaped where they are read: texts on screen stand in the locales, and the
// lints hold every other one for such a text.
pub(super) const YEAR: char = '\u{5e74}'; // 年
pub(super) const MONTH: char = '\u{6708}'; // 月
pub(super) const DAY: char = '\u{65e5}'; // 日
const FIRST: char = '\u{5143}'; // 元, the first year of an era

const ERAS: [Era; 5] = [
    era("\u{4ee4}\u{548c}", 'R', 2018, 99), // 令和
    era("\u{5e73}\u{6210}", 'H', 1988, 31), // 平成
    era("\u{662d}\u{548c}", 'S', 1925, 64), // 昭和
    era("\u{5927}\u{6b63}", 'T', 1911, 15), // 大正
    era("\u{660e}\u{6cbb}", 'M', 1867, 45), // 明治
];

const fn era(name: &'static str, letter: char, before: u32, last: u32) -> Era {
    Era {
        name,
        letter,
        before,
        last,
    }
}

/// Year, month and day of a text that is a whole date, such as `2026-11-22`, `2026/11/22`,
/// `20261122`, 「2026年11月22日(日)」 or 「令和8年11月22日」. Whether there is such a day is not asked.
pub(super) fn read(text: &str) -> Option<[u32; 3]> {
    let text = narrow(text);
    let text = text.trim();
    if text.len() == 8
        && let Some((date, "")) = number(text, 8)
    {
        return Some([date / 10_000, date / 100 % 100, date % 100]);
    }
    let (year, rest) = leading_year(text)?;
    let (month, rest) = number(separated(rest, YEAR)?, 2)?;
    let (day, rest) = number(separated(rest, MONTH)?, 2)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(DAY).unwrap_or(rest).trim_start();
    // A day of the week may follow.
    (rest.is_empty() || rest.starts_with('(')).then_some([year, month, day])
}

/// The year of `2026`, 「2026年」, 「令和8」 or `R8`.
pub(super) fn year(text: &str) -> Option<u32> {
    let text = narrow(text);
    let (year, rest) = leading_year(text.trim())?;
    let rest = rest.trim();
    rest.strip_prefix(YEAR)
        .unwrap_or(rest)
        .is_empty()
        .then_some(year)
}

fn leading_year(text: &str) -> Option<(u32, &str)> {
    for era in &ERAS {
        let small = era.letter.to_ascii_lowercase();
        let Some(rest) = text
            .strip_prefix(era.name)
            .or_else(|| text.strip_prefix([era.letter, small]))
        else {
            continue;
        };
        let rest = rest.trim_start_matches([' ', '.']);
        let (year, rest) = match rest.strip_prefix(FIRST) {
            Some(rest) => (1, rest),
            None => number(rest, 2)?,
        };
        return (1..=era.last)
            .contains(&year)
            .then_some((era.before + year, rest));
    }
    number(text, 4).filter(|(year, _)| *year >= 1000)
}

/// The number that `text` begins with, and what comes after it; none with more digits.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    let number = (number.len() <= digits).then(|| number.parse().ok())??;
    Some((number, rest))
}

/// What comes after the sign between two parts of a date.
fn separated(text: &str, own: char) -> Option<&str> {
    let after = text.trim_start();
    let after = after.strip_prefix([own, '-', '/', '.']).unwrap_or(after);
    (after.len() < text.len()).then(|| after.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_is_read_in_every_usual_way_of_writing() {
        for text in [
            "2026-11-22",
            "2026/11/22",
            " 2026.11.22 ",
            "2026 11 22",
            "20261122",
            "2026年11月22日",
            "2026 年 11 月 22 日",
            "２０２６年１１月２２日（日）",
            "2026ー11ー22",
            "令和8年11月22日",
            "令和８年11月22日(日)",
            "令和 8年11月22日",
            "R8.11.22",
            "r.8/11/22",
        ] {
            assert_eq!(read(text), Some([2026, 11, 22]), "{text}");
        }
        assert_eq!(read("令和元年5月1日"), Some([2019, 5, 1]));
        assert_eq!(read("昭和64年1月7日"), Some([1989, 1, 7]));
    }

    #[test]
    fn what_is_no_whole_date_is_left_alone() {
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-",
            "26-11-22",
            "22/11/2026",
            "2026-011-22",
            "2026-11-22 10:00",
            "202611220",
            "平成40年1月1日",
            "令和0年1月1日",
            "明日",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_alone_may_be_one_of_an_era() {
        for text in ["2026", "２０２６年", "令和8", "令和8年", "R8"] {
            assert_eq!(year(text), Some(2026), "{text}");
        }
        for text in ["26", "0026", "20266", "平成32年", "令和", "2026x", ""] {
            assert_eq!(year(text), None, "{text}");
        }
    }
}
