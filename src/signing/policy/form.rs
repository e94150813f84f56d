//! What administrators choose.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use madoguchi_contract::signing::{AccessCodePolicy, AccessCodeSource};
use madoguchi_ui::{
    Badge, BadgeColor, Banner, BannerKind, Button, ButtonKind, RadioGroup, RadioOption,
    SummaryList, SummaryRow, dom,
};

use super::saving::{Choice, Saving};
use super::words::{required_name, source_about, source_name};
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;

const REQUIRED: &str = "required";
const OPTIONAL: &str = "optional";

/// The switch, and the three choices where the company has 本人確認パックオプション.
#[component]
pub fn PolicyForm(policy: RwSignal<Option<AccessCodePolicy>>) -> impl IntoView {
    let seen = move || policy.get_untracked().as_ref().map(Choice::of);
    let choice = RwSignal::new(seen().unwrap_or(Choice {
        required: false,
        source: AccessCodeSource::default(),
    }));
    // A policy that was read again goes into the form unless something else was chosen on it.
    Effect::new(move |before: Option<Option<Choice>>| {
        let now = policy.read().as_ref().map(Choice::of);
        let is_untouched = before.flatten() == Some(choice.get_untracked());
        if let Some(now) = now.filter(|_| is_untouched) {
            choice.set(now);
        }
        now
    });
    let has_option =
        Memo::new(move |_| policy.read().as_ref().is_some_and(|it| it.identity_option));
    let saving = Saving::new(policy, choice);
    let is_unchanged = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let is_same = seen() == Some(choice.get_untracked());
        is_unchanged.set(is_same);
        if !is_same {
            saving.save.run(());
        }
    };
    view! {
        <form class="md-form" novalidate=true on:submit=submit>
            <RadioGroup
                id=REQUIRED
                legend=t::policy::REQUIRED
                required=true
                options=required_options()
                value=Signal::derive(move || {
                    Some(if choice.read().required { REQUIRED } else { OPTIONAL }.to_owned())
                })
                on_change=Callback::new(move |value: String| {
                    is_unchanged.set(false);
                    choice.update(|choice| choice.required = value == REQUIRED);
                })
            />
            {move || match has_option.get() {
                true => view! { <Sources choice is_unchanged /> }.into_any(),
                false => view! { <SourcesWithoutOption /> }.into_any(),
            }}
            <Conflict policy choice saving />
            <FailureBanner failure=saving.failure />
            <div class="md-actions">
                <Button submit=true busy=saving.is_busy>
                    {t::policy::SAVE}
                </Button>
                <p role="status">
                    {move || match (saving.is_busy.get(), is_unchanged.get()) {
                        (true, _) => t::common::SENDING.get(),
                        (false, true) => t::policy::UNCHANGED.get(),
                        (false, false) => "",
                    }}
                </p>
            </div>
        </form>
    }
}

fn required_options() -> Vec<RadioOption> {
    vec![
        RadioOption {
            value: OPTIONAL,
            label: required_name(false).into(),
            support: Some(t::policy::OPTIONAL_ABOUT.into()),
        },
        RadioOption {
            value: REQUIRED,
            label: required_name(true).into(),
            support: Some(t::policy::OBLIGATORY_ABOUT.into()),
        },
    ]
}

#[component]
fn Sources(choice: RwSignal<Choice>, is_unchanged: RwSignal<bool>) -> impl IntoView {
    let option = |source: AccessCodeSource| RadioOption {
        value: source.as_str(),
        label: source_name(source).into(),
        support: Some(source_about(source)),
    };
    view! {
        <RadioGroup
            id="source"
            legend=t::policy::SOURCE
            required=true
            options=AccessCodeSource::ALL.into_iter().map(option).collect()
            value=Signal::derive(move || Some(choice.read().source.as_str().to_owned()))
            on_change=Callback::new(move |value: String| {
                is_unchanged.set(false);
                if let Some(source) = AccessCodeSource::parse(&value) {
                    choice.update(|choice| choice.source = source);
                }
            })
        />
    }
}

/// The three choices as they would be, and why they cannot be chosen.
#[component]
fn SourcesWithoutOption() -> impl IntoView {
    let row = |source: AccessCodeSource| {
        let mark = match source {
            AccessCodeSource::Custom => {
                view! { <Badge color=BadgeColor::Green>{t::policy::IN_USE}</Badge> }.into_any()
            }
            _ => view! { <Badge color=BadgeColor::Gray>{t::policy::NO_OPTION_MARK}</Badge> }
                .into_any(),
        };
        let about = source_about(source);
        view! {
            <SummaryRow label=source_name(source)>
                {mark} <p class="md-field__support">{move || about.get()}</p>
            </SummaryRow>
        }
    };
    view! {
        <div class="md-section">
            <h2>{t::policy::SOURCE}</h2>
            <Banner kind=BannerKind::Info heading=t::policy::NO_OPTION>
                <p>{t::policy::NO_OPTION_ABOUT}</p>
            </Banner>
            <SummaryList>
                {AccessCodeSource::ALL.into_iter().map(row).collect_view()}
            </SummaryList>
        </div>
    }
}

/// Both versions, when another administrator was quicker.
#[component]
fn Conflict(
    policy: RwSignal<Option<AccessCodePolicy>>,
    choice: RwSignal<Choice>,
    saving: Saving,
) -> impl IntoView {
    let both = |choice: Choice| {
        move || {
            let required = required_name(choice.required).get();
            t::policy::both(required, source_name(choice.source).get())
        }
    };
    move || {
        let now = saving.conflict.get()?;
        let theirs = Choice::of(&now);
        let mine = choice.get();
        let settle = move |keeps_mine: bool| {
            saving.conflict.set(None);
            policy.set(Some(now.clone()));
            match keeps_mine {
                true => saving.save.run(()),
                false => choice.set(theirs),
            }
            // The button goes with the banner.
            dom::focus_soon(REQUIRED.to_owned());
        };
        let keep_mine = settle.clone();
        Some(view! {
            <div role="alert">
                <Banner kind=BannerKind::Warning heading=t::policy::CONFLICT>
                    <p>{t::policy::CONFLICT_ABOUT}</p>
                    <dl class="md-versions">
                        <dt>{t::policy::MINE}</dt>
                        <dd>{both(mine)}</dd>
                        <dt>{t::policy::THEIRS}</dt>
                        <dd>{both(theirs)}</dd>
                    </dl>
                    <div class="md-actions">
                        <Button
                            kind=ButtonKind::Outline
                            on_press=move |()| keep_mine(true)
                        >
                            {t::policy::KEEP_MINE}
                        </Button>
                        <Button kind=ButtonKind::Outline on_press=move |()| settle(false)>
                            {t::policy::KEEP_THEIRS}
                        </Button>
                    </div>
                </Banner>
            </div>
        })
    }
}
