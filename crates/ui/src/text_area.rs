//! A field for several lines of text.

mod counter;

use crate::field::{FieldTexts, labelled};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::time::Duration;

pub use counter::Room;

/// How long somebody must have stopped typing before the counter is spoken.
const PAUSE: Duration = Duration::from_secs(1);

/// How much may be typed, and how the counter says what is left of it.
#[derive(Clone, Copy)]
pub struct CharacterLimit {
    /// The most characters that the form's rules take.
    pub characters: usize,
    /// 「あと20文字入力できます」, 「5文字多く入力されています」
    pub words: Callback<Room, String>,
}

/// A field for several lines: label and requirement, support text, control, counter, error.
///
/// More than the limit can be typed, so that a pasted text is not cut; the counter says so at
/// once, and the form when it is sent. The counter is spoken only near the limit, in a pause.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    #[prop(optional)] limit: Option<CharacterLimit>,
    /// How many lines are in sight at first.
    #[prop(default = 5)]
    rows: u32,
) -> AnyView {
    let room = move || limit.map(|limit| (limit, Room::of(&value.read(), limit.characters)));
    let counter = Signal::derive(move || room().map(|(limit, room)| limit.words.run(room)));
    let texts = FieldTexts::new(&id, support.is_some(), error, counter);
    let is_over = move || matches!(room(), Some((_, Room::Over(_)))).then_some("");
    let spoken = RwSignal::new(String::new());
    let mut speak = debounce(PAUSE, move |()| {
        let short = untrack(room).filter(|(limit, room)| room.is_short(limit.characters));
        spoken.set(short.map_or_else(String::new, |(limit, room)| limit.words.run(room)));
    });
    let counter_view = limit.map(|_| {
        view! {
            <p class="md-text-area__counter" id=texts.notice_id.clone() data-over=is_over>
                {move || counter.get()}
            </p>
            <p class="md-visually-hidden" aria-live="polite">
                {move || spoken.get()}
            </p>
        }
    });
    let control = view! {
        <textarea
            class="md-input md-text-area"
            id=id.clone()
            name=id.clone()
            rows=rows
            aria-invalid=texts.invalid()
            aria-describedby=texts.described_by()
            prop:value=move || value.get()
            on:input=move |event| {
                on_input.run(event_target_value(&event));
                speak(());
            }
        ></textarea>
        {counter_view}
    }
    .into_any();
    labelled(id, label, required, support, &texts, control)
}
