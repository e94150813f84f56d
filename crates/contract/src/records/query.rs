use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Columns, Family, RecordStatus};
use crate::problem::{FieldCode, FieldError};
use crate::text::{fold_full_width, query_string};

/// Most characters of the words that are searched for.
pub const WORDS_MAX: usize = 200;

/// How many records a page can have; the first is what nobody asked for.
pub const PAGE_SIZES: [u32; 4] = [20, 50, 100, 500];

/// What a list shows, as its query says: everything is text, so that anything a person types can
/// travel. An empty text asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RecordQuery {
    /// Words, each of which stands in the number, the title or the authority.
    pub words: String,
    /// The first day of arrival in Japan: `2026-11-01`.
    pub from: String,
    /// The last day of arrival in Japan.
    pub to: String,
    /// A state of the family.
    pub status: String,
    /// The gBizID of an owner: only this owner's records.
    pub owner: String,
    /// [ 自ら行った申請案件のみを表示 ]: `true` for the own records alone (R-056, D-13).
    pub own_only: String,
    /// `arrivedAt`, `number`, `title` or `authority`; `-` before it turns the order round.
    pub sort: String,
    /// Records of a page, one of [`PAGE_SIZES`].
    pub size: String,
    /// `previous` or `next` of a list with the same query.
    pub cursor: String,
    /// The columns of a page or a CSV file beside number, title and state: some of `authority`,
    /// `arrivedAt` and `owner` with commas between them, or `none`. Records in JSON are whole.
    pub columns: String,
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// 到達日時, 通知日時, …
    ArrivedAt,
    /// 到達番号, 通知番号, …
    Number,
    /// 手続名, 件名
    Title,
    /// 提出先, 発出元
    Authority,
}

impl SortKey {
    /// All keys.
    pub const ALL: [Self; 4] = [
        SortKey::ArrivedAt,
        SortKey::Number,
        SortKey::Title,
        SortKey::Authority,
    ];

    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            SortKey::ArrivedAt => "arrivedAt",
            SortKey::Number => "number",
            SortKey::Title => "title",
            SortKey::Authority => "authority",
        }
    }
}

/// The order of a list. Newest first is what nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Newest first, or from the end of the alphabet.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self {
            key: SortKey::ArrivedAt,
            descending: true,
        }
    }
}

impl Sort {
    /// Reads it as it travels; an empty text is the usual order.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let name = text.strip_prefix('-');
        let key = SortKey::ALL
            .into_iter()
            .find(|key| key.as_str() == name.unwrap_or(text))?;
        Some(Self {
            key,
            descending: name.is_some(),
        })
    }

    /// As it travels; empty for the usual order.
    pub fn to_text(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.key.as_str())
    }
}

/// A [`RecordQuery`] that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidRecordQuery {
    /// Folded and in lower case, each to be found.
    pub words: Vec<String>,
    /// The first day in Japan.
    pub from: Option<NaiveDate>,
    /// The last day in Japan.
    pub to: Option<NaiveDate>,
    /// Only this state.
    pub status: Option<RecordStatus>,
    /// Only this owner, in lower case.
    pub owner: Option<String>,
    /// Only the own records.
    pub own_only: bool,
    /// The order.
    pub sort: Sort,
    /// Records of a page.
    pub size: u32,
    /// Opaque.
    pub cursor: Option<String>,
    /// What a file shows of each record.
    pub columns: Columns,
}

impl RecordQuery {
    /// Reports all errors at once; their pointers are the parameters' names.
    pub fn check(self, family: Family) -> Result<ValidRecordQuery, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |name: &str, code| errors.push(FieldError::new(format!("/{name}"), code));
        let mut date = |name, text: &str| match parse_date(text) {
            Ok(date) => date,
            Err(code) => {
                wrong(name, code);
                None
            }
        };
        let from = date("from", &self.from);
        let to = date("to", &self.to);
        if from.is_some_and(|from| to.is_some_and(|to| to < from)) {
            wrong("to", FieldCode::OutOfOrder);
        }
        let status = RecordStatus::parse(family, &self.status);
        if status.is_none() && !self.status.is_empty() {
            wrong("status", FieldCode::NotAChoice);
        }
        let own_only = self.own_only == "true";
        if !matches!(self.own_only.as_str(), "" | "true" | "false") {
            wrong("ownOnly", FieldCode::NotAChoice);
        }
        let sort = Sort::parse(&self.sort);
        if sort.is_none() {
            wrong("sort", FieldCode::NotAChoice);
        }
        let size = match self.size.as_str() {
            "" => PAGE_SIZES.first().copied(),
            text => PAGE_SIZES.into_iter().find(|size| size.to_string() == text),
        };
        if size.is_none() {
            wrong("size", FieldCode::NotAChoice);
        }
        let columns = Columns::parse(&self.columns);
        if columns.is_none() {
            wrong("columns", FieldCode::NotAChoice);
        }
        if self.words.chars().count() > WORDS_MAX {
            let error = FieldError::new("/words", FieldCode::TooLong);
            errors.push(error.with_param("max", WORDS_MAX));
        }
        match (sort, size, columns) {
            (Some(sort), Some(size), Some(columns)) if errors.is_empty() => Ok(ValidRecordQuery {
                words: words(&self.words),
                from,
                to,
                status,
                owner: some(folded(self.owner.trim())),
                own_only,
                sort,
                size,
                cursor: some(self.cursor),
                columns,
            }),
            _ => Err(errors),
        }
    }

    /// Whether it shows whatever is new: all of the list from its first page, newest first. Asking
    /// so is a visit.
    pub fn is_visit(&self) -> bool {
        let narrows = [
            &self.words,
            &self.from,
            &self.to,
            &self.status,
            &self.owner,
            &self.cursor,
        ];
        narrows.iter().all(|it| it.is_empty())
            && self.own_only != "true"
            && Sort::parse(&self.sort) == Some(Sort::default())
    }

    /// As a query string without its `?`; what is not asked for is not in it.
    pub fn to_query_string(&self) -> String {
        query_string(&[
            ("words", &self.words),
            ("from", &self.from),
            ("to", &self.to),
            ("status", &self.status),
            ("owner", &self.owner),
            ("ownOnly", &self.own_only),
            ("sort", &self.sort),
            ("size", &self.size),
            ("cursor", &self.cursor),
            ("columns", &self.columns),
        ])
    }
}

