//! The screens beside the first one: links that lead nowhere, who is locked out, and the place of
//! the documents. All of this and what it uses comes late.

use leptos::mount::mount_to;
use leptos::prelude::*;
use madoguchi_contract::signing::AccessCodeChoice;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, Words, dom};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::code::element;
use crate::late::{Screen, screen};
use crate::telling::set_title;
use crate::texts::{Text, t};
use crate::visit::Visit;
use crate::{documents, finished};

/// Where the drafter is asked.
const RESCUE: &str = "rescue";

/// Puts the screens into their place, one at a time.
pub fn mount() {
    provide_context(words());
    let visit = expect_context::<Visit>();
    let screen = Memo::new(move |_| screen(visit));
    // Who comes to another screen is at its top.
    Effect::new(move |_| {
        if screen.get() != Screen::Code {
            request_animation_frame(|| {
                let heading = document().query_selector("#other h1").ok().flatten();
                let heading = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
                if let Some(heading) = heading {
                    let _ = heading.focus();
                }
            });
        }
    });
    mount_to(element("other"), move || {
        move || match screen.get() {
            Screen::Code => ().into_any(),
            Screen::Closed => closed(visit),
            Screen::NoToken => no_token(),
            Screen::LockedOut => locked_out(visit),
            Screen::Documents => documents::screen(visit),
            Screen::Finished => finished::screen(visit),
        }
    })
    .forget();
}

fn words() -> Words {
    Words {
        required: t::REQUIRED.into(),
        optional: t::OPTIONAL.into(),
        close: t::CLOSE.into(),
        show_password: t::SHOW_PASSWORD.into(),
        error_prefix: t::ERROR.into(),
        success: t::SUCCESS.into(),
        information: t::INFORMATION.into(),
        warning: t::WARNING.into(),
        error: t::ERROR.into(),
        done: t::DONE.into(),
    }
}

/// The first heading of a screen, and the page's title with it.
pub fn heading(text: Text) -> AnyView {
    Effect::new(move |_| set_title(text.get(), false));
    view! {
        <h1 class="md-page__heading" tabindex="-1">
            {text}
        </h1>
    }
    .into_any()
}

/// What could not be done, with a way to try again.
pub fn trouble(visit: Visit, again: Callback<()>) -> AnyView {
    (move || {
        visit.told.get().map(|told| {
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Error>
                        <p>{move || told.text()}</p>
                        <Button kind=ButtonKind::Outline on_press=again>
                            {t::RETRY}
                        </Button>
                    </Banner>
                </div>
            }
        })
    })
    .into_any()
}

fn closed(visit: Visit) -> AnyView {
    // Whoever has seen the request here has the whole link.
    let reason = match visit.signing.read_untracked().is_some() {
        true => t::CLOSED_SINCE,
        false => t::CLOSED_TEXT,
    };
    view! {
        {heading(t::CLOSED_HEADING)}
        <p>{reason}</p>
        <p>{t::CLOSED_NEXT}</p>
    }
    .into_any()
}

fn no_token() -> AnyView {
    view! {
        {heading(t::NO_TOKEN_HEADING)}
        <p>{t::NO_TOKEN_TEXT}</p>
    }
    .into_any()
}

/// G-06
fn locked_out(visit: Visit) -> AnyView {
    let reason = move || match visit.code().map(|code| code.kind) {
        Some(AccessCodeChoice::Custom) => t::LOCKED_CUSTOM.get(),
        _ => t::LOCKED_SMS.get(),
    };
    let next = move || {
        let signing = visit.signing.read();
        let drafter = &signing.as_ref()?.drafter;
        Some(t::locked_next(&drafter.company, &drafter.name))
    };
    let is_asked = Memo::new(move |_| {
        let signing = visit.signing.read();
        signing.as_ref().is_some_and(|signing| signing.rescue_asked)
    });
    Effect::new(move |before: Option<bool>| {
        let is_asked = is_asked.get();
        // The button that was pressed is gone.
        if is_asked && before == Some(false) {
            dom::focus_soon(RESCUE.to_owned());
        }
        is_asked
    });
    let rescue = move || match is_asked.get() {
        true => view! {
            <Banner kind=BannerKind::Success heading=t::RESCUE_DONE>
                <p>{t::RESCUE_AFTER}</p>
            </Banner>
        }
        .into_any(),
        false => view! {
            <p>{t::RESCUE_HINT}</p>
            <Button
                busy=visit.acting
                on_press=Callback::new(move |()| visit.ask_for_rescue())
            >
                {t::RESCUE}
            </Button>
        }
        .into_any(),
    };
    view! {
        {heading(t::LOCKED_HEADING)}
        <p>{reason}</p>
        <p>{next}</p>
        {trouble(visit, Callback::new(move |()| visit.ask_for_rescue()))}
        <div class="md-sign__step" role="status" id=RESCUE tabindex="-1">
            {rescue}
        </div>
    }
    .into_any()
}
