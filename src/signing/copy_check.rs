use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use madoguchi_api::signing;
use madoguchi_contract::signing::{CheckCopyRequest, RequestSummary};
use madoguchi_ui::dom::Undigested;
use madoguchi_ui::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, FileRules, FileUpload, Progress,
    SummaryList, SummaryRow, announce, dom, file_size,
};

use super::request_address;
use super::returning::way_from_list;
use super::words::request_badge;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::{Text, date_time, t};
use crate::shell::page::PageHeading;
use crate::shell::session::use_session;
use crate::shell::uploads::upload_words;
use crate::shell::use_client;

const FILE: &str = "copy";
/// A copy of the most and largest documents that a request can have, and its sheet.
const BYTES_MAX: u64 = 310 * 1024 * 1024;

/// What is known of the file that was chosen last.
#[derive(Clone)]
enum Check {
    None,
    Reading { name: String },
    Known(Found),
    Undigested { name: String, why: Undigested },
    Failed(Failure),
}

/// What a file is.
#[derive(Clone)]
struct Found {
    name: String,
    size: u64,
    sha256: String,
    request: Option<RequestSummary>,
}

/// 控えの確認: whether a file is a copy or a document of the company's, letter for letter. The
/// file stays on the device.
#[component]
pub fn CopyCheck() -> impl IntoView {
    let client = use_client();
    let session = use_session();
    let check = RwSignal::new(Check::None);
    // A file that is chosen meanwhile counts, and not the one before.
    let round = StoredValue::new(0_u32);
    let last = StoredValue::new_local(None::<File>);
    let start = Callback::new(move |()| {
        let Some(file) = last.get_value() else {
            return;
        };
        let mine = round.try_update_value(|round| {
            *round += 1;
            *round
        });
        let name = file.name();
        check.set(Check::Reading { name: name.clone() });
        let client = client.clone();
        spawn_local(async move {
            let outcome = look(&client, file, name).await;
            if round.try_get_value() != mine {
                return;
            }
            if let Check::Failed(failure) = &outcome {
                session.note(failure);
            }
            check.set(outcome);
        });
    });
    let choose = Callback::new(move |files: Vec<File>| {
        last.set_value(files.into_iter().next());
        start.run(());
    });
    let again = Callback::new(move |()| {
        start.run(());
        // The button that was pressed goes with the failure.
        dom::focus(FILE);
    });
    let nothing = Callback::new(|_: String| ());
    view! {
        {way_from_list(t::signing::COPY_CHECK)}
        <PageHeading title=t::signing::COPY_CHECK />
        <p class="md-lead">{t::signing::CHECK_LEAD}</p>
        <div class="md-form">
            <FileUpload
                id=FILE
                label=t::signing::CHECK_FILE
                required=true
                support=t::signing::CHECK_SUPPORT
                rules=FileRules {
                    endings: vec!["pdf"],
                    max_bytes: Some(BYTES_MAX),
                    max_files: Some(1),
                }
                rows=Signal::stored(Vec::new())
                words=upload_words()
                on_choose=choose
                on_cancel=nothing
                on_retry=nothing
                on_remove=nothing
            />
        </div>
        {move || outcome(check.get(), again)}
    }
}

async fn look(client: &madoguchi_api::Client, file: File, name: String) -> Check {
    let sha256 = match dom::sha256(&file).await {
        Ok(sha256) => sha256,
        Err(why) => return Check::Undigested { name, why },
    };
    let request = CheckCopyRequest {
        sha256: sha256.clone(),
    };
    match signing::check_copy(client, &request).await {
        Ok(answer) => Check::Known(Found {
            name,
            size: file.size() as u64,
            sha256,
            request: answer.request,
        }),
        Err(error) => Check::Failed(error.into()),
    }
}

fn outcome(check: Check, again: Callback<()>) -> AnyView {
    match check {
        Check::None => ().into_any(),
        Check::Reading { name } => {
            view! { <Progress label=move || t::signing::checking(&name) /> }.into_any()
        }
        Check::Known(found) => match found.request.clone() {
            Some(request) => ours(found, request),
            None => not_ours(found),
        },
        Check::Undigested { name, why } => {
            let advice = match why {
                Undigested::Unreadable => t::signing::CHECK_UNREADABLE_ADVICE,
                Undigested::Unavailable => t::signing::CHECK_UNAVAILABLE_ADVICE,
            };
            let heading = move || t::signing::check_impossible(&name);
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Error heading>
                        <p>{advice}</p>
                        <Button kind=ButtonKind::Outline on_press=again>
                            {t::failure::RETRY}
                        </Button>
                    </Banner>
                </div>
            }
            .into_any()
        }
        Check::Failed(Failure::SignedOut) => ().into_any(),
        Check::Failed(failure) => view! {
            <FailureBanner failure=Signal::stored(Some(failure)) on_retry=again />
        }
        .into_any(),
    }
}

fn ours(found: Found, request: RequestSummary) -> AnyView {
    let mut documents = request.documents.iter();
    let document = documents.find(|it| it.sha256.eq_ignore_ascii_case(&found.sha256));
    let (heading, about): (Text, Text) = match document {
        Some(_) => (t::signing::CHECK_DOCUMENT, t::signing::CHECK_DOCUMENT_ABOUT),
        None => (t::signing::CHECK_COPY, t::signing::CHECK_COPY_ABOUT),
    };
    announce(untrack(|| heading.get()));
    let sent_at = request.sent_at;
    let (signed, signers) = (request.signed, request.signers);
    let address = request_address(&request.id);
    view! {
        <div class="md-stack">
            <Banner kind=BannerKind::Success heading>
                <p>{about}</p>
            </Banner>
            <SummaryList>
                {file_row(found)}
                <SummaryRow label=t::compose::REQUEST_TITLE>
                    <bdi>{request.title}</bdi>
                </SummaryRow>
                <SummaryRow label=t::signing::REQUEST_STATE>
                    {request_badge(request.state)} " "
                    {move || t::signing::signed_of(signers, signed)}
                </SummaryRow>
                <SummaryRow label=t::signing::DRAFTER>
                    <bdi>{request.drafter}</bdi>
                </SummaryRow>
                <SummaryRow label=t::signing::SENT_AT>{move || date_time(sent_at)}</SummaryRow>
            </SummaryList>
            <ButtonLink kind=ButtonKind::Outline href=address>
                {t::signing::OPEN_DETAIL}
            </ButtonLink>
        </div>
    }
    .into_any()
}

fn not_ours(found: Found) -> AnyView {
    announce(untrack(|| t::signing::CHECK_NOT_OURS.get()));
    view! {
        <div class="md-stack">
            <Banner kind=BannerKind::Warning heading=t::signing::CHECK_NOT_OURS>
                <p>{t::signing::CHECK_NOT_OURS_ADVICE}</p>
            </Banner>
            <SummaryList>{file_row(found)}</SummaryList>
        </div>
    }
    .into_any()
}

fn file_row(found: Found) -> AnyView {
    let size = file_size(found.size);
    view! {
        <SummaryRow label=t::signing::CHECK_FILE>
            <bdi>{found.name}</bdi>
            <span class="md-record__number">{size}</span>
        </SummaryRow>
        <SummaryRow label=t::signing::HASH>
            <span class="md-hash">{found.sha256}</span>
        </SummaryRow>
    }
    .into_any()
}
