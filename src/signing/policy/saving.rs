//! Saves the policy from the version that its administrator saw.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::signing;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{AccessCodePolicy, AccessCodeSource, SetAccessCodePolicyRequest};

use crate::shell::failure::Failure;
use crate::shell::locale::t;
use crate::shell::notices::Notices;
use crate::shell::session::use_session;
use crate::shell::use_client;

/// What an administrator has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// 必須, else 任意
    pub required: bool,
    /// Which codes.
    pub source: AccessCodeSource,
}

impl Choice {
    /// What a policy says.
    pub fn of(policy: &AccessCodePolicy) -> Self {
        Self {
            required: policy.required,
            source: policy.source,
        }
    }
}

/// A change on its way.
#[derive(Clone, Copy)]
pub struct Saving {
    /// It is being saved.
    pub is_busy: RwSignal<bool>,
    /// Why it was not saved.
    pub failure: RwSignal<Option<Failure>>,
    /// What another administrator has saved meanwhile.
    pub conflict: RwSignal<Option<AccessCodePolicy>>,
    /// Saves what is chosen.
    pub save: Callback<()>,
}

impl Saving {
    /// Will save `choice` over `seen`, the policy as it was read.
    pub fn new(seen: RwSignal<Option<AccessCodePolicy>>, choice: RwSignal<Choice>) -> Self {
        let client = use_client();
        let session = use_session();
        let notices = expect_context::<Notices>();
        let is_busy = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
        let conflict = RwSignal::new(None::<AccessCodePolicy>);
        let save = Callback::new(move |()| {
            let Some(policy) = seen.get_untracked() else {
                return;
            };
            if is_busy.get_untracked() {
                return;
            }
            is_busy.set(true);
            failure.set(None);
            let Choice { required, source } = choice.get_untracked();
            let request = SetAccessCodePolicyRequest {
                required,
                source: source.as_str().to_owned(),
            };
            let client = client.clone();
            spawn_local(async move {
                let result = signing::set_policy(&client, &policy, &request).await;
                let is_old =
                    |failure: &Failure| failure.code() == Some(ProblemCode::PreconditionFailed);
                match result.map_err(Failure::from) {
                    Ok(saved) => {
                        seen.try_set(Some(saved));
                        notices.show(t::policy::SAVED);
                    }
                    Err(refused) if is_old(&refused) => {
                        match signing::policy(&client).await.map_err(Failure::from) {
                            // An earlier try has arrived, though its answer did not.
                            Ok(now) if Choice::of(&now) == (Choice { required, source }) => {
                                seen.try_set(Some(now));
                                notices.show(t::policy::SAVED);
                            }
                            Ok(now) => {
                                conflict.try_set(Some(now));
                            }
                            Err(lost) => {
                                failure.try_set(Some(lost));
                            }
                        }
                    }
                    Err(lost) => {
                        session.note(&lost);
                        failure.try_set(Some(lost).filter(|it| *it != Failure::SignedOut));
                    }
                }
                is_busy.try_set(false);
            });
        });
        Self {
            is_busy,
            failure,
            conflict,
            save,
        }
    }
}
