use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::sharing;
use madoguchi_contract::sharing::{RecordCounts, Share};
use madoguchi_ui::{Button, ButtonKind, Dialog, dom};

use super::request::{AnswerButtons, Answering, RequestDetails};
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::notices::Notices;
use crate::shell::routes::Route;
use crate::shell::session::use_session;
use crate::shell::use_client;

/// What is read next after an answer.
const QUESTION_ID: &str = "approval-question";

/// Asks the owner at sign-in, one request after the other. 「あとで」 leaves them in the menu.
#[component]
pub fn ApprovalDialog() -> impl IntoView {
    let session = use_session();
    let client = use_client();
    let navigation = use_navigation();
    let requests = RwSignal::new(Vec::<Share>::new());
    let own_records = StoredValue::new(RecordCounts::default());
    let is_wanted = RwSignal::new(false);
    let open = Signal::derive(move || is_wanted.get() && !requests.read().is_empty());

    let read = Callback::new(move |()| {
        let client = client.clone();
        spawn_local(async move {
            if let Ok(list) = sharing::requests(&client).await {
                let is_next = !requests.read_untracked().is_empty();
                own_records.set_value(list.own_records);
                requests.set(list.requests);
                if is_next {
                    dom::focus_soon(QUESTION_ID.to_owned());
                }
            }
        });
    });
    let account_id = Memo::new(move |_| session.account().map(|account| account.id));
    Effect::new(move |_| {
        let is_asked = account_id.get().is_some()
            && session.may_share()
            && session.waiting_requests() > 0
            && !session.has_postponed_requests();
        // The page of the requests shows them itself.
        let is_elsewhere = navigation.route_now() != Some(Route::ShareRequests);
        is_wanted.set(is_asked && is_elsewhere);
        if is_asked && is_elsewhere {
            read.run(());
        }
    });

    let answering = Answering::new(read);
    let postpone = Callback::new(move |()| {
        answering.failure.set(None);
        is_wanted.set(false);
        session.postpone_requests();
    });
    let notices = expect_context::<Notices>();
    Effect::new(move |_| {
        // The last request is gone, and the dialog with it: the page says why.
        if !open.get()
            && let Some(failure) = answering.failure.get()
        {
            answering.failure.set(None);
            notices.fail(failure);
        }
    });
    let first = Memo::new(move |_| requests.read().first().cloned());
    let actions = move || {
        view! {
            {move || first.get().map(|request| view! { <AnswerButtons request answering /> })}
            <Button
                kind=ButtonKind::Text
                busy=answering.is_sending
                on_press=move |()| postpone.run(())
            >
                {t::sharing::LATER}
            </Button>
        }
    };
    view! {
        <Dialog
            open
            heading=t::sharing::APPROVAL_TITLE
            on_close_request=postpone
            busy=answering.is_sending
            closable=false
            actions
        >
            <div id=QUESTION_ID tabindex="-1" class="md-stack">
                <FailureBanner failure=answering.failure nothing_typed=true />
                {move || {
                    let waiting = requests.read().len();
                    (waiting > 1)
                        .then(|| view! { <p>{move || t::sharing::requests_waiting(waiting)}</p> })
                }}
                {move || {
                    let own_records = own_records.get_value();
                    first.get().map(|request| view! { <RequestDetails request own_records /> })
                }}
            </div>
        </Dialog>
    }
}
