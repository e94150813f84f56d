use serde::{Deserialize, Serialize};

use super::Party;
use crate::Timestamp;
use crate::records::Family;
use crate::text::query_string;

/// For how many days an act stays in 情報共有操作履歴 (R-063, D-3).
pub const ACCESS_LOG_DAYS: i64 = 7;

/// What a requester did with an owner's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessAct {
    /// Saw the owner's rows in a list.
    List,
    /// Opened one record.
    Open,
    /// Read a document inside the page.
    View,
    /// Downloaded a document.
    Download,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

impl AccessAct {
    /// All that there are.
    pub const ALL: [Self; 4] = [
        AccessAct::List,
        AccessAct::Open,
        AccessAct::View,
        AccessAct::Download,
    ];

    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            AccessAct::List => "list",
            AccessAct::Open => "open",
            AccessAct::View => "view",
            AccessAct::Download => "download",
            AccessAct::Unknown => "unknown",
        }
    }

    /// Reads it as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == text)
    }
}

/// One row of 情報共有対象アカウント操作履歴.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Access {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub at: Timestamp,
    /// Who: the requester as the account is called now.
    pub requester: Party,
    /// What.
    pub act: AccessAct,
    /// In which lists.
    pub family: Family,
    /// The record's id and title; `None` for a list.
    pub record: Option<AccessedRecord>,
    /// The document's file name, if the act concerned one.
    pub document: Option<String>,
    /// For how many seconds the row can still be seen.
    pub seconds_left: u64,
}

/// Which record it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessedRecord {
    /// Its id.
    pub id: String,
    /// 到達番号, 通知番号, …
    pub number: String,
    /// 手続名 or 件名
    pub title: String,
}

/// `GET /api/v1/sharing/access-log`: what requesters did with the caller's data in the last
/// seven days, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessLog {
    /// One page of it.
    pub accesses: Vec<Access>,
    /// Every requester who stands in the unfiltered log, by kana name.
    pub requesters: Vec<Party>,
    /// The cursor of the page behind; `None` on the last.
    pub next: Option<String>,
}

/// What of the log is shown. An empty text asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AccessLogQuery {
    /// The gBizID of a requester.
    pub requester: String,
    /// `list`, `open`, `view` or `download`.
    pub act: String,
    /// `next` of a log with the same query.
    pub cursor: String,
}

impl AccessLogQuery {
    /// As a query string without its `?`; what is not asked for is not in it.
    pub fn to_query_string(&self) -> String {
        query_string(&[
            ("requester", &self.requester),
            ("act", &self.act),
            ("cursor", &self.cursor),
        ])
    }
}
