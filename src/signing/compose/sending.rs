//! Sends the request, once, however often it is tried.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, signing};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::NewSignatureRequest;
use madoguchi_ui::dom;

use super::flow::Flow;
use super::model::ComposeForm;
use crate::shell::failure::Failure;
use crate::shell::navigation::use_navigation;
use crate::shell::routes::{EditStep, Route};
use crate::shell::session::use_session;
use crate::shell::use_client;

/// A request on its way.
#[derive(Clone, Copy)]
pub struct Sending {
    /// It is being sent.
    pub is_busy: RwSignal<bool>,
    /// Why it did not arrive, where no field can tell.
    pub failure: RwSignal<Option<Failure>>,
    /// An earlier try has arrived, with another own code.
    pub is_sent_already: RwSignal<bool>,
    /// Sends it.
    pub send: Callback<()>,
}

impl Sending {
    /// Will send `request`, which comes from the flow's form.
    pub fn new(flow: Flow, request: NewSignatureRequest) -> Self {
        let client = use_client();
        let session = use_session();
        let navigation = use_navigation();
        let is_busy = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
        let is_sent_already = RwSignal::new(false);
        let send = Callback::new(move |()| {
            if is_busy.get_untracked() {
                return;
            }
            is_busy.set(true);
            failure.set(None);
            let fresh = dom::random_key;
            let key = flow.form.try_update(|form| form.idempotency_key(fresh));
            let key = key.unwrap_or_default();
            let (client, request) = (client.clone(), request.clone());
            spawn_local(async move {
                let result = signing::send(&client, &request, &key).await;
                // The reader may have gone to another page meanwhile.
                if flow.is_left() {
                    return;
                }
                match result.map_err(Failure::from) {
                    Ok(sent) => {
                        flow.finish(sent);
                        navigation.replace(Route::Compose(EditStep::Completion));
                    }
                    Err(lost @ (Failure::Network | Failure::Timeout | Failure::Server)) => {
                        flow.form.update(ComposeForm::note_lost);
                        failure.try_set(Some(lost));
                    }
                    Err(Failure::Refused(problem))
                        if problem.code == ProblemCode::IdempotencyKeyReused =>
                    {
                        is_sent_already.try_set(true);
                    }
                    Err(refused) => match mend(&client, flow, &refused).await {
                        true => navigation.replace(Route::Compose(EditStep::Input)),
                        false => {
                            session.note(&refused);
                            failure.try_set(Some(refused).filter(|it| *it != Failure::SignedOut));
                        }
                    },
                }
                is_busy.try_set(false);
            });
        });
        Self {
            is_busy,
            failure,
            is_sent_already,
            send,
        }
    }
}

/// Takes the server's refusal back to the form: files that it has no more, errors at their inputs,
/// the policy as it is now. Whether that tells all of it.
async fn mend(client: &Client, flow: Flow, refused: &Failure) -> bool {
    let Failure::Refused(problem) = refused else {
        return false;
    };
    // Any other refusal comes before the server looks whether it has this request already.
    if problem.code != ProblemCode::InvalidFields {
        return false;
    }
    flow.form.update(ComposeForm::note_refused);
    let policy = signing::policy(client).await;
    if flow.is_left() {
        return false;
    }
    if let Ok(policy) = policy {
        flow.learn(policy);
    }
    let fields = flow.uploads.lose_refused(&problem.fields, "/documents/");
    let (ready, missing) = untrack(|| (flow.uploads.ready(), flow.uploads.missing()));
    let is_told = flow.form.try_update(|form| {
        // Taken later, they would take the error of the lost files away.
        form.set_documents(ready);
        match fields.is_empty() {
            true => form.check(&flow.policy.get_untracked(), missing).is_none(),
            false => form.apply(&fields),
        }
    });
    flow.attempt.update(|attempt| *attempt += 1);
    is_told == Some(true)
}
