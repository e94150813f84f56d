//! What can go wrong with a call.

use madoguchi_api::{Call, Error, Method};
use madoguchi_contract::problem::{Problem, ProblemCode};

/// The calls of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Who is signed in.
    Session,
    /// Signing in.
    SignIn,
    /// Signing out.
    SignOut,
    /// The language of mails.
    Language,
    /// Whom a one-time link invites.
    Invitation,
    /// Setting the first password.
    Acceptance,
    /// アカウント共有一覧
    Shares,
    /// Registering changes.
    Changes,
    /// What waits for an answer.
    Requests,
    /// Answering a request.
    Decision,
    /// 公開状況
    Visibility,
    /// Stopping a share.
    Stop,
    /// Asking for another end.
    Renewal,
    /// Undoing an end.
    Undo,
    /// A list of records.
    Records,
    /// Filings by their number.
    Lookup,
    /// One record.
    Record,
    /// Reading a document inside the page.
    View,
    /// Fetching a document as a file.
    Download,
    /// Fetching several documents as one file.
    Together,
    /// A list as a file.
    RecordsCsv,
    /// 申請取下げ
    Withdrawal,
    /// 補正
    Correction,
    /// 再提出
    Resubmission,
    /// Telling of a file that is to come.
    Announcement,
    /// How far a file is.
    Upload,
    /// A part of a file.
    Part,
    /// Calling a file off.
    CallOff,
    /// 情報共有対象アカウント操作履歴
    AccessLog,
    /// The same as a file.
    AccessLogCsv,
    /// What the company asks of its drafters.
    Policy,
    /// Changing it.
    SetPolicy,
    /// 文書一覧
    SignatureRequests,
    /// Sending a 署名依頼.
    SendRequest,
    /// 一括送信
    SendInBulk,
    /// 封筒詳細情報
    SignatureRequest,
    /// 署名再依頼
    ReRequest,
    /// 署名者変更
    SignerChange,
    /// 取下げ of a 署名依頼.
    TakingBack,
    /// Reading a document of a 署名依頼.
    Contract,
    /// Fetching the signed copy.
    Copy,
    /// Every signer's timeline as a file.
    Timeline,
    /// 控えの確認
    CopyCheck,
}

impl Endpoint {
    /// Which call it is, and the names and ids in its path.
    pub(super) fn of(call: &Call) -> Option<(Self, Vec<&str>)> {
        let (path, _) = call.path.split_once('?').unwrap_or((&call.path, ""));
        let path = path.strip_prefix("/api/v1/")?;
        let parts: Vec<&str> = path.split('/').collect();
        let endpoint = match (call.method, parts.as_slice()) {
            (Method::Get, ["session"]) => Self::Session,
            (Method::Post, ["session"]) => Self::SignIn,
            (Method::Delete, ["session"]) => Self::SignOut,
            (Method::Put, ["account", "language"]) => Self::Language,
            (Method::Post, ["invitation"]) => Self::Invitation,
            (Method::Post, ["invitation", "acceptance"]) => Self::Acceptance,
            (Method::Get, ["sharing", "shares"]) => Self::Shares,
            (Method::Post, ["sharing", "changes"]) => Self::Changes,
            (Method::Get, ["sharing", "requests"]) => Self::Requests,
            (Method::Get, ["sharing", "visibility"]) => Self::Visibility,
            (Method::Get, ["sharing", "access-log"]) => Self::AccessLog,
            (Method::Get, ["sharing", "access-log", "csv"]) => Self::AccessLogCsv,
            (Method::Post, ["sharing", "requests", id, "decision"]) => {
                return Some((Self::Decision, vec![id]));
            }
            (Method::Post, ["sharing", "undo", _]) => Self::Undo,
            (Method::Post, ["sharing", "shares", id, "renewal"]) => {
                return Some((Self::Renewal, vec![id]));
            }
            (Method::Post, ["sharing", "shares", id, "stop"]) => {
                return Some((Self::Stop, vec![id]));
            }
            (Method::Post, ["records", "filings", id, act]) => {
                let endpoint = match *act {
                    "withdrawal" => Self::Withdrawal,
                    "correction" => Self::Correction,
                    "resubmission" => Self::Resubmission,
                    _ => return None,
                };
                return Some((endpoint, vec![id]));
            }
            (Method::Post, ["uploads"]) => Self::Announcement,
            (Method::Get, ["uploads", id]) => return Some((Self::Upload, vec![id])),
            (Method::Patch, ["uploads", id]) => return Some((Self::Part, vec![id])),
            (Method::Delete, ["uploads", id]) => return Some((Self::CallOff, vec![id])),
            (Method::Get, ["records", family]) => return Some((Self::Records, vec![family])),
            (Method::Get, ["records", family, "csv"]) => {
                return Some((Self::RecordsCsv, vec![family]));
            }
            (Method::Get, ["records", family, id, "documents.zip"]) => {
                return Some((Self::Together, vec![family, id]));
            }
            (Method::Get, ["records", "filings", "lookup"]) => Self::Lookup,
            (Method::Get, ["records", family, id]) => {
                return Some((Self::Record, vec![family, id]));
            }
            (Method::Get, ["records", family, id, "documents", document, act]) => {
                let endpoint = match *act {
                    "view" => Self::View,
                    "download" => Self::Download,
                    _ => return None,
                };
                return Some((endpoint, vec![family, id, document]));
            }
            (_, ["signing", rest @ ..]) => return Self::of_signing(call.method, rest),
            _ => return None,
        };
        Some((endpoint, Vec::new()))
    }

