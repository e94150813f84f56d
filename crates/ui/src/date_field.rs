//! A date that somebody knows: year, month and day.

mod text;
mod whole;

use crate::dom;
use crate::field::{FieldTexts, error_text, notice_text, requirement, support_text};
use crate::words::{text, words};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use text::DatePart;

pub use text::{DateBounds, DateError, DateParts, DateProblem, DateText};

/// What a [`DateField`] says.
#[derive(Clone)]
pub struct DateWords {
    /// Above the first control: 「年」.
    pub year: TextProp,
    /// Above the second control: 「月」.
    pub month: TextProp,
    /// Above the third control: 「日」.
    pub day: TextProp,
    /// Below them, once a whole date in one of them was put into all three: 「年・月・日の欄に分けて
    /// 入力しました。」
    pub spread: TextProp,
}

/// A date as three fields under a legend: year, month, day.
///
/// A whole date that is pasted into one of them fills all three, one that is typed does when the
/// field is left; years of Japanese eras and full-width digits are understood. What is wrong tells
/// [`DateText::check`], which the form asks when it is sent.
///
/// The year has the id `id`, the others `{id}-month` and `{id}-day`. An error summary points at
/// [`DateParts::target`].
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] legend: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<DateError>>,
    words: DateWords,
    #[prop(into)] value: Signal<DateText>,
    on_input: Callback<DateText>,
) -> AnyView {
    let group = DateGroup {
        id,
        legend,
        required: Some(required),
        support,
        error,
        words,
        value,
        on_input,
    };
    group.view()
}

/// The fields of a date, alone or as a part of something larger that says itself whether it must
/// be filled in.
pub(crate) struct DateGroup {
    pub id: String,
    pub legend: TextProp,
    pub required: Option<bool>,
    pub support: Option<TextProp>,
    pub error: Signal<Option<DateError>>,
    pub words: DateWords,
    pub value: Signal<DateText>,
    pub on_input: Callback<DateText>,
}

impl DateGroup {
    pub fn view(self) -> AnyView {
        let shared = words();
        let was_spread = RwSignal::new(false);
        let notice = {
            let spread = self.words.spread.clone();
            Signal::derive(move || was_spread.get().then(|| spread.get().into_owned()))
        };
        let error = self.error;
        let message = move || error.read().as_ref().map(|error| error.message.clone());
        let message = Signal::derive(message);
        let texts = FieldTexts::new(&self.id, self.support.is_some(), message, notice);
        let part = |part: DatePart, label: &TextProp| {
            let control = Control {
                part,
                id: part.id(&self.id),
                error_id: texts.error_id.clone(),
                error,
                value: self.value,
                on_input: self.on_input,
                was_spread,
            };
            control.view(label.clone())
        };
        let parts = [
            part(DatePart::Year, &self.words.year),
            part(DatePart::Month, &self.words.month),
            part(DatePart::Day, &self.words.day),
        ];
        let mark = self.required.map(|required| requirement(required, &shared));
        view! {
            <fieldset
                class="md-field"
                data-invalid=texts.invalid()
                aria-describedby=texts.described_by()
            >
                <legend class="md-field__label">{text(self.legend)} " " {mark}</legend>
                {support_text(texts.support_id.clone(), self.support)}
                <div class="md-date-field__parts">{parts.collect_view()}</div>
                {notice_text(texts.notice_id.clone(), notice)}
                {error_text(texts.error_id.clone(), message, &shared)}
            </fieldset>
        }
        .into_any()
    }
}

/// One of the three controls.
struct Control {
    part: DatePart,
    id: String,
    error_id: String,
    error: Signal<Option<DateError>>,
    value: Signal<DateText>,
    on_input: Callback<DateText>,
    was_spread: RwSignal<bool>,
}

impl Control {
    fn view(self, label: TextProp) -> AnyView {
        let Self {
            part,
            id,
            error_id,
            error,
            value,
            on_input,
            was_spread,
        } = self;
        let is_wrong = move || {
            let error = error.read();
            error.as_ref().is_some_and(|error| error.parts.has(part))
        };
        let show = move |event: &Event, shown: DateText| {
            dom::replace_text(event, shown.part(part));
            on_input.run(shown);
        };
        let typed =
            move |event: &Event| value.get_untracked().with(part, event_target_value(event));
        let input = move |event: Event| {
            let typed = typed(&event);
            let spread = typed.spread().filter(|_| dom::came_whole(&event));
            was_spread.set(spread.is_some());
            match spread {
                Some(spread) => show(&event, spread),
                None => on_input.run(typed),
            }
        };
        let change = move |event: Event| {
            let typed = typed(&event);
            let settled = typed.settled();
            if settled != typed {
                was_spread.set(typed.spread().is_some());
                show(&event, settled);
            }
        };
        view! {
            <div class="md-date-field__part">
                <label class="md-date-field__label" for=id.clone()>
                    {text(label)}
                </label>
                <input
                    class="md-input md-date-field__input"
                    id=id.clone()
                    name=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    data-part=part.name()
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || is_wrong().then(|| error_id.clone())
                    prop:value=move || value.read().part(part).to_owned()
                    on:input=input
                    on:change=change
                />
            </div>
        }
        .into_any()
    }
}
