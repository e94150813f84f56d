use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, ButtonKind, ButtonLink};

use super::flow::{Outcome, use_flow};
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::{EditStep, Route};
use crate::shell::steps::Steps;
use crate::signing::cost::yen;
use crate::signing::request_address;

/// 署名依頼の作成, step 完了
#[component]
pub fn CompletePage() -> impl IntoView {
    let navigation = use_navigation();
    match use_flow().outcome.get_untracked() {
        Some(outcome) => view! { <Complete outcome /> }.into_any(),
        None => {
            // Reached by its address: there is nothing that was just sent.
            Effect::new(move |_| navigation.replace(Route::SignatureRequests));
            ().into_any()
        }
    }
}

#[component]
fn Complete(outcome: Outcome) -> impl IntoView {
    let Outcome {
        id,
        signers,
        in_order,
        has_own_codes,
        yen: total,
    } = outcome;
    let asked = move || match in_order {
        true => t::compose::COMPLETE_FIRST.get().to_owned(),
        false => t::compose::complete_all(signers),
    };
    view! {
        <PageHeading title=t::compose::COMPLETE_TITLE />
        <Steps current=3 />
        <Banner kind=BannerKind::Success heading=t::compose::COMPLETE_HEADING>
            <p>{asked}</p>
            <p>{move || t::compose::complete_price(yen(total))}</p>
        </Banner>
        <section class="md-section">
            <h2>{t::compose::NEXT_TITLE}</h2>
            <ul class="md-notes">
                {has_own_codes.then(|| view! { <li>{t::compose::NEXT_CUSTOM}</li> })}
                <li>{t::compose::NEXT_NEWS}</li>
            </ul>
        </section>
        <div class="md-actions">
            <ButtonLink href=request_address(&id)>{t::compose::TO_DETAIL}</ButtonLink>
            <ButtonLink
                kind=ButtonKind::Outline
                href=Route::Compose(EditStep::Input).path()
            >
                {t::compose::ANOTHER}
            </ButtonLink>
        </div>
    }
}