    fn of_signing<'a>(method: Method, parts: &[&'a str]) -> Option<(Self, Vec<&'a str>)> {
        let endpoint = match (method, parts) {
            (Method::Get, ["access-code-policy"]) => Self::Policy,
            (Method::Put, ["access-code-policy"]) => Self::SetPolicy,
            (Method::Get, ["requests"]) => Self::SignatureRequests,
            (Method::Post, ["requests"]) => Self::SendRequest,
            (Method::Post, ["bulk-requests"]) => Self::SendInBulk,
            (Method::Post, ["copy-check"]) => Self::CopyCheck,
            (method, ["requests", id, rest @ ..]) => {
                let endpoint = match (method, rest) {
                    (Method::Get, []) => Self::SignatureRequest,
                    (Method::Post, ["re-request"]) => Self::ReRequest,
                    (Method::Post, ["signer-change"]) => Self::SignerChange,
                    (Method::Post, ["withdrawal"]) => Self::TakingBack,
                    (Method::Get, ["documents", _, "view"]) => Self::Contract,
                    (Method::Get, ["copy"]) => Self::Copy,
                    (Method::Get, ["timeline"]) => Self::Timeline,
                    _ => return None,
                };
                return Some((endpoint, vec![*id]));
            }
            _ => return None,
        };
        Some((endpoint, Vec::new()))
    }

    /// Whether it is for those who may send 署名依頼 only.
    pub(super) fn needs_right_to_draft(self) -> bool {
        matches!(
            self,
            Self::Policy
                | Self::SetPolicy
                | Self::SignatureRequests
                | Self::SendRequest
                | Self::SendInBulk
                | Self::SignatureRequest
                | Self::ReRequest
                | Self::SignerChange
                | Self::TakingBack
                | Self::Contract
                | Self::Copy
                | Self::Timeline
                | Self::CopyCheck
        )
    }

    /// Whether it is for those who are signed in only.
    pub(super) fn needs_session(self) -> bool {
        !matches!(
            self,
            Self::Session | Self::SignIn | Self::Invitation | Self::Acceptance
        )
    }

    /// Whether it is for those who may share only.
    pub(super) fn needs_right_to_share(self) -> bool {
        use Endpoint::{
            AccessLog, AccessLogCsv, Changes, Decision, Renewal, Requests, Shares, Stop, Undo,
            Visibility,
        };
        matches!(
            self,
            Shares
                | Changes
                | Requests
                | Decision
                | Visibility
                | Renewal
                | Stop
                | Undo
                | AccessLog
                | AccessLogCsv
        )
    }
}

/// Why a call brings no result.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// The network is lost.
    Network,
    /// The answer begins and does not arrive whole.
    BrokenOff,
    /// The server took too long.
    Timeout,
    /// The answer never comes.
    Never,
    /// The server refuses or fails.
    Refused(Box<Problem>),
}

/// What a knob of a page chooses from: nothing, the network, and problems by their code.
pub const TROUBLES: &[&str] = &[
    "none",
    "network",
    "broken-off",
    "timeout",
    "never",
    "signed-out",
    "sign-in-failed",
    "sign-in-locked",
    "not-allowed",
    "not-found",
    "request-gone",
    "share-ended",
    "undo-too-late",
    "undo-blocked",
    "precondition-failed",
    "too-many-requests",
    "internal",
    "unavailable",
];

impl Trouble {
    /// The trouble with a name out of [`TROUBLES`]; none for `none`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "network" => Some(Self::Network),
            "broken-off" => Some(Self::BrokenOff),
            "timeout" => Some(Self::Timeout),
            "never" => Some(Self::Never),
            "none" => None,
            code => {
                let code = serde_json::Value::String(code.replace('-', "_"));
                let code: ProblemCode = serde_json::from_value(code).ok()?;
                Some(code.into())
            }
        }
    }

    /// What the page gets to know; `None` where it waits for ever.
    pub(super) fn outcome(self) -> Option<Result<(u16, Vec<u8>), Error>> {
        match self {
            Self::Network => Some(Err(Error::Network)),
            Self::BrokenOff => Some(Err(Error::BrokenOff)),
            Self::Timeout => Some(Err(Error::Timeout)),
            Self::Never => None,
            Self::Refused(problem) => {
                let body = serde_json::to_vec(&problem).unwrap_or_default();
                Some(Ok((problem.status, body)))
            }
        }
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl From<ProblemCode> for Trouble {
    fn from(code: ProblemCode) -> Self {
        let problem = Problem::new(code);
        let wait = match code {
            ProblemCode::SignInLocked => 240,
            ProblemCode::TooManyRequests => 45,
            _ => return problem.into(),
        };
        problem.with_param("retryAfterSeconds", wait).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_of_the_knob_is_one_that_the_contract_knows() {
        for name in TROUBLES.iter().filter(|name| **name != "none") {
            let known = match Trouble::named(name) {
                Some(Trouble::Refused(problem)) => problem.code != ProblemCode::Unknown,
                other => other.is_some(),
            };
            assert!(known, "{name}");
        }
    }
}
