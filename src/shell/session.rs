//! Who is signed in, in this tab and in the others.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, account};
use madoguchi_contract::account::{Account, AccountAct, Language, Session};
use madoguchi_contract::records::Family;
use madoguchi_ui::dom;

use super::draft;
use super::failure::Failure;
use super::locale;
use super::notices::Notices;

/// Where the tabs of one browser tell each other who came and went.
const CHANNEL: &str = "madoguchi.session";
/// Whose requests wait for later in this tab.
const POSTPONED: &str = "madoguchi.postponed";
const SIGNED_IN: &str = "signed-in";
const SIGNED_OUT: &str = "signed-out";
const VISITED: &str = "visited";
/// A tab that its reader comes back to asks anew, but not more often than this.
const ASKED_ANEW_MS: i64 = 60_000;

/// The session, for every page.
#[derive(Clone, Copy)]
pub struct SessionContext {
    state: RwSignal<SessionState>,
    /// The server has ended the session while a page was open.
    is_over: RwSignal<bool>,
    signed_in_again: RwSignal<u32>,
    asked_at: StoredValue<i64>,
    client: StoredValue<Client>,
    notices: Notices,
}

/// What is known of the session.
#[derive(Clone, PartialEq)]
pub enum SessionState {
    /// The server has not answered yet.
    Loading,
    /// The server could not be asked.
    Failed(Failure),
    /// The server's answer.
    Known(Session),
}

/// The session's context.
pub fn use_session() -> SessionContext {
    expect_context::<SessionContext>()
}

impl SessionContext {
    /// Gives the context and asks the server who is signed in; call once.
    pub fn provide(client: Client, notices: Notices) -> Self {
        let session = Self {
            state: RwSignal::new(SessionState::Loading),
            is_over: RwSignal::new(false),
            signed_in_again: RwSignal::new(0),
            asked_at: StoredValue::new(0),
            client: StoredValue::new(client),
            notices,
        };
        provide_context(session);
        session.refresh();
        dom::on_broadcast(
            CHANNEL,
            Callback::new(move |message: String| match message.as_str() {
                SIGNED_OUT => session.forget(),
                _ => session.refresh(),
            }),
        );
        dom::on_return(Callback::new(move |()| {
            let is_old = session.asked_at.get_value() + ASKED_ANEW_MS <= dom::now_ms();
            if is_old && session.account_now().is_some() {
                session.refresh();
            }
        }));
        session
    }

    /// What is known; reactive.
    pub fn state(self) -> SessionState {
        self.state.get()
    }

    /// Who is signed in; reactive.
    pub fn account(self) -> Option<Account> {
        self.state.with(|state| match state {
            SessionState::Known(session) => session.account.clone(),
            _ => None,
        })
    }

    /// Whether the account may share; reactive.
    pub fn may_share(self) -> bool {
        self.account()
            .is_some_and(|account| account.may(AccountAct::Share))
    }

    /// How many requests wait for the account's answer; reactive.
    pub fn waiting_requests(self) -> u32 {
        self.state.with(|state| match state {
            SessionState::Known(session) => session.waiting_requests,
            _ => 0,
        })
    }

    /// How many records have come since the account last looked at a family's list; reactive.
    pub fn new_records(self, family: Family) -> u32 {
        self.state.with(|state| match state {
            SessionState::Known(session) => session.new_records.of(family),
            _ => 0,
        })
    }

    /// Notes that the account has just looked at a family's list, as the server has.
    pub fn visit(self, family: Family) {
        if untrack(|| self.new_records(family)) > 0 {
            self.state.update(|state| {
                if let SessionState::Known(session) = state {
                    *session.new_records.of_mut(family) = 0;
                }
            });
            dom::broadcast(CHANNEL, VISITED);
        }
        self.refresh();
    }

    /// Whether the reader must sign in again to go on; reactive.
    pub fn is_over(self) -> bool {
        self.is_over.get()
    }

