//! 控えの確認 for a signer, who has no account: a file of the device beside the copy that the
//! server keeps. The file does not leave the device.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Error, sign};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{Contents, RequestDocument};
use madoguchi_ui::{Banner, BannerKind, dom};
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use crate::documents::{PDF, client};
use crate::model::Told;
use crate::telling::of_file;
use crate::texts::t;
use crate::visit::Visit;

/// What a file turned out to be.
#[derive(Clone)]
enum Verdict {
    /// The copy, letter for letter.
    Same,
    /// A document as it was sent to be signed.
    Document,
    /// Something else.
    Other,
    /// The device cannot read it any more.
    Unreadable,
    /// The copy did not arrive to be compared.
    Failed(Told),
}

/// The field for a file, and what it turned out to be.
pub fn field(visit: Visit, contents: Contents) -> AnyView {
    let verdict = RwSignal::new(None);
    let is_checking = RwSignal::new(false);
    // A file that is chosen meanwhile counts, and not the one before.
    let round = StoredValue::new(0_u32);
    let choose = move |event: Event| {
        let mine = round.try_update_value(|round| {
            *round += 1;
            *round
        });
        let file = chosen(&event);
        verdict.set(None);
        is_checking.set(file.is_some());
        let Some(file) = file else { return };
        let contents = contents.clone();
        spawn_local(async move {
            let found = match compare(&file, &contents).await {
                Ok(found) => Some(found),
                Err(error) if error.code() == Some(ProblemCode::CodeNeeded) => {
                    visit.catch_up_for_file().await.map(Verdict::Failed)
                }
                Err(error) => Some(Verdict::Failed(of_file(&error))),
            };
            if round.try_get_value() == mine {
                is_checking.set(false);
                verdict.set(found);
            }
        });
    };
    let outcome = move || match is_checking.get() {
        true => Some(view! { <p>{t::CHECKING}</p> }.into_any()),
        false => verdict.get().map(told),
    };
    view! {
        <div class="md-field">
            <label class="md-field__label" for="check">
                {t::CHECK}
            </label>
            <p class="md-field__support" id="check-hint">
                {t::CHECK_HINT}
            </p>
            <input
                class="md-input"
                id="check"
                type="file"
                accept="application/pdf,.pdf"
                aria-describedby="check-hint"
                on:click=forget
                on:change=choose
            />
        </div>
        <div role="status">{outcome}</div>
    }
    .into_any()
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn chosen(event: &Event) -> Option<File> {
    input(event)?.files()?.get(0)
}

/// A browser does not tell when the same file is chosen once more, as after a failure.
fn forget(event: impl AsRef<Event>) {
    if let Some(input) = input(event.as_ref()) {
        input.set_value("");
    }
}

async fn compare(file: &File, contents: &Contents) -> Result<Verdict, Error> {
    if is_document(file, &contents.documents).await {
        return Ok(Verdict::Document);
    }
    let copy = sign::copy(&client(), &contents.id).await?;
    if !copy.starts_with(PDF) {
        return Ok(Verdict::Failed(Told::Server));
    }
    // Whatever else somebody chooses may be larger than the memory.
    let size = file.size() as u64;
    if size != copy.len() as u64 {
        return Ok(Verdict::Other);
    }
    Ok(match dom::read_part(file, 0, size).await {
        Some(bytes) if bytes == copy => Verdict::Same,
        Some(_) => Verdict::Other,
        None => Verdict::Unreadable,
    })
}

/// Whether a file is one of the documents, where the browser can tell. One of another size is not
/// read.
async fn is_document(file: &File, documents: &[RequestDocument]) -> bool {
    let size = file.size() as u64;
    if documents.iter().all(|document| document.size != size) {
        return false;
    }
    let Ok(sha256) = dom::sha256(file).await else {
        return false;
    };
    let mut documents = documents.iter();
    documents.any(|document| document.sha256.eq_ignore_ascii_case(&sha256))
}

fn told(verdict: Verdict) -> AnyView {
    let (kind, heading, text) = match verdict {
        Verdict::Same => (BannerKind::Success, t::CHECK_SAME, t::CHECK_SAME_TEXT),
        Verdict::Document => (BannerKind::Info, t::CHECK_DOCUMENT, t::CHECK_DOCUMENT_TEXT),
        Verdict::Other => (BannerKind::Warning, t::CHECK_OTHER, t::CHECK_OTHER_TEXT),
        Verdict::Unreadable => (BannerKind::Error, t::CHECK_FAILED, t::CHECK_UNREADABLE),
        Verdict::Failed(told) => {
            return view! {
                <Banner kind=BannerKind::Error heading=t::CHECK_FAILED>
                    <p>{move || told.text()}</p>
                </Banner>
            }
            .into_any();
        }
    };
    view! {
        <Banner kind heading>
            <p>{text}</p>
        </Banner>
    }
    .into_any()
}
