use leptos::prelude::*;
use madoguchi_contract::signing::{DOCUMENTS_MAX, MESSAGE_MAX, TITLE_MAX};
use madoguchi_ui::{
    Button, CharacterLimit, ErrorSummary, FileUpload, SummaryError, TextArea, TextField,
};

use super::list::SignerList;
use super::model::Place;
use super::words::{message, target};
use super::{Flow, confirm_address, use_flow};
use crate::shell::field::room;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;
use crate::shell::uploads::{file_rules, files_support, upload_words};
use crate::signing::cost::QuoteList;

/// 一括送信, what is sent to whom
#[component]
pub fn Input() -> impl IntoView {
    let flow = use_flow();
    let navigation = use_navigation();
    let errors = Signal::derive(move || summary(flow));
    let has_errors = Signal::derive(move || flow.attempt.get() > 0 && !errors.read().is_empty());
    let shown = Signal::derive(move || match has_errors.get() {
        true => errors.get(),
        false => Vec::new(),
    });
    let check = move |()| {
        let missing = untrack(|| flow.uploads.missing());
        let checked = flow.with_policy(|form, policy| form.check(policy, missing));
        match checked.flatten() {
            Some(_) => navigation.open_address(&confirm_address()),
            None => flow.attempt.update(|attempt| *attempt += 1),
        }
    };
    view! {
        <PageHeading title=t::signing::BULK has_errors />
        <ErrorSummary title=t::field::SUMMARY errors=shown attempt=flow.attempt />
        <p class="md-lead">{t::bulk::LEAD}</p>
        <ul class="md-notes">
            <li>{t::bulk::NO_SMS}</li>
            <li>{t::bulk::NOT_KEPT}</li>
        </ul>
        <section class="md-section">
            <h2>{t::compose::CONTENTS}</h2>
            <div class="md-form">
                <Contents />
            </div>
        </section>
        <section class="md-section">
            <h2>{t::compose::SIGNERS}</h2>
            <div class="md-form">
                <SignerList />
            </div>
        </section>
        <Cost />
        <div class="md-actions">
            <Button on_press=check>{t::compose::CHECK}</Button>
            <a class="md-link" href=Route::SignatureRequests.path()>
                {t::compose::BACK}
            </a>
        </div>
    }
}

/// The price of all of them (G-04).
#[component]
pub fn Cost() -> impl IntoView {
    let form = use_flow().form;
    let quote = Memo::new(move |_| form.read().quote());
    view! {
        <section class="md-section">
            <h2>{t::charges::TITLE}</h2>
            <p>{t::bulk::EACH_PRICE}</p>
            <QuoteList quote />
        </section>
    }
}

#[component]
fn Contents() -> impl IntoView {
    let flow = use_flow();
    let (form, uploads) = (flow.form, flow.uploads);
    let error_at = move |place: Place| {
        Signal::derive(move || {
            let form = form.read();
            Some(message(place, form.why(place)?))
        })
    };
    let limit = CharacterLimit {
        characters: MESSAGE_MAX,
        words: Callback::new(room),
    };
    let type_title = move |typed| {
        form.update(|form| form.edit(Place::Title, |form| form.title = typed));
    };
    let type_message = move |typed| {
        form.update(|form| form.edit(Place::Message, |form| form.message = typed));
    };
    view! {
        <TextField
            id=target(Place::Title)
            label=t::compose::REQUEST_TITLE
            required=true
            support=move || t::compose::request_title_support(TITLE_MAX)
            error=error_at(Place::Title)
            value=Signal::derive(move || form.read().title.clone())
            on_input=Callback::new(type_title)
            autocomplete="off"
        />
        <TextArea
            id=target(Place::Message)
            label=t::compose::MESSAGE
            required=false
            support=t::compose::MESSAGE_SUPPORT
            error=error_at(Place::Message)
            value=Signal::derive(move || form.read().message.clone())
            on_input=Callback::new(type_message)
            limit
            rows=3
        />
        <FileUpload
            id=target(Place::Documents)
            label=t::compose::DOCUMENTS
            required=true
            support=move || files_support(DOCUMENTS_MAX)
            error=error_at(Place::Documents)
            rules=file_rules(DOCUMENTS_MAX)
            rows=uploads.rows
            words=upload_words()
            on_choose=Callback::new(move |files| uploads.choose(files))
            on_cancel=Callback::new(move |id: String| uploads.take_away(&id))
            on_retry=Callback::new(move |id: String| uploads.retry(&id))
            on_remove=Callback::new(move |id: String| uploads.take_away(&id))
        />
    }
}

fn summary(flow: Flow) -> Vec<SummaryError> {
    let form = flow.form.read();
    let entry = |(place, why): &(Place, _)| SummaryError {
        target: target(*place).to_owned(),
        message: match place {
            Place::Row(line, _) => t::bulk::error_of(line, message(*place, why)),
            Place::List if !form.has_list() => t::bulk::LIST_REQUIRED.get().to_owned(),
            _ => message(*place, why),
        },
    };
    form.wrong().iter().map(entry).collect()
}
