//! Fetching documents as files, one at a time or several in one file.

use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};
use madoguchi_api::records::{Purpose, document, documents};
use madoguchi_api::{Arrived, Client, Error, Watcher};
use madoguchi_contract::records::{ARCHIVE_MAX, Family, RecordDetail, archive_name};
use madoguchi_contract::uploads::safe_file_name;
use madoguchi_ui::{Selection, announce, dom};

use super::trouble::{TROUBLE, Trouble};
use crate::shell::locale::t;
use crate::shell::remote::Remote;
use crate::shell::session::{SessionContext, use_session};
use crate::shell::use_client;

const PDF: &str = "application/pdf";
const ZIP: &str = "application/zip";
/// The button that fetches the chosen documents.
pub const TOGETHER: &str = "download-together";
/// The button that gives that up.
pub const CANCEL: &str = "cancel-download";
/// The documents as a whole.
pub const DOCUMENTS: &str = "documents";

/// The button that fetches one document.
pub fn button_id(document_id: &str) -> String {
    format!("download-{document_id}")
}

/// The downloads of a record's page.
#[derive(Clone, Copy)]
pub struct Downloads {
    /// Of which family the record is.
    pub family: Family,
    /// The documents that are chosen to be fetched together.
    pub chosen: RwSignal<Selection>,
    /// How much of the chosen documents has arrived.
    pub arrived: RwSignal<Arrived>,
    under_way: RwSignal<Option<UnderWay>>,
    /// What takes the focus once the record is shown anew.
    to_focus: StoredValue<Option<String>>,
    trouble: RwSignal<Option<Trouble>>,
    /// Tries once more what was tried last.
    again: StoredValue<Option<Callback<()>>>,
    record: Remote<RecordDetail>,
    client: StoredValue<Client>,
    session: SessionContext,
    owner: StoredValue<Owner>,
    /// Ends what is fetched together.
    task: StoredValue<Option<Owner>>,
}

#[derive(Clone, PartialEq)]
enum UnderWay {
    One(String),
    Together,
}

/// Documents to be fetched together.
#[derive(Clone)]
struct Wanted {
    record_id: String,
    ids: Vec<String>,
    /// What the file is to be called.
    name: String,
    is_own: bool,
}

