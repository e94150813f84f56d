//! A server behind the `Transport` that answers what it was told, and remembers what it was asked.

use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::LocalBoxFuture;
use madoguchi_api::{Answer, Call, Client, Error, Method, Transport};
use serde::Serialize;

/// A path, and what its next answer waits for.
type Held = (&'static str, oneshot::Receiver<()>);

type Rule = (Method, &'static str, Result<(u16, String), Error>);

/// The latest answer to a method and path counts.
#[derive(Clone, Default)]
pub struct FakeServer {
    rules: Arc<Mutex<Vec<Rule>>>,
    calls: Arc<Mutex<Vec<Call>>>,
    held: Arc<Mutex<Option<Held>>>,
}

impl FakeServer {
    /// Answers with `status` and a body from now on.
    pub fn answer(&self, method: Method, path: &'static str, status: u16, body: &impl Serialize) {
        let body = serde_json::to_string(body).unwrap();
        let rule = (method, path, Ok((status, body)));
        self.rules.lock().unwrap().push(rule);
    }

    /// Fails from now on, as when the network is lost.
    pub fn fail(&self, method: Method, path: &'static str, error: Error) {
        self.rules.lock().unwrap().push((method, path, Err(error)));
    }

    /// The next answer to `path` is on its way until the sender that is returned is dropped.
    pub fn hold(&self, path: &'static str) -> oneshot::Sender<()> {
        let (sender, receiver) = oneshot::channel();
        *self.held.lock().unwrap() = Some((path, receiver));
        sender
    }

    /// What was asked of `path` with `method`.
    pub fn calls(&self, method: Method, path: &str) -> Vec<Call> {
        let calls = self.calls.lock().unwrap();
        let same = |call: &&Call| call.method == method && call.path == path;
        calls.iter().filter(same).cloned().collect()
    }

    /// The client that speaks to it.
    pub fn client(&self) -> Client {
        Client::new(Arc::new(self.clone()))
    }
}

impl Transport for FakeServer {
    fn send(&self, call: Call) -> LocalBoxFuture<'static, Result<Answer, Error>> {
        let rules = self.rules.lock().unwrap();
        let same = |rule: &&Rule| rule.0 == call.method && rule.1 == call.path;
        let answer = match rules.iter().rev().find(same) {
            Some((_, _, Ok((status, body)))) => Ok(Answer {
                status: *status,
                body: body.clone().into_bytes(),
                build: None,
            }),
            Some((_, _, Err(error))) => Err(error.clone()),
            None => panic!("no answer for {:?} {}", call.method, call.path),
        };
        drop(rules);
        let mut held = self.held.lock().unwrap();
        let gate = held.take_if(|(path, _)| call.path == *path);
        drop(held);
        self.calls.lock().unwrap().push(call);
        async {
            if let Some((_, gate)) = gate {
                let _ = gate.await;
            }
            answer
        }
        .boxed_local()
    }
}
