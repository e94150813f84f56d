use std::fmt;
use std::sync::Arc;

use futures::future::LocalBoxFuture;
use madoguchi_contract::account::Language;
use madoguchi_contract::problem::{FieldError, Problem, ProblemCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::arrival::Arrived;
use crate::browser::Browser;

/// Why a call brought no result.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The request did not reach the server, or its answer did not arrive.
    Network,
    /// The answer began to arrive and did not arrive whole.
    BrokenOff,
    /// The server took longer than [`TIMEOUT_MS`](crate::browser::TIMEOUT_MS).
    Timeout,
    /// The server answered with a problem document.
    Problem(Box<Problem>),
    /// The answer does not keep the contract: another program answered, a proxy for example.
    Unreadable,
}

impl Error {
    /// What a server would answer to fields that break rules, without asking one.
    pub fn refused(fields: Vec<FieldError>) -> Self {
        Error::Problem(Box::new(fields.into()))
    }

    /// The problem's code, if the server sent one.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Error::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }
}

/// The HTTP methods of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

/// A piece of a file that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where in the file it begins.
    pub offset: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A request before it is sent.
#[derive(Clone, Debug)]
pub struct Call {
    /// The HTTP method.
    pub method: Method,
    /// Below the API's address: `/api/v1/…`.
    pub path: String,
    /// JSON
    pub body: Option<String>,
    /// In place of JSON, a piece of a file.
    pub part: Option<Part>,
    /// Makes the request safe to repeat.
    pub idempotency_key: Option<String>,
    /// The version that the caller saw.
    pub if_match: Option<u32>,
    /// The language of a file that a person is to read.
    pub language: Option<Language>,
    /// What kind of file the answer is to be. A page that a network answers with instead, asking
    /// to sign in there, is none.
    pub media_type: Option<&'static str>,
    /// Is told how much of the answer has arrived. It may take long then, as long as it goes on.
    pub watcher: Option<Watcher>,
}

/// Is told how much of an answer has arrived.
#[derive(Clone)]
pub struct Watcher(Arc<dyn Fn(Arrived) + Send + Sync>);

impl Watcher {
    /// Calls `watch` with each piece.
    pub fn new(watch: impl Fn(Arrived) + Send + Sync + 'static) -> Self {
        Self(Arc::new(watch))
    }

    /// Tells it.
    pub fn tell(&self, arrived: Arrived) {
        (self.0)(arrived);
    }
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watcher")
    }
}

impl Call {
    fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            body: None,
            part: None,
            idempotency_key: None,
            if_match: None,
            language: None,
            media_type: None,
            watcher: None,
        }
    }

    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self::new(Method::Get, path)
    }

    pub(crate) fn post(path: impl Into<String>, body: &impl Serialize) -> Self {
        Self::new(Method::Post, path).with_body(body)
    }

    pub(crate) fn put(path: &str, body: &impl Serialize) -> Self {
        Self::new(Method::Put, path).with_body(body)
    }

    pub(crate) fn patch(path: &str, part: Part) -> Self {
        Self {
            part: Some(part),
            ..Self::new(Method::Patch, path)
        }
    }

    pub(crate) fn delete(path: &str) -> Self {
        Self::new(Method::Delete, path)
    }

    fn with_body(mut self, body: &impl Serialize) -> Self {
        // Contract types hold strings, numbers and lists only: they always serialize.
        self.body = serde_json::to_string(body).ok();
        self
    }

    pub(crate) fn once(mut self, idempotency_key: &str) -> Self {
        self.idempotency_key = Some(idempotency_key.to_owned());
        self
    }

    pub(crate) fn watched(mut self, watcher: Watcher) -> Self {
        self.watcher = Some(watcher);
        self
    }

    pub(crate) fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    pub(crate) fn for_file(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        // Whoever does not look on still does not want half of it.
        self.watched(Watcher::new(|_| {}))
    }

    pub(crate) fn if_match(mut self, version: u32) -> Self {
        self.if_match = Some(version);
        self
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// JSON, or a document.
    pub body: Vec<u8>,
    /// The build of the front end that the server now serves, if it says so.
    pub build: Option<String>,
}

/// Carries calls to a server. The browser's `fetch` in the product, a fake in tests.
pub trait Transport: Send + Sync {
    /// Sends one call; dropping the future aborts it.
    fn send(&self, call: Call) -> LocalBoxFuture<'static, Result<Answer, Error>>;
}

type BuildWatcher = Arc<dyn Fn(&str) + Send + Sync>;

/// A server that keeps the contract.
#[derive(Clone)]
pub struct Client {
    transport: Arc<dyn Transport>,
    on_build: Option<BuildWatcher>,
}

impl Client {
    /// The server at `base` (`https://api.example.jp`, or empty for the page's own origin).
    pub fn browser(base: String) -> Self {
        Self::new(Arc::new(Browser { base }))
    }

    /// A server behind any transport.
    pub fn new(transport: Arc<dyn Transport>) -> Self {
        Self {
            transport,
            on_build: None,
        }
    }

    /// Tells the build that the server serves, with every answer that names one.
    pub fn on_build(mut self, watcher: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.on_build = Some(Arc::new(watcher));
        self
    }

    pub(crate) async fn read<T: DeserializeOwned>(&self, call: Call) -> Result<T, Error> {
        let body = self.send(call).await?;
        serde_json::from_slice(&body).map_err(|_| Error::Unreadable)
    }

    pub(crate) async fn send(&self, call: Call) -> Result<Vec<u8>, Error> {
        let answer = self.transport.send(call).await?;
        if let (Some(watcher), Some(build)) = (&self.on_build, &answer.build) {
            watcher(build);
        }
        match answer.status {
            200..=299 => Ok(answer.body),
            _ => {
                Err(serde_json::from_slice(&answer.body).map_or(Error::Unreadable, Error::Problem))
            }
        }
    }
}
