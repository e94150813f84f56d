//! The form of an act: why or what, the files, and the question before it is sent.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use madoguchi_contract::records::{NOTE_MAX, RecordAct, RecordDetail, UPLOADS_MAX};
use madoguchi_ui::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, CharacterLimit, ErrorSummary, FileUpload,
    SummaryError, TextArea, dom,
};

use super::confirmation::Confirmation;
use super::form::{ActForm, Wrong};
use super::page::to_record;
use super::sending::{Sending, Subject, TooLate};
use super::words::texts;
use crate::records::record_address;
use crate::records::words::status;
use crate::shell::draft::{self, Draft};
use crate::shell::field::{message, room};
use crate::shell::locale::{Text, date_time, t};
use crate::shell::session::use_session;
use crate::shell::uploads::{Uploads, file_rules, files_support, upload_words};

const NOTE: &str = "note";
const FILES: &str = "files";
const LATE: &str = "too-late";

/// What is put in survives a closed tab, a lost network and the end of a session.
#[component]
pub fn ActFields(
    act: RecordAct,
    detail: RecordDetail,
    errors: RwSignal<Vec<Wrong>>,
) -> impl IntoView {
    let words = texts(act);
    let id = detail.record.id.clone();
    let account_id = use_session().account_now().map(|account| account.id);
    let draft = (
        format!("filing-{}-{id}", act.as_str()),
        account_id.unwrap_or_default(),
    );
    let kept: Option<Draft<ActForm>> = draft::load(&draft.0, &draft.1);
    let restored_at = RwSignal::new(kept.as_ref().map(Draft::saved_at));
    let form = RwSignal::new(kept.map(|kept| kept.form).unwrap_or_default());
    let uploads = Uploads::new(form.read_untracked().files());
    keep_draft(form, uploads, draft.clone());
    dom::on_before_unload(Signal::derive(move || uploads.missing().unfinished > 0));

    let attempt = RwSignal::new(0_u32);
    let check = move || {
        let checked = form
            .read_untracked()
            .check(act, untrack(|| uploads.missing()));
        match checked {
            Ok(request) => {
                errors.set(Vec::new());
                Some(request)
            }
            Err(wrong) => {
                errors.set(wrong);
                attempt.update(|attempt| *attempt += 1);
                None
            }
        }
    };
    let sending = Sending::new(Subject {
        act,
        id: id.clone(),
        draft,
        form,
        uploads,
        recheck: Callback::new(move |()| {
            check();
        }),
    });
    Effect::new(move |_| {
        if sending.is_late.get().is_some() {
            dom::focus_soon(LATE.to_owned());
        }
    });
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if check().is_some() {
            sending.failure.set(None);
            sending.is_asking.set(true);
        }
    };
    let on_act = Callback::new(move |()| match check() {
        Some(request) => sending.send.run(request),
        None => sending.is_asking.set(false),
    });
    let discard = Callback::new(move |()| {
        uploads.clear();
        form.set(ActForm::default());
        errors.set(Vec::new());
        restored_at.set(None);
        dom::focus_main_heading();
    });
    let summary = Signal::derive(move || {
        let errors = errors.read();
        errors
            .iter()
            .map(|wrong| told(wrong, words.note))
            .collect::<Vec<_>>()
    });
    let error_at = move |target: &'static str| {
        Signal::derive(move || {
            let errors = errors.read();
            let mut told = errors.iter().map(|wrong| told(wrong, words.note));
            Some(told.find(|told| told.target == target)?.message)
        })
    };
    let is_withdrawal = act == RecordAct::Withdraw;
    let files = (!is_withdrawal).then(|| {
        view! {
            <FileUpload
                id=FILES
                label=t::records::FILES
                required=act == RecordAct::Resubmit
                support=move || files_support(UPLOADS_MAX)
                error=error_at(FILES)
                rules=file_rules(UPLOADS_MAX)
                rows=uploads.rows
                words=upload_words()
                on_choose=Callback::new(move |files| uploads.choose(files))
                on_cancel=Callback::new(move |id: String| uploads.take_away(&id))
                on_retry=Callback::new(move |id: String| uploads.retry(&id))
                on_remove=Callback::new(move |id: String| uploads.take_away(&id))
            />
        }
    });
    let limit = CharacterLimit {
        characters: NOTE_MAX,
        words: Callback::new(room),
    };
    let kind = if is_withdrawal {
        ButtonKind::Danger
    } else {
        ButtonKind::Solid
    };
    view! {
        {move || restored_at.get().map(|at| restored(move || t::records::input_restored(date_time(at)), discard))}
        {too_late(sending.is_late, id.clone())}
        {is_withdrawal.then(|| view! { <p class="md-lead">{t::records::WITHDRAW_LEAD}</p> })}
        <form class="md-form" novalidate=true on:submit=on_submit>
            <ErrorSummary title=t::field::SUMMARY errors=summary attempt=attempt />
            <TextArea
                id=NOTE
                label=words.note
                required=true
                support=move || t::records::note_support(NOTE_MAX)
                error=error_at(NOTE)
                value=Signal::derive(move || form.read().note().to_owned())
                on_input=Callback::new(move |note| form.update(|form| form.set_note(note)))
                limit
            />
            {files}
            <div class="md-actions">
                <Button submit=true kind busy=sending.is_busy>
                    {words.act}
                </Button>
                <ButtonLink
                    kind=ButtonKind::Outline
                    href=record_address(madoguchi_contract::records::Family::Filing, &id)
                >
                    {t::common::CANCEL}
                </ButtonLink>
            </div>
        </form>
        <Confirmation act record=detail.record form sending on_act />
    }
}

