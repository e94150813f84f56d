use leptos::prelude::*;
use madoguchi_contract::signing::{
    AccessCodeChoice, Delivery, NewSignatureRequest, check_mobile_number,
};
use madoguchi_ui::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, SummaryCard, SummaryList, SummaryRow,
    file_size,
};

use super::flow::use_flow;
use super::input::Cost;
use super::model::{Again, ComposeForm, SignerInput, SignerRow};
use super::sending::Sending;
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::{EditStep, Route};
use crate::shell::steps::Steps;
use crate::signing::cost::yen;

/// 署名依頼の作成, step 確認: everything, and what it costs, before it is sent (D-16, G-04)
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    // An empty form has no errors yet: nobody has tried to send it.
    let is_dirty = !flow.form.with_untracked(ComposeForm::is_empty);
    let missing = untrack(|| flow.uploads.missing());
    let policy = flow.policy.get_untracked();
    let request = flow
        .form
        .try_update(|form| is_dirty.then(|| form.check(&policy, missing)).flatten());
    match request.flatten() {
        Some(request) => view! { <Confirm request /> }.into_any(),
        None => {
            // Reached without a form that can be sent, by an address or by 「戻る」.
            Effect::new(move |_| navigation.replace(Route::Compose(EditStep::Input)));
            ().into_any()
        }
    }
}

#[component]
fn Confirm(request: NewSignatureRequest) -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    let form = flow.form.get_untracked();
    let price = yen(form.quote().total);
    let in_order = request.in_order;
    let several = form.signers().len() > 1;
    let sending = Sending::new(flow, request);
    let again = Memo::new(move |_| flow.form.read().again());
    let signers: Vec<AnyView> = (1..)
        .zip(form.signers())
        .map(|(number, signer)| signer_card(number, signer))
        .collect();
    let title = form.title.trim().to_owned();
    let (text, files) = (text_or_none(&form.message), documents(&form));
    view! {
        <PageHeading title=t::compose::CONFIRM_TITLE />
        <Steps current=1 />
        {move || {
            (again.get() == Again::First)
                .then(|| view! { <p class="md-lead">{t::compose::CONFIRM_LEAD}</p> })
        }}
        <OtherAgain again />
        <SummaryList>
            <SummaryRow label=t::compose::REQUEST_TITLE>
                <bdi>{title}</bdi>
            </SummaryRow>
            <SummaryRow label=t::compose::MESSAGE>{text}</SummaryRow>
            <SummaryRow label=t::compose::DOCUMENTS>{files}</SummaryRow>
            {several
                .then(|| {
                    let order = if in_order { t::compose::ONE_BY_ONE } else { t::compose::AT_ONCE };
                    view! { <SummaryRow label=t::compose::ORDER>{order}</SummaryRow> }
                })}
        </SummaryList>
        <div class="md-stack">{signers}</div>
        <Cost flow />
        <FailureBanner failure=sending.failure />
        <AlreadySent is_shown=sending.is_sent_already />
        <div class="md-actions">
            <Button busy=sending.is_busy on_press=sending.send>
                {move || t::compose::send(&price)}
            </Button>
            <Button
                kind=ButtonKind::Outline
                busy=sending.is_busy
                on_press=move |()| navigation.replace(Route::Compose(EditStep::Input))
            >
                {t::compose::MODIFY}
            </Button>
        </div>
        <div role="status">
            {move || sending.is_busy.get().then(|| view! { <p>{t::common::SENDING}</p> })}
        </div>
    }
}

fn text_or_none(text: &str) -> AnyView {
    match text.trim() {
        "" => view! { {t::compose::NO_MESSAGE} }.into_any(),
        text => view! { <bdi class="md-record__text">{text.to_owned()}</bdi> }.into_any(),
    }
}

fn documents(form: &ComposeForm) -> AnyView {
    let documents = form.documents().iter();
    let entry = |name: &String, size| {
        view! {
            <li>
                <bdi>{name.clone()}</bdi>
                " "
                {file_size(size)}
            </li>
        }
    };
    let entries = documents.map(|it| entry(&it.name, it.size));
    view! { <ol>{entries.collect_view()}</ol> }.into_any()
}

