//! One signer of the form.

use leptos::context::Provider;
use leptos::prelude::*;
use madoguchi_contract::signing::{AccessCodeChoice, CUSTOM_CODE_MAX, ChargeKind, Delivery};
use madoguchi_ui::{
    Button, ButtonKind, Checkbox, RadioGroup, RadioOption, TextField, TextKind, TextWidth, Words,
    dom,
};

use super::documents::Moves;
use super::flow::use_flow;
use super::model::{Input, SignerInput, SignerRow, needs_number};
use super::words::{code_options, input_id, label, message, why_so_few};
use crate::shell::locale::{Text, t};
use crate::signing::cost::yen;

/// A card with everything about a signer.
#[component]
pub fn SignerCard(key: u32) -> impl IntoView {
    let form = use_flow().form;
    let place = Memo::new(move |_| {
        let form = form.read();
        let at = form.signers().iter().position(|it| it.key == key);
        (at.unwrap_or_default(), form.signers().len())
    });
    let signer = Memo::new(move |_| form.read().signer(key).cloned().unwrap_or_default());
    let heading = Signal::derive(move || t::compose::of_signer(place.get().0 + 1));
    let is_alone = Memo::new(move |_| place.get().1 < 2);
    let heading_id = format!("signer-{key}-heading");
    let labelled_by = heading_id.clone();
    let remove = Callback::new(move |()| {
        form.update(|form| form.remove_signer(key));
        dom::focus_soon(match form.read_untracked().can_undo_removal() {
            true => "undo-removal".to_owned(),
            false => input_id(Input::Signers),
        });
    });
    let on_move = Callback::new(move |to_first| form.update(|it| it.move_signer(key, to_first)));
    view! {
        <section class="md-panel" aria-labelledby=labelled_by>
            <div class="md-row" data-spread="">
                <h3 class="md-panel__heading" id=heading_id>
                    {heading}
                </h3>
                {move || {
                    (!is_alone.get()).then(|| view! { <Moves id=format!("move-{key}") name=heading place on_move /> })
                }}
            </div>
            <SignerField key signer input=SignerInput::Name autocomplete="off" />
            <Destination key signer />
            <OwnCompany key signer />
            <AccessCode key signer />
            <Price signer />
            {move || {
                (!is_alone.get())
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Outline on_press=remove>
                                {t::compose::DELETE}
                                <span class="md-visually-hidden">" " {heading}</span>
                            </Button>
                        }
                    })
            }}
        </section>
    }
}

/// A line of text about the signer.
#[component]
fn SignerField(
    key: u32,
    signer: Memo<SignerRow>,
    input: SignerInput,
    #[prop(optional)] support: Option<Text>,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let form = use_flow().form;
    let kind = match input {
        SignerInput::Email => TextKind::Email,
        _ => TextKind::Text,
    };
    let width = match input {
        SignerInput::Mobile | SignerInput::CodeMobile => TextWidth::Medium,
        _ => TextWidth::Long,
    };
    let value = Signal::derive(move || signer.read().typed(input).to_owned());
    let notice = Signal::derive(move || {
        let signer = signer.read();
        let is_folded = signer.folded.contains(&input);
        is_folded.then(|| t::compose::folded(signer.typed(input)))
    });
    let on_input = Callback::new(move |typed| {
        form.update(|form| form.edit_signer(key, input, |it| it.type_into(input, typed)));
    });
    view! {
        <TextField
            id=input_id(Input::Of(key, input))
            label=label(input)
            required=true
            support=support.map_or_else(TextProp::default, TextProp::from)
            error=error_of(key, input)
            notice
            value
            on_input
            kind
            width
            autocomplete
        />
    }
}

/// Where the request goes.
#[component]
fn Destination(key: u32, signer: Memo<SignerRow>) -> impl IntoView {
    let form = use_flow().form;
    let delivery = Memo::new(move |_| signer.read().delivery);
    let price = yen(ChargeKind::RequestSms.yen());
    let options = vec![
        RadioOption {
            value: Delivery::Email.as_str(),
            label: t::compose::BY_EMAIL.into(),
            support: None,
        },
        RadioOption {
            value: Delivery::Sms.as_str(),
            label: t::compose::BY_SMS.into(),
            support: Some(TextProp::from(move || t::compose::by_sms_about(&price))),
        },
    ];
    let choose = Callback::new(move |value: String| {
        let chosen = Delivery::parse(&value).unwrap_or_default();
        let input = SignerInput::Delivery;
        form.update(|form| form.edit_signer(key, input, |it| it.delivery = chosen));
    });
    view! {
        <RadioGroup
            id=input_id(Input::Of(key, SignerInput::Delivery))
            legend=t::compose::DELIVERY
            required=true
            error=error_of(key, SignerInput::Delivery)
            options
            value=Signal::derive(move || Some(delivery.get().as_str().to_owned()))
            on_change=choose
        />
        {move || match delivery.get() {
            Delivery::Email => {
                view! { <SignerField key signer input=SignerInput::Email /> }.into_any()
            }
            Delivery::Sms => {
                view! {
                    <SignerField
                        key
                        signer
                        input=SignerInput::Mobile
                        support=t::compose::MOBILE_SUPPORT
                    />
                }
                    .into_any()
            }
        }}
    }
}

