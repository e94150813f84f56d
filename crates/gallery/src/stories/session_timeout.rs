use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, SessionTimeout, SessionTimeoutWords, TextField, TextWidth};

use super::clock::{clock, time_in_words};
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static SESSION_TIMEOUT: Story = Story {
    id: "session-timeout",
    name: label("ログアウトの予告", "Session timeout"),
    reading: "ろぐあうとのよこく",
    group: Group::Components,
    purpose: label(
        "操作がないままログアウトになる前に、続けるかどうかを尋ねます。ログアウトしたあとは、入力した内容が残っていることと、戻り方を伝えます。",
        "Asks whether to go on before a session ends. Afterwards it says that what was typed is kept, and leads back in.",
    ),
    criteria: &["2.1.2", "2.2.1", "2.2.5", "2.4.3", "4.1.2", "4.1.3"],
    pattern: Some("https://design.tax.service.gov.uk/hmrc-design-patterns/service-timeout/"),
    components: &["SessionTimeout"],
    styles: &["dialog.css", "countdown.css"],
    knobs: &[
        Knob::number("left", 0, 7200, "1200"),
        Knob::number("warning", 20, 1800, "120"),
        Knob::switch("busy"),
        Knob::switch("failed"),
        Knob::switch("ticks"),
    ],
    variants: &[
        variant!(
            "asking",
            label("続けるかを尋ねる", "Asking"),
            session_timeout,
            "left" = "120"
        ),
        variant!(
            "last-minute",
            label("最後の1分", "Last minute"),
            session_timeout,
            "left" = "42"
        ),
        variant!(
            "busy",
            label("送信中", "Busy"),
            session_timeout,
            "left" = "95",
            "busy" = "true"
        ),
        variant!(
            "failed",
            label("続けられなかった", "Failed"),
            session_timeout,
            "left" = "95",
            "failed" = "true"
        ),
        variant!(
            "over",
            label("ログアウトした", "Over"),
            session_timeout,
            "left" = "0"
        ),
        variant!("closed", label("まだ先のこと", "Closed"), session_timeout),
    ],
    source: include_str!("session_timeout.rs"),
};

fn session_timeout(stage: Stage) -> AnyView {
    let (deadline, now) = clock(stage);
    let go_on = move |()| {
        stage.emit("go-on", "");
        let later = untrack(|| stage.number("left")) + 1800;
        stage.turn("left", later.to_string());
    };
    let failure = move || {
        stage.is_on("failed").then(|| {
            let heading = label("続けられませんでした", "It could not go on");
            let advice = label(
                "通信の状態を確認して、もう一度「続ける」を押してください。",
                "Check your connection and press “Continue” again.",
            );
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Error heading=move || stage.say(heading)>
                        <p>{move || stage.say(advice)}</p>
                    </Banner>
                </div>
            }
        })
    };
    view! {
        {page(stage)}
        <SessionTimeout
            deadline=Signal::derive(move || Some(deadline.get()))
            now=now
            warning=stage.number("warning") as u64
            words=words(stage)
            on_go_on=Callback::new(go_on)
            on_sign_out=stage.on("sign-out")
            on_sign_in=stage.on("sign-in")
            busy=Signal::derive(move || stage.is_on("busy"))
            failure=failure
        />
    }
    .into_any()
}

fn words(stage: Stage) -> SessionTimeoutWords {
    let say = move |text| -> TextProp { (move || stage.say(text)).into() };
    SessionTimeoutWords {
        heading: say(label(
            "まもなくログアウトします",
            "You are about to be signed out",
        )),
        lead: say(label(
            "しばらく操作がありません。このままだと、情報を守るためにログアウトします。入力した内容は残ります。",
            "You have done nothing for a while. If you do not go on, we will sign you out to protect your information. What you typed is kept.",
        )),
        countdown: say(label("ログアウトまで", "Time left")),
        time: Callback::new(move |left| time_in_words(stage, left)),
        go_on: say(label("続ける", "Continue")),
        sign_out: say(label("ログアウト", "Sign out")),
        over_heading: say(label("ログアウトしました", "You were signed out")),
        over_lead: say(label(
            "しばらく操作がなかったため、情報を守るためにログアウトしました。入力した内容は残っています。もう一度ログインすると、続きから始められます。",
            "You did nothing for a while, so we signed you out to protect your information. What you typed is kept. Sign in again to go on where you were.",
        )),
        sign_in: say(label("もう一度ログイン", "Sign in again")),
    }
}

/// A page on which something was typed.
fn page(stage: Stage) -> AnyView {
    let typed = RwSignal::new(String::new());
    view! {
        <TextField
            id="note"
            label=move || stage.say(label("メモ", "Note"))
            required=false
            value=typed
            on_input=Callback::new(move |text| typed.set(text))
            width=TextWidth::Full
        />
    }
    .into_any()
}