fn signer_card(number: usize, signer: &SignerRow) -> AnyView {
    let input = match signer.delivery {
        Delivery::Email => SignerInput::Email,
        Delivery::Sms => SignerInput::Mobile,
    };
    let way = match signer.delivery {
        Delivery::Email => t::compose::BY_EMAIL,
        Delivery::Sms => t::compose::BY_SMS,
    };
    let is_own = signer.own_company;
    let (destination, changed) = (written(signer, input), put_right(signer, input));
    let code = access_code(signer);
    let name = signer.name.trim().to_owned();
    view! {
        <SummaryCard heading=move || t::compose::of_signer(number)>
            <SummaryRow label=t::compose::NAME>
                <bdi>{name}</bdi>
                {is_own.then(|| view! { " (" {t::compose::OWN} ")" })}
            </SummaryRow>
            <SummaryRow label=t::compose::DESTINATION>
                {way} <p>
                    <bdi>{destination}</bdi>
                </p> {changed}
            </SummaryRow>
            <SummaryRow label=t::compose::ACCESS_CODE>{code}</SummaryRow>
        </SummaryCard>
    }
    .into_any()
}

fn access_code(signer: &SignerRow) -> AnyView {
    let number = match signer.delivery {
        Delivery::Email => SignerInput::CodeMobile,
        Delivery::Sms => SignerInput::Mobile,
    };
    match signer.choice {
        AccessCodeChoice::None => view! { {t::compose::NO_CODE} }.into_any(),
        AccessCodeChoice::Custom => view! { {t::compose::SET} }.into_any(),
        AccessCodeChoice::Sms if signer.is_sms_void() => view! { {t::compose::VOID} }.into_any(),
        AccessCodeChoice::Sms => {
            let written = written(signer, number);
            let changed = (number == SignerInput::CodeMobile).then(|| put_right(signer, number));
            view! {
                {move || t::compose::sms_to(&written)}
                {changed}
                <p class="md-field__support">{t::compose::SMS_FIXED}</p>
            }
            .into_any()
        }
    }
}

/// A destination as people read it.
fn written(signer: &SignerRow, input: SignerInput) -> String {
    let typed = signer.typed(input);
    let number = (input != SignerInput::Email).then(|| check_mobile_number(typed).ok());
    number
        .flatten()
        .map_or_else(|| typed.to_owned(), |it| it.written())
}

/// Says what was put right (D-11).
fn put_right(signer: &SignerRow, input: SignerInput) -> Option<AnyView> {
    let value = signer.typed(input).to_owned();
    signer.folded.contains(&input).then(|| {
        view! { <p class="md-field__support">{move || t::compose::folded(&value)}</p> }.into_any()
    })
}

/// What is known of an earlier try, and what another one would do.
#[component]
pub fn OtherAgain(again: Memo<Again>) -> impl IntoView {
    move || match again.get() {
        Again::First => ().into_any(),
        Again::Same => view! { <p class="md-lead">{t::compose::SAME_AGAIN}</p> }.into_any(),
        Again::Other => view! {
            <Banner kind=BannerKind::Warning heading=t::compose::OTHER_AGAIN>
                <p>{t::compose::OTHER_AGAIN_ABOUT}</p>
                {to_list()}
            </Banner>
        }
        .into_any(),
    }
}

#[component]
fn AlreadySent(is_shown: RwSignal<bool>) -> impl IntoView {
    move || {
        is_shown.get().then(|| {
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Warning heading=t::compose::ALREADY_SENT>
                        <p>{t::compose::ALREADY_SENT_ABOUT}</p>
                        {to_list()}
                    </Banner>
                </div>
            }
        })
    }
}

fn to_list() -> AnyView {
    view! {
        <ButtonLink kind=ButtonKind::Outline href=Route::SignatureRequests.path()>
            {t::compose::TO_LIST}
        </ButtonLink>
    }
    .into_any()
}
