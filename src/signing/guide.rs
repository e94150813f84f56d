use leptos::prelude::*;
use madoguchi_contract::signing::ChargeKind;

use super::cost::{charge_name, yen};
use crate::shell::locale::{Text, t};
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;

/// 署名とアクセスコードについて: which codes there are, how signers get in, what it costs
///
#[component]
pub fn GuidePage() -> impl IntoView {
    let list = |items: &'static [Text]| {
        items
            .iter()
            .map(|item| view! { <li>{*item}</li> })
            .collect_view()
    };
    let price = |kind: ChargeKind| {
        view! {
            <li>
                {charge_name(kind)} " " {move || t::charges::yen(yen(kind.yen()))}
            </li>
        }
    };
    view! {
        <PageHeading title=t::signing::GUIDE />
        <p class="md-lead">{t::signing_guide::LEAD}</p>
        <section class="md-section">
            <h2>{t::signing_guide::KINDS_TITLE}</h2>
            <ul class="md-notes">
                {list(
                    &[
                        t::signing_guide::KIND_SMS,
                        t::signing_guide::KIND_CUSTOM,
                        t::signing_guide::KIND_NONE,
                        t::signing_guide::KIND_OWN,
                        t::signing_guide::KIND_BULK,
                    ],
                )}
            </ul>
        </section>
        <section class="md-section">
            <h2>{t::signing_guide::SIGNERS_TITLE}</h2>
            <ol class="md-flow">
                {list(
                    &[
                        t::signing_guide::SIGNER_1,
                        t::signing_guide::SIGNER_2,
                        t::signing_guide::SIGNER_3,
                        t::signing_guide::SIGNER_4,
                    ],
                )}
            </ol>
            <ul class="md-notes">
                {list(
                    &[
                        t::signing_guide::LIMITS,
                        t::signing_guide::NOT_ARRIVED,
                        t::signing_guide::LOCKED_OUT,
                    ],
                )}
            </ul>
        </section>
        <section class="md-section">
            <h2>{t::signing_guide::PRICES_TITLE}</h2>
            <ul class="md-notes">
                {price(ChargeKind::ContractSeal)} {price(ChargeKind::AccessCodeSms)}
                {price(ChargeKind::RequestSms)} {price(ChargeKind::CompletionSms)}
                {list(&[t::signing_guide::RE_REQUEST, t::charges::SIGNER_FREE])}
            </ul>
        </section>
    }
}

/// 関連情報
#[component]
pub fn Related() -> impl IntoView {
    view! {
        <section class="md-section">
            <h2>{t::signing::RELATED}</h2>
            <p>
                <a class="md-link" href=Route::SigningGuide.path()>
                    {t::signing::GUIDE}
                </a>
            </p>
        </section>
    }
}
