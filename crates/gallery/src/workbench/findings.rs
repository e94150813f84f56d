//! What the frame has told, until something else is shown in it.

use leptos::prelude::*;

use crate::message::{FromFrame, Pair, Stop, Violation};

/// An event of the component.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// How many there were before it.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// What came with it.
    pub detail: String,
}

/// How far an examination by axe has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Axe {
    /// Nobody has asked.
    #[default]
    Idle,
    /// The frame is at it.
    Running,
    /// It could not run.
    Failed,
    /// What is wrong.
    Done(Vec<Violation>),
}

/// Everything that the frame tells.
#[derive(Clone, Copy)]
pub struct Findings {
    /// How often everything shown has settled since the page was opened.
    pub settled: RwSignal<u32>,
    /// Whether the program in the frame hears.
    pub hears: RwSignal<bool>,
    /// The newest first.
    pub events: RwSignal<Vec<Heard>>,
    /// What axe has found.
    pub axe: RwSignal<Axe>,
    /// Where the tab key leads.
    pub stops: RwSignal<Option<Vec<Stop>>>,
    /// Texts and their grounds.
    pub pairs: RwSignal<Option<Vec<Pair>>>,
    /// The HTML.
    pub html: RwSignal<String>,
}

impl Findings {
    /// Nothing has been told.
    pub fn new() -> Self {
        Self {
            settled: RwSignal::new(0),
            hears: RwSignal::new(false),
            events: RwSignal::default(),
            axe: RwSignal::default(),
            stops: RwSignal::new(None),
            pairs: RwSignal::new(None),
            html: RwSignal::default(),
        }
    }

    /// The frame told this.
    pub fn hear(self, message: FromFrame) {
        match message {
            FromFrame::Ready => {
                self.forget_examinations();
                self.hears.set(true);
                self.settled.update(|settled| *settled += 1);
            }
            FromFrame::Event { name, detail } => self.events.update(|events| {
                let number = events.first().map_or(1, |newest| newest.number + 1);
                events.insert(
                    0,
                    Heard {
                        number,
                        name,
                        detail,
                    },
                );
            }),
            FromFrame::Axe { violations } => self.axe.set(Axe::Done(violations)),
            FromFrame::AxeFailed => self.axe.set(Axe::Failed),
            FromFrame::TabOrder { stops } => self.stops.set(Some(stops)),
            FromFrame::Contrast { pairs } => self.pairs.set(Some(pairs)),
            FromFrame::Html { text } => self.html.set(text),
        }
    }

    /// Another variant is being loaded.
    pub fn forget(self) {
        self.hears.set(false);
        self.events.update(Vec::clear);
        self.html.update(String::clear);
        self.forget_examinations();
    }

    fn forget_examinations(self) {
        self.axe.set(Axe::Idle);
        self.stops.set(None);
        self.pairs.set(None);
    }
}
