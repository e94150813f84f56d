//! 件名, メッセージ and the documents.

use leptos::prelude::*;
use madoguchi_contract::signing::{MESSAGE_MAX, TITLE_MAX};
use madoguchi_ui::{CharacterLimit, TextArea, TextField};

use super::documents::Documents;
use super::flow::use_flow;
use super::model::Input;
use super::words::{input_id, message};
use crate::shell::field::room;
use crate::shell::locale::t;

/// What is to be signed.
#[component]
pub fn Contents() -> impl IntoView {
    let form = use_flow().form;
    let error_at = move |input: Input| {
        Signal::derive(move || {
            let form = form.read();
            Some(message(input, form.why(input)?))
        })
    };
    let limit = CharacterLimit {
        characters: MESSAGE_MAX,
        words: Callback::new(room),
    };
    view! {
        <section class="md-section">
            <h2>{t::compose::CONTENTS}</h2>
            <div class="md-form">
                <TextField
                    id=input_id(Input::Title)
                    label=t::compose::REQUEST_TITLE
                    required=true
                    support=move || t::compose::request_title_support(TITLE_MAX)
                    error=error_at(Input::Title)
                    value=Signal::derive(move || form.read().title.clone())
                    on_input=Callback::new(move |typed| {
                        form.update(|form| form.edit(Input::Title, |form| form.title = typed));
                    })
                    autocomplete="off"
                />
                <TextArea
                    id=input_id(Input::Message)
                    label=t::compose::MESSAGE
                    required=false
                    support=t::compose::MESSAGE_SUPPORT
                    error=error_at(Input::Message)
                    value=Signal::derive(move || form.read().message.clone())
                    on_input=Callback::new(move |typed| {
                        form.update(|form| form.edit(Input::Message, |form| form.message = typed));
                    })
                    limit
                    rows=3
                />
                <Documents />
            </div>
        </section>
    }
}
