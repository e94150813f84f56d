//! Which files may be chosen, and how they are shown.

/// What a form takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRules {
    /// The endings of names, without a dot: `pdf`. Empty where any file may be chosen.
    pub endings: Vec<&'static str>,
    /// The largest file, in bytes.
    pub max_bytes: Option<u64>,
    /// How many files there may be in all.
    pub max_files: Option<usize>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its name does not end as it has to.
    Kind,
    /// It has nothing in it.
    Empty,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// There are as many files already.
    TooMany(usize),
}

impl FileRules {
    /// Why one file is not taken, its number aside.
    pub fn refuse(&self, name: &str, bytes: u64) -> Option<Refusal> {
        if !self.endings.is_empty() && !self.endings.iter().any(|end| has_ending(name, end)) {
            return Some(Refusal::Kind);
        }
        if bytes == 0 {
            return Some(Refusal::Empty);
        }
        let limit = self.max_bytes.filter(|limit| bytes > *limit)?;
        Some(Refusal::TooLarge(limit))
    }

    /// Divides what was chosen: what is taken beside the files that are `there`, and what is not
    /// with its name. The first ones go first.
    pub(super) fn divide<F>(
        &self,
        there: usize,
        chosen: Vec<F>,
        facts: impl Fn(&F) -> (String, u64),
    ) -> (Vec<F>, Vec<(String, Refusal)>) {
        let (mut taken, mut refused) = (Vec::new(), Vec::new());
        for file in chosen {
            let (name, bytes) = facts(&file);
            let limit = self.max_files.filter(|limit| there + taken.len() >= *limit);
            let refusal = self.refuse(&name, bytes).or(limit.map(Refusal::TooMany));
            match refusal {
                Some(refusal) => refused.push((name, refusal)),
                None => taken.push(file),
            }
        }
        (taken, refused)
    }

    /// As the browser's own dialog wants it: `.pdf,.xml`.
    pub(super) fn accept(&self) -> Option<String> {
        let endings: Vec<String> = self.endings.iter().map(|end| format!(".{end}")).collect();
        (!endings.is_empty()).then(|| endings.join(","))
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    let found = name.rsplit_once('.');
    found.is_some_and(|(stem, found)| !stem.is_empty() && found.eq_ignore_ascii_case(ending))
}

/// A file's size for people: `2.5 MB`. Rounded up, so that a file above a limit never looks like
/// the limit itself.
pub fn file_size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let (mut unit, mut size) = (0, 1024_u128);
    let tenths_of = |size: u128| (u128::from(bytes) * 10).div_ceil(size);
    while tenths_of(size) >= 10_240 && unit + 1 < UNITS.len() {
        (unit, size) = (unit + 1, size * 1024);
    }
    let (whole, tenth) = (tenths_of(size) / 10, tenths_of(size) % 10);
    match tenth {
        0 => format!("{whole} {}", UNITS[unit]),
        _ => format!("{whole}.{tenth} {}", UNITS[unit]),
    }
}

/// A file's name as it may be shown: what turns the direction of writing around, and with it what
/// the name seems to end in, is seen as `�`, and so is what nobody can see at all.
pub fn shown_name(name: &str) -> String {
    let is_hidden = |letter: char| {
        letter.is_control()
            || matches!(letter,
                '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let show = |letter| match is_hidden(letter) {
        true => char::REPLACEMENT_CHARACTER,
        false => letter,
    };
    name.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1024 * 1024;

    fn rules() -> FileRules {
        FileRules {
            endings: vec!["pdf", "xml"],
            max_bytes: Some(5 * MB),
            max_files: Some(3),
        }
    }

    #[test]
    fn a_name_ends_as_it_has_to_in_any_case_of_letters() {
        assert_eq!(rules().refuse("委任状.PDF", 1), None);
        assert_eq!(rules().refuse("a.b.xml", 1), None);
        for name in ["委任状.docx", "pdf", ".pdf", "a.pdf.exe", "a.pdf ", ""] {
            assert_eq!(rules().refuse(name, 1), Some(Refusal::Kind), "{name}");
        }
        assert_eq!(FileRules::default().refuse("anything", 1), None);
    }

    #[test]
    fn a_turned_around_ending_deceives_nobody() {
        let name = "notice_\u{202e}fdp.exe";
        assert_eq!(rules().refuse(name, 1), Some(Refusal::Kind));
        assert_eq!(shown_name(name), "notice_\u{fffd}fdp.exe");
        assert_eq!(shown_name("a\u{200f}b\u{2067}c\nd.pdf"), "a�b�c�d.pdf");
        assert_eq!(shown_name("健康保険 (2).pdf"), "健康保険 (2).pdf");
    }

    #[test]
    fn sizes_are_refused_right_behind_their_limit() {
        assert_eq!(rules().refuse("a.pdf", 5 * MB), None);
        let larger = rules().refuse("a.pdf", 5 * MB + 1);
        assert_eq!(larger, Some(Refusal::TooLarge(5 * MB)));
        assert_eq!(rules().refuse("a.pdf", 0), Some(Refusal::Empty));
    }

    #[test]
    fn as_many_are_taken_as_there_is_room_for_and_a_bad_one_takes_none() {
        let chosen = vec![("a.pdf", 1), ("b.exe", 1), ("c.pdf", 1), ("d.pdf", 1)];
        let facts = |file: &(&str, u64)| (file.0.to_owned(), file.1);
        let (taken, refused) = rules().divide(1, chosen, facts);
        assert_eq!(taken, [("a.pdf", 1), ("c.pdf", 1)]);
        let expected = [
            ("b.exe".to_owned(), Refusal::Kind),
            ("d.pdf".to_owned(), Refusal::TooMany(3)),
        ];
        assert_eq!(refused, expected);
    }

    #[test]
    fn the_browsers_dialog_offers_what_is_taken() {
        assert_eq!(rules().accept().as_deref(), Some(".pdf,.xml"));
        assert_eq!(FileRules::default().accept(), None);
    }

    #[test]
    fn sizes_are_rounded_up_in_the_unit_that_fits() {
        let shown = [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1 KB"),
            (1025, "1.1 KB"),
            (MB - 1, "1 MB"),
            (5 * MB, "5 MB"),
            (5 * MB + 1, "5.1 MB"),
            (1536 * MB, "1.5 GB"),
            (u64::MAX, "16777216 TB"),
        ];
        for (bytes, size) in shown {
            assert_eq!(file_size(bytes), size);
        }
    }
}
