//! 署名画面: the documents are read, and signed (R-218, D-16).

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, sign};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{Contents, RequestDocument};
use madoguchi_ui::{
    Banner, BannerKind, Button, ButtonKind, Dialog, DocumentFailure, DocumentViewer,
    DocumentViewerWords, dom,
};

use crate::boot::Files;
use crate::model::Told;
use crate::screens::{heading, trouble};
use crate::telling::of_file;
use crate::texts::{is_english, t};
use crate::visit::Visit;

/// What every PDF begins with.
pub const PDF: &[u8] = b"%PDF";

/// What is to be signed.
pub fn contents(visit: Visit) -> Option<Contents> {
    let text = visit.contents.get_untracked()?;
    serde_json::from_str(&text).ok()
}

/// The client, for files.
pub fn client() -> Client {
    Client::new(Arc::new(Files))
}

/// The documents, one at a time, and the way to sign them.
pub fn screen(visit: Visit) -> AnyView {
    let drafter = visit
        .signing
        .with_untracked(|signing| Some(signing.as_ref()?.drafter.clone()));
    let Some((contents, drafter)) = contents(visit).zip(drafter) else {
        return ().into_any();
    };
    let is_asked = RwSignal::new(false);
    let whom = contents.signer.clone();
    let message = (!contents.message.is_empty())
        .then(|| view! { <p class="md-sign__message">{contents.message.clone()}</p> });
    view! {
        {heading(t::DOCUMENT_HEADING)}
        <div class="md-sign__about">
            <h2>
                <bdi>{contents.title.clone()}</bdi>
            </h2>
            <p>{move || t::for_whom(&whom)}</p>
            <p>{move || t::from(&drafter.company, &drafter.name)}</p>
            {message}
        </div>
        {reading(visit, &contents)}
        {trouble(visit, Callback::new(move |()| is_asked.set(true)))}
        <div class="md-sign__step">
            <p>{t::DOCUMENTS_HINT}</p>
            <Button on_press=Callback::new(move |()| is_asked.set(true))>{t::SIGN}</Button>
        </div>
        {confirmation(visit, contents.documents, is_asked)}
    }
    .into_any()
}

/// The list of documents, and the one that is open.
fn reading(visit: Visit, contents: &Contents) -> AnyView {
    let documents = contents.documents.clone();
    let id = contents.id.clone();
    let opened = RwSignal::new(documents.first().map(|it| it.place).unwrap_or_default());
    let count = documents.len();
    let choice = (count > 1).then(|| {
        let rows = documents.iter().cloned().map(|document| {
            let RequestDocument {
                place, name, size, ..
            } = document;
            view! {
                <li>
                    <button
                        type="button"
                        class="md-sign__document"
                        aria-pressed=move || (opened.get() == place).to_string()
                        on:click=move |_| opened.set(place)
                    >
                        <bdi>{name}</bdi>
                        " "
                        <span class="md-sign__size">{move || size_text(size)}</span>
                    </button>
                </li>
            }
        });
        view! { <ul class="md-sign__documents">{rows.collect_view()}</ul> }
    });
    let only = (count == 1).then(|| {
        documents.first().cloned().map(|document| {
            view! {
                <p class="md-sign__name">
                    <bdi>{document.name}</bdi>
                    " "
                    <span class="md-sign__size">{move || size_text(document.size)}</span>
                </p>
            }
        })
    });
    let viewer = move || {
        let place = opened.get();
        let document = documents.iter().find(|it| it.place == place).cloned();
        document.map(|document| opened_document(visit, &id, document))
    };
    view! {
        <section class="md-sign__reading">
            <h2>{t::DOCUMENTS}</h2>
            {choice}
            {only}
            {viewer}
        </section>
    }
    .into_any()
}

