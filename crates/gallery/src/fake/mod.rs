//! A server in memory, behind the portal's `Transport`: the data and the failures that a story has
//! chosen, and acts that change the data as the real ones do.

mod access_log;
mod acts;
mod contracts;
mod ends;
mod filing_acts;
mod people;
mod records;
mod samples;
mod signing;
#[cfg(test)]
mod tests;
mod trouble;
mod world;

use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use futures::future::{LocalBoxFuture, pending};
use leptos::prelude::{Callable, Callback};
use madoguchi_api::{Answer, Arrived, Call, Client, Error, Method, Transport};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{RecordAct, RecordQuery};
use madoguchi_contract::sharing::DecideRequest;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub use people::{ENTRY, Names, PRIME, UNLINKED, Who, member};
pub use signing::policy;
pub use trouble::{Endpoint, TROUBLES, Trouble};
pub use world::{DOWNLOADING, MIXED, NOW_MS, VIEWING, World};

use crate::settle;
use records::DOCUMENT;

/// The build that pages of the workbench say they are.
pub const BUILD: &str = "workbench";

/// The server. Its clones share one world.
#[derive(Clone)]
pub struct Fake {
    world: Arc<Mutex<World>>,
    on_call: Callback<(String, String)>,
}

impl Fake {
    /// A server that knows `world`, and tells each call with its result.
    pub fn new(world: World, on_call: Callback<(String, String)>) -> Self {
        let world = Arc::new(Mutex::new(world));
        Self { world, on_call }
    }

    /// The client that speaks to it.
    pub fn client(&self) -> Client {
        Client::new(Arc::new(self.clone()))
    }
}

impl Transport for Fake {
    fn send(&self, call: Call) -> LocalBoxFuture<'static, Result<Answer, Error>> {
        let is_under_way = settle::begin();
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        let result = world.receive(&call);
        let build = if world.has_newer_build {
            "newer"
        } else {
            BUILD
        };
        drop(world);

        // What a call carries is not told: it may be a password.
        let name = format!("{} {}", method(call.method), call.path);
        let outcome = match result {
            Ok(body) => Some(Ok((200, body))),
            Err(trouble) => trouble.outcome(),
        };
        let told = match &outcome {
            None => "…".to_owned(),
            Some(Ok((status, _))) => status.to_string(),
            Some(Err(error)) => format!("{error:?}"),
        };
        self.on_call.run((name, told));
        if let Some(watcher) = &call.watcher {
            // What never comes stays on its way.
            watcher.tell(Arrived {
                bytes: 43,
                total: Some(100),
            });
        }
        match outcome {
            // A page that waits for ever has settled: this is what it looks like.
            None => pending().boxed_local(),
            Some(outcome) => async move {
                let _is_under_way = is_under_way;
                let (status, body) = outcome?;
                Ok(Answer {
                    status,
                    body,
                    build: Some(build.to_owned()),
                })
            }
            .boxed_local(),
        }
    }
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