/// Saves what is put in with every change.
fn keep_draft(form: RwSignal<ActForm>, uploads: Uploads, draft: (String, String)) {
    Effect::new(move |_| {
        let ready = uploads.ready();
        if form.read_untracked().files() != ready {
            form.update(|form| form.set_files(ready));
        }
    });
    Effect::new(move |_| {
        let form = form.read();
        let (name, account) = &draft;
        match form.is_empty() {
            true => draft::remove(name, account),
            false => draft::save(name, account, &*form),
        }
    });
}

/// Says that the form comes from a draft, and lets it be thrown away (G-08).
fn restored(
    heading: impl Fn() -> String + Send + Sync + 'static,
    discard: Callback<()>,
) -> AnyView {
    view! {
        <Banner kind=BannerKind::Info heading=heading>
            <Button kind=ButtonKind::Text on_press=discard>
                {t::records::DISCARD_INPUT}
            </Button>
        </Banner>
    }
    .into_any()
}

/// Says why the act can no longer be done; what was put in stays.
fn too_late(is_late: RwSignal<Option<TooLate>>, id: String) -> impl IntoView {
    move || {
        let id = id.clone();
        is_late.get().map(move |late| {
            let (heading, advice) = match late {
                TooLate::State(_) => (t::records::WRONG_STATE, None),
                TooLate::Gone => (
                    t::records::RECORD_GONE,
                    Some(t::records::RECORD_GONE_ADVICE),
                ),
            };
            let advice = move || match (late, advice) {
                (TooLate::State(now), _) => t::records::wrong_state_advice(status(now).get()),
                (_, advice) => advice.map_or_else(String::new, |it| it.get().to_owned()),
            };
            view! {
                <div role="alert" id=LATE tabindex="-1">
                    <Banner kind=BannerKind::Warning heading>
                        <p>{advice}</p>
                        <p>{t::records::INPUT_KEPT}</p>
                        {to_record(id)}
                    </Banner>
                </div>
            }
        })
    }
}

fn told(wrong: &Wrong, label_of_note: Text) -> SummaryError {
    let (target, message) = match wrong {
        Wrong::Note(error) => (NOTE, message(error, label_of_note.get())),
        Wrong::NoFile => (FILES, t::field::choose(t::records::FILES.get())),
        Wrong::FileFailed => (FILES, t::records::FILES_FAILED.get().to_owned()),
        Wrong::FileUnfinished => (FILES, t::records::FILES_UNFINISHED.get().to_owned()),
    };
    SummaryError {
        target: target.to_owned(),
        message,
    }
}
