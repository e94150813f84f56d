//! What a request is, where it stands, and what it has cost so far.

use leptos::prelude::*;
use madoguchi_contract::signing::SignatureRequest;
use madoguchi_ui::{SummaryList, SummaryRow};

use crate::shell::locale::{date_time, t};
use crate::signing::cost::QuoteList;
use crate::signing::words::request_badge;

/// Title, state, drafter, moments and message.
#[component]
pub fn Overview(request: SignatureRequest) -> impl IntoView {
    let sent_at = request.sent_at;
    let signed = request.signers.iter();
    let signed = signed.filter(|it| it.state == madoguchi_contract::signing::SignerState::Signed);
    let (signed, signers) = (signed.count(), request.signers.len());
    let completed = request.completed_at.map(|at| {
        view! {
            <SummaryRow label=t::signing::COMPLETED_AT>{move || date_time(at)}</SummaryRow>
        }
    });
    let message = (!request.message.is_empty()).then(|| {
        view! {
            <SummaryRow label=t::signing::MESSAGE>
                <bdi class="md-record__text">{request.message}</bdi>
            </SummaryRow>
        }
    });
    view! {
        <section class="md-section">
            <h2>
                <bdi>{request.title}</bdi>
            </h2>
            <SummaryList>
                <SummaryRow label=t::signing::REQUEST_STATE>
                    {request_badge(request.state)} " "
                    {move || t::signing::signed_of(signers, signed)}
                </SummaryRow>
                <SummaryRow label=t::signing::DRAFTER>
                    <bdi>{request.drafter}</bdi>
                </SummaryRow>
                <SummaryRow label=t::signing::SENT_AT>{move || date_time(sent_at)}</SummaryRow>
                {completed}
                {message}
            </SummaryList>
        </section>
    }
}

/// What was charged so far.
#[component]
pub fn Charges(request: SignatureRequest) -> impl IntoView {
    view! {
        <section class="md-section">
            <h2>{t::signing::CHARGED}</h2>
            <QuoteList quote=Signal::stored(request.charged) />
        </section>
    }
}
