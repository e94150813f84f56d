//! 署名者 of a request, each with the way to them and 署名ステータス.

use leptos::prelude::*;
use madoguchi_contract::signing::{
    AccessCodeChoice, Delivery, RequestState, SignatureRequest, Signer, SignerAct, SignerEventKind,
    SignerState,
};
use madoguchi_ui::{Badge, BadgeColor, Button, ButtonKind, SummaryCard, SummaryRow};

use super::acts::{Act, Acts};
use super::re_request::re_request_button;
use super::timeline::timeline;
use crate::shell::locale::{Text, t};
use crate::signing::words::{access_code, delivery, signer_badge};

/// Every signer, in their order.
#[component]
pub fn Signers(request: SignatureRequest, acts: Acts) -> impl IntoView {
    let order = match request.in_order {
        true => t::signing::ORDER_IN_TURN,
        false => t::signing::ORDER_AT_ONCE,
    };
    let is_closed = matches!(
        request.state,
        RequestState::Completed | RequestState::Withdrawn
    );
    let is_several = request.signers.len() > 1;
    let card = |(at, signer): (usize, &Signer)| {
        let number = (is_several && request.in_order).then_some(at + 1);
        card(number, signer, is_closed, acts)
    };
    let cards = request.signers.iter().enumerate().map(card).collect_view();
    view! {
        <section class="md-section">
            <h2>{t::signing::SIGNERS}</h2>
            {is_several.then(|| view! { <p>{order}</p> })}
            {cards}
        </section>
    }
}

fn card(number: Option<usize>, signer: &Signer, is_closed: bool, acts: Acts) -> AnyView {
    let name = signer.name.clone();
    let heading = move || match number {
        Some(number) => t::signing::numbered(number, &name),
        None => name.clone(),
    };
    let (state, own) = (signer.state, signer.own_company);
    let mark = move || {
        let own = own.then(|| {
            view! {
                " "
                <Badge color=BadgeColor::Purple>{t::signing::OWN_COMPANY}</Badge>
            }
        });
        view! { <span>{signer_badge(state)} {own}</span> }
    };
    let (destination, code) = (destination_view(signer), code_view(signer));
    let status = status_text(signer);
    let is_sms = signer.access_code == AccessCodeChoice::Sms;
    let fixed = (is_sms && !is_closed && signer.state != SignerState::Signed).then(|| {
        view! { <SummaryRow label=t::signing::CHANGE>{t::signing::CHANGE_FIXED}</SummaryRow> }
    });
    let rescue = signer.rescue_asked.then(|| {
        view! { <p>{t::signing::RESCUE_ASKED}</p> }
    });
    let events = timeline(&signer.events);
    let signer = signer.clone();
    let actions = move || buttons(&signer, acts);
    view! {
        <SummaryCard heading mark actions>
            <SummaryRow label=t::signing::DESTINATION>{destination}</SummaryRow>
            <SummaryRow label=t::signing::POLICY>{code}</SummaryRow>
            <SummaryRow label=t::signing::SIGNER_STATE>
                <p>{status}</p>
                {rescue}
            </SummaryRow>
            {fixed}
            <SummaryRow label=t::signing::TIMELINE>{events}</SummaryRow>
        </SummaryCard>
    }
    .into_any()
}

fn buttons(signer: &Signer, acts: Acts) -> AnyView {
    let may = |act| signer.allowed.contains(&act);
    let again = may(SignerAct::ReRequest).then(|| re_request_button(signer, acts, false));
    let change = may(SignerAct::Change).then(|| {
        let (id, name) = (signer.id.clone(), signer.name.clone());
        view! {
            <Button
                kind=ButtonKind::Outline
                on_press=Callback::new(move |()| acts.ask(Act::Change(id.clone())))
            >
                {t::signing::CHANGE}
                <span class="md-visually-hidden">" " {name}</span>
            </Button>
        }
    });
    view! {
        {again}
        {change}
    }
    .into_any()
}

/// Where the request goes, and how.
pub fn destination_view(signer: &Signer) -> AnyView {
    let class = match signer.delivery {
        Delivery::Email => "md-record__text",
        Delivery::Sms => "md-mobile",
    };
    let destination = signer.destination.clone();
    view! {
        {delivery(signer.delivery)}
        " "
        <bdi class=class>{destination}</bdi>
    }
    .into_any()
}

/// 「SMS自動発行 090-1234-5678」
pub fn code_view(signer: &Signer) -> AnyView {
    let kind = access_code(signer.access_code);
    match &signer.code_mobile {
        Some(mobile) => {
            let mobile = mobile.clone();
            view! {
                {kind}
                " "
                <span class="md-mobile">{mobile}</span>
            }
            .into_any()
        }
        None if signer.access_code == AccessCodeChoice::Sms => {
            view! { {t::signing::CODE_VOID} }.into_any()
        }
        None => view! { {kind} }.into_any(),
    }
}

/// Where the signer stands, in words.
fn status_text(signer: &Signer) -> Text {
    match signer.state {
        SignerState::Waiting => t::signing::STATUS_WAITING,
        SignerState::Asked => t::signing::STATUS_ASKED,
        SignerState::Opened => t::signing::STATUS_OPENED,
        SignerState::Verified => t::signing::STATUS_VERIFIED,
        SignerState::Signed => t::signing::STATUS_SIGNED,
        SignerState::Failed => t::signing::STATUS_FAILED,
        // The link has arrived, so it is a code that has not.
        SignerState::Undelivered if has_opened(signer) => t::signing::STATUS_CODE_UNDELIVERED,
        SignerState::Undelivered => t::signing::STATUS_UNDELIVERED,
        SignerState::Withdrawn => t::signing::STATUS_WITHDRAWN,
        SignerState::Unknown => t::signing::STATE_UNKNOWN,
    }
}

fn has_opened(signer: &Signer) -> bool {
    let mut events = signer.events.iter();
    events.any(|event| event.kind == SignerEventKind::Opened)
}
