//! The pages: their places, which `viewer.js` draws into, and their text.

use super::DocumentViewerWords;
use crate::words::text;
use leptos::prelude::*;

/// A page and what is known of it.
#[derive(Clone)]
pub(super) struct Page {
    number: usize,
    text: ArcRwSignal<Option<String>>,
    is_unreadable: ArcRwSignal<bool>,
}

impl Page {
    pub(super) fn new(number: usize) -> Self {
        Self {
            number,
            text: ArcRwSignal::default(),
            is_unreadable: ArcRwSignal::default(),
        }
    }

    /// Its text is known.
    pub(super) fn hold(&self, text: String) {
        self.text.set(Some(text));
    }

    /// It cannot be drawn.
    pub(super) fn give_up(&self) {
        self.is_unreadable.set(true);
    }
}

/// The places of all pages; of one while nothing is known of the document.
pub(super) fn pages(pages: &[Page], words: StoredValue<DocumentViewerWords>) -> AnyView {
    if pages.is_empty() {
        return view! { <div class="md-viewer__page" aria-hidden="true"></div> }.into_any();
    }
    let count = pages.len();
    let view = |page: &Page| place(page.clone(), count, words);
    pages.iter().map(view).collect_view().into_any()
}

fn place(page: Page, count: usize, words: StoredValue<DocumentViewerWords>) -> AnyView {
    let Page {
        number,
        text: own,
        is_unreadable,
    } = page;
    let label = move || words.with_value(|words| words.page).run((number, count));
    let read = move || {
        let own = own.get()?;
        let no_text = || text(words.with_value(|words| words.no_text.clone())).into_any();
        let content = if own.is_empty() {
            no_text()
        } else {
            own.into_any()
        };
        Some(view! { <p class="md-visually-hidden">{content}</p> })
    };
    let unreadable = move || {
        let unreadable = || text(words.with_value(|words| words.unreadable.clone()));
        is_unreadable
            .get()
            .then(|| view! { <p class="md-viewer__unreadable">{unreadable()}</p> })
    };
    view! {
        <div class="md-viewer__page" role="group" aria-label=label>
            {read}
            {unreadable}
        </div>
    }
    .into_any()
}
