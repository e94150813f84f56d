use leptos::prelude::*;
use madoguchi_contract::signing::ChargeKind;

use super::cost::{charge_name, yen};
use super::returning::way_from_list;
use crate::shell::guide::{entries, section};
use crate::shell::locale::t;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;

/// 署名とアクセスコードについて: which codes there are, how signers get in, what it costs
///
#[component]
pub fn GuidePage() -> impl IntoView {
    let price = |kind: ChargeKind| {
        view! {
            <li>
                {charge_name(kind)} " " {move || t::charges::yen(yen(kind.yen()))}
            </li>
        }
    };
    let kinds = entries(&[
        t::signing_guide::KIND_SMS,
        t::signing_guide::KIND_CUSTOM,
        t::signing_guide::KIND_NONE,
        t::signing_guide::KIND_OWN,
        t::signing_guide::KIND_BULK,
    ]);
    let steps = entries(&[
        t::signing_guide::SIGNER_1,
        t::signing_guide::SIGNER_2,
        t::signing_guide::SIGNER_3,
        t::signing_guide::SIGNER_4,
    ]);
    let notes = entries(&[
        t::signing_guide::SENDER,
        t::signing_guide::LIMITS,
        t::signing_guide::NOT_ARRIVED,
        t::signing_guide::LOCKED_OUT,
    ]);
    view! {
        {way_from_list(t::signing::GUIDE)}
        <PageHeading title=t::signing::GUIDE />
        <p class="md-lead">{t::signing_guide::LEAD}</p>
        {section(t::signing_guide::KINDS_TITLE, view! { <ul class="md-notes">{kinds}</ul> })}
        {section(
            t::signing_guide::SIGNERS_TITLE,
            view! {
                <ol class="md-flow">{steps}</ol>
                <ul class="md-notes">{notes}</ul>
            },
        )}
        {section(
            t::signing_guide::PRICES_TITLE,
            view! {
                <ul class="md-notes">
                    {price(ChargeKind::ContractSeal)} {price(ChargeKind::AccessCodeSms)}
                    {price(ChargeKind::RequestSms)} {price(ChargeKind::CompletionSms)}
                    {entries(&[t::signing_guide::RE_REQUEST, t::charges::SIGNER_FREE])}
                </ul>
            },
        )}
    }
}

/// 関連情報
#[component]
pub fn Related() -> impl IntoView {
    section(
        t::signing::RELATED,
        view! {
            <p>
                <a class="md-link" href=Route::SigningGuide.path()>
                    {t::signing::GUIDE}
                </a>
            </p>
        },
    )
}
