//! What waits for the drafter: signers who cannot go on (R-201, R-213, G-06).

use leptos::prelude::*;
use madoguchi_contract::signing::{
    AccessCodeChoice, SignatureRequest, Signer, SignerAct, SignerEventKind, SignerState,
};
use madoguchi_ui::{Banner, BannerKind, SummaryList, SummaryRow};

use super::acts::Acts;
use super::re_request::re_request_button;
use crate::shell::locale::{Text, t};
use crate::signing::cost::yen;
use crate::signing::words::masked_destination;

/// Why a signer cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// The last code's ten minutes have passed.
    Expired,
    /// The last code was entered wrong ten times.
    UsedUp,
    /// A code of the drafter's making was entered wrong ten times.
    CustomUsedUp,
    /// The SMS with the request did not arrive.
    Undelivered,
    /// The SMS with a code did not arrive; the signer can have another one issued.
    CodeUndelivered,
}

impl Reason {
    /// None while the signer can go on.
    fn of(signer: &Signer) -> Option<Self> {
        match signer.state {
            SignerState::Undelivered => {
                let mut events = signer.events.iter().rev();
                let sent = events.find_map(|event| match event.kind {
                    SignerEventKind::CodeIssued => Some(Reason::CodeUndelivered),
                    SignerEventKind::Asked
                    | SignerEventKind::ReRequested
                    | SignerEventKind::Changed => Some(Reason::Undelivered),
                    _ => None,
                });
                Some(sent.unwrap_or(Reason::Undelivered))
            }
            SignerState::Failed if signer.access_code == AccessCodeChoice::Custom => {
                Some(Reason::CustomUsedUp)
            }
            SignerState::Failed => {
                let mut events = signer.events.iter().rev();
                let ended = events.find_map(|event| match event.kind {
                    SignerEventKind::CodeUsedUp => Some(Reason::UsedUp),
                    SignerEventKind::CodeExpired => Some(Reason::Expired),
                    _ => None,
                });
                Some(ended.unwrap_or(Reason::Expired))
            }
            _ => None,
        }
    }

    fn text(self) -> Text {
        match self {
            Reason::Expired => t::signing::REASON_EXPIRED,
            Reason::UsedUp => t::signing::REASON_USED_UP,
            Reason::CustomUsedUp => t::signing::REASON_CUSTOM_USED_UP,
            Reason::Undelivered | Reason::CodeUndelivered => t::signing::REASON_UNDELIVERED,
        }
    }

    fn advice(self) -> Text {
        match self {
            Reason::Expired | Reason::UsedUp => t::signing::ADVICE_FAILED,
            Reason::CustomUsedUp => t::signing::ADVICE_CUSTOM,
            Reason::Undelivered => t::signing::ADVICE_UNDELIVERED,
            Reason::CodeUndelivered => t::signing::ADVICE_CODE_UNDELIVERED,
        }
    }
}

/// A task for each signer who cannot go on; who has asked for help comes first (G-06).
pub fn tasks(request: &SignatureRequest, acts: Acts) -> Vec<AnyView> {
    let stuck = request.signers.iter();
    let stuck = stuck.filter_map(|signer| Some((Reason::of(signer)?, signer)));
    let mut stuck: Vec<(Reason, &Signer)> = stuck.collect();
    stuck.sort_by_key(|(_, signer)| !signer.rescue_asked);
    let tasks = stuck.into_iter();
    tasks
        .map(|(reason, signer)| task(reason, signer, acts))
        .collect()
}

fn task(reason: Reason, signer: &Signer, acts: Acts) -> AnyView {
    let name = signer.name.clone();
    let heading = match (signer.rescue_asked, reason) {
        (true, _) => t::signing::task_rescue as fn(String) -> String,
        (false, Reason::Undelivered | Reason::CodeUndelivered) => t::signing::task_undelivered,
        (false, _) => t::signing::task_failed,
    };
    let button = signer
        .allowed
        .contains(&SignerAct::ReRequest)
        .then(|| re_request_button(signer, acts, true));
    let destination = masked_destination(signer);
    let price = signer.re_request_yen;
    let cost = move || match price {
        0 => t::charges::FREE.get().to_owned(),
        price => t::charges::yen(yen(price)),
    };
    view! {
        <Banner kind=BannerKind::Warning heading=move || heading(name.clone())>
            <p>{reason.text()} {reason.advice()}</p>
            <SummaryList>
                <SummaryRow label=t::signing::DESTINATION>
                    <bdi>{destination}</bdi>
                </SummaryRow>
                <SummaryRow label=t::signing::RE_REQUEST_PRICE>{cost}</SummaryRow>
            </SummaryList>
            {button}
        </Banner>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use madoguchi_contract::Timestamp;
    use madoguchi_contract::signing::{Delivery, SignerEvent};

    fn signer(state: SignerState, events: &[SignerEventKind]) -> Signer {
        let event = |kind: &SignerEventKind| SignerEvent {
            at: Timestamp::default(),
            kind: *kind,
        };
        Signer {
            id: "signer".into(),
            name: "name".into(),
            delivery: Delivery::Sms,
            destination: "090-1234-5678".into(),
            own_company: false,
            access_code: AccessCodeChoice::Sms,
            code_mobile: Some("090-1234-5678".into()),
            state,
            rescue_asked: false,
            re_request_yen: 88,
            change_yen: 88,
            events: events.iter().map(event).collect(),
            allowed: vec![],
        }
    }

    /// D-7
    #[test]
    fn the_reason_is_how_the_last_code_ended() {
        use SignerEventKind::{CodeExpired, CodeIssued, CodeUsedUp, Failed};
        let failed = |events| Reason::of(&signer(SignerState::Failed, events));
        let used_up = [CodeIssued, CodeExpired, CodeIssued, CodeUsedUp, Failed];
        let expired = [CodeIssued, CodeUsedUp, CodeIssued, CodeExpired, Failed];
        assert_eq!(failed(&used_up), Some(Reason::UsedUp));
        assert_eq!(failed(&expired), Some(Reason::Expired));
    }

    #[test]
    fn who_can_go_on_is_no_task() {
        for state in [SignerState::Asked, SignerState::Opened, SignerState::Signed] {
            assert_eq!(Reason::of(&signer(state, &[])), None);
        }
    }

    ///
    #[test]
    fn a_code_that_did_not_arrive_costs_nothing_to_issue_again() {
        use SignerEventKind::{Asked, CodeIssued, Opened, ReRequested, Undelivered};
        let undelivered = |events| Reason::of(&signer(SignerState::Undelivered, events));
        let code = [Asked, Opened, CodeIssued, Undelivered];
        assert_eq!(undelivered(&code), Some(Reason::CodeUndelivered));
        let request = [Asked, Opened, CodeIssued, ReRequested, Undelivered];
        assert_eq!(undelivered(&request), Some(Reason::Undelivered));
    }
}
