//! What the pages of a form on its way through input, confirmation and completion have in common.

use leptos::prelude::*;
use madoguchi_contract::Timestamp;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, StepNavigation, dom};

use super::locale::{Text, date_time, t};

/// 入力 → 確認 → 完了
#[component]
pub fn Steps(current: usize) -> AnyView {
    let steps: [Text; 3] = [
        t::common::STEP_INPUT,
        t::common::STEP_CONFIRM,
        t::common::STEP_COMPLETE,
    ];
    let total = steps.len();
    let position = move || t::common::step_position(total, (current + 1).min(total));
    view! {
        <StepNavigation
            steps=steps.into_iter().map(TextProp::from).collect()
            current=Signal::stored(current)
            position
        />
    }
    .into_any()
}

/// Says that a form comes from a draft, and lets it be thrown away (G-08).
#[component]
pub fn RestoredBanner(
    /// When the draft was saved that the form comes from.
    restored_at: RwSignal<Option<Timestamp>>,
    /// Throws it away.
    on_discard: Callback<()>,
    /// What did not come back with it.
    #[prop(optional, into)]
    lost: ViewFn,
) -> AnyView {
    let banner = move |at| {
        let discard = move |()| {
            on_discard.run(());
            dom::focus_main_heading();
        };
        let lost = lost.run();
        view! {
            <Banner kind=BannerKind::Info heading=move || t::common::restored(date_time(at))>
                {lost}
                <Button kind=ButtonKind::Text on_press=discard>
                    {t::common::DISCARD}
                </Button>
            </Banner>
        }
    };
    (move || restored_at.get().map(&banner)).into_any()
}
