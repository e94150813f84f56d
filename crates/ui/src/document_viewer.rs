//! A document on the page itself, drawn by pdf.js.

mod controls;
mod page;
mod pdf;
mod shown;
mod zoom;

use crate::words::text;
use controls::controls;
use js_sys::Uint8Array;
use leptos::html::Section;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use page::pages;
use shown::Shown;

pub use zoom::DocumentZoom;

/// Why a document cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFailure {
    /// It is no PDF, or a damaged one.
    Broken,
    /// It opens with a password only.
    Encrypted,
    /// What draws documents could not be loaded. Giving the bytes anew tries again.
    NotLoaded,
}

/// How far a document has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    /// It is on its way, or is being read.
    #[default]
    Loading,
    /// What is in view has been drawn.
    Shown,
    /// It cannot be shown.
    Failed(DocumentFailure),
}

/// The words of a [`DocumentViewer`].
#[derive(Clone)]
pub struct DocumentViewerWords {
    /// 「書類を読み込んでいます」
    pub loading: TextProp,
    /// The name of the controls: 「書類の表示」.
    pub controls: TextProp,
    /// A page and how many there are: 「3 / 12ページ」.
    pub page: Callback<(usize, usize), String>,
    /// 「前のページ」
    pub previous_page: TextProp,
    /// 「次のページ」
    pub next_page: TextProp,
    /// 「縮小」
    pub zoom_out: TextProp,
    /// 「拡大」
    pub zoom_in: TextProp,
    /// The size in percent: 「87%」.
    pub zoom: Callback<u32, String>,
    /// 「幅に合わせる」
    pub fit_width: TextProp,
    /// The size that it has on paper: 「100%」.
    pub actual_size: TextProp,
    /// Read in the place of a page without text: 「このページには、読み上げられる文字がありません」.
    pub no_text: TextProp,
    /// In the place of a page that cannot be drawn: 「このページは表示できません」.
    pub unreadable: TextProp,
}

/// Shows a PDF: its pages below each other, each drawn as it comes into view and let go when it is
/// far. Its text is there for those who hear the page. Nothing of it is kept, and there is no way
/// to save or print it here.
///
/// The region scrolls with the keys of the browser. pdf.js loads when the bytes are there.
#[component]
pub fn DocumentViewer(
    /// What the document is called.
    #[prop(into)]
    name: TextProp,
    /// The document. `None` while it is on its way; fetching is the page's matter.
    #[prop(into)]
    bytes: Signal<Option<Uint8Array>, LocalStorage>,
    words: DocumentViewerWords,
    /// What stands in the place of a document that cannot be shown: a sentence and a way on.
    failed: Callback<DocumentFailure, AnyView>,
    #[prop(optional, into)] on_state: Option<Callback<DocumentState>>,
    /// How large it is at first.
    #[prop(optional)]
    zoom: DocumentZoom,
    /// The language of a document that does not name its own: `ja`.
    #[prop(optional, into)]
    language: Option<String>,
) -> AnyView {
    let shown = Shown::new(zoom, on_state);
    let words = StoredValue::new(words);
    let region = NodeRef::<Section>::new();
    Effect::new(move |_| shown.take(bytes.get(), region));
    on_cleanup(move || shown.close());

    let failure = Memo::new(move |_| match shown.state.get() {
        DocumentState::Failed(failure) => Some(failure),
        _ => None,
    });
    let is_loading = Memo::new(move |_| shown.state.get() == DocumentState::Loading);
    let language = move || shown.language.get().or_else(|| language.clone());
    let status = move || {
        let loading = words.with_value(|words| words.loading.clone());
        is_loading.get().then(|| text(loading))
    };
    let document = move || {
        view! {
            {controls(shown, words)}
            <p class="md-visually-hidden" role="status">
                {status}
            </p>
            <section
                class="md-viewer__pages"
                node_ref=region
                aria-label=name.clone()
                aria-busy=move || is_loading.get().then_some("true")
                lang=language.clone()
                tabindex="0"
            >
                {move || pages(&shown.pages.read(), words)}
            </section>
        }
        .into_any()
    };
    view! {
        <div>
            <div role="alert">{move || failure.get().map(|failure| failed.run(failure))}</div>
            {move || failure.get().is_none().then(|| document.clone()())}
        </div>
    }
    .into_any()
}
