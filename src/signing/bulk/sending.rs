//! Sends all of them, once, however often it is tried.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, signing};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::NewBulkRequest;
use madoguchi_ui::dom;

use super::Flow;
use super::model::BulkForm;
use crate::shell::failure::Failure;
use crate::shell::navigation::use_navigation;
use crate::shell::routes::Route;
use crate::shell::session::use_session;
use crate::shell::use_client;

/// The requests on their way.
#[derive(Clone, Copy)]
pub struct Sending {
    /// They are being sent.
    pub is_busy: RwSignal<bool>,
    /// Why they did not arrive, where no field can tell.
    pub failure: RwSignal<Option<Failure>>,
    /// Sends them.
    pub send: Callback<()>,
}

impl Sending {
    /// Will send `request`, which comes from the flow's form.
    pub fn new(flow: Flow, request: NewBulkRequest) -> Self {
        let client = use_client();
        let session = use_session();
        let navigation = use_navigation();
        let is_busy = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
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
                let result = signing::send_in_bulk(&client, &request, &key).await;
                // The reader may have gone to another page meanwhile.
                if flow.form.try_with_untracked(|_| ()).is_none() {
                    return;
                }
                match result.map_err(Failure::from) {
                    Ok(sent) => {
                        let mut rows = request.rows.iter();
                        let has_own_codes = rows.any(|row| !row.access_code.code.is_empty());
                        flow.sent.try_set(Some((sent, has_own_codes)));
                        // Its files are the requests' now.
                        flow.uploads.rows.try_set(Vec::new());
                        flow.file.try_set(None);
                        flow.form.try_set(BulkForm::default());
                    }
                    Err(lost @ (Failure::Network | Failure::Timeout | Failure::Server)) => {
                        flow.form.try_update(BulkForm::note_lost);
                        failure.try_set(Some(lost));
                    }
                    Err(refused) => match mend(&client, flow, &refused).await {
                        true => navigation.replace(Route::BulkSending),
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
            send,
        }
    }
}

/// Takes the server's refusal back to the form. Whether that tells it.
async fn mend(client: &Client, flow: Flow, refused: &Failure) -> bool {
    let Failure::Refused(problem) = refused else {
        return false;
    };
    // Any other refusal comes before the server looks whether it has this request already.
    if problem.code != ProblemCode::InvalidFields {
        return false;
    }
    flow.form.try_update(BulkForm::note_refused);
    if let Ok(policy) = signing::policy(client).await {
        flow.policy.try_set_value(Some(policy));
    }
    let fields = flow.uploads.lose_refused(&problem.fields, "/documents/");
    let (ready, missing) = untrack(|| (flow.uploads.ready(), flow.uploads.missing()));
    // Taken later, they would take the error of the lost files away.
    flow.form.try_update(|form| form.set_documents(ready));
    let is_told = match fields.len() == problem.fields.len() {
        true => flow.form.try_update(|form| form.apply(&fields)),
        false => flow.with_policy(|form, policy| form.check(policy, missing).is_none()),
    };
    flow.attempt.try_update(|attempt| *attempt += 1);
    is_told == Some(true)
}
