//! The copy of a request that all have signed: documents and completion sheet in one file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::signing;
use madoguchi_contract::signing::{RequestAct, SignatureRequest};
use madoguchi_contract::uploads::safe_file_name;
use madoguchi_ui::{Button, announce, dom};

use crate::shell::export::not_saved;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::t;
use crate::shell::routes::Route;
use crate::shell::session::use_session;
use crate::shell::use_client;

const PDF: &str = "application/pdf";
const BUTTON: &str = "download-copy";

/// Fetches the copy, once there is one.
#[component]
pub fn CopyDownload(request: SignatureRequest) -> impl IntoView {
    if !request.may(RequestAct::DownloadCopy) {
        return ().into_any();
    }
    let client = use_client();
    let session = use_session();
    let is_under_way = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let is_refused = RwSignal::new(false);
    let start = Callback::new(move |()| {
        if is_under_way.get_untracked() {
            return;
        }
        is_under_way.set(true);
        failure.set(None);
        is_refused.set(false);
        let (client, id, title) = (client.clone(), request.id.clone(), request.title.clone());
        spawn_local(async move {
            let fetched = signing::copy(&client, &id).await.map_err(Failure::from);
            // The reader may have gone to another page meanwhile.
            is_under_way.try_set(false);
            match fetched {
                Ok(content) => {
                    let name = safe_file_name(&t::signing::copy_file(title));
                    match dom::save_file(&name, PDF, &content) {
                        true => announce(&t::records::downloaded(&name)),
                        false => {
                            is_refused.try_set(true);
                        }
                    }
                }
                Err(refused) => {
                    session.note(&refused);
                    failure.try_set(Some(refused).filter(|it| *it != Failure::SignedOut));
                }
            }
        });
    });
    let again = Callback::new(move |()| {
        start.run(());
        // The button that was pressed goes with the failure.
        dom::focus(BUTTON);
    });
    view! {
        <section class="md-section">
            <h2>{t::signing::COPY}</h2>
            <p>{t::signing::COPY_ABOUT}</p>
            <FailureBanner failure on_retry=again />
            {move || is_refused.get().then(not_saved)}
            <div class="md-actions">
                <Button id=BUTTON busy=is_under_way on_press=start>
                    {move || match is_under_way.get() {
                        true => t::records::DOWNLOADING.get(),
                        false => t::signing::COPY_DOWNLOAD.get(),
                    }}
                </Button>
                <a class="md-link" href=Route::CopyCheck.path()>
                    {t::signing::COPY_CHECK}
                </a>
            </div>
        </section>
    }
    .into_any()
}
