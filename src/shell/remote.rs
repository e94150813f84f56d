//! Data of the server on a page: loading, failed or there.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use madoguchi_api::{Client, Error};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_ui::{Skeleton, dom};

use super::failure::{Failure, FailureBanner};
use super::locale::t;
use super::page::HEADING;
use super::session::use_session;
use super::undo::use_undoing;
use super::use_client;

type Fetched<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;

/// What a page reads from the server. It is read again after the reader has signed in again or
/// undone an act, and the request is aborted when the page goes away.
pub struct Remote<T: Send + Sync + 'static> {
    state: RwSignal<Option<Result<T, Failure>>>,
    round: RwSignal<u32>,
    is_loading: RwSignal<bool>,
    /// Whether there was data before.
    was_there: StoredValue<bool>,
}

impl<T: Send + Sync> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Remote<T> {}

impl<T: Clone + Send + Sync> Remote<T> {
    /// Starts reading.
    pub fn new(fetch: impl Fn(Client) -> Fetched<T> + 'static) -> Self {
        Self::following(|| (), move |client, ()| fetch(client))
    }

    /// Starts reading what `wanted` names, and reads anew whenever that changes; a request for
    /// what is no longer wanted is aborted.
    pub fn following<K: 'static>(
        wanted: impl Fn() -> K + 'static,
        fetch: impl Fn(Client, K) -> Fetched<T> + 'static,
    ) -> Self {
        let session = use_session();
        let undoing = use_undoing();
        let client = use_client();
        let remote = Self {
            state: RwSignal::new(None),
            round: RwSignal::new(0),
            is_loading: RwSignal::new(true),
            was_there: StoredValue::new(false),
        };
        Effect::new(move |_| {
            remote.round.track();
            session.signed_in_again();
            undoing.rounds();
            remote.is_loading.set(true);
            let fetched = fetch(client.clone(), wanted());
            spawn_local_scoped_with_cancellation(async move {
                let result = fetched.await.map_err(Failure::from);
                if let Err(failure) = &result {
                    session.note(failure);
                }
                if result.is_ok() {
                    remote.was_there.set_value(true);
                }
                remote.is_loading.set(false);
                remote.state.set(Some(result));
            });
        });
        remote
    }

    /// Whether an answer is on its way; reactive.
    pub fn is_loading(self) -> bool {
        self.is_loading.get()
    }

    /// Reads again; what is there stays on screen meanwhile.
    pub fn reload(self) {
        self.round.update(|round| *round += 1);
    }

    /// A part of the data, once there; reactive.
    pub fn map<U>(self, part: impl FnOnce(&T) -> U) -> Option<U> {
        self.state
            .with(|state| state.as_ref()?.as_ref().ok().map(part))
    }

    /// What went wrong, if something did; reactive.
    pub fn failure(self) -> Option<Failure> {
        self.state
            .with(|state| state.as_ref()?.as_ref().err().cloned())
    }

    /// The code of the problem that the server answered with, if it did; reactive.
    pub fn problem(self) -> Option<ProblemCode> {
        self.failure()?.code()
    }

    /// Reads again, with a skeleton in the place of what went wrong.
    pub fn try_again(self) {
        self.state.set(None);
        self.reload();
    }

    /// The data, a skeleton while it loads, or what went wrong with a way to try again.
    pub fn view(self, show: impl Fn(T) -> AnyView + Send + 'static) -> impl IntoView {
        move || match self.state.get() {
            None => view! { <Skeleton lines=4 status=t::common::LOADING /> }.into_any(),
            Some(Ok(value)) => show(value),
            Some(Err(failure)) => {
                // What was pressed may have gone with what was shown.
                if self.was_there.get_value() {
                    dom::focus_soon_if_lost(HEADING.to_owned());
                }
                view! {
                <FailureBanner
                    failure=Signal::stored(Some(failure))
                    on_retry=Callback::new(move |()| {
                        self.try_again();
                        // The button goes with the banner.
                        dom::focus_main_heading();
                    })
                />
                }
                .into_any()
            }
        }
    }
}
