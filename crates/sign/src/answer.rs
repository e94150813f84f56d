//! Requests of the first screen. Their dozen values are read with the browser's own JSON parser: a
//! parser of ours would be a quarter of what a signer waits for. What is to be signed keeps its
//! text, for the late screens and the contract's own reader.

use js_sys::{Array, JSON, Reflect};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{AccessCodeChoice, CodeState, Drafter, Signing, SigningStep};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::boot;

/// An answer.
pub struct Answer {
    /// Without its contents.
    pub signing: Signing,
    /// The contents as they came.
    pub contents: Option<String>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The network is lost.
    Network,
    /// It took too long.
    Timeout,
    /// Somebody else answered, a proxy for example.
    Unreadable,
    /// The server refused.
    Refused(Refusal),
}

impl Failed {
    /// Whether the server refused for this reason.
    pub fn is(&self, code: ProblemCode) -> bool {
        matches!(self, Failed::Refused(refusal) if refusal.is(code))
    }

    /// Whether the server may have done it although no answer arrived.
    pub fn is_lost(&self) -> bool {
        !matches!(self, Failed::Refused(_))
    }
}

/// A refusal of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// As a [`ProblemCode`] travels.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// How often the code can still be entered.
    pub entries_left: Option<u32>,
    /// How many codes can still be issued.
    pub issues_left: Option<u32>,
    /// How many seconds to wait.
    pub retry_after_seconds: Option<u32>,
}

impl Refusal {
    /// Whether it was for this reason.
    pub fn is(&self, code: ProblemCode) -> bool {
        self.code == code.as_str()
    }
}

/// Asks `/api/v1/sign/<what>` with the link's token and, where there is one, a code.
pub async fn ask(what: &str, code: Option<&str>, key: Option<&str>) -> Result<Answer, Failed> {
    let answer = JsFuture::from(boot::ask(what, code, key)).await;
    let answer: Array = answer.map_err(lost)?.unchecked_into();
    let status = answer.get(0).as_f64().unwrap_or_default() as u16;
    let body = answer.get(1);
    match status {
        200 => read(&body).ok_or(Failed::Unreadable),
        _ => Err(refusal(status, &body)),
    }
}

fn lost(reason: JsValue) -> Failed {
    match reason.as_string().as_deref() {
        Some("timeout") => Failed::Timeout,
        _ => Failed::Network,
    }
}

fn read(body: &JsValue) -> Option<Answer> {
    let drafter = get(body, "drafter");
    let step = match text(body, "step")?.as_str() {
        "code" => SigningStep::Code,
        "sign" => SigningStep::Sign,
        "signed" => SigningStep::Signed,
        "locked_out" => SigningStep::LockedOut,
        _ => SigningStep::Unknown,
    };
    let signing = Signing {
        step,
        drafter: Drafter {
            name: text(&drafter, "name")?,
            company: text(&drafter, "company")?,
        },
        code: read_code(&get(body, "code")),
        contents: None,
        rescue_asked: get(body, "rescueAsked").is_truthy(),
    };
    let contents = get(body, "contents");
    let contents = contents
        .is_object()
        .then(|| JSON::stringify(&contents).ok());
    Some(Answer {
        signing,
        contents: contents.flatten().map(String::from),
    })
}

fn read_code(code: &JsValue) -> Option<CodeState> {
    Some(CodeState {
        kind: match text(code, "kind")?.as_str() {
            "sms" => AccessCodeChoice::Sms,
            "custom" => AccessCodeChoice::Custom,
            _ => AccessCodeChoice::None,
        },
        mobile: text(code, "mobile"),
        sms_sender: text(code, "smsSender"),
        open: get(code, "open").is_truthy(),
        seconds_left: number(code, "secondsLeft"),
        issues_left: number(code, "issuesLeft").unwrap_or_default(),
        entries_left: number(code, "entriesLeft").unwrap_or_default(),
        undelivered: get(code, "undelivered").is_truthy(),
    })
}

fn refusal(status: u16, body: &JsValue) -> Failed {
    let Some(code) = text(body, "code") else {
        return Failed::Unreadable;
    };
    let params = get(body, "params");
    let param = |name| text(&params, name).and_then(|value| value.parse().ok());
    Failed::Refused(Refusal {
        code,
        status,
        entries_left: param("entriesLeft"),
        issues_left: param("issuesLeft"),
        retry_after_seconds: param("retryAfterSeconds"),
    })
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

fn number(object: &JsValue, name: &str) -> Option<u32> {
    get(object, name).as_f64().map(|number| number as u32)
}
