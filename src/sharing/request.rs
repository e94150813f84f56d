//! A request that waits for the owner, and the owner's answer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::sharing;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::{Decision, RecordCounts, Share};
use madoguchi_ui::{Button, ButtonKind, SummaryList, SummaryRow, dom};

use super::screens::ScreensTable;
use super::words::{right, until};
use crate::shell::failure::Failure;
use crate::shell::locale::{date_time, t};
use crate::shell::notices::Notices;
use crate::shell::session::use_session;
use crate::shell::use_client;

/// Who asks for what, and what it would open (G-01, R-007).
#[component]
pub fn RequestDetails(request: Share, own_records: RecordCounts) -> impl IntoView {
    let rights = request.rights();
    let name = request.party.name.clone();
    let renewal = request.renewal.clone();
    let is_renewal = renewal.is_some();
    let asked_at = renewal.as_ref().map(|renewal| renewal.asked_at);
    let at = asked_at.unwrap_or(request.requested_at);
    let ends_on = request.ends_on;
    let caption = {
        let name = name.clone();
        move || t::sharing::requester_preview(&name)
    };
    let lead = move || match is_renewal {
        true => t::sharing::renewal_lead(&name),
        false => t::sharing::request_lead(&name),
    };
    let ends = match renewal {
        None => view! {
            <SummaryRow label=t::sharing::ENDS>{move || until(ends_on)}</SummaryRow>
        }
        .into_any(),
        Some(renewal) => view! {
            <SummaryRow label=t::sharing::ENDS_NOW>{move || until(ends_on)}</SummaryRow>
            <SummaryRow label=t::sharing::ENDS_WANTED>
                {move || until(renewal.ends_on)}
            </SummaryRow>
        }
        .into_any(),
    };
    view! {
        <p>{lead}</p>
        <SummaryList>
            <SummaryRow label=t::sharing::REQUESTER>
                <span class="md-party__name">{request.party.name}</span>
                <span class="md-party__email">{request.party.email}</span>
            </SummaryRow>
            <SummaryRow label=t::sharing::REQUESTED>{move || date_time(at)}</SummaryRow>
            <SummaryRow label=t::sharing::OFFICIAL_DOCUMENT_RIGHT>
                {right(rights.official_document_right)}
            </SummaryRow>
            <SummaryRow label=t::sharing::DELIVERY_RIGHT>{right(rights.delivery_right)}</SummaryRow>
            {ends}
        </SummaryList>
        <ul class="md-notes">
            <li>{t::sharing::NOTE_OWNER_ALL}</li>
            {is_renewal.then(|| view! { <li>{t::sharing::NOTE_RENEWAL}</li> })}
            <li>{t::sharing::NOTE_OWNER_STOP}</li>
            <li>{t::sharing::NOTE_OWNER_COUNTS}</li>
        </ul>
        <ScreensTable rights caption counts=own_records />
    }
}

/// Sends the owner's answers.
#[derive(Clone, Copy)]
pub struct Answering {
    /// An answer is on its way.
    pub is_sending: RwSignal<bool>,
    /// Why the last answer did not arrive, or what has changed meanwhile.
    pub failure: RwSignal<Option<Failure>>,
    send: Callback<(Share, Decision)>,
}

impl Answering {
    /// `on_stale` is told when a request was answered, or is no longer as shown: read again.
    pub fn new(on_stale: Callback<()>) -> Self {
        let client = use_client();
        let session = use_session();
        let notices = expect_context::<Notices>();
        let is_sending = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
        // One key for one answer to one version: trying it again is the same act.
        let last = StoredValue::new(None::<((String, u32, Decision), String)>);
        let send = Callback::new(move |(request, decision): (Share, Decision)| {
            if is_sending.get_untracked() {
                return;
            }
            is_sending.set(true);
            failure.set(None);
            let act = (request.id.clone(), request.version, decision);
            let key = match last.get_value() {
                Some((known, key)) if known == act => key,
                _ => dom::random_key(),
            };
            last.set_value(Some((act, key.clone())));
            let client = client.clone();
            spawn_local(async move {
                let result = sharing::decide(&client, &request, decision, &key).await;
                is_sending.set(false);
                match result.map_err(Failure::from) {
                    Ok(_) => {
                        notices.show(told(decision, &request));
                        session.refresh();
                        on_stale.run(());
                    }
                    Err(refused) => {
                        session.note(&refused);
                        if matches!(
                            refused.code(),
                            Some(ProblemCode::RequestGone | ProblemCode::PreconditionFailed)
                        ) {
                            session.refresh();
                            on_stale.run(());
                        }
                        failure.set(Some(refused).filter(|it| *it != Failure::SignedOut));
                    }
                }
            });
        });
        Self {
            is_sending,
            failure,
            send,
        }
    }

    /// Sends an answer.
    pub fn answer(self, request: Share, decision: Decision) {
        self.send.run((request, decision));
    }
}

fn told(decision: Decision, request: &Share) -> impl Fn() -> String + Send + Sync + 'static {
    let requester = request.party.name.clone();
    let is_renewal = request.renewal.is_some();
    move || match (decision, is_renewal) {
        (Decision::Approve, false) => t::sharing::did_approve(&requester),
        (Decision::Refuse, false) => t::sharing::did_refuse(&requester),
        (Decision::Approve, true) => t::sharing::did_approve_renewal(&requester),
        (Decision::Refuse, true) => t::sharing::did_refuse_renewal(&requester),
    }
}

/// [許可する] [許可しない]
#[component]
pub fn AnswerButtons(request: Share, answering: Answering) -> impl IntoView {
    let other = request.clone();
    view! {
        <Button
            busy=answering.is_sending
            on_press=move |()| answering.answer(request.clone(), Decision::Approve)
        >
            {t::sharing::APPROVE}
        </Button>
        <Button
            kind=ButtonKind::Outline
            busy=answering.is_sending
            on_press=move |()| answering.answer(other.clone(), Decision::Refuse)
        >
            {t::sharing::REFUSE}
        </Button>
    }
}
