//! The row of a file.

use super::UploadWords;
use super::row::{UploadRow, UploadState, UploadStatus};
use super::rules::{file_size, shown_name};
use crate::button::{Button, ButtonKind};
use crate::dom;
use crate::icon::{Icon, decoration};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What can be done with a row.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    pub end: Callback<(String, bool)>,
    pub retry: Callback<String>,
    pub status: Callback<UploadStatus, String>,
}

/// A file's name, size and state, and what can be done.
pub(super) fn file_row(
    row: Memo<Option<UploadRow>>,
    words: &UploadWords,
    end_id: impl Fn(&str) -> String,
    acts: Acts,
) -> AnyView {
    let Some(UploadRow {
        id, name, bytes, ..
    }) = row.get_untracked()
    else {
        return ().into_any();
    };
    // While the row goes away there is nothing to say about it any more.
    let status = Memo::new(move |last: Option<&UploadStatus>| {
        let now = row.read().as_ref().map(UploadRow::status);
        now.or(last.copied()).unwrap_or(UploadStatus::Waiting)
    });
    let reason = move || {
        let row = row.read();
        let reason = row.as_ref()?.reason()?.to_owned();
        Some(view! { <p class="md-upload__reason">{reason}</p> })
    };
    let is_under_way = Memo::new(move |_| status.get().is_under_way());
    let may_help = Memo::new(move |_| {
        let row = row.read();
        let state = row.as_ref().map(|row| &row.state);
        matches!(state, Some(UploadState::Failed(_)))
    });
    let shown = shown_name(&name);
    let end_id = end_id(&id);
    let progress = {
        let is_sending = Memo::new(move |_| status.get().percent().is_some());
        let shown = shown.clone();
        move || {
            is_sending.get().then(|| {
                view! {
                    <progress
                        class="md-progress__bar"
                        max="100"
                        value=move || status.get().percent()
                        aria-label=shown.clone()
                    ></progress>
                }
            })
        }
    };
    let icon = move || match status.get() {
        UploadStatus::Done => Some(decoration(Icon::Success)),
        UploadStatus::Failed => Some(decoration(Icon::Error)),
        _ => None,
    };
    let end = {
        let (cancel, remove) = (words.cancel.clone(), words.remove.clone());
        let (id, shown) = (id.clone(), shown.clone());
        let word = move || match is_under_way.get() {
            true => cancel.get(),
            false => remove.get(),
        };
        let press =
            Callback::new(move |()| acts.end.run((id.clone(), is_under_way.get_untracked())));
        // One button for both, so that the focus stays on it when the file has arrived.
        view! {
            <Button id=end_id.clone() kind=ButtonKind::Text on_press=press>
                {word}
                <span class="md-visually-hidden">" " {shown}</span>
            </Button>
        }
    };
    let retry = retry_button(may_help, words.retry.clone(), shown, end_id, {
        Callback::new(move |()| acts.retry.run(id.clone()))
    });
    view! {
        <li class="md-upload__row" data-state=move || status.get().name()>
            <div class="md-upload__file">
                {file_name(&name)}
                <p class="md-upload__facts">
                    <span>{file_size(bytes)}</span>
                    <span class="md-upload__status">
                        {icon} <span>{move || acts.status.run(status.get())}</span>
                    </span>
                </p>
                {progress}
                {reason}
            </div>
            <div class="md-upload__acts">{retry} {end}</div>
        </li>
    }
    .into_any()
}

/// There only where another try may help. When the button goes, the focus stays in its row.
fn retry_button(
    may_help: Memo<bool>,
    word: TextProp,
    name: String,
    beside: String,
    on_press: Callback<()>,
) -> AnyView {
    let asked = StoredValue::new(false);
    let press = Callback::new(move |()| {
        asked.set_value(true);
        on_press.run(());
    });
    Effect::new(move |_| {
        if !may_help.get() && asked.get_value() {
            asked.set_value(false);
            dom::focus_soon_if_lost(beside.clone());
        }
    });
    (move || {
        may_help.get().then(|| {
            let (word, name) = (text(word.clone()), name.clone());
            view! {
                <Button kind=ButtonKind::Text on_press=press>
                    {word} <span class="md-visually-hidden">" " {name}</span>
                </Button>
            }
        })
    })
    .into_any()
}

/// A name by itself: whatever letters it has, its ending stands at its end.
pub(super) fn file_name(name: &str) -> AnyView {
    view! {
        <p class="md-upload__name">
            <bdi dir="ltr">{shown_name(name)}</bdi>
        </p>
    }
    .into_any()
}