/// A day as it travels, `2026-11-22`; an empty text is none.
pub fn parse_date(text: &str) -> Result<Option<NaiveDate>, FieldCode> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let date = (|| NaiveDate::from_ymd_opt(number(4)? as i32, number(2)?, number(2)?))();
    date.map(Some).ok_or(FieldCode::NotADate)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A text as it is searched for and searched in.
pub fn folded(text: &str) -> String {
    fold_full_width(text).to_lowercase()
}

fn words(typed: &str) -> Vec<String> {
    folded(typed)
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: RecordQuery) -> Result<ValidRecordQuery, Vec<String>> {
        let told = |error: &FieldError| format!("{} {:?}", error.pointer, error.code);
        query
            .check(Family::Filing)
            .map_err(|errors| errors.iter().map(told).collect())
    }

    #[test]
    fn an_empty_query_is_the_newest_twenty() {
        let query = check(RecordQuery::default()).expect("is good");
        assert_eq!(query.size, 20);
        assert_eq!(query.sort, Sort::default());
        assert!(!query.own_only && query.words.is_empty());
    }

    #[test]
    fn words_are_folded_and_stand_alone() {
        let words = "　ＡＢＣ 税金\u{3000}2026 ".to_owned();
        let query = check(RecordQuery {
            words,
            ..RecordQuery::default()
        })
        .expect("is good");
        assert_eq!(query.words, ["abc", "税金", "2026"]);
    }

    #[test]
    fn everything_that_is_wrong_is_named_at_once() {
        let query = RecordQuery {
            words: "港".repeat(WORDS_MAX + 1),
            from: "2026-02-30".into(),
            to: "tomorrow".into(),
            status: "unread".into(),
            own_only: "yes".into(),
            sort: "size".into(),
            size: "7".into(),
            columns: "size".into(),
            ..RecordQuery::default()
        };
        assert_eq!(
            check(query).expect_err("is wrong"),
            [
                "/from NotADate",
                "/to NotADate",
                "/status NotAChoice",
                "/ownOnly NotAChoice",
                "/sort NotAChoice",
                "/size NotAChoice",
                "/columns NotAChoice",
                "/words TooLong",
            ]
        );
    }

    #[test]
    fn a_period_must_not_end_before_it_begins() {
        let period = |from: &str, to: &str| RecordQuery {
            from: from.into(),
            to: to.into(),
            ..RecordQuery::default()
        };
        assert!(check(period("2026-11-22", "2026-11-22")).is_ok());
        assert_eq!(
            check(period("2026-11-22", "2026-11-21")).expect_err("is wrong"),
            ["/to OutOfOrder"]
        );
    }

    #[test]
    fn a_query_string_holds_what_is_asked_for() {
        let query = RecordQuery {
            words: "税金 &=".into(),
            own_only: "true".into(),
            ..RecordQuery::default()
        };
        assert_eq!(
            query.to_query_string(),
            "words=%E7%A8%8E%E9%87%91%20%26%3D&ownOnly=true"
        );
    }

    #[test]
    fn a_list_is_visited_when_nothing_new_can_be_hidden() {
        let plain = RecordQuery::default;
        let still_all = RecordQuery {
            size: "500".into(),
            sort: "-arrivedAt".into(),
            own_only: "false".into(),
            ..plain()
        };
        assert!(plain().is_visit() && still_all.is_visit());
        let hiding: [fn(&mut RecordQuery, String); 4] = [
            |query, x| query.words = x,
            |query, x| query.cursor = x,
            |query, _| query.sort = "title".into(),
            |query, _| query.own_only = "true".into(),
        ];
        for hide in hiding {
            let mut query = plain();
            hide(&mut query, "x".into());
            assert!(!query.is_visit(), "{query:?}");
        }
    }

    #[test]
    fn an_order_is_read_back() {
        for key in SortKey::ALL {
            for descending in [true, false] {
                let sort = Sort { key, descending };
                assert_eq!(Sort::parse(&sort.to_text()), Some(sort));
            }
        }
        assert_eq!(Sort::parse("--title"), None);
    }
}
