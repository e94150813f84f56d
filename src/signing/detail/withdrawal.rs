//! 取下げ of a request, with a confirmation before (D-16).

use leptos::prelude::*;
use madoguchi_contract::signing::{RequestAct, SignatureRequest, SignerState};
use madoguchi_ui::{Button, ButtonKind, ConfirmDialog};

use super::acts::{Act, Acts, Sent};
use super::trouble::told;
use crate::shell::locale::t;

/// Opens the dialog, for those who may.
pub fn withdraw_button(request: &SignatureRequest, acts: Acts) -> Option<AnyView> {
    request.may(RequestAct::Withdraw).then(|| {
        view! {
            <section class="md-section">
                <h2>{t::signing::WITHDRAWAL}</h2>
                <p>{t::signing::WITHDRAWAL_ABOUT}</p>
                <Button
                    kind=ButtonKind::Outline
                    on_press=Callback::new(move |()| acts.ask(Act::Withdraw))
                >
                    {t::signing::WITHDRAW}
                </Button>
            </section>
        }
        .into_any()
    })
}

/// Asks before a request is withdrawn: from whom it is taken, and that this is for good.
#[component]
pub fn WithdrawalDialog(known: Memo<Option<SignatureRequest>>, acts: Acts) -> impl IntoView {
    let affected = Memo::new(move |_| {
        let known = known.read();
        let signers = known.iter().flat_map(|it| &it.signers);
        let waiting = signers.filter(|it| it.state != SignerState::Signed);
        waiting.map(|it| it.name.clone()).collect::<Vec<_>>()
    });
    let title = move || {
        let known = known.read();
        let title = known.as_ref().map(|it| it.title.clone());
        t::signing::withdraw_question(title.unwrap_or_default())
    };
    view! {
        <ConfirmDialog
            open=acts.is_asked(|act| *act == Act::Withdraw)
            heading=title
            affected
            act=t::signing::WITHDRAW_ACT
            keep=t::signing::WITHDRAW_KEEP
            on_act=Callback::new(move |()| {
                acts.send(Sent::Withdrawal, || t::signing::DID_WITHDRAW.get().to_owned());
            })
            on_keep=Callback::new(move |()| acts.close())
            busy=acts.is_sending
            failure=move || told(acts)
        >
            <ul class="md-notes">
                <li>{t::signing::WITHDRAW_LINKS}</li>
                <li>{t::signing::WITHDRAW_TOLD}</li>
                <li>{t::signing::WITHDRAW_CHARGES}</li>
            </ul>
            <p>{t::signing::WITHDRAW_FROM}</p>
        </ConfirmDialog>
    }
}
