//! Files for a spreadsheet.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::attachment::{Disposition, content_disposition};

/// Spreadsheets take a file with it for UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A file of lines with equally many cells (RFC 4180).
pub struct Csv(String);

impl Csv {
    /// A file with its heads.
    pub fn new<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        let mut file = Self(String::from(BYTE_ORDER_MARK));
        file.line(heads);
        file
    }

    /// Adds a line.
    pub fn line<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for (at, cell) in cells.into_iter().enumerate() {
            self.0.push_str(if at == 0 { "\"" } else { ",\"" });
            // A line of the file is a line of what it tells.
            let cell = cell.as_ref().replace(['\r', '\n'], " ");
            self.0.push_str(&harmless(cell).replace('"', "\"\""));
            self.0.push('"');
        }
        self.0.push_str("\r\n");
    }

    /// The file to be saved as `name`, or as `plain` by those that cannot read it.
    pub fn into_response(self, plain: &str, name: &str) -> Response {
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/csv; charset=utf-8"),
            ),
            (
                header::CONTENT_DISPOSITION,
                content_disposition(Disposition::Attachment, plain, name),
            ),
            (header::VARY, HeaderValue::from_static("Accept-Language")),
        ];
        (headers, self.0).into_response()
    }
}

/// A spreadsheet would take a cell that begins so for a formula.
fn harmless(cell: String) -> String {
    let formula = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];
    if cell.starts_with(formula) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// G-18
    #[test]
    fn cells_are_quoted_and_formulas_are_words() {
        let mut file = Csv::new(["番号", "件名"]);
        file.line(["-1", "a\"b,c"]);
        file.line(["=1\r\n1".to_owned(), "＠x".to_owned()]);
        assert_eq!(
            file.0,
            "\u{FEFF}\"番号\",\"件名\"\r\n\"'-1\",\"a\"\"b,c\"\r\n\"'=1  1\",\"'＠x\"\r\n"
        );
    }
}
