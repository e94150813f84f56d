//! CSV as spreadsheets write it.

/// A line of the file that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it begins, counted from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A quotation mark that is never closed, and the line of the file that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuote(pub usize);

/// Every line that is not empty. Cells may be quoted and then hold commas, line ends and doubled
/// quotation marks.
pub fn lines(text: &str) -> Result<Vec<Line>, OpenQuote> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut lines = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let (mut here, mut begins, mut quoted_at) = (1, 1, None);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, quoted_at) {
            ('"', Some(_)) if rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            ('"', Some(_)) => quoted_at = None,
            ('"', None) if cell.is_empty() => quoted_at = Some(here),
            (',', None) => cells.push(std::mem::take(&mut cell)),
            ('\r', None) if rest.peek() == Some(&'\n') => {}
            ('\n' | '\r', None) => {
                cells.push(std::mem::take(&mut cell));
                keep(&mut lines, begins, std::mem::take(&mut cells));
                here += 1;
                begins = here;
            }
            (c, _) => {
                here += usize::from(c == '\n');
                cell.push(c);
            }
        }
    }
    if let Some(line) = quoted_at {
        return Err(OpenQuote(line));
    }
    cells.push(cell);
    keep(&mut lines, begins, cells);
    Ok(lines)
}

fn keep(lines: &mut Vec<Line>, number: usize, cells: Vec<String>) {
    if cells.iter().any(|cell| !cell.trim().is_empty()) {
        lines.push(Line { number, cells });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        let lines = lines(text).expect("is closed");
        lines.into_iter().map(|it| (it.number, it.cells)).collect()
    }

    fn line(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(|it| (*it).to_owned()).collect())
    }

    /// R-188
    #[test]
    fn what_spreadsheets_write_is_read() {
        let text = "\u{FEFF}a,b\r\n\r\n,,\r\n\"c,d\",\"say \"\"e\"\"\"\nf\r";
        let expected = [
            line(1, &["a", "b"]),
            line(4, &["c,d", "say \"e\""]),
            line(5, &["f"]),
        ];
        assert_eq!(cells(text), expected);
        assert_eq!(cells(""), []);
    }

    /// R-188
    #[test]
    fn a_line_end_within_quotation_marks_belongs_to_the_cell() {
        let expected = [line(1, &["a\nb", "c"]), line(3, &["5\" x", "d"])];
        assert_eq!(cells("\"a\nb\",c\n5\" x,d"), expected);
    }

    /// R-188
    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found() {
        assert_eq!(lines("a\n\"b,c\nd\n"), Err(OpenQuote(2)));
    }
}