    /// How often the reader has signed in again on the open page; reactive.
    pub fn signed_in_again(self) -> u32 {
        self.signed_in_again.get()
    }

    /// Asks the server again.
    pub fn refresh(self) {
        self.asked_at.set_value(dom::now_ms());
        let client = self.client.get_value();
        spawn_local(async move {
            match account::session(&client).await {
                Ok(session) => {
                    // A page begins in the language that it stays in.
                    if let (None, Some(account)) = (self.account_now(), &session.account) {
                        self.adopt_language(account.language).await;
                    }
                    self.receive(session);
                }
                Err(error) if self.account_now().is_none() => {
                    self.state.set(SessionState::Failed(error.into()));
                }
                // A page that works goes on; its next call will tell.
                Err(_) => {}
            }
        });
    }

    /// Takes the server's word on who is signed in.
    fn receive(self, session: Session) {
        match (self.account_now(), &session.account) {
            // The page and what was typed on it stay, behind the question to sign in again.
            (Some(_), None) => self.is_over.set(true),
            (Some(now), Some(then)) if now.id != then.id => dom::reload(),
            (now, _) => {
                if self.is_over.get_untracked() && now.is_some() {
                    self.is_over.set(false);
                    self.signed_in_again.update(|times| *times += 1);
                }
                self.state.set(SessionState::Known(session));
            }
        }
    }

    /// Takes the answer to a sign-in on this page.
    pub fn sign_in(self, session: Session) {
        dom::tab_storage_remove(POSTPONED);
        let language = session.account.as_ref().map(|account| account.language);
        self.receive(session);
        match (language, locale::chosen()) {
            (Some(of_account), Some(chosen)) if chosen != of_account => self.keep_language(chosen),
            (Some(of_account), None) => spawn_local(self.adopt_language(of_account)),
            _ => {}
        }
        dom::broadcast(CHANNEL, SIGNED_IN);
    }

    /// Shows the words in the account's language, unless another one was chosen on this device.
    async fn adopt_language(self, language: Language) {
        if locale::adopt(language).await.is_err() {
            self.notices.fail(Failure::Network);
        }
    }

    /// Notes that a call has failed: the end of a session shows here first.
    pub fn note(self, failure: &Failure) {
        if *failure == Failure::SignedOut {
            self.is_over.set(true);
        }
    }

    /// Signs out on this device; drafts go with it.
    pub async fn sign_out(self) -> Result<(), Failure> {
        account::sign_out(&self.client.get_value()).await?;
        self.leave();
        Ok(())
    }

    /// Forgets the account in this tab and in the others.
    pub fn leave(self) {
        draft::remove_all();
        self.forget();
        dom::broadcast(CHANNEL, SIGNED_OUT);
    }

    fn forget(self) {
        self.is_over.set(false);
        self.state.set(SessionState::Known(Session::default()));
    }

    /// Notes that the account wants to answer its requests later: until the next sign-in here.
    pub fn postpone_requests(self) {
        if let Some(account) = self.account_now() {
            dom::tab_storage_set(POSTPONED, &account.id);
        }
    }

    /// Whether the account wants to answer its requests later.
    pub fn has_postponed_requests(self) -> bool {
        let postponed = dom::tab_storage_get(POSTPONED);
        postponed.is_some() && postponed == self.account_now().map(|account| account.id)
    }

    /// Tells the server the language of the mails to this account.
    pub fn keep_language(self, language: Language) {
        let client = self.client.get_value();
        if self.account_now().is_some() {
            spawn_local(async move {
                // The screen has changed already; the mails follow with the next switch or sign-in.
                let _ = account::set_language(&client, language).await;
            });
        }
    }

    /// Who is signed in, for code that does not follow it.
    pub fn account_now(self) -> Option<Account> {
        self.state.with_untracked(|state| match state {
            SessionState::Known(session) => session.account.clone(),
            _ => None,
        })
    }
}
