//! Acts that can be undone for a moment, on whatever page the reader is by then (G-07).

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, sharing};
use madoguchi_contract::sharing::Undo;
use madoguchi_ui::{Toast, Toaster, Toasts, dom};

use super::failure::Failure;
use super::locale::{Text, t};
use super::notices::Notices;
use super::session::{SessionContext, use_session};

/// What can be undone, for every page.
#[derive(Clone, Copy)]
pub struct Undoing {
    toaster: Toaster,
    is_wanted: RwSignal<bool>,
    undone: RwSignal<Vec<String>>,
    /// How often what pages show may have changed.
    rounds: RwSignal<u32>,
    client: StoredValue<Client>,
    session: SessionContext,
    notices: Notices,
}

/// The clock that toasts go by, where it is not the device's.
#[derive(Clone, Copy)]
pub struct ToastClock(pub Signal<i64>);

/// The context of what can be undone.
pub fn use_undoing() -> Undoing {
    expect_context::<Undoing>()
}

impl Undoing {
    /// Gives the context; call once, after the session's.
    pub fn provide(client: Client, notices: Notices) {
        let session = use_session();
        let undoing = Self {
            toaster: Toaster::new(),
            is_wanted: RwSignal::new(false),
            undone: RwSignal::new(Vec::new()),
            rounds: RwSignal::new(0),
            client: StoredValue::new(client),
            session,
            notices,
        };
        provide_context(undoing);
        let account_id = Memo::new(move |_| session.account().map(|account| account.id));
        Effect::new(move |_| {
            // What one account did is nothing to the next one on this device.
            account_id.track();
            undoing.toaster.clear();
        });
    }

    /// Says what was done, and offers to undo it for as long as the server does.
    pub fn offer(self, message: impl Into<TextProp>, undo: Undo) {
        self.show(Toast::new(message), undo.id, dom::random_key());
    }

    /// Whether the act with this id was undone here; reactive.
    pub fn is_undone(self, id: &str) -> bool {
        self.undone.read().iter().any(|undone| undone == id)
    }

    /// Changes when something was undone, or could not be: what is shown may be old; reactive.
    pub fn rounds(self) -> u32 {
        self.rounds.get()
    }

    /// Something was done that pages which are open do not know of.
    pub fn pages_are_old(self) {
        self.rounds.update(|rounds| *rounds += 1);
    }

    /// Whether there has been anything to undo; reactive.
    pub fn is_wanted(self) -> bool {
        self.is_wanted.get()
    }

    fn show(self, toast: Toast, id: String, key: String) {
        // Trying again is the same act, so it has the same key.
        let undo = Callback::new(move |()| self.undo(id.clone(), key.clone()));
        self.is_wanted.set(true);
        self.toaster.show_now(toast.with_undo(undo));
    }

    fn undo(self, id: String, key: String) {
        let client = self.client.get_value();
        spawn_local(async move {
            let Err(error) = sharing::undo(&client, &id, &key).await else {
                self.undone.update(|undone| undone.push(id));
                self.pages_are_old();
                self.session.refresh();
                self.toaster.show_now(Toast::new(t::common::UNDONE));
                return;
            };
            let failure = Failure::from(error);
            self.session.note(&failure);
            match failure {
                Failure::Refused(_) => {
                    self.pages_are_old();
                    dom::scroll_to_top();
                    self.notices.fail(failure);
                }
                // Nobody here knows whether it arrived.
                _ => self.show(Toast::new(t::common::UNDO_UNSURE).doubtful(), id, key),
            }
        });
    }
}

/// Where acts that can be undone are told of.
#[component]
pub fn UndoToasts() -> impl IntoView {
    let still = use_context::<ToastClock>();
    let clock = Callback::new(move |()| still.map_or_else(dom::ticking, |ToastClock(now)| now));
    let text = |text: Text| TextProp::from(text);
    view! {
        <Toasts
            toaster=use_undoing().toaster
            clock
            label=text(t::common::ACTS)
            undo=text(t::common::UNDO)
            can_undo=text(t::common::CAN_UNDO)
        />
    }
}
