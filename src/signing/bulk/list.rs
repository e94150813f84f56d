//! The file with the signers: read here, never sent as it is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use madoguchi_contract::signing::{BULK_ROWS_MAX, Delivery, check_mobile_number};
use madoguchi_ui::{
    Button, ButtonKind, FileRules, FileUpload, SummaryList, SummaryRow, UploadRow, UploadState, dom,
};

use super::csv::lines;
use super::model::{BulkRow, Place, rows_of};
use super::use_flow;
use super::words::{Unusable, list_words, message, target};
use crate::shell::locale::t;

const LARGEST: u64 = 1024 * 1024;

/// Chooses the file, and shows its signers with everything that is wrong with them.
#[component]
pub fn SignerList() -> impl IntoView {
    let flow = use_flow();
    let file = flow.file;
    let choose = Callback::new(move |files: Vec<File>| {
        let Some(chosen) = files.into_iter().next() else {
            return;
        };
        let choice = flow.choose_again();
        spawn_local(async move {
            let read = read(&chosen).await;
            // Another file was chosen meanwhile, or this one taken away.
            if flow.choices.try_get_value() != Some(choice) {
                return;
            }
            let state = match &read {
                Ok(_) => UploadState::Done,
                Err(why) => UploadState::Refused(untrack(|| why.message())),
            };
            file.try_set(Some(UploadRow {
                id: "csv".to_owned(),
                name: chosen.name(),
                bytes: chosen.size() as u64,
                state,
            }));
            flow.form.try_update(|form| form.set_rows(read.ok()));
            flow.with_policy(|form, policy| form.check_rows(policy));
        });
    });
    let remove = Callback::new(move |_: String| {
        flow.choose_again();
        file.set(None);
        flow.form.update(|form| form.set_rows(None));
    });
    let error = Signal::derive(move || {
        let form = flow.form.read();
        let of_file = form.why(Place::List).map(|why| match form.has_list() {
            true => message(Place::List, why),
            false => t::bulk::LIST_REQUIRED.get().to_owned(),
        });
        let has_wrong_rows = || form.wrong().iter().any(|it| matches!(it.0, Place::Row(..)));
        of_file.or_else(|| has_wrong_rows().then(|| t::bulk::ROWS_WRONG.get().to_owned()))
    });
    let download = move |()| {
        let text = format!("\u{FEFF}{}\r\n", t::bulk::TEMPLATE_TEXT.get());
        dom::save_file(t::bulk::TEMPLATE_NAME.get(), "text/csv", text.as_bytes());
    };
    let rules = FileRules {
        endings: vec!["csv"],
        max_bytes: Some(LARGEST),
        max_files: Some(1),
    };
    view! {
        <FileUpload
            id=target(Place::List)
            label=t::bulk::LIST
            required=true
            support=move || t::bulk::list_support(BULK_ROWS_MAX)
            error
            rules
            rows=Signal::derive(move || file.get().into_iter().collect())
            words=list_words()
            on_choose=choose
            on_cancel=remove
            on_retry=remove
            on_remove=remove
        />
        <p>
            <Button kind=ButtonKind::Outline on_press=move |()| untrack(|| download(()))>
                {t::bulk::TEMPLATE}
            </Button>
        </p>
        <Rows />
    }
}

async fn read(file: &File) -> Result<Vec<BulkRow>, Unusable> {
    let bytes = dom::read_part(file, 0, file.size() as u64).await;
    let text = bytes.as_deref().and_then(dom::text_of);
    let text = text.ok_or(Unusable::Unreadable)?;
    let lines = lines(&text).map_err(Unusable::OpenQuote)?;
    Ok(rows_of(lines, untrack(|| t::compose::SMS.get())))
}

/// Every signer that was read, beside what is wrong.
#[component]
fn Rows() -> impl IntoView {
    let form = use_flow().form;
    let rows = Memo::new(move |_| form.read().rows().to_vec());
    let entry = move |row: BulkRow| {
        let line = row.line;
        let wrong = move || {
            let form = form.read();
            let of_row = form
                .wrong()
                .iter()
                .filter(|(place, _)| matches!(place, Place::Row(at, _) if *at == line));
            let error = |text: String| view! { <p class="md-field__error">{text}</p> };
            of_row
                .map(|(place, why)| error(message(*place, why)))
                .collect_view()
        };
        let name = row.signer.name.trim().to_owned();
        let about = about(&row);
        let label = move || format!("{} {name}", t::bulk::line(line));
        view! { <SummaryRow label>{about} {wrong}</SummaryRow> }
    };
    move || {
        let rows = rows.get();
        let count = rows.len();
        (count > 0).then(|| {
            view! {
                <section class="md-section">
                    <h3>{move || t::bulk::rows(count)}</h3>
                    <SummaryList>
                        {rows.into_iter().take(BULK_ROWS_MAX).map(entry).collect_view()}
                    </SummaryList>
                </section>
            }
        })
    }
}

/// Where a signer's request goes, and behind which code.
pub fn about(row: &BulkRow) -> AnyView {
    let signer = &row.signer;
    let by_sms = signer.delivery == Delivery::Sms.as_str();
    let number = check_mobile_number(&signer.mobile).map(|it| it.written());
    let destination = match by_sms {
        true => number.unwrap_or_else(|_| signer.mobile.clone()),
        false => signer.email.clone(),
    };
    let folded = row.was_folded.then(|| destination.clone());
    let code = match signer.access_code.code.is_empty() {
        true => t::bulk::NO_CODE,
        false => t::bulk::HAS_CODE,
    };
    let is_own = signer.own_company;
    view! {
        <bdi>{destination}</bdi>
        <p class="md-field__support">
            {code} {is_own.then(|| view! { " (" {t::compose::OWN} ")" })}
        </p>
        {folded
            .map(|value| {
                view! {
                    <p class="md-field__support">{move || t::compose::folded(&value)}</p>
                }
            })}
    }
    .into_any()
}
