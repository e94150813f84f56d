//! The clock of what counts down.

use leptos::prelude::*;
use madoguchi_ui::{CountdownTime, dom};

use crate::stage::{Language, Stage};

/// A deadline, `left` seconds after the start, and a clock. It stands still, so that a picture is
/// always the same; with the knob `ticks` it goes.
pub(super) fn clock(stage: Stage) -> (Signal<i64>, Signal<i64>) {
    let now = match stage.is_on("ticks") {
        true => dom::ticking(),
        false => Signal::stored(0),
    };
    let start = now.get_untracked();
    let deadline = Signal::derive(move || start + 1000 * stage.number("left") as i64);
    (deadline, now)
}

/// What is left, in words: 「4分30秒」.
pub(super) fn time_in_words(stage: Stage, left: CountdownTime) -> String {
    let english = |count, unit| match count {
        1 => format!("1 {unit}"),
        count => format!("{count} {unit}s"),
    };
    let CountdownTime { minutes, seconds } = left;
    match (stage.language(), minutes, seconds) {
        (Language::En, 0, _) => english(seconds, "second"),
        (Language::En, _, 0) => english(minutes, "minute"),
        (Language::En, ..) => format!(
            "{} {}",
            english(minutes, "minute"),
            english(seconds, "second")
        ),
        (_, 0, _) => format!("{seconds}秒"),
        (_, _, 0) => format!("{minutes}分"),
        (..) => format!("{minutes}分{seconds}秒"),
    }
}