#[component]
fn OwnCompany(key: u32, signer: Memo<SignerRow>) -> impl IntoView {
    let form = use_flow().form;
    let tick = Callback::new(move |is_own| {
        form.update(|form| {
            form.edit_signer(key, SignerInput::OwnCompany, |it| it.own_company = is_own);
        });
    });
    view! {
        <Checkbox
            id=input_id(Input::Of(key, SignerInput::OwnCompany))
            label=t::compose::OWN_COMPANY
            support=t::compose::OWN_COMPANY_ABOUT
            checked=Signal::derive(move || signer.read().own_company)
            on_change=tick
        />
    }
}

/// Which access code, and what belongs to it.
#[component]
fn AccessCode(key: u32, signer: Memo<SignerRow>) -> impl IntoView {
    let flow = use_flow();
    let form = flow.form;
    let is_own = Memo::new(move |_| signer.read().own_company);
    let choice = Memo::new(move |_| signer.read().choice);
    let choose = Callback::new(move |value: String| {
        let chosen = AccessCodeChoice::parse(&value).unwrap_or_default();
        form.update(|form| {
            form.edit_signer(key, SignerInput::AccessCode, |it| it.choice = chosen);
        });
    });
    let value = Signal::derive(move || {
        let is_open = flow.policy.read().required && choice.get() == AccessCodeChoice::None;
        (!is_open).then(|| choice.get().as_str().to_owned())
    });
    let support = move || why_so_few(&flow.policy.read()).get();
    let what_else = Memo::new(move |_| Beside::of(&signer.read(), flow.policy.read().required));
    view! {
        {move || {
            let policy = flow.policy.get();
            view! {
                <RadioGroup
                    id=input_id(Input::Of(key, SignerInput::AccessCode))
                    legend=t::compose::ACCESS_CODE
                    required=policy.required
                    support
                    error=error_of(key, SignerInput::AccessCode)
                    options=code_options(&policy, is_own.get())
                    value
                    on_change=choose
                />
            }
        }}
        {move || match what_else.get() {
            Beside::Nothing => ().into_any(),
            Beside::Code => view! { <OwnCode key signer /> }.into_any(),
            Beside::Void => view! { <p role="status">{t::compose::SMS_VOID}</p> }.into_any(),
            Beside::VoidButRequired => {
                view! { <p role="status">{t::compose::SMS_VOID_REQUIRED}</p> }.into_any()
            }
            Beside::Number => {
                view! {
                    <SignerField
                        key
                        signer
                        input=SignerInput::CodeMobile
                        support=t::compose::MOBILE_SUPPORT
                    />
                    <p class="md-field__support">{t::compose::SMS_FIXED}</p>
                }
                    .into_any()
            }
            Beside::SameNumber => {
                view! {
                    <p class="md-field__support">
                        {t::compose::SMS_SAME_NUMBER} " " {t::compose::SMS_FIXED}
                    </p>
                }
                    .into_any()
            }
        }}
    }
}

/// What stands below the choice of an access code.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    Nothing,
    Code,
    Number,
    SameNumber,
    Void,
    /// Nor may this signer go without a code.
    VoidButRequired,
}

impl Beside {
    fn of(signer: &SignerRow, is_required: bool) -> Self {
        match signer.choice {
            AccessCodeChoice::None => Beside::Nothing,
            AccessCodeChoice::Custom => Beside::Code,
            AccessCodeChoice::Sms if signer.is_sms_void() && is_required => Beside::VoidButRequired,
            AccessCodeChoice::Sms if signer.is_sms_void() => Beside::Void,
            AccessCodeChoice::Sms if needs_number(signer) => Beside::Number,
            AccessCodeChoice::Sms => Beside::SameNumber,
        }
    }
}

/// 独自のコード: shown on demand alone, stored nowhere.
#[component]
fn OwnCode(key: u32, signer: Memo<SignerRow>) -> impl IntoView {
    let form = use_flow().form;
    let words = Words {
        show_password: t::compose::SHOW_CODE.into(),
        ..expect_context()
    };
    let notice = Signal::derive(move || {
        let signer = signer.read();
        let is_missing = signer.is_code_lost && signer.code.is_empty();
        is_missing.then(|| t::compose::CODE_LOST.get().to_owned())
    });
    view! {
        <Provider value=words>
            <TextField
                id=input_id(Input::Of(key, SignerInput::Code))
                label=t::compose::CODE
                required=true
                support=move || t::compose::code_support(CUSTOM_CODE_MAX)
                error=error_of(key, SignerInput::Code)
                notice
                value=Signal::derive(move || signer.read().code.clone())
                on_input=Callback::new(move |typed| form.update(|it| it.type_code(key, typed)))
                kind=TextKind::Password
                autocomplete="new-password"
            />
        </Provider>
    }
}

/// What this signer costs, where the choice is made (G-04).
#[component]
fn Price(signer: Memo<SignerRow>) -> impl IntoView {
    let price = Memo::new(move |_| {
        let terms = signer.read().terms();
        let first: u32 = terms.charges().map(ChargeKind::yen).sum();
        (first, terms.re_request_yen())
    });
    view! {
        <p role="status">
            {move || {
                let (first, again) = price.get();
                t::compose::signer_price(yen(first), yen(again))
            }}
        </p>
    }
}

fn error_of(key: u32, input: SignerInput) -> Signal<Option<String>> {
    let form = use_flow().form;
    Signal::derive(move || {
        let form = form.read();
        let input = Input::Of(key, input);
        Some(message(input, form.why(input)?))
    })
}