fn opened_document(visit: Visit, id: &str, document: RequestDocument) -> AnyView {
    let bytes = RwSignal::new_local(None);
    let lost = RwSignal::new(None::<Told>);
    let fetch = Callback::new({
        let id = id.to_owned();
        move |()| {
            lost.set(None);
            let id = id.clone();
            spawn_local(async move {
                let answer = sign::document(&client(), &id, document.place).await;
                // Another document may be open by now.
                if bytes.is_disposed() {
                    return;
                }
                match answer {
                    Ok(content) if content.starts_with(PDF) => {
                        bytes.set(Some(dom::byte_array(&content)));
                    }
                    Ok(_) => lost.set(Some(Told::Server)),
                    Err(error) if error.code() == Some(ProblemCode::CodeNeeded) => {
                        let told = visit.catch_up_for_file().await;
                        if !lost.is_disposed() && told.is_some() {
                            lost.set(told);
                        }
                    }
                    Err(error) => lost.set(Some(of_file(&error))),
                }
            });
        }
    });
    fetch.run(());
    let name = document.name;
    (move || match lost.get() {
        Some(told) => not_arrived(told, fetch),
        None => view! {
            <DocumentViewer
                name=name.clone()
                bytes
                words=words()
                failed=Callback::new(move |failure| cannot_be_shown(failure, fetch))
                language=if is_english() { "en" } else { "ja" }
            />
        }
        .into_any(),
    })
    .into_any()
}

fn not_arrived(told: Told, fetch: Callback<()>) -> AnyView {
    view! {
        <div role="alert">
            <Banner kind=BannerKind::Error>
                <p>{move || told.text()}</p>
                <Button kind=ButtonKind::Outline on_press=fetch>
                    {t::RETRY}
                </Button>
            </Banner>
        </div>
    }
    .into_any()
}

fn cannot_be_shown(failure: DocumentFailure, fetch: Callback<()>) -> AnyView {
    match failure {
        DocumentFailure::NotLoaded => not_arrived(Told::Network, fetch),
        _ => view! {
            <Banner kind=BannerKind::Warning heading=t::BROKEN>
                <p>{t::BROKEN_ADVICE}</p>
            </Banner>
        }
        .into_any(),
    }
}

fn confirmation(
    visit: Visit,
    documents: Vec<RequestDocument>,
    is_asked: RwSignal<bool>,
) -> AnyView {
    let count = documents.len();
    let question = move || match count {
        1 => t::CONFIRM_ONE.get().to_owned(),
        count => t::confirm_many(count),
    };
    let question = leptos::text_prop::TextProp::from(question);
    let names = documents
        .into_iter()
        .map(|document| view! { <li><bdi>{document.name}</bdi></li> });
    let names = names.collect_view();
    let busy = visit.acting;
    // What has failed is told on the page below.
    Effect::new(move |was_busy: Option<bool>| {
        let is_busy = busy.get();
        if was_busy == Some(true) && !is_busy {
            is_asked.set(false);
        }
        is_busy
    });
    let keep = Callback::new(move |()| is_asked.set(false));
    let act = Callback::new(move |()| visit.sign());
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Outline busy on_press=keep>
                {t::KEEP}
            </Button>
            <Button busy on_press=act>
                {t::SIGN}
            </Button>
        }
    };
    view! {
        <Dialog
            open=is_asked
            heading=question
            on_close_request=keep
            busy
            closable=false
            actions=actions
        >
            <ul class="md-confirm__list">{names}</ul>
            <p>{t::CONFIRM_TEXT}</p>
            <p role="status">{move || busy.get().then(|| t::SIGNING.get())}</p>
        </Dialog>
    }
    .into_any()
}

fn size_text(size: u64) -> String {
    match size {
        0..1_000_000 => t::size_kb(size.div_ceil(1000)),
        _ => t::size_mb(size.div_ceil(1_000_000)),
    }
}

fn words() -> DocumentViewerWords {
    DocumentViewerWords {
        loading: t::DOCUMENT_LOADING.into(),
        controls: t::DOCUMENT_CONTROLS.into(),
        page: Callback::new(|(page, count)| t::document_page(page, count)),
        previous_page: t::PREVIOUS_PAGE.into(),
        next_page: t::NEXT_PAGE.into(),
        zoom_out: t::ZOOM_OUT.into(),
        zoom_in: t::ZOOM_IN.into(),
        zoom: Callback::new(|percent: u32| format!("{percent}%")),
        fit_width: t::FIT_WIDTH.into(),
        actual_size: t::ACTUAL_SIZE.into(),
        no_text: t::NO_TEXT.into(),
        unreadable: t::UNREADABLE.into(),
    }
}
