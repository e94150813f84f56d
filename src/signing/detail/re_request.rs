//! 署名再依頼: what it does and costs is said before.

use leptos::prelude::*;
use madoguchi_contract::signing::{
    AccessCodeChoice, Quote, ReRequest, SignatureRequest, Signer, SignerTerms,
};
use madoguchi_ui::{Button, ButtonKind, Dialog, SummaryList, SummaryRow};

use super::acts::{Act, Acts, Sent, keep_button};
use super::signers::{code_view, destination_view};
use super::trouble::told;
use crate::shell::locale::t;
use crate::signing::cost::{QuoteList, yen};

/// Opens the dialog. The button says the price where it stands by itself.
pub fn re_request_button(signer: &Signer, acts: Acts, with_price: bool) -> AnyView {
    let id = signer.id.clone();
    let name = signer.name.clone();
    let price = yen(signer.re_request_yen);
    let has_price = with_price && signer.re_request_yen > 0;
    let kind = match with_price {
        true => ButtonKind::Solid,
        false => ButtonKind::Outline,
    };
    view! {
        <Button
            kind
            on_press=Callback::new(move |()| acts.ask(Act::ReRequest(id.clone())))
        >
            {move || match has_price {
                true => t::signing::re_request_for(&price),
                false => t::signing::RE_REQUEST.get().to_owned(),
            }}
            <span class="md-visually-hidden">" " {name}</span>
        </Button>
    }
    .into_any()
}

/// What one 署名再依頼 consists of.
fn quote(signer: &Signer) -> Quote {
    let terms = SignerTerms {
        delivery: signer.delivery,
        sms_code: signer.code_mobile.is_some(),
    };
    Quote::sum(terms.re_request_charges())
}

/// Asks before a signer is asked again (D-16).
#[component]
pub fn ReRequestDialog(known: Memo<Option<SignatureRequest>>, acts: Acts) -> impl IntoView {
    let open = acts.is_asked(|act| matches!(act, Act::ReRequest(_)));
    // What is asked about stays while it is drawn anew beside the dialog.
    let signer = Memo::new(move |was: Option<&Option<Signer>>| {
        let now = acts.signer();
        now.or_else(|| was.cloned().flatten())
    });
    let price = Memo::new(move |_| signer.read().as_ref().map_or(0, |it| it.re_request_yen));
    let send = Callback::new(move |()| {
        let Some(signer) = signer.get_untracked() else {
            return;
        };
        let sent = Sent::ReRequest(ReRequest {
            signers: vec![signer.id],
            yen: signer.re_request_yen,
        });
        let name = signer.name;
        acts.send(sent, move || t::signing::did_re_request(&name));
    });
    let actions = move || {
        view! {
            <Button busy=acts.is_sending on_press=send>
                {move || match price.get() {
                    0 => t::signing::RE_REQUEST_SEND.get().to_owned(),
                    price => t::signing::re_request_send_for(yen(price)),
                }}
            </Button>
            {keep_button(acts)}
        }
    };
    let body = move || Some(about(&signer.get()?, known));
    view! {
        <Dialog
            open
            heading=t::signing::RE_REQUEST_TITLE
            on_close_request=Callback::new(move |()| acts.close())
            busy=acts.is_sending
            actions
        >
            {told(acts)}
            {body}
        </Dialog>
    }
}

/// What an act costs, with what for where that adds up to the server's price.
pub fn cost(quote: Quote, total: u32) -> AnyView {
    match total {
        0 => view! { <p>{t::signing::FREE}</p> }.into_any(),
        _ if quote.total == total => view! { <QuoteList quote=Signal::stored(quote) /> }.into_any(),
        _ => view! { <p>{move || t::charges::yen(yen(total))}</p> }.into_any(),
    }
}

/// What the request will have cost in all, where an act costs something.
pub fn so_far(known: Memo<Option<SignatureRequest>>, total: u32) -> Option<AnyView> {
    let then = move || {
        let charged = known.read().as_ref().map_or(0, |it| it.charged.total);
        t::signing::charged_then(yen(charged), yen(charged + total))
    };
    (total > 0).then(|| view! { <li>{then}</li> }.into_any())
}

fn about(signer: &Signer, known: Memo<Option<SignatureRequest>>) -> AnyView {
    let name = signer.name.clone();
    let (destination, code) = (destination_view(signer), code_view(signer));
    let (over, fresh) = match signer.access_code {
        AccessCodeChoice::Sms if signer.code_mobile.is_some() => (
            t::signing::AGAIN_LINK_AND_CODES,
            Some(t::signing::AGAIN_SMS),
        ),
        AccessCodeChoice::Custom => (t::signing::AGAIN_LINK, Some(t::signing::AGAIN_CUSTOM)),
        _ => (t::signing::AGAIN_LINK, None),
    };
    let fresh = fresh.map(|text| view! { <li>{text}</li> });
    let total = signer.re_request_yen;
    let (cost, so_far) = (cost(quote(signer), total), so_far(known, total));
    view! {
        <p>{move || t::signing::re_request_about(&name)}</p>
        <SummaryList>
            <SummaryRow label=t::signing::DESTINATION>{destination}</SummaryRow>
            <SummaryRow label=t::signing::POLICY>{code}</SummaryRow>
        </SummaryList>
        {cost}
        <ul class="md-notes">
            <li>{over}</li>
            {fresh}
            <li>{t::signing::AGAIN_SEAL}</li>
            {so_far}
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use madoguchi_contract::signing::{Delivery, SignerState};

    fn signer(delivery: Delivery, code_mobile: Option<&str>) -> Signer {
        Signer {
            id: "signer".into(),
            name: "name".into(),
            delivery,
            destination: "090-1234-5678".into(),
            own_company: false,
            access_code: AccessCodeChoice::Sms,
            code_mobile: code_mobile.map(Into::into),
            state: SignerState::Failed,
            rescue_asked: false,
            re_request_yen: 0,
            change_yen: 0,
            events: vec![],
            allowed: vec![],
        }
    }

    ///
    #[test]
    fn the_breakdown_is_what_the_server_charges() {
        let mobile = Some("090-1234-5678");
        assert_eq!(quote(&signer(Delivery::Sms, mobile)).total, 88);
        assert_eq!(quote(&signer(Delivery::Email, mobile)).total, 55);
        assert_eq!(quote(&signer(Delivery::Email, None)).total, 0);
    }
}
