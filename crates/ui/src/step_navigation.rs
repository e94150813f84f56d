//! Where the user is in a job of several steps.

use crate::icon::{Icon, decoration};
use crate::words::{text, words};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The steps of a job, such as 入力 → 確認 → 完了, and the one that is being done.
#[component]
pub fn StepNavigation(
    steps: Vec<TextProp>,
    /// The index of the step that is being done; behind the last one, all are done.
    #[prop(into)]
    current: Signal<usize>,
    /// The position in one sentence, for those who hear it: 「全3ステップ中、2ステップ目」.
    #[prop(into)]
    position: TextProp,
) -> AnyView {
    let done = words().done;
    let step = |(index, label): (usize, TextProp)| step(index, label, current, done.clone());
    view! {
        <div class="md-steps">
            <p class="md-visually-hidden">{text(position)}</p>
            <ol class="md-steps__list">
                {steps.into_iter().enumerate().map(step).collect_view()}
            </ol>
        </div>
    }
    .into_any()
}

fn step(index: usize, label: TextProp, current: Signal<usize>, done: TextProp) -> AnyView {
    let completed = move || index < current.get();
    let state = move || match index.cmp(&current.get()) {
        std::cmp::Ordering::Less => "completed",
        std::cmp::Ordering::Equal => "editing",
        std::cmp::Ordering::Greater => "ahead",
    };
    let mark = move || {
        if completed() {
            decoration(Icon::Check)
        } else {
            (index + 1).into_any()
        }
    };
    let done = move || {
        completed().then(|| view! { <span class="md-visually-hidden">{text(done.clone())}</span> })
    };
    view! {
        <li
            class="md-steps__step"
            data-state=state
            aria-current=move || (index == current.get()).then_some("step")
        >
            <span class="md-steps__mark">{mark}</span>
            <span class="md-steps__label">{text(label)} " " {done}</span>
        </li>
    }
    .into_any()
}
