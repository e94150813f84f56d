//! What every part of the workbench stands on: the address, the language and the frame.

use leptos::html::Iframe;
use leptos::prelude::*;
use madoguchi_ui::dom;

use super::findings::Findings;
use crate::address::{Address, Page};
use crate::browser;
use crate::catalog::{self, Found};
use crate::message::{Examination, Mark, ToFrame};
use crate::stage::Language;
use crate::story::{Label, Story, Variant};

const LANGUAGE_KEY: &str = "madoguchi.gallery.language";

/// The state of the workbench. What a link shows again is the address and nothing else.
#[derive(Clone, Copy)]
pub struct Bench {
    /// What is shown, and how.
    pub address: RwSignal<Address>,
    /// The language of the workbench itself.
    pub language: RwSignal<Language>,
    /// What stands in the search field.
    pub typed: RwSignal<String>,
    /// Whether the list is open where the window is narrow.
    pub list_is_open: RwSignal<bool>,
    /// The frame of the variant.
    pub frame: NodeRef<Iframe>,
    /// How often the frame was loaded anew by hand.
    pub loads: RwSignal<u32>,
    /// What the frame has told.
    pub findings: Findings,
}

impl Bench {
    /// Makes it, for all that is shown below.
    pub fn provide(mut address: Address) -> Self {
        let language = Self::remembered();
        dom::set_language(language.id());
        let asked = address.clone();
        Self::complete(&mut address, language);
        if address != asked {
            // A link that is copied names what is shown, whoever opens it.
            dom::replace_address(&address.query());
        }
        let bench = Self {
            address: RwSignal::new(address),
            language: RwSignal::new(language),
            typed: RwSignal::default(),
            list_is_open: RwSignal::new(false),
            frame: NodeRef::new(),
            loads: RwSignal::new(0),
            findings: Findings::new(),
        };
        provide_context(bench);
        dom::on_history_step(move || bench.show(Address::parse(&browser::query())));
        bench
    }

    /// The one that was provided.
    pub fn get() -> Self {
        expect_context()
    }

    fn remembered() -> Language {
        match dom::storage_get(LANGUAGE_KEY) {
            Some(id) => Language::from_id(&id),
            None if browser::prefers_japanese() => Language::Ja,
            None => Language::En,
        }
    }

    /// Speaks `language` from now on.
    pub fn speak(self, language: Language) {
        dom::storage_set(LANGUAGE_KEY, language.id());
        dom::set_language(language.id());
        self.language.set(language);
    }

    /// Who names no story means the first one, and who names no variant the story's first.
    fn complete(address: &mut Address, language: Language) {
        if address.page == Page::Story && address.story.is_empty() {
            let first = catalog::in_order(language).first().map(|story| story.id);
            address.story = first.unwrap_or_default().to_owned();
        }
        if address.variant.is_empty()
            && let Some(variant) = catalog::story(&address.story).and_then(|it| it.variant(""))
        {
            address.variant = variant.id.to_owned();
        }
    }

    /// What the address names.
    pub fn shown(self) -> Option<(&'static Story, &'static Variant)> {
        let address = self.address.read();
        let story = catalog::story(&address.story)?;
        Some((story, story.variant(&address.variant)?))
    }

    /// What the list shows.
    pub fn found(self) -> Vec<Found> {
        catalog::find(&self.typed.read(), self.language.get())
    }

    fn show(self, mut address: Address) {
        Self::complete(&mut address, self.language.get_untracked());
        if *self.address.read_untracked() != address {
            self.address.set(address);
        }
    }

    /// Goes to `address`; back leads to where we are now.
    pub fn go(self, address: Address) {
        if *self.address.read_untracked() != address {
            dom::push_address(&address.query());
            self.show(address);
        }
    }

    /// Looks at the same variant in another way; back undoes it.
    pub fn look(self, change: impl FnOnce(&mut Address)) {
        let mut address = self.address.get_untracked();
        change(&mut address);
        self.go(address);
    }

    /// Changes what back is not to undo one by one: knobs, and which panel is open.
    pub fn adjust(self, change: impl FnOnce(&mut Address)) {
        self.address.update(change);
        dom::replace_address(&self.address.read_untracked().query());
    }

    /// Follows a link of the workbench.
    pub fn follow(self, path: &str, address: &str) -> bool {
        let is_ours = path == dom::path();
        if is_ours {
            let query = address.split_once('?').map_or("", |(_, query)| query);
            let query = query.split('#').next().unwrap_or_default();
            self.go(Address::parse(query));
            if self.list_is_open.get_untracked() {
                self.list_is_open.set(false);
                dom::focus_main_heading();
            }
        }
        is_ours
    }

    /// Opens the variant that comes `steps` after this one in the list.
    pub fn step(self, steps: isize) {
        let address = self.address.get_untracked();
        let found = untrack(|| self.found());
        if let Some((story, variant)) =
            catalog::step(&found, &address.story, &address.variant, steps)
        {
            self.go(address.at(story, variant));
        }
    }

    /// Tells the frame.
    pub fn send(self, message: &ToFrame) {
        let frame = self.frame.get_untracked();
        if let Some(window) = frame.and_then(|frame| frame.content_window()) {
            browser::post(&window, message);
        }
    }

    /// Has the frame examined.
    pub fn examine(self, what: Examination) {
        let language = self.language.get_untracked().id().to_owned();
        self.send(&ToFrame::Examine { what, language });
    }

    /// Has a single element marked in the frame.
    pub fn mark(self, selector: String) {
        let tag = String::new();
        self.mark_all(vec![Mark { selector, tag }]);
    }

    /// Has these elements marked in the frame, and no others.
    pub fn mark_all(self, marks: Vec<Mark>) {
        self.send(&ToFrame::Mark { marks });
    }
}

/// A text of the workbench, in its language.
pub fn say(text: Label) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let language = Bench::get().language;
    move || language.get().pick(text)
}

/// A text with a place for a value, in the language of the workbench.
pub fn say_with(
    text: Label,
    value: impl Fn() -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let language = Bench::get().language;
    move || language.get().pick(text).replace("{}", &value())
}
