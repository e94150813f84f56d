//! How long something still holds.

mod timing;

use crate::dom;
use crate::icon::{Icon, decoration, sketch};
use crate::live_region::announce;
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

pub use timing::{CountdownTime, Phase, Spoken, seconds_left, spoken};

/// Seconds before the end at which it is spoken.
pub const MARKS: &[u64] = &[600, 300, 60, 30];

/// A clock at four.
const CLOCK: &str = "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z\
                     m-1 3v6l4.4 2.6 1-1.7-3.4-2V7h-2Z";

/// How a countdown is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountdownForm {
    /// `04:59`, every second.
    #[default]
    Clock,
    /// The words of `time` alone: every minute, in the last five every ten seconds.
    Words,
}

/// What is left until `deadline`, in phases: normal, warning, last minute, over.
///
/// It is worked out from the two moments each time and counts nothing, so a device that slept finds
/// it right; see [`dom::ticking`](crate::dom::ticking) for such a `now`, and for where the deadline
/// comes from. Ten, five and one minute and thirty seconds before the end it is spoken, and at the
/// end, by the page's `LiveRegion`; never while it ticks.
#[component]
pub fn Countdown(
    /// What ends: 「コードの有効期限まで」.
    #[prop(into)]
    label: TextProp,
    /// When it ends, in milliseconds of the clock that `now` shows.
    #[prop(into)]
    deadline: Signal<i64>,
    /// What the time is.
    #[prop(into)]
    now: Signal<i64>,
    /// What is left in words, without the parts that are 0: 「4分」, 「30秒」.
    time: Callback<CountdownTime, String>,
    /// What stands in its place at the end, and is spoken then. Without it, that is for whoever
    /// shows the countdown.
    #[prop(optional, into)]
    over: Option<TextProp>,
    /// How it is read.
    #[prop(optional)]
    form: CountdownForm,
    /// From how many seconds before the end it warns.
    #[prop(default = 300)]
    warning: u64,
    /// At how many seconds before the end it is spoken.
    #[prop(default = MARKS)]
    marks: &'static [u64],
) -> AnyView {
    let left = Memo::new(move |_| seconds_left(deadline.get(), now.get()));
    let phase = Memo::new(move |_| Phase::of(left.get(), warning));
    let coarse = Memo::new(move |_| CountdownTime::coarse(left.get()));
    let words = Signal::derive(move || time.run(coarse.get()));

    Effect::new({
        let (label, over) = (label.clone(), over.clone());
        move |before: Option<u64>| {
            let after = left.get();
            let said = before.and_then(|before| spoken(marks, before, after));
            untrack(|| match (said, &over) {
                (Some(Spoken::Left(left)), _) => {
                    announce(&format!("{} {}", label.get(), time.run(left)));
                }
                (Some(Spoken::Over), Some(over)) => announce(&over.get()),
                _ => (),
            });
            after
        }
    });

    let icon = move || match phase.get() {
        Phase::Normal => sketch(CLOCK),
        Phase::Warning | Phase::LastMinute => decoration(Icon::Warning),
        Phase::Over => decoration(Icon::Error),
    };
    let label_id = dom::unique_id("countdown");
    let content = move || {
        let over = over.clone().filter(|_| phase.get() == Phase::Over);
        match over {
            Some(over) => view! { <p class="md-countdown__over">{text(over)}</p> }.into_any(),
            None => running(label_id.clone(), label.clone(), left, words, form),
        }
    };
    view! {
        <div class="md-countdown" data-phase=move || phase.get().name()>
            {icon}
            {content}
        </div>
    }
    .into_any()
}

/// A timer is silent by itself. Its digits are for the eyes: read out they would be an hour, and
/// old before they are said.
fn running(
    label_id: String,
    label: TextProp,
    left: Memo<u64>,
    words: Signal<String>,
    form: CountdownForm,
) -> AnyView {
    let digits = (form == CountdownForm::Clock).then(|| {
        view! {
            <span class="md-countdown__digits" aria-hidden="true">
                {move || CountdownTime::clock(left.get())}
            </span>
        }
    });
    let words_class = match form {
        CountdownForm::Clock => "md-visually-hidden",
        CountdownForm::Words => "md-countdown__words",
    };
    view! {
        <p>
            <span id=label_id.clone()>{text(label)}</span>
            " "
            <span
                class="md-countdown__time"
                role="timer"
                aria-live="off"
                aria-labelledby=label_id
            >
                {digits}
                <span class=words_class>{move || words.get()}</span>
            </span>
        </p>
    }
    .into_any()
}
