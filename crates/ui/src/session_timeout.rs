//! The end of a session, told before it comes and when it has come.

use crate::button::{Button, ButtonKind};
use crate::countdown::{Countdown, CountdownTime, seconds_left};
use crate::dialog::Dialog;
use crate::live_region::announce;
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Seconds before the end at which it is spoken: every minute.
const MINUTES: &[u64] = &[600, 540, 480, 420, 360, 300, 240, 180, 120, 60, 30];

/// What a [`SessionTimeout`] says. None of it is about sessions or timeouts: those are words of
/// programmers.
#[derive(Clone)]
pub struct SessionTimeoutWords {
    /// 「まもなくログアウトします」
    pub heading: TextProp,
    /// Why, and what happens to what was typed. How long it takes stands below.
    pub lead: TextProp,
    /// Before the time that is left: 「ログアウトまで」.
    pub countdown: TextProp,
    /// The time that is left: 「2分」, 「30秒」.
    pub time: Callback<CountdownTime, String>,
    /// 「続ける」
    pub go_on: TextProp,
    /// 「ログアウト」
    pub sign_out: TextProp,
    /// 「ログアウトしました」
    pub over_heading: TextProp,
    /// Why, and that what was typed is kept.
    pub over_lead: TextProp,
    /// 「もう一度ログイン」
    pub sign_in: TextProp,
}

/// Asks some time before a session ends whether to go on; at the end it says what has happened and
/// leads back in.
///
/// It opens by itself when `warning` seconds are left, and closes when the deadline moves: so one
/// tab that goes on frees the others, where they share the deadline. Esc goes on.
#[component]
pub fn SessionTimeout(
    /// When the session ends, in milliseconds of the clock that `now` shows; `None` while there is
    /// no session.
    #[prop(into)]
    deadline: Signal<Option<i64>>,
    /// What the time is, as from [`dom::ticking`](crate::dom::ticking).
    #[prop(into)]
    now: Signal<i64>,
    /// From how many seconds before the end it asks.
    #[prop(default = 120)]
    warning: u64,
    words: SessionTimeoutWords,
    /// Keep the session; then the deadline moves.
    on_go_on: Callback<()>,
    on_sign_out: Callback<()>,
    /// The session is over and its user wants back.
    on_sign_in: Callback<()>,
    /// One of these is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why going on has failed, as a `Banner` that speaks; nothing while it has not.
    #[prop(optional, into)]
    failure: Option<ViewFn>,
) -> AnyView {
    let left = Memo::new(move |_| Some(seconds_left(deadline.get()?, now.get())));
    let is_warning = Memo::new(move |_| left.get().is_some_and(|left| 0 < left && left <= warning));
    let is_over = Memo::new(move |_| left.get() == Some(0));
    let SessionTimeoutWords {
        heading,
        lead,
        countdown: countdown_label,
        time,
        go_on,
        sign_out,
        over_heading,
        over_lead,
        sign_in,
    } = words;
    let opening = {
        let (lead, label) = (lead.clone(), countdown_label.clone());
        move || {
            let left = time.run(CountdownTime::coarse(left.get().unwrap_or_default()));
            format!("{} {} {left}", lead.get(), label.get())
        }
    };
    Effect::new(move |_| {
        if is_warning.get() {
            // The focus says the heading alone. The dialog has to be open to be heard.
            let opening = untrack(&opening);
            request_animation_frame(move || announce(&opening));
        }
    });

    // Not there before it is asked: nobody is told of minutes that are far off.
    let countdown = move || {
        is_warning.get().then(|| {
            view! {
                <Countdown
                    label=countdown_label.clone()
                    deadline=Signal::derive(move || deadline.get().unwrap_or_default())
                    now=now
                    time=time
                    warning=warning
                    marks=MINUTES
                />
            }
        })
    };
    let warning_actions = move || {
        let (go_on, sign_out) = (go_on.clone(), sign_out.clone());
        view! {
            <Button busy=busy on_press=on_go_on>
                {text(go_on)}
            </Button>
            <Button kind=ButtonKind::Outline busy=busy on_press=on_sign_out>
                {text(sign_out)}
            </Button>
        }
    };
    let over_actions = move || {
        let sign_in = sign_in.clone();
        view! {
            <Button busy=busy on_press=on_sign_in>
                {text(sign_in)}
            </Button>
        }
    };
    view! {
        <Dialog
            open=is_warning
            heading=heading
            on_close_request=on_go_on
            busy=busy
            closable=false
            actions=warning_actions
        >
            <p>{text(lead)}</p>
            {countdown}
            {failure.map(|failure| failure.run())}
        </Dialog>
        <Dialog
            open=is_over
            heading=over_heading
            on_close_request=Callback::new(|()| ())
            closable=false
            actions=over_actions
        >
            <p>{text(over_lead)}</p>
        </Dialog>
    }
    .into_any()
}
