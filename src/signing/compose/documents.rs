//! The documents of the envelope, and their order.

use leptos::prelude::*;
use madoguchi_contract::signing::DOCUMENTS_MAX;
use madoguchi_ui::{Button, ButtonKind, FileUpload, announce, dom};

use super::flow::use_flow;
use super::model::Input;
use super::words::{input_id, message};
use crate::shell::locale::t;
use crate::shell::uploads::{file_rules, files_support, upload_words};

/// Chooses the documents; several make an envelope.
#[component]
pub fn Documents() -> impl IntoView {
    let flow = use_flow();
    let uploads = flow.uploads;
    let error = Signal::derive(move || {
        let form = flow.form.read();
        Some(message(Input::Documents, form.why(Input::Documents)?))
    });
    let support = move || {
        format!(
            "{} {}",
            t::compose::DOCUMENTS_SUPPORT.get(),
            files_support(DOCUMENTS_MAX)
        )
    };
    view! {
        <FileUpload
            id=input_id(Input::Documents)
            label=t::compose::DOCUMENTS
            required=true
            support
            error
            rules=file_rules(DOCUMENTS_MAX)
            rows=uploads.rows
            words=upload_words()
            on_choose=Callback::new(move |files| uploads.choose(files))
            on_cancel=Callback::new(move |id: String| uploads.take_away(&id))
            on_retry=Callback::new(move |id: String| uploads.retry(&id))
            on_remove=Callback::new(move |id: String| uploads.take_away(&id))
        />
        <Order />
    }
}

/// Their order, once there are several.
#[component]
fn Order() -> impl IntoView {
    let flow = use_flow();
    let names = Memo::new(move |_| {
        let rows = flow.uploads.rows.read();
        let names = rows.iter().map(|row| (row.id.clone(), row.name.clone()));
        names.collect::<Vec<_>>()
    });
    let has_several = Memo::new(move |_| names.read().len() > 1);
    let move_to = move |from: usize, to: usize| {
        let name = names.with_untracked(|names| names.get(from).map(|it| it.1.clone()));
        flow.uploads.rows.update(|rows| {
            if from < rows.len() && to < rows.len() {
                rows.swap(from, to);
            }
        });
        announce(&untrack(|| {
            t::compose::moved(name.unwrap_or_default(), to + 1)
        }));
    };
    let entry = move |(id, name): (String, String)| {
        let hidden = name.clone();
        let moves = format!("move-{id}");
        let place = Memo::new(move |_| {
            let names = names.read();
            (
                names.iter().position(|it| it.0 == id).unwrap_or_default(),
                names.len(),
            )
        });
        view! {
            <li>
                <div class="md-row" data-spread="">
                    <bdi>{name}</bdi>
                    <Moves
                        id=moves
                        name=Signal::stored(hidden)
                        place
                        on_move=Callback::new(move |to_first| {
                            let (at, _) = place.get_untracked();
                            move_to(at, if to_first { at.saturating_sub(1) } else { at + 1 });
                        })
                    />
                </div>
            </li>
        }
    };
    move || {
        has_several.get().then(|| {
            view! {
                <div class="md-field">
                    <p class="md-field__label">{t::compose::DOCUMENTS_ORDER}</p>
                    <ol>
                        <For each=move || names.get() key=|it| it.0.clone() children=entry />
                    </ol>
                </div>
            }
        })
    }
}

/// [上へ] [下へ]; `place` is the thing's own among how many.
#[component]
pub fn Moves(
    id: String,
    #[prop(into)] name: Signal<String>,
    place: Memo<(usize, usize)>,
    on_move: Callback<bool>,
) -> impl IntoView {
    let is_first = Signal::derive(move || place.get().0 == 0);
    let is_last = Signal::derive(move || place.get().0 + 1 >= place.get().1);
    let (up, down) = (format!("{id}-up"), format!("{id}-down"));
    let (up_again, down_again) = (up.clone(), down.clone());
    // What is moved in the document loses the focus. Both buttons stay, so that it has a place at
    // either end.
    let press_up = move |()| {
        on_move.run(true);
        dom::focus_soon(up_again.clone());
    };
    let press_down = move |()| {
        on_move.run(false);
        dom::focus_soon(down_again.clone());
    };
    view! {
        <span class="md-row">
            <Button
                kind=ButtonKind::Text
                busy=is_first
                on_press=press_up
                id=up
            >
                {t::compose::UP}
                <span class="md-visually-hidden">" " {move || name.get()}</span>
            </Button>
            <Button
                kind=ButtonKind::Text
                busy=is_last
                on_press=press_down
                id=down
            >
                {t::compose::DOWN}
                <span class="md-visually-hidden">" " {move || name.get()}</span>
            </Button>
        </span>
    }
}
