//! Registers what the form asks for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, sharing};
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::sharing::ChangeSharesRequest;
use madoguchi_ui::dom;

use super::flow::Flow;
use crate::shell::failure::Failure;
use crate::shell::locale::{t, today};
use crate::shell::navigation::use_navigation;
use crate::shell::routes::{EditStep, Route};
use crate::shell::session::use_session;
use crate::shell::undo::use_undoing;
use crate::shell::use_client;

/// Sends the form; it is registered once, however often it is tried.
#[derive(Clone, Copy)]
pub struct Registration {
    /// The form is on its way.
    pub is_sending: RwSignal<bool>,
    /// Why it did not arrive, where no row can tell.
    pub failure: RwSignal<Option<Failure>>,
    /// Sends it.
    pub send: Callback<()>,
}

impl Registration {
    /// Will send `request`, which comes from the flow's form.
    pub fn new(flow: Flow, request: ChangeSharesRequest) -> Self {
        let client = use_client();
        let session = use_session();
        let navigation = use_navigation();
        let undoing = use_undoing();
        let is_sending = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
        let send = Callback::new(move |()| {
            if is_sending.get_untracked() {
                return;
            }
            is_sending.set(true);
            failure.set(None);
            let key = flow
                .form
                .try_update(|form| form.idempotency_key(dom::random_key))
                .unwrap_or_default();
            let (client, request) = (client.clone(), request.clone());
            spawn_local(async move {
                let result = sharing::change_shares(&client, &request, &key).await;
                match result.map_err(Failure::from) {
                    Ok(mut list) => {
                        let undo = list.undo.take();
                        // The reader may have gone to another page meanwhile.
                        if !flow.is_left() {
                            flow.finish(list, undo.as_ref());
                            navigation.replace(Route::ShareEdit(EditStep::Completion));
                        }
                        if let Some(undo) = undo {
                            let deleted = request.delete.len();
                            undoing.offer(move || t::sharing::did_delete_now(deleted), undo);
                        }
                    }
                    Err(_) if flow.is_left() => return,
                    Err(lost @ (Failure::Network | Failure::Timeout | Failure::Server)) => {
                        flow.is_unsure.set_value(true);
                        failure.try_set(Some(lost));
                    }
                    Err(refused) => match mend(&client, flow, &refused).await {
                        Mended::AtItsRows => navigation.replace(Route::ShareEdit(EditStep::Input)),
                        Mended::Not => {
                            session.note(&refused);
                            failure.try_set(Some(refused).filter(|it| *it != Failure::SignedOut));
                        }
                    },
                }
                is_sending.try_set(false);
            });
        });
        Self {
            is_sending,
            failure,
            send,
        }
    }
}

enum Mended {
    /// The errors stand at the rows that they are about.
    AtItsRows,
    /// Only a message on this page can tell.
    Not,
}

/// Takes the server's refusal back to the form: errors at their inputs, conflicts with both
/// versions.
async fn mend(client: &Client, flow: Flow, refused: &Failure) -> Mended {
    let Failure::Refused(problem) = refused else {
        return Mended::Not;
    };
    let is_shared = |field: &FieldError| field.code == FieldCode::AlreadyShared;
    // It was this form that shared it, in a try whose answer was lost.
    let is_own = flow.is_unsure.get_value() && problem.fields.iter().any(is_shared);
    match problem.code {
        ProblemCode::InvalidFields if !is_own => {
            flow.form.update(|form| form.apply(&problem.fields));
        }
        ProblemCode::InvalidFields | ProblemCode::ShareConflict => {
            let Ok(list) = sharing::shares(client).await else {
                return Mended::Not;
            };
            if flow.is_left() {
                return Mended::Not;
            }
            flow.rebase(list);
            flow.form.update(|form| {
                form.check(today());
            });
        }
        _ => return Mended::Not,
    }
    flow.attempt.update(|attempt| *attempt += 1);
    Mended::AtItsRows
}
