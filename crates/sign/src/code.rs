//! The screen of the access code. Its form stands in the page; here it comes to
//! life.

use leptos::prelude::*;
use madoguchi_contract::signing::{AccessCodeChoice, ISSUES_MAX};
use madoguchi_ui::{OneTimeCode, announce, dom};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::countdown;
use crate::late::{self, Screen, screen};
use crate::model::Told;
use crate::telling::set_title;
use crate::texts::t;
use crate::visit::{Busy, Visit};

const FIELD: &str = "code";
const ISSUE: &str = "issue";

/// An element that stands in the page from the beginning.
pub fn element(id: &str) -> HtmlElement {
    let found = document().get_element_by_id(id);
    found
        .unwrap_or_else(|| unreachable!("index.html has #{id}"))
        .unchecked_into()
}

/// What stands in the field.
pub fn typed() -> String {
    field().value()
}

/// The code has done its work.
pub fn forget_typed() {
    field().set_value("");
}

fn field() -> HtmlInputElement {
    element(FIELD).unchecked_into()
}

/// Puts the focus where what is told can be mended.
pub fn point_at(told: &Told) {
    let needs_another = told.needs_another();
    if needs_another {
        forget_typed();
    }
    if matches!(told, Told::Wrong(_) | Told::Replaced(_)) {
        field().select();
    }
    dom::focus_soon(if needs_another { ISSUE } else { FIELD }.to_owned());
}

/// Brings the form to life.
pub fn bind(visit: Visit) {
    listen(ISSUE, "click", move |_| visit.issue());
    listen("form", "submit", move |event| {
        event.prevent_default();
        visit.verify();
    });
    listen(FIELD, "input", move |event| {
        visit.code_told.set(None);
        if dom::came_whole(&event) {
            tidy(visit);
        }
    });
    listen(FIELD, "change", move |_| tidy(visit));
    // A Japanese keyboard has written its digits; while it does, nobody else may.
    listen(FIELD, "compositionend", move |_| tidy(visit));
    listen("retry", "click", move |_| {
        visit.look_again();
        if untrack(|| screen(visit)) != Screen::Code {
            late::load(visit);
        }
    });
    follow_state(visit);
    follow_told(visit);
    countdown::follow(visit);
}

fn listen(id: &str, event: &str, heard: impl FnMut(Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(heard);
    let handler = heard.as_ref().unchecked_ref();
    let _ = element(id).add_event_listener_with_callback(event, handler);
    heard.forget();
}

/// Leaves the code alone of a sentence that was pasted, and says so by what is there then. Wide
/// digits become narrow ones where they stand, and the caret stays.
fn tidy(visit: Visit) {
    // An own code is left as it is, and before anything is known it may be one.
    let is_sms = untrack(|| visit.code()).is_some_and(|code| code.kind == AccessCodeChoice::Sms);
    let field = field();
    let typed = field.value();
    let Some(code) = OneTimeCode::read(&typed).ok().filter(|_| is_sms) else {
        return;
    };
    if code.as_str() != typed {
        let caret = field.selection_start().ok().flatten();
        let caret = caret.filter(|_| typed.chars().count() == code.as_str().len());
        field.set_value(code.as_str());
        if let Some(caret) = caret {
            let _ = field.set_selection_range(caret, caret);
        }
    }
}

/// Sets or takes away an attribute.
pub fn set(id: &str, name: &str, value: Option<&str>) {
    let element = element(id);
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Sets the text of an element, where it is another one.
pub fn write(id: &str, text: &str) {
    let element = element(id);
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

fn follow_state(visit: Visit) {
    Effect::new(move |_| {
        if let Some(signing) = visit.signing.read().as_ref() {
            write(
                "asker",
                &t::asker(&signing.drafter.company, &signing.drafter.name),
            );
        }
    });
    Effect::new(move |_| {
        let Some(code) = visit.code() else { return };
        write("mobile", code.mobile.as_deref().unwrap_or_default());
        write("issues", &t::times(code.issues_left));
        write("entries", &t::times(code.entries_left));
        element("entries-fact").set_hidden(!code.open);
        element("last").set_hidden(code.issues_left > 0 || !code.open);
        // Whoever waits for the SMS knows a true one by it.
        let sender = code.sms_sender.as_ref().filter(|_| code.open);
        element("sender-note").set_hidden(sender.is_none());
        write("sender", &sender.map(t::sms_sender).unwrap_or_default());
        let is_own = code.kind == AccessCodeChoice::Custom;
        set(
            "form",
            "data-code",
            Some(if is_own { "custom" } else { "sms" }),
        );
        if is_own {
            set(FIELD, "inputmode", Some("text"));
            set(FIELD, "autocomplete", Some("off"));
            set(FIELD, "data-plain", None);
        }
        let is_open = code.open || is_own;
        // The act that comes next stands out.
        set(
            ISSUE,
            "data-kind",
            Some(if is_open { "outline" } else { "solid" }),
        );
        set(
            "verify",
            "data-kind",
            Some(if is_open { "solid" } else { "outline" }),
        );
        let issue = element(ISSUE);
        let has_focus = document().active_element().as_ref() == Some(&*issue);
        issue.set_hidden(code.issues_left == 0);
        if has_focus && code.issues_left == 0 {
            dom::focus(FIELD);
        }
    });
}

fn follow_told(visit: Visit) {
    Effect::new(move |_| {
        let busy = visit.busy.get();
        let disabled = |wanted| (busy == Some(wanted)).then_some("true");
        set(ISSUE, "aria-disabled", disabled(Busy::Issuing));
        set("verify", "aria-disabled", disabled(Busy::Verifying));
        match busy {
            Some(Busy::Issuing) => announce(t::ISSUING.get()),
            Some(Busy::Verifying) => announce(t::VERIFYING.get()),
            _ => (),
        }
    });
    Effect::new(move |_| {
        let told = visit.code_told.get();
        write("code-error", &text_of(told.as_ref()));
        // Not at the field alone: the focus is elsewhere, or somebody waits for the end.
        let is_for_all = |told: &&Told| told.needs_another() || **told == Told::Again;
        if let Some(told) = told.as_ref().filter(is_for_all) {
            announce(&told.text());
        }
        set(FIELD, "aria-invalid", told.is_some().then_some("true"));
    });
    Effect::new(move |_| {
        let told = text_of(visit.issue_told.read().as_ref());
        write("issue-error", &told);
        if !told.is_empty() {
            announce(&told);
        }
    });
    Effect::new(move |_| {
        let has_issued = visit.has_issued.get();
        let text = match visit.code() {
            Some(code) if code.undelivered => match code.issues_left {
                0 => t::UNDELIVERED_LAST.get(),
                _ => t::UNDELIVERED.get(),
            },
            Some(code) if has_issued => match code.issues_left + 1 {
                ISSUES_MAX => t::ISSUED.get(),
                _ => t::REISSUED.get(),
            },
            _ => "",
        };
        write("issued", text);
    });
    Effect::new(move |_| {
        let told = text_of(visit.told.read().as_ref());
        write("trouble-text", &told);
        element("trouble").set_hidden(told.is_empty());
    });
    Effect::new(move |_| {
        if screen(visit) == Screen::Code {
            let is_wrong = visit.code_told.read().is_some() || visit.issue_told.read().is_some();
            set_title(t::CODE_HEADING.get(), is_wrong);
        }
    });
}

fn text_of(told: Option<&Told>) -> String {
    told.map(Told::text).unwrap_or_default()
}