impl Downloads {
    /// None yet, of the documents of `record`.
    pub fn new(family: Family, record: Remote<RecordDetail>) -> Self {
        Self {
            family,
            chosen: RwSignal::new(Selection::default()),
            arrived: RwSignal::new(Arrived::default()),
            under_way: RwSignal::new(None),
            to_focus: StoredValue::new(None),
            trouble: RwSignal::new(None),
            again: StoredValue::new(None),
            record,
            client: StoredValue::new(use_client()),
            session: use_session(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            task: StoredValue::new(None),
        }
    }

    /// Whether this document is on its way; reactive.
    pub fn is_fetching(self, document_id: &str) -> bool {
        matches!(&*self.under_way.read(), Some(UnderWay::One(id)) if id == document_id)
    }

    /// Whether the chosen documents are on their way; reactive.
    pub fn is_fetching_together(self) -> bool {
        *self.under_way.read() == Some(UnderWay::Together)
    }

    /// Fetches one document.
    pub fn start(self, record_id: String, id: String, name: String, is_own: bool) {
        if !self.begin(UnderWay::One(id.clone())) {
            return;
        }
        self.again.set_value(Some(Callback::new({
            let (record_id, id, name) = (record_id.clone(), id.clone(), name.clone());
            move |()| {
                self.start(record_id.clone(), id.clone(), name.clone(), is_own);
                dom::focus(&button_id(&id));
            }
        })));
        let client = self.client.get_value();
        spawn_local(async move {
            let fetched = document(&client, self.family, &record_id, &id, Purpose::Download).await;
            self.end(fetched, &name, PDF, is_own, &button_id(&id));
        });
    }

    /// Fetches the chosen documents in one file. This ends with the page.
    pub fn start_together(self, detail: &RecordDetail) {
        let chosen = self.chosen.read_untracked();
        let chosen = detail.documents.iter().filter(|it| chosen.contains(&it.id));
        if chosen.clone().map(|it| it.size).sum::<u64>() > ARCHIVE_MAX {
            self.trouble.set(Some(Trouble::TooLarge));
            return;
        }
        self.fetch_together(Wanted {
            record_id: detail.record.id.clone(),
            ids: chosen.map(|it| it.id.clone()).collect(),
            name: archive_name(&detail.record.number),
            is_own: detail.record.owner.is_none(),
        });
    }

    fn fetch_together(self, wanted: Wanted) {
        if wanted.ids.is_empty() || !self.begin(UnderWay::Together) {
            return;
        }
        self.arrived.set(Arrived::default());
        self.again.set_value(Some(Callback::new({
            let wanted = wanted.clone();
            move |()| {
                self.fetch_together(wanted.clone());
                dom::focus(TOGETHER);
                dom::focus_soon_if_lost(CANCEL.to_owned());
            }
        })));
        let (client, arrived) = (self.client.get_value(), self.arrived);
        let watcher = Watcher::new(move |now| {
            arrived.try_set(now);
        });
        let task = self.owner.with_value(Owner::child);
        task.with(|| {
            spawn_local_scoped_with_cancellation(async move {
                let Wanted { record_id, ids, .. } = &wanted;
                let fetched = documents(&client, self.family, record_id, ids, watcher).await;
                self.end(fetched, &wanted.name, ZIP, wanted.is_own, TOGETHER);
            });
        });
        self.task.set_value(Some(task));
    }

    /// Gives up what is fetched together.
    pub fn cancel(self) {
        if let Some(task) = self.task.try_update_value(Option::take).flatten() {
            task.cleanup();
        }
        self.under_way.set(None);
        self.trouble.set(Some(Trouble::Cancelled));
        dom::focus_soon(TROUBLE.to_owned());
    }

    fn begin(self, what: UnderWay) -> bool {
        let is_free = self.under_way.read_untracked().is_none();
        if is_free {
            self.under_way.set(Some(what));
            self.trouble.set(None);
        }
        is_free
    }

    fn end(
        self,
        fetched: Result<Vec<u8>, Error>,
        name: &str,
        media_type: &str,
        is_own: bool,
        button: &str,
    ) {
        // The reader may have gone to another page meanwhile.
        self.under_way.try_set(None);
        let trouble = match fetched {
            Ok(content) if dom::save_file(&safe_file_name(name), media_type, &content) => {
                announce(&t::records::downloaded(name));
                // One's own official document is 取得済み now.
                if is_own {
                    self.show_anew(button.to_owned());
                } else {
                    dom::focus_soon_if_lost(button.to_owned());
                }
                return;
            }
            Ok(_) => Trouble::NotSaved,
            Err(error) => Trouble::of(error, self.session),
        };
        let is_outdated = trouble.is_of_older_record();
        self.trouble.try_set(Some(trouble));
        if is_outdated {
            self.show_anew(TROUBLE.to_owned());
        }
    }

    /// Reads the record again; the focus goes on at the element with this id.
    fn show_anew(self, focused: String) {
        self.to_focus.try_set_value(Some(focused));
        self.record.reload();
    }

    /// Puts the focus where it goes on, once the record is shown anew.
    pub fn return_focus(self) {
        let focused = self.to_focus.try_update_value(Option::take).flatten();
        if let Some(id) = focused {
            dom::focus_soon(id);
            dom::focus_soon_if_lost(DOCUMENTS.to_owned());
        }
    }

    /// The reader goes on with something else: what went wrong before is of no use any more, but
    /// for a right that is still gone.
    pub fn go_on(self) {
        let is_over = |trouble: &Option<Trouble>| {
            let told = trouble.as_ref();
            told.is_some_and(|trouble| *trouble != Trouble::RightChanged)
        };
        if self.trouble.with_untracked(is_over) {
            self.trouble.set(None);
        }
    }

    /// What went wrong with the download that was tried last.
    pub fn trouble(self) -> impl IntoView {
        let again = Callback::new(move |()| {
            if let Some(again) = self.again.get_value() {
                again.run(());
            }
        });
        move || self.trouble.get().map(|trouble| trouble.view(again))
    }
}
