//! What a list shows, as its address says.

use madoguchi_contract::records::{Column, Columns, RecordQuery, Sort, SortKey};
use madoguchi_contract::text::with_query;

/// Something that narrows a list and can be taken off by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// The words that are searched for.
    Words,
    /// The first day.
    From,
    /// The last day.
    To,
    /// The state.
    Status,
    /// Whose records.
    Owner,
}

impl Condition {
    /// All, in the order of their chips.
    pub const ALL: [Self; 5] = [
        Condition::Words,
        Condition::From,
        Condition::To,
        Condition::Status,
        Condition::Owner,
    ];

    /// Its name on the page.
    pub fn id(self) -> &'static str {
        match self {
            Condition::Words => "words",
            Condition::From => "from",
            Condition::To => "to",
            Condition::Status => "status",
            Condition::Owner => "owner",
        }
    }

    /// The value that it has in a query; empty when it is not set.
    pub fn value(self, query: &RecordQuery) -> &str {
        match self {
            Condition::Words => query.words.trim(),
            Condition::From => &query.from,
            Condition::To => &query.to,
            Condition::Status => &query.status,
            Condition::Owner => &query.owner,
        }
    }

    /// The query without it, from the first page.
    pub fn taken_off(self, query: RecordQuery) -> RecordQuery {
        let mut query = from_first_page(query);
        match self {
            Condition::Words => query.words.clear(),
            Condition::From => query.from.clear(),
            Condition::To => query.to.clear(),
            Condition::Status => query.status.clear(),
            Condition::Owner => query.owner.clear(),
        }
        query
    }
}

/// The conditions that are set.
pub fn conditions(query: &RecordQuery) -> impl Iterator<Item = Condition> {
    let is_set = |condition: &Condition| !condition.value(query).is_empty();
    Condition::ALL.into_iter().filter(is_set)
}

/// Whether anything narrows the list.
pub fn is_narrowed(query: &RecordQuery) -> bool {
    query.own_only == "true" || conditions(query).next().is_some()
}

/// The query without any condition, in the same order.
pub fn all_taken_off(query: RecordQuery) -> RecordQuery {
    RecordQuery {
        sort: query.sort,
        size: query.size,
        columns: query.columns,
        ..RecordQuery::default()
    }
}

/// A cursor is worth nothing once the query is another one.
pub fn from_first_page(query: RecordQuery) -> RecordQuery {
    RecordQuery {
        cursor: String::new(),
        ..query
    }
}

/// The query with [ 自ら行った申請案件のみを表示 ] on or off.
pub fn with_own_only(query: RecordQuery, own_only: bool) -> RecordQuery {
    let mut query = from_first_page(query);
    query.own_only.clear();
    if own_only {
        query.own_only.push_str("true");
        // None of them is somebody else's.
        query.owner.clear();
    }
    query
}

/// The query in another order.
pub fn sorted(query: RecordQuery, key: SortKey, descending: bool) -> RecordQuery {
    RecordQuery {
        sort: Sort { key, descending }.to_text(),
        ..from_first_page(query)
    }
}

/// The order that a query asks for; the usual one when it asks for none that there is.
pub fn order(query: &RecordQuery) -> Sort {
    Sort::parse(&query.sort).unwrap_or_default()
}

/// The columns that a query asks for; all when it asks for none that there are.
pub fn columns(query: &RecordQuery) -> Columns {
    Columns::parse(&query.columns).unwrap_or_default()
}

/// The query with a column shown or left out. The page stays.
pub fn with_column(query: RecordQuery, column: Column, is_shown: bool) -> RecordQuery {
    let columns = columns(&query).with(column, is_shown);
    RecordQuery {
        columns: columns.to_text(),
        ..query
    }
}

/// The part of a query that the server is asked for again when it changes. Columns that do not
/// exist are left in it, to be complained of.
pub fn read_anew(query: &RecordQuery) -> RecordQuery {
    let mut query = query.clone();
    if Columns::parse(&query.columns).is_some() {
        query.columns.clear();
    }
    query
}

