use super::SortKey;

/// A column of a list that a reader can leave out. Number, title and state are always shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// 提出先, 発出元
    Authority,
    /// 到達日時, 通知日時, …
    ArrivedAt,
    /// アカウント名
    Owner,
}

impl Column {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Column::Authority, Column::ArrivedAt, Column::Owner];

    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Column::Authority => "authority",
            Column::ArrivedAt => "arrivedAt",
            Column::Owner => "owner",
        }
    }

    /// The column that shows what `key` sorts by, unless it is one that is always shown.
    pub fn of(key: SortKey) -> Option<Self> {
        match key {
            SortKey::ArrivedAt => Some(Column::ArrivedAt),
            SortKey::Authority => Some(Column::Authority),
            SortKey::Number | SortKey::Title => None,
        }
    }
}

/// How none of them travels; a text without anything is all of them.
const NONE: &str = "none";

/// Which columns are shown beside those that always are. All of them is what nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns([bool; Column::ALL.len()]);

impl Default for Columns {
    fn default() -> Self {
        Self([true; Column::ALL.len()])
    }
}

impl Columns {
    /// Reads them as they travel: names with commas between them, in any order.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" => return Some(Self::default()),
            NONE => return Some(Self([false; Column::ALL.len()])),
            _ => {}
        }
        let mut columns = Self([false; Column::ALL.len()]);
        for name in text.split(',') {
            let column = Column::ALL.into_iter().find(|it| it.as_str() == name)?;
            columns = columns.with(column, true);
        }
        Some(columns)
    }

    /// As they travel; empty for all of them.
    pub fn to_text(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        let shown = Column::ALL.into_iter().filter(|column| self.shows(*column));
        let names: Vec<&str> = shown.map(Column::as_str).collect();
        match names.as_slice() {
            [] => NONE.to_owned(),
            names => names.join(","),
        }
    }

    /// Whether a column is among them.
    pub fn shows(self, column: Column) -> bool {
        self.0[column as usize]
    }

    /// The same with or without a column.
    pub fn with(mut self, column: Column, is_shown: bool) -> Self {
        self.0[column as usize] = is_shown;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// G-17
    #[test]
    fn every_choice_of_columns_is_read_back() {
        for choice in 0..8 {
            let columns = Columns(std::array::from_fn(|at| choice >> at & 1 == 1));
            assert_eq!(Columns::parse(&columns.to_text()), Some(columns));
        }
        assert_eq!(Columns::default().to_text(), "");
        let some = Columns::parse("owner,authority").expect("are columns");
        assert!(some.shows(Column::Owner) && !some.shows(Column::ArrivedAt));
        assert_eq!(some.to_text(), "authority,owner");
    }

    #[test]
    fn what_is_no_column_is_refused() {
        for wrong in ["title", "owner,", ",", "Owner", "none,owner"] {
            assert_eq!(Columns::parse(wrong), None, "{wrong}");
        }
    }
}
