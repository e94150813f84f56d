//! The document that is open, and where in it the reader is.

use super::page::Page;
use super::pdf::{self, Tell, Viewing};
use super::{DocumentState, DocumentZoom};
use js_sys::Uint8Array;
use leptos::html::Section;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

/// What the viewer knows of its document.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) state: RwSignal<DocumentState>,
    pub(super) pages: RwSignal<Vec<Page>>,
    /// The page in view, from 1; 0 while there is none.
    pub(super) current: RwSignal<usize>,
    pub(super) zoom: RwSignal<DocumentZoom>,
    pub(super) percent: RwSignal<u32>,
    pub(super) language: RwSignal<Option<String>>,
    on_state: Option<Callback<DocumentState>>,
    /// Counts the documents, so that one that comes late is known.
    attempt: StoredValue<u32>,
    viewing: StoredValue<Option<(Viewing, Tell)>, LocalStorage>,
}

impl Shown {
    pub(super) fn new(zoom: DocumentZoom, on_state: Option<Callback<DocumentState>>) -> Self {
        Self {
            state: RwSignal::default(),
            pages: RwSignal::default(),
            current: RwSignal::default(),
            zoom: RwSignal::new(zoom),
            percent: RwSignal::default(),
            language: RwSignal::default(),
            on_state,
            attempt: StoredValue::new(0),
            viewing: StoredValue::new_local(None),
        }
    }

    /// Shows another document, or none, in place of the one before.
    pub(super) fn take(self, bytes: Option<Uint8Array>, region: NodeRef<Section>) {
        self.close();
        self.turn(DocumentState::Loading);
        self.pages.set(Vec::new());
        self.current.set(0);
        self.percent.set(0);
        self.language.set(None);
        let Some(bytes) = bytes else { return };
        let attempt = self.attempt.get_value();
        // Meanwhile the viewer may have gone, or have another document to show.
        let is_wanted = move || self.attempt.try_get_value() == Some(attempt);
        spawn_local(async move {
            match pdf::open(&bytes).await {
                Ok(viewing) if is_wanted() => {
                    self.language.set(viewing.language());
                    self.pages
                        .set((1..=viewing.count()).map(Page::new).collect());
                    // The pages are in the document now.
                    tick().await;
                    match region.try_get_untracked().flatten() {
                        Some(region) if is_wanted() => self.attach(viewing, &region),
                        _ => viewing.close(),
                    }
                }
                Ok(viewing) => viewing.close(),
                Err(failure) if is_wanted() => self.turn(DocumentState::Failed(failure)),
                Err(_) => {}
            }
        });
    }

    /// Lets the document go. What still opens is let go when it has.
    pub(super) fn close(self) {
        self.attempt.try_update_value(|attempt| *attempt += 1);
        let viewing = self.viewing.try_update_value(Option::take).flatten();
        if let Some((viewing, _)) = viewing {
            viewing.close();
        }
    }

    pub(super) fn show(self, page: usize) {
        self.with_viewing(|viewing| viewing.show(page));
    }

    pub(super) fn enlarge(self, zoom: DocumentZoom) {
        self.zoom.set(zoom);
        self.with_viewing(|viewing| viewing.zoom(zoom.number()));
    }

    fn attach(self, viewing: Viewing, region: &web_sys::Element) {
        let tell = Tell::new(move |what: String, number: usize, text: Option<String>| {
            self.hear(&what, number, text.unwrap_or_default());
        });
        let zoom = self.zoom.get_untracked().number();
        viewing.attach(region, zoom, &tell);
        self.viewing.set_value(Some((viewing, tell)));
    }

    fn hear(self, what: &str, number: usize, text: String) {
        let page = || {
            let pages = self.pages.read_untracked();
            number.checked_sub(1).and_then(|at| pages.get(at).cloned())
        };
        match what {
            "page" => self.current.set(number),
            "zoom" => self.percent.set(u32::try_from(number).unwrap_or_default()),
            "text" => page().into_iter().for_each(|page| page.hold(text.clone())),
            "unreadable" => page().into_iter().for_each(|page| page.give_up()),
            _ => self.turn(DocumentState::Shown),
        }
    }

    fn with_viewing(self, act: impl FnOnce(&Viewing)) {
        // Taken out: the document may answer at once.
        let viewing = self
            .viewing
            .with_value(|it| it.as_ref().map(|(it, _)| it.clone()));
        if let Some(viewing) = viewing {
            act(&viewing);
        }
    }

    fn turn(self, state: DocumentState) {
        if self.state.get_untracked() != state {
            self.state.set(state);
            if let Some(on_state) = self.on_state {
                on_state.run(state);
            }
        }
    }
}
