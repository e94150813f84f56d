//! A document that is read inside the page, behind an address of its own.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_ui::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, DocumentFailure, DocumentViewer,
    DocumentViewerWords, dom,
};

use super::failure::FailureBanner;
use super::locale::{language, t};
use super::navigation::use_navigation;
use super::remote::Remote;

const HEADING: &str = "document-heading";

/// The document with its name and the way back; it takes the focus.
#[component]
pub fn Reading(
    name: String,
    /// The address of the page without it.
    close: String,
    content: Remote<Vec<u8>>,
    /// The server does not know it any more.
    on_gone: Callback<()>,
) -> impl IntoView {
    dom::focus_soon(HEADING.to_owned());
    let navigation = use_navigation();
    let on_escape = {
        let close = close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                navigation.open_address(&close);
            }
        }
    };
    let is_gone = Memo::new(move |_| content.problem() == Some(ProblemCode::NotFound));
    Effect::new(move |_| {
        if is_gone.get() {
            on_gone.run(());
        }
    });
    let bytes = Signal::derive_local(move || content.map(|bytes| dom::byte_array(bytes)));
    let failed = Callback::new(move |failure| cannot_be_shown(failure, content));
    let shown = name.clone();
    view! {
        <section class="md-section" on:keydown=on_escape>
            <div class="md-row" data-spread="">
                <h2 id=HEADING tabindex="-1">
                    <bdi>{name}</bdi>
                </h2>
                <ButtonLink kind=ButtonKind::Outline href=close>
                    {t::records::CLOSE_DOCUMENT}
                </ButtonLink>
            </div>
            {move || match content.failure() {
                Some(failure) if is_gone.get() => {
                    view! { <FailureBanner failure=Signal::stored(Some(failure)) /> }.into_any()
                }
                Some(failure) => {
                    view! {
                        <FailureBanner
                            failure=Signal::stored(Some(failure))
                            on_retry=Callback::new(move |()| {
                                content.try_again();
                                // The button goes with the banner.
                                dom::focus(HEADING);
                            })
                        />
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <DocumentViewer
                            name=shown.clone()
                            bytes
                            words=words()
                            failed
                            language=language().code()
                        />
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

fn cannot_be_shown(failure: DocumentFailure, content: Remote<Vec<u8>>) -> AnyView {
    let (heading, advice) = match failure {
        DocumentFailure::Broken => (
            t::records::BROKEN_DOCUMENT,
            t::records::BROKEN_DOCUMENT_ADVICE,
        ),
        DocumentFailure::Encrypted => (
            t::records::ENCRYPTED_DOCUMENT,
            t::records::ENCRYPTED_DOCUMENT_ADVICE,
        ),
        DocumentFailure::NotLoaded => (t::failure::NETWORK, t::records::VIEWER_NOT_LOADED_ADVICE),
    };
    let retry = (failure == DocumentFailure::NotLoaded).then(|| {
        view! {
            <Button kind=ButtonKind::Outline on_press=move |()| content.reload()>
                {t::failure::RETRY}
            </Button>
        }
    });
    view! {
        <Banner kind=BannerKind::Warning heading>
            <p>{advice}</p>
            {retry}
        </Banner>
    }
    .into_any()
}

fn words() -> DocumentViewerWords {
    DocumentViewerWords {
        loading: t::records::DOCUMENT_LOADING.into(),
        controls: t::records::DOCUMENT_CONTROLS.into(),
        page: Callback::new(|(page, pages)| t::records::document_page(page, pages)),
        previous_page: t::records::DOCUMENT_PREVIOUS_PAGE.into(),
        next_page: t::records::DOCUMENT_NEXT_PAGE.into(),
        zoom_out: t::records::DOCUMENT_ZOOM_OUT.into(),
        zoom_in: t::records::DOCUMENT_ZOOM_IN.into(),
        zoom: Callback::new(|percent: u32| format!("{percent}%")),
        fit_width: t::records::DOCUMENT_FIT_WIDTH.into(),
        actual_size: t::records::DOCUMENT_ACTUAL_SIZE.into(),
        no_text: t::records::DOCUMENT_NO_TEXT.into(),
        unreadable: t::records::DOCUMENT_UNREADABLE.into(),
    }
}
