use leptos::prelude::*;
use madoguchi_ui::{Countdown, CountdownForm, LiveRegion};

use super::clock::{clock, time_in_words};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static COUNTDOWN: Story = Story {
    id: "countdown",
    name: label("残り時間", "Countdown"),
    reading: "のこりじかん",
    group: Group::Components,
    purpose: label(
        "期限までの残り時間を示します。5分前から注意を、最後の1分は強い注意を促します。読み上げるのは、10分前・5分前・1分前・30秒前と、期限が来たときだけです。",
        "Shows what is left until a deadline. It warns from five minutes on, and more in the last minute. It is spoken 10, 5 and 1 minute and 30 seconds before the end, and at the end, only.",
    ),
    criteria: &["1.4.1", "2.2.1", "2.2.2", "4.1.2", "4.1.3"],
    pattern: Some("https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html"),
    components: &["Countdown"],
    styles: &["countdown.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::number("left", 0, 7200, "585"),
        Knob::number("warning", 60, 3600, "300"),
        Knob::choice("form", &["clock", "words"]),
        Knob::switch("ticks"),
    ],
    variants: &[
        variant!("normal", label("時間がある", "Normal"), countdown),
        variant!(
            "warning",
            label("5分を切った", "Warning"),
            countdown,
            "left" = "259"
        ),
        variant!(
            "last-minute",
            label("最後の1分", "Last minute"),
            countdown,
            "left" = "42"
        ),
        variant!("over", label("期限切れ", "Over"), countdown, "left" = "0"),
        variant!(
            "words",
            label("ことばで", "In words"),
            countdown,
            "form" = "words"
        ),
        variant!(
            "words-last-minute",
            label("ことばで、最後の1分", "In words, last minute"),
            countdown,
            "form" = "words",
            "left" = "42"
        ),
    ],
    source: include_str!("countdown.rs"),
};

fn countdown(stage: Stage) -> AnyView {
    let (deadline, now) = clock(stage);
    let own = label("コードの有効期限まで", "The code is valid for");
    let over = label(
        "コードの有効期限が切れました。新しいコードを受け取ってください。",
        "The code has expired. Please get a new one.",
    );
    let form = match stage.text("form").as_str() {
        "words" => CountdownForm::Words,
        _ => CountdownForm::Clock,
    };
    view! {
        <Countdown
            label=move || stage.text_or("label", own)
            deadline=deadline
            now=now
            time=Callback::new(move |left| time_in_words(stage, left))
            over=move || stage.say(over)
            form=form
            warning=stage.number("warning") as u64
        />
        <LiveRegion />
    }
    .into_any()
}