impl World {
    fn receive(&mut self, call: &Call) -> Result<Vec<u8>, Trouble> {
        let (endpoint, names) = Endpoint::of(call).ok_or(ProblemCode::NotFound)?;
        self.let_others_act(endpoint);
        if let Some(trouble) = self.trouble(endpoint) {
            return Err(trouble);
        }
        if endpoint.needs_session() && !self.is_signed_in {
            return Err(ProblemCode::SignedOut.into());
        }
        if endpoint.needs_right_to_share() && !self.me.may_share() {
            return Err(ProblemCode::NotAllowed.into());
        }
        if endpoint.needs_right_to_draft() && !self.me.may_draft() {
            return Err(ProblemCode::NotAllowed.into());
        }
        match endpoint {
            Endpoint::Session => write(&self.session()),
            Endpoint::SignIn => write(&self.sign_in(read(call)?)?),
            Endpoint::SignOut => {
                self.sign_out();
                Ok(Vec::new())
            }
            Endpoint::Language => Ok(Vec::new()),
            Endpoint::Invitation => write(&self.invitation()?),
            Endpoint::Acceptance => write(&self.accept(read(call)?)?),
            Endpoint::Shares => write(&self.share_list()),
            Endpoint::Changes => write(&self.change_shares(read(call)?)?),
            Endpoint::Requests => write(&self.requests()),
            Endpoint::Decision => {
                let DecideRequest { decision } = read(call)?;
                write(&self.decide(names[0], call.if_match, decision)?)
            }
            Endpoint::Visibility => write(&self.visibility()),
            Endpoint::Renewal => write(&self.renew(names[0], call.if_match, &read(call)?)?),
            Endpoint::Undo => write(&self.undo()?),
            Endpoint::Stop => write(&self.stop(names[0], call.if_match)?),
            Endpoint::Records => {
                let query: RecordQuery = query(call)?;
                self.visit(names[0], &query);
                write(&self.record_list(names[0], query)?)
            }
            Endpoint::Lookup => write(&self.look_up(query(call)?)?),
            Endpoint::Record => write(&self.record_detail(names[0], names[1])?),
            Endpoint::View => self.document(names[0], names[1], names[2], RecordAct::View),
            Endpoint::Download => self.document(names[0], names[1], names[2], RecordAct::Download),
            Endpoint::Together => self.documents(names[0], names[1], &wanted_documents(call)),
            Endpoint::RecordsCsv => self.records_csv(names[0], query(call)?),
            Endpoint::Withdrawal => write(&self.withdraw(names[0], &read(call)?)?),
            Endpoint::Correction => {
                write(&self.submit(names[0], RecordAct::Correct, &read(call)?)?)
            }
            Endpoint::Resubmission => {
                write(&self.submit(names[0], RecordAct::Resubmit, &read(call)?)?)
            }
            Endpoint::Announcement => write(&self.announce(&read(call)?)?),
            Endpoint::Upload => write(&self.upload(names[0])?),
            Endpoint::Part => write(&self.receive_part(names[0], call.part.as_ref())?),
            Endpoint::CallOff => {
                self.call_off(names[0]);
                Ok(Vec::new())
            }
            Endpoint::AccessLog => write(&self.access_log(&query(call)?)),
            Endpoint::AccessLogCsv => Ok(self.access_log_csv(&query(call)?)),
            Endpoint::Policy => write(&self.read_policy()),
            Endpoint::SetPolicy => write(&self.set_policy(call.if_match, &read(call)?)?),
            Endpoint::SignatureRequests => write(&self.request_page(&query(call)?)?),
            Endpoint::SendRequest => write(&self.send_request(&read(call)?)?),
            Endpoint::SendInBulk => write(&self.send_in_bulk(&read(call)?)?),
            Endpoint::SignatureRequest => write(&self.signature_request(names[0])?),
            Endpoint::ReRequest => write(&self.re_request(names[0], &read(call)?)?),
            Endpoint::SignerChange => write(&self.change_signer(names[0], &read(call)?)?),
            Endpoint::TakingBack => write(&self.withdraw_request(names[0])?),
            Endpoint::Contract | Endpoint::Copy => Ok(DOCUMENT.to_vec()),
            Endpoint::Timeline => self.timeline(names[0]),
            Endpoint::CopyCheck => write(&self.check_copy(&read(call)?)),
        }
    }
}

fn read<T: DeserializeOwned>(call: &Call) -> Result<T, Trouble> {
    let body = call.body.as_deref().unwrap_or_default();
    serde_json::from_str(body).map_err(|_| ProblemCode::Malformed.into())
}

/// The ids that the address names, each as `document`.
fn wanted_documents(call: &Call) -> Vec<String> {
    let (_, query) = call.path.split_once('?').unwrap_or_default();
    let fields = form_urlencoded::parse(query.as_bytes());
    let wanted = fields.filter(|(name, _)| name == "document");
    wanted.map(|(_, id)| id.into_owned()).collect()
}

/// What the address asks for: text by name.
fn query<T: DeserializeOwned>(call: &Call) -> Result<T, Trouble> {
    let (_, query) = call.path.split_once('?').unwrap_or_default();
    let fields = form_urlencoded::parse(query.as_bytes());
    let fields: Map<String, Value> = fields
        .map(|(name, value)| (name.into_owned(), value.into_owned().into()))
        .collect();
    serde_json::from_value(fields.into()).map_err(|_| ProblemCode::Malformed.into())
}

fn write(answer: &impl Serialize) -> Result<Vec<u8>, Trouble> {
    serde_json::to_vec(answer).map_err(|_| ProblemCode::Internal.into())
}
