//! The question before an act (D-16).

use leptos::prelude::*;
use madoguchi_contract::records::{Record, RecordAct};
use madoguchi_ui::{Button, ButtonKind, ConfirmDialog, Dialog, SummaryList, SummaryRow, file_size};

use super::form::ActForm;
use super::sending::Sending;
use super::words::texts;
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;

/// Asks, and calls `on_act`; what has gone wrong stands in the question as well.
#[component]
pub fn Confirmation(
    act: RecordAct,
    record: Record,
    form: RwSignal<ActForm>,
    sending: Sending,
    on_act: Callback<()>,
) -> impl IntoView {
    let words = texts(act);
    let on_keep = Callback::new(move |()| {
        sending.failure.set(None);
        sending.is_asking.set(false);
    });
    let note = move || {
        view! {
            <SummaryRow label=words.note>
                <bdi class="md-record__text">{move || form.read().note().trim().to_owned()}</bdi>
            </SummaryRow>
        }
    };
    if act == RecordAct::Withdraw {
        return view! {
            <ConfirmDialog
                open=sending.is_asking
                heading=words.question
                act=words.act
                keep=t::records::KEEP_FILING
                busy=sending.is_busy
                on_act
                on_keep
                failure=move || view! { <FailureBanner failure=sending.failure /> }
            >
                <p>{words.consequence}</p>
                <SummaryList>
                    <SummaryRow label=t::records::TITLE>
                        <bdi>{record.title}</bdi>
                    </SummaryRow>
                    <SummaryRow label=t::records::FILING_NUMBER>{record.number}</SummaryRow>
                    {note()}
                </SummaryList>
            </ConfirmDialog>
        }
        .into_any();
    }
    let files = move || {
        let form = form.read();
        let entry = |name: &String, size| {
            view! {
                <li>
                    <bdi>{name.clone()}</bdi>
                    " "
                    {file_size(size)}
                </li>
            }
        };
        match form.files() {
            [] => view! { <p>{t::records::NO_FILES}</p> }.into_any(),
            files => {
                let entries = files.iter().map(|file| entry(&file.name, file.size));
                view! { <ul>{entries.collect_view()}</ul> }.into_any()
            }
        }
    };
    let actions = move || {
        view! {
            <Button busy=sending.is_busy on_press=on_act>
                {words.act}
            </Button>
            <Button kind=ButtonKind::Outline busy=sending.is_busy on_press=on_keep>
                {t::records::BACK_TO_INPUT}
            </Button>
        }
    };
    view! {
        <Dialog
            open=sending.is_asking
            heading=words.question
            on_close_request=on_keep
            busy=sending.is_busy
            actions=actions
        >
            <p>{words.consequence}</p>
            <SummaryList>
                {note()}
                <SummaryRow label=t::records::FILES>{files}</SummaryRow>
            </SummaryList>
            <FailureBanner failure=sending.failure />
        </Dialog>
    }
    .into_any()
}
