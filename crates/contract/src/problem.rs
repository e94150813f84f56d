//! The one shape of an error: RFC 9457 `application/problem+json`, extended by a code, its
//! parameters and the fields concerned. The front end's locales hold the words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Media type of a [`Problem`].
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Values that a message needs, by name (`limit`, `retryAfterSeconds`, `max`).
pub type Params = BTreeMap<String, String>;

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `/problems/` and the code: identifies the kind of problem, as RFC 9457 asks.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP reason in English, for a log; never shown to a user.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What a program decides by.
    pub code: ProblemCode,
    /// Values for the message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: Params,
    /// What is wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// The request's id in the server's log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Problem {
    /// A problem without parameters and fields.
    pub fn new(code: ProblemCode) -> Self {
        let status = code.status();
        Self {
            kind: format!("/problems/{}", code.as_str()),
            title: code.title().to_owned(),
            status,
            code,
            params: Params::new(),
            fields: Vec::new(),
            request_id: None,
        }
    }

    /// Adds a value for the message.
    pub fn with_param(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Names the fields concerned.
    pub fn with_fields(mut self, fields: Vec<FieldError>) -> Self {
        self.fields = fields;
        self
    }

    /// The parameter `retryAfterSeconds`: how long to wait before the next try.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        self.params.get("retryAfterSeconds")?.parse().ok()
    }
}

impl From<Vec<FieldError>> for Problem {
    fn from(fields: Vec<FieldError>) -> Self {
        Problem::new(ProblemCode::InvalidFields).with_fields(fields)
    }
}

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal, $title:literal;)+) => {
        /// The kinds of problem, each with its HTTP status.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)+
            /// A code that this version does not know.
            #[serde(other)]
            Unknown,
        }

        impl ProblemCode {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as it travels.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ Self::Unknown => "unknown" }
            }

            /// The HTTP status of the answer.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)+ Self::Unknown => 500 }
            }

            fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ Self::Unknown => "Unknown" }
            }
        }
    };
}

