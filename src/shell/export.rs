//! What a page shows as a file for a spreadsheet.

use std::future::Future;
use std::pin::Pin;

use chrono::Datelike;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::{Client, Error};
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, announce, dom};

use super::failure::{Failure, FailureBanner};
use super::locale::{t, today};
use super::session::{SessionContext, use_session};
use super::use_client;

const CSV: &str = "text/csv";
const BUTTON: &str = "to-csv";

type Fetched = Pin<Box<dyn Future<Output = Result<Vec<u8>, Error>>>>;

/// A CSV file that a page offers. It belongs to the page, and goes on while parts of the page are
/// shown anew.
#[derive(Clone, Copy)]
pub struct Export {
    fetch: Callback<Client, Fetched>,
    name: Callback<(), String>,
    is_under_way: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
    client: StoredValue<Client>,
    session: SessionContext,
}

#[derive(Clone, PartialEq)]
enum Outcome {
    Saved { lines: usize },
    NotSaved,
    Failed(Failure),
}

impl Export {
    /// What `fetch` brings, to be saved as `name`.
    pub fn new(
        name: impl Fn() -> String + Send + Sync + 'static,
        fetch: impl Fn(Client) -> Fetched + Send + Sync + 'static,
    ) -> Self {
        Self {
            fetch: Callback::new(fetch),
            name: Callback::new(move |()| name()),
            is_under_way: RwSignal::new(false),
            outcome: RwSignal::new(None),
            client: StoredValue::new(use_client()),
            session: use_session(),
        }
    }

    fn start(self) {
        let name = self.name.run(());
        let fetched = self.fetch.run(self.client.get_value());
        self.is_under_way.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let outcome = match fetched.await {
                Ok(content) if dom::save_file(&name, CSV, &content) => {
                    announce(&t::records::downloaded(&name));
                    Outcome::Saved {
                        lines: lines(&content),
                    }
                }
                Ok(_) => Outcome::NotSaved,
                Err(error) => {
                    let failure = Failure::from(error);
                    self.session.note(&failure);
                    Outcome::Failed(failure)
                }
            };
            // The reader may have gone to another page meanwhile.
            self.is_under_way.try_set(false);
            self.outcome.try_set(Some(outcome));
        });
    }

    /// How many lines the file has that was saved last, its heads included; reactive.
    pub fn saved_lines(self) -> Option<usize> {
        match self.outcome.get() {
            Some(Outcome::Saved { lines }) => Some(lines),
            _ => None,
        }
    }
}

fn lines(content: &[u8]) -> usize {
    content.windows(2).filter(|two| *two == b"\r\n").count()
}

/// Today in Japan, as it stands in the name of a file: `20261122`.
pub fn day_of_file() -> u32 {
    let day = today();
    day.year().unsigned_abs() * 10_000 + day.month() * 100 + day.day()
}

/// The button that fetches the file.
#[component]
pub fn ExportButton(export: Export) -> impl IntoView {
    view! {
        <Button
            id=BUTTON
            kind=ButtonKind::Outline
            busy=export.is_under_way
            on_press=Callback::new(move |()| export.start())
        >
            {move || {
                if export.is_under_way.get() {
                    t::records::DOWNLOADING.get()
                } else {
                    t::sharing::TO_CSV.get()
                }
            }}
        </Button>
    }
}

/// Why the file did not come.
#[component]
pub fn ExportTrouble(export: Export) -> impl IntoView {
    let again = Callback::new(move |()| {
        export.start();
        // The button that was pressed goes with the failure.
        dom::focus(BUTTON);
    });
    move || match export.outcome.get() {
        None | Some(Outcome::Saved { .. }) => ().into_any(),
        Some(Outcome::NotSaved) => not_saved(),
        Some(Outcome::Failed(failure)) => view! {
            <FailureBanner failure=Signal::stored(Some(failure)) on_retry=again />
        }
        .into_any(),
    }
}

/// The browser did not take a file.
pub fn not_saved() -> AnyView {
    view! {
        <div role="alert">
            <Banner kind=BannerKind::Warning heading=t::records::SAVE_FAILED>
                <p>{t::records::SAVE_FAILED_ADVICE}</p>
            </Banner>
        </div>
    }
    .into_any()
}
