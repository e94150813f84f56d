//! The documents of a record: read inside the page, or kept as a file (R-058, D-14).

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::Client;
use madoguchi_api::records::{Purpose, document};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{DocumentKind, Family, RecordAct, RecordDetail, RecordDocument};
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, Table, announce, dom};

use super::document_address;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::{date_time, t};
use crate::shell::remote::Remote;
use crate::shell::session::{SessionContext, use_session};
use crate::shell::use_client;

const PDF: &str = "application/pdf";
/// Where it is said why a document did not come.
const TROUBLE: &str = "documents-trouble";

/// The list of documents, each with what the caller may do.
#[component]
pub fn Documents(detail: RecordDetail, downloads: Downloads) -> impl IntoView {
    if detail.documents.is_empty() {
        return view! { <p>{t::records::DOCUMENTS_NONE}</p> }.into_any();
    }
    downloads.return_focus();
    let documents = detail.documents.iter().cloned();
    let rows = documents.map(|document| row(document, &detail, downloads));
    let rows = rows.collect_view();
    view! {
        {downloads.trouble()}
        <div class="md-documents">
            <Table caption=t::records::DOCUMENTS caption_hidden=true>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </div>
    }
    .into_any()
}

fn row(document: RecordDocument, detail: &RecordDetail, downloads: Downloads) -> AnyView {
    let is_own = detail.record.owner.is_none();
    let size = document.size;
    let kind = match document.kind {
        DocumentKind::OfficialDocument => t::records::DOCUMENT_OFFICIAL,
        DocumentKind::Submitted | DocumentKind::Unknown => t::records::DOCUMENT_SUBMITTED,
    };
    let acquired = (is_own && document.kind == DocumentKind::OfficialDocument).then(|| {
        let acquired_at = document.acquired_at;
        let text = move || match acquired_at {
            Some(at) => t::records::document_acquired(date_time(at)),
            None => t::records::DOCUMENT_NOT_ACQUIRED.get().to_owned(),
        };
        view! { <span class="md-record__number">{text}</span> }
    });
    let name = document.name.clone();
    let read = detail.may(RecordAct::View).then(|| {
        let spoken = name.clone();
        let address = document_address(downloads.family, &detail.record.id, &document.id);
        view! {
            <a
                class="md-button"
                data-kind="outline"
                id=format!("view-{}", document.id)
                href=address
            >
                {t::records::VIEW}
                <span class="md-visually-hidden">" " {spoken}</span>
            </a>
        }
    });
    let download = detail.may(RecordAct::Download).then(|| {
        let button_id = button_id(&document.id);
        let (id, name) = (document.id.clone(), document.name.clone());
        let record_id = detail.record.id.clone();
        let busy = {
            let id = id.clone();
            Signal::derive(move || downloads.under_way.read().as_deref() == Some(id.as_str()))
        };
        let spoken = name.clone();
        view! {
            <Button
                id=button_id
                kind=ButtonKind::Outline
                busy
                on_press=Callback::new(move |()| {
                    downloads.start(record_id.clone(), id.clone(), name.clone(), is_own);
                })
            >
                {move || {
                    if busy.get() { t::records::DOWNLOADING.get() } else { t::records::DOWNLOAD.get() }
                }}
                <span class="md-visually-hidden">" " {spoken}</span>
            </Button>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <bdi>{name}</bdi>
                <span class="md-record__number">
                    {kind} " " {move || size_text(size)}
                </span>
                {acquired}
            </th>
            <td role="cell">
                <div class="md-row">{read} {download}</div>
            </td>
        </tr>
    }
    .into_any()
}

/// A size as people read it, rounded up.
fn size_text(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match bytes {
        0..1_000_000 => t::records::size_kilobytes(bytes.div_ceil(1_000)),
        _ => t::records::size_megabytes(tenths / 10, tenths % 10),
    }
}

fn button_id(document_id: &str) -> String {
    format!("download-{document_id}")
}

/// Fetching documents as files, one at a time.
#[derive(Clone, Copy)]
pub struct Downloads {
    family: Family,
    /// The document that is being fetched.
    under_way: RwSignal<Option<String>>,
    /// What takes the focus once the record is shown anew.
    to_focus: StoredValue<Option<String>>,
    failure: RwSignal<Option<Trouble>>,
    record: Remote<RecordDetail>,
    client: StoredValue<Client>,
    session: SessionContext,
}

#[derive(Clone, PartialEq)]
enum Trouble {
    Failed(Failure),
    RightChanged,
    NotSaved,
}

impl Downloads {
    /// None yet, of the documents of `record`.
    pub fn new(family: Family, record: Remote<RecordDetail>) -> Self {
        Self {
            family,
            under_way: RwSignal::new(None),
            to_focus: StoredValue::new(None),
            failure: RwSignal::new(None),
            record,
            client: StoredValue::new(use_client()),
            session: use_session(),
        }
    }

    fn start(self, record_id: String, id: String, name: String, is_own: bool) {
        if self.under_way.read_untracked().is_some() {
            return;
        }
        self.under_way.set(Some(id.clone()));
        self.failure.set(None);
        let (client, session) = (self.client.get_value(), self.session);
        spawn_local(async move {
            let fetched = document(&client, self.family, &record_id, &id, Purpose::Download).await;
            // The reader may have gone to another page meanwhile.
            self.under_way.try_set(None);
            match fetched {
                Ok(content) if dom::save_file(&name, PDF, &content) => {
                    announce(&t::records::downloaded(&name));
                    // One's own official document is 取得済み now.
                    if is_own {
                        self.show_anew(button_id(&id));
                    }
                }
                Ok(_) => {
                    self.failure.try_set(Some(Trouble::NotSaved));
                }
                Err(error) => {
                    let failure = Failure::from(error);
                    session.note(&failure);
                    let trouble = match failure.code() {
                        Some(ProblemCode::NotAllowed) => Trouble::RightChanged,
                        _ => Trouble::Failed(failure),
                    };
                    let is_outdated = trouble == Trouble::RightChanged;
                    self.failure.try_set(Some(trouble));
                    if is_outdated {
                        self.show_anew(TROUBLE.to_owned());
                    }
                }
            }
        });
    }

    /// Reads the record again; the focus goes on at the element with this id.
    fn show_anew(self, focused: String) {
        self.to_focus.try_set_value(Some(focused));
        self.record.reload();
    }

    fn return_focus(self) {
        let focused = self.to_focus.try_update_value(Option::take).flatten();
        if let Some(id) = focused {
            dom::focus_soon(id);
        }
    }

    fn trouble(self) -> impl IntoView {
        let banner = |heading, advice| {
            view! {
                <div role="alert" id=TROUBLE tabindex="-1">
                    <Banner kind=BannerKind::Warning heading>
                        <p>{advice}</p>
                    </Banner>
                </div>
            }
            .into_any()
        };
        move || match self.failure.get() {
            None => ().into_any(),
            Some(Trouble::NotSaved) => {
                banner(t::records::SAVE_FAILED, t::records::SAVE_FAILED_ADVICE)
            }
            Some(Trouble::RightChanged) => {
                banner(t::records::RIGHT_CHANGED, t::records::RIGHT_CHANGED_ADVICE)
            }
            Some(Trouble::Failed(failure)) => {
                view! { <FailureBanner failure=Signal::stored(Some(failure)) /> }.into_any()
            }
        }
    }
}