/// All of the list, for a file.
pub fn whole_list(query: &RecordQuery) -> RecordQuery {
    RecordQuery {
        size: String::new(),
        ..from_first_page(query.clone())
    }
}

/// The column that the list is sorted by, when it is not shown.
pub fn hidden_order(query: &RecordQuery) -> Option<Column> {
    let column = Column::of(order(query).key)?;
    (!columns(query).shows(column)).then_some(column)
}

/// The page's address for a query.
pub fn address(path: &str, query: &RecordQuery) -> String {
    with_query(path, &query.to_query_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> RecordQuery {
        RecordQuery {
            words: "税金".into(),
            from: "2026-11-01".into(),
            to: "2026-11-22".into(),
            status: "arrived".into(),
            owner: "member01@minato.example".into(),
            own_only: "true".into(),
            sort: "title".into(),
            size: "50".into(),
            cursor: "c".into(),
            columns: "owner".into(),
        }
    }

    /// G-17
    #[test]
    fn every_condition_can_be_taken_off_and_leads_to_the_first_page() {
        assert_eq!(conditions(&full()).count(), 5);
        for condition in Condition::ALL {
            let query = condition.taken_off(full());
            assert_eq!(condition.value(&query), "");
            assert_eq!(conditions(&query).count(), 4);
            assert_eq!((query.cursor.as_str(), query.sort.as_str()), ("", "title"));
        }
        let query = all_taken_off(full());
        assert!(!is_narrowed(&query));
        assert_eq!((query.sort.as_str(), query.size.as_str()), ("title", "50"));
        assert_eq!(query.columns, "owner");
    }

    /// G-17
    #[test]
    fn a_column_is_left_out_in_the_address_and_nowhere_else() {
        let query = with_column(full(), Column::Owner, false);
        assert_eq!(
            (query.columns.as_str(), query.cursor.as_str()),
            ("none", "c")
        );
        assert_eq!(read_anew(&query), read_anew(&full()));
        let all = [Column::Authority, Column::ArrivedAt, Column::Owner];
        let query = all
            .into_iter()
            .fold(query, |query, it| with_column(query, it, true));
        assert_eq!(query.columns, "");
        let wrong = RecordQuery {
            columns: "title".into(),
            ..full()
        };
        assert_eq!(read_anew(&wrong).columns, "title");
    }

    #[test]
    fn an_order_by_a_column_that_is_left_out_is_known() {
        let newest = with_column(RecordQuery::default(), Column::ArrivedAt, false);
        assert_eq!(hidden_order(&newest), Some(Column::ArrivedAt));
        assert_eq!(hidden_order(&sorted(newest, SortKey::Title, false)), None);
        assert_eq!(hidden_order(&RecordQuery::default()), None);
    }

    #[test]
    fn a_file_holds_the_list_from_its_first_page_with_the_columns_shown() {
        let query = whole_list(&full());
        assert_eq!((query.size.as_str(), query.cursor.as_str()), ("", ""));
        assert_eq!(
            (query.words.as_str(), query.columns.as_str()),
            ("税金", "owner")
        );
    }

    /// R-056, D-13
    #[test]
    fn own_records_alone_keep_the_other_conditions() {
        let all = with_own_only(full(), false);
        assert_eq!(conditions(&all).count(), 5);
        assert_eq!(all.own_only, "");
        assert_eq!(with_own_only(full(), true).owner, "");
        let none = RecordQuery::default();
        assert!(is_narrowed(&with_own_only(none, true)));
    }

    /// G-17
    #[test]
    fn the_usual_list_has_the_plain_address() {
        let path = "/records/filings";
        assert_eq!(address(path, &RecordQuery::default()), path);
        let newest = sorted(RecordQuery::default(), SortKey::ArrivedAt, true);
        assert_eq!(address(path, &newest), path);
        let by_title = sorted(RecordQuery::default(), SortKey::Title, false);
        assert_eq!(address(path, &by_title), "/records/filings?sort=title");
        assert_eq!(order(&by_title).key, SortKey::Title);
    }
}