problem_codes! {
    /// The body, the path or the query cannot be read.
    Malformed = "malformed", 400, "Malformed request";
    /// `Idempotency-Key` is missing or not 1–64 visible ASCII characters.
    IdempotencyKeyRequired = "idempotency_key_required", 400, "Idempotency-Key required";
    /// Nobody is signed in, or the session is over.
    SignedOut = "signed_out", 401, "Signed out";
    /// Address and password do not fit together (never says which is wrong).
    SignInFailed = "sign_in_failed", 401, "Sign-in failed";
    /// The API key is missing, unknown or revoked.
    ApiKeyUnknown = "api_key_unknown", 401, "API key unknown";
    /// The body was not signed by the SMS gateway, or too long ago.
    SignatureWrong = "signature_wrong", 401, "Signature wrong";
    /// The request comes from another site.
    CrossSite = "cross_site", 403, "Cross-site request";
    /// The caller may not do this.
    NotAllowed = "not_allowed", 403, "Not allowed";
    /// There is no such thing, or none that the caller may know of.
    NotFound = "not_found", 404, "Not found";
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed", 405, "Method not allowed";
    /// Shares have changed since the caller read them; `fields` names the rows.
    ShareConflict = "share_conflict", 409, "Shares have changed";
    /// The request was withdrawn or already decided.
    RequestGone = "request_gone", 409, "Request no longer waits";
    /// The share has already ended.
    ShareEnded = "share_ended", 409, "Share has ended";
    /// The record's state does not allow the act; `status` says where it stands now.
    WrongState = "wrong_state", 409, "Record is in another state";
    /// The part does not begin where the upload stands; `offset` says where it does.
    WrongOffset = "wrong_offset", 409, "Upload stands elsewhere";
    /// The act was undone already (G-07).
    AlreadyUndone = "already_undone", 409, "Already undone";
    /// What the act ended cannot be brought back beside what was done since (G-07).
    UndoBlocked = "undo_blocked", 409, "Undo no longer possible";
    /// The time to undo the act is over, its mails have gone (G-07).
    UndoTooLate = "undo_too_late", 410, "Too late to undo";
    /// The link was replaced by another, withdrawn, or never was.
    LinkClosed = "link_closed", 410, "Link no longer opens";
    /// The documents open after the access code alone.
    CodeNeeded = "code_needed", 401, "Access code needed";
    /// The request knows no such code: none at all, or one that its drafter made.
    CodeNotPossible = "code_not_possible", 409, "No such access code";
    /// The code is wrong; `entriesLeft` of it and `issuesLeft` of others (R-214).
    CodeWrong = "code_wrong", 422, "Access code wrong";
    /// The code was entered wrongly too often; `issuesLeft` of others (R-215).
    CodeUsedUp = "code_used_up", 409, "Access code used up";
    /// No code lives: its time has passed, or none was issued; `issuesLeft` (R-216).
    CodeExpired = "code_expired", 409, "Access code expired";
    /// No other code can be issued; the last one may still live (R-213).
    IssuesUsedUp = "issues_used_up", 409, "No further access code";
    /// No code lives and none can be issued: the drafter has to ask again (R-217).
    LockedOut = "locked_out", 403, "Locked out";
    /// The signer is not locked out.
    RescueNotNeeded = "rescue_not_needed", 409, "Rescue not needed";
    /// The signer cannot be changed, because of an SMS code or of what happened since (R-194).
    SignerFixed = "signer_fixed", 409, "Signer cannot be changed";
    /// The price is another one than the caller saw; `yen`.
    PriceChanged = "price_changed", 409, "Price has changed";
    /// The same `Idempotency-Key` came with another body.
    IdempotencyKeyReused = "idempotency_key_reused", 422, "Idempotency-Key reused";
    /// The one-time link is unknown, used or too old.
    InvitationInvalid = "invitation_invalid", 410, "Invitation no longer valid";
    /// `If-Match` names an older version; the newest one is in the answer's `ETag`.
    PreconditionFailed = "precondition_failed", 412, "Version is not the newest";
    /// The body, or the file that is to come, is larger than the endpoint takes.
    TooLarge = "too_large", 413, "Body too large";
    /// The body is not `application/json`.
    UnsupportedMediaType = "unsupported_media_type", 415, "Unsupported media type";
    /// Fields break rules; `fields` has every error.
    InvalidFields = "invalid_fields", 422, "Invalid fields";
    /// `If-Match` is missing.
    PreconditionRequired = "precondition_required", 428, "If-Match required";
    /// Too many wrong passwords; wait `retryAfterSeconds`.
    SignInLocked = "sign_in_locked", 429, "Sign-in paused";
    /// Too many requests; wait `retryAfterSeconds`.
    TooManyRequests = "too_many_requests", 429, "Too many requests";
    /// The server's own fault.
    Internal = "internal", 500, "Internal error";
    /// The server or its database is not available just now.
    Unavailable = "unavailable", 503, "Unavailable";
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldError {
    /// JSON pointer (RFC 6901) into the request's body; empty for the body as a whole.
    pub pointer: String,
    /// What a program decides by.
    pub code: FieldCode,
    /// Values for the message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: Params,
}

impl FieldError {
    /// An error without parameters.
    pub fn new(pointer: impl Into<String>, code: FieldCode) -> Self {
        Self {
            pointer: pointer.into(),
            code,
            params: Params::new(),
        }
    }

    /// Adds a value for the message.
    pub fn with_param(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// The kinds of error that a field can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    /// Nothing was given.
    Required,
    /// Another JSON type was expected.
    WrongType,
    /// Not one of the values that can be chosen.
    NotAChoice,
    /// Longer than `max` characters.
    TooLong,
    /// Shorter than `min` characters.
    TooShort,
    /// A space stands in it.
    ContainsSpace,
    /// Not a mail address.
    NotAnEmail,
    /// No day of the calendar.
    NotADate,
    /// Before the day `earliest`.
    TooEarly,
    /// After the day `latest`.
    TooLate,
    /// The period ends before it begins.
    OutOfOrder,
    /// The same account stands in the form twice.
    Duplicate,
    /// The caller's own account.
    OwnAccount,
    /// No such account in the caller's company. Unknown accounts and those of other companies get
    /// this same answer.
    AccountNotFound,
    /// A gBizIDエントリー account (R-004).
    EntryAccount,
    /// Same company, but not linked on the GビズID side (D-15).
    NotLinked,
    /// A share with this account waits or is approved already.
    AlreadyShared,
    /// More than `limit` accounts (R-028, D-1).
    LimitReached,
    /// The share has changed since it was read.
    Changed,
    /// The share is no longer there.
    Gone,
    /// Nothing is to be added, changed or deleted.
    NothingToChange,
    /// Not a PDF, by its name or by how it begins.
    NotAPdf,
    /// A PDF that lacks its end, or that cannot be read.
    DamagedPdf,
    /// A PDF that opens with a password only.
    LockedPdf,
    /// A PDF of more pages or parts than are put together with others'.
    HugePdf,
    /// The file has not arrived whole.
    Unfinished,
    /// Holds `character`, which it may not.
    BadCharacter,
    /// Not a mobile number of eleven digits.
    NotAMobileNumber,
    /// 050 or a landline: no SMS reaches it (D-12).
    CannotTakeSms,
    /// Not six digits.
    NotACode,
    /// Needs an option that the company does not have (R-175).
    NeedsOption,
    /// Not possible for many requests at once (R-188).
    NotInBulk,
    /// A code that this version does not know.
    #[serde(other)]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_travels_as_rfc_9457_describes() {
        let problem = Problem::new(ProblemCode::InvalidFields).with_fields(vec![
            FieldError::new("/add/0/gbizId", FieldCode::TooLong).with_param("max", 254),
        ]);
        let json = serde_json::to_value(&problem).expect("serializes");
        assert_eq!(json["type"], "/problems/invalid_fields");
        assert_eq!(json["status"], 422);
        assert_eq!(json["code"], "invalid_fields");
        assert_eq!(json["fields"][0]["pointer"], "/add/0/gbizId");
        assert_eq!(json["fields"][0]["code"], "too_long");
        assert_eq!(json["fields"][0]["params"]["max"], "254");
    }

    #[test]
    fn a_code_travels_under_the_name_that_it_tells() {
        for code in ProblemCode::ALL {
            let json = serde_json::to_value(code).expect("serializes");
            assert_eq!(json, code.as_str());
        }
    }

    #[test]
    fn a_code_of_a_newer_server_is_still_read() {
        let newer = r#"{"type":"/problems/x","title":"X","status":418,"code":"x",
            "fields":[{"pointer":"/a","code":"y"}]}"#;
        let problem: Problem = serde_json::from_str(newer).expect("reads");
        assert_eq!(problem.code, ProblemCode::Unknown);
        assert_eq!(problem.fields[0].code, FieldCode::Unknown);
    }
}
