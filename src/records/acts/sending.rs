//! Sends an act, once, however often it is tried.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, Error, records};
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::records::{Family, RecordAct, RecordDetail, RecordStatus};
use madoguchi_ui::dom;

use super::form::{ActForm, Request};
use super::words::texts;
use crate::records::record_address;
use crate::shell::draft;
use crate::shell::failure::Failure;
use crate::shell::navigation::use_navigation;
use crate::shell::notices::Notices;
use crate::shell::session::use_session;
use crate::shell::undo::use_undoing;
use crate::shell::uploads::Uploads;
use crate::shell::use_client;

/// An act on its way.
#[derive(Clone, Copy)]
pub struct Sending {
    /// The question before it is open.
    pub is_asking: RwSignal<bool>,
    /// It is being sent.
    pub is_busy: RwSignal<bool>,
    /// Why it did not arrive; trying again may help.
    pub failure: RwSignal<Option<Failure>>,
    /// Why it can no longer be done.
    pub is_late: RwSignal<Option<TooLate>>,
    /// Sends it.
    pub send: Callback<Request>,
}

/// What has happened to the filing meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLate {
    /// It is in this state now.
    State(RecordStatus),
    /// It is gone, or can no longer be seen.
    Gone,
}

/// What is acted on, and the form that says how.
#[derive(Clone)]
pub struct Subject {
    /// 申請取下げ, 補正 or 再提出
    pub act: RecordAct,
    /// The filing.
    pub id: String,
    /// The name of the form's draft, and whose it is.
    pub draft: (String, String),
    /// What was put in.
    pub form: RwSignal<ActForm>,
    /// The files.
    pub uploads: Uploads,
    /// Told when files that were ready are not any more.
    pub recheck: Callback<()>,
}

impl Sending {
    /// Will send what `subject` describes, and then show the filing anew.
    pub fn new(subject: Subject) -> Self {
        let client = use_client();
        let session = use_session();
        let navigation = use_navigation();
        let notices = expect_context::<Notices>();
        let undoing = use_undoing();
        let is_asking = RwSignal::new(false);
        let is_busy = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
        let is_late = RwSignal::new(None::<TooLate>);
        let send = Callback::new(move |request: Request| {
            if is_busy.get_untracked() {
                return;
            }
            is_busy.set(true);
            failure.set(None);
            let key = subject
                .form
                .try_update(|form| form.idempotency_key(dom::random_key))
                .unwrap_or_default();
            let (client, subject) = (client.clone(), subject.clone());
            spawn_local(async move {
                let result = call(&client, &subject, &request, &key).await;
                is_busy.try_set(false);
                match result.map_err(Failure::from) {
                    Ok(_) => {
                        let (name, account) = &subject.draft;
                        draft::remove(name, account);
                        // The reader may have left the page while it was on its way.
                        if is_asking.try_set(false).is_none() {
                            let address = record_address(Family::Filing, &subject.id);
                            navigation.replace_address(&address);
                        } else {
                            undoing.pages_are_old();
                        }
                        notices.show(texts(subject.act).done);
                    }
                    Err(Failure::Refused(problem)) => match mend(&subject, &problem) {
                        Some(late) => {
                            is_asking.try_set(false);
                            is_late.try_set(late);
                        }
                        None => {
                            failure.try_set(Some(Failure::Refused(problem)));
                        }
                    },
                    Err(lost) => {
                        session.note(&lost);
                        failure.try_set(Some(lost).filter(|it| *it != Failure::SignedOut));
                    }
                }
            });
        });
        Self {
            is_asking,
            is_busy,
            failure,
            is_late,
            send,
        }
    }
}

async fn call(
    client: &Client,
    subject: &Subject,
    request: &Request,
    key: &str,
) -> Result<RecordDetail, Error> {
    let id = &subject.id;
    match request {
        Request::Withdraw(request) => records::withdraw(client, id, request, key).await,
        Request::Submit(request) => records::submit(client, id, subject.act, request, key).await,
    }
}

/// Takes the server's refusal back to the form. None when only a message can tell it; otherwise
/// whether it is too late for the act.
fn mend(subject: &Subject, problem: &Problem) -> Option<Option<TooLate>> {
    match problem.code {
        ProblemCode::WrongState => {
            let status = problem.params.get("status");
            let status = status.and_then(|it| RecordStatus::parse(Family::Filing, it));
            let status = status.unwrap_or(RecordStatus::Unknown);
            Some(Some(TooLate::State(status)))
        }
        ProblemCode::NotFound => Some(Some(TooLate::Gone)),
        ProblemCode::InvalidFields => {
            let fields = &problem.fields;
            let left = subject.uploads.lose_refused(fields, "/uploads/");
            (left.len() < fields.len()).then(|| {
                subject.recheck.run(());
                None
            })
        }
        _ => None,
    }
}
