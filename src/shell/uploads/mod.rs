//! Files of a form on their way to the server: one after the other, each gone on with where it
//! stands.

mod speed;
mod words;

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use madoguchi_api::{Client, Error, uploads};
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::uploads::Upload;
use madoguchi_ui::{UploadRow, UploadState, dom};
use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::locale::t;
use super::session::{SessionContext, use_session};
use super::use_client;
use speed::Speed;
pub use words::{file_rules, files_support, upload_words};
use words::{not_taken, unfit};

/// A file that has arrived whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyFile {
    /// Of its upload.
    pub id: String,
    /// As the server keeps it.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// How far the files are that have not arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// On their way.
    pub unfinished: usize,
    /// Given up.
    pub failed: usize,
}

/// The files of one form.
#[derive(Clone, Copy)]
pub struct Uploads {
    /// How far each is, for the field that shows them.
    pub rows: RwSignal<Vec<UploadRow>>,
    sources: StoredValue<HashMap<String, Source>, LocalStorage>,
    is_at_work: StoredValue<bool>,
    count: StoredValue<usize>,
    client: StoredValue<Client>,
    session: SessionContext,
    is_to_sign: bool,
}

/// Where a row's bytes come from and go to.
#[derive(Clone, Default)]
struct Source {
    /// None when it came back with a draft.
    file: Option<File>,
    /// As the server knows it.
    upload: Option<Upload>,
}

/// Why a file does not go on.
enum Stop {
    /// The row says so.
    Because(String),
    /// The row says so, and the server has thrown it away.
    Refused(String),
    /// It goes on after the next sign-in.
    SignedOut,
    /// Nobody wants it any more.
    Unwanted,
}

impl Uploads {
    /// None yet, but those of a draft.
    pub fn new(ready: &[ReadyFile]) -> Self {
        Self::begin(ready, false)
    }

    /// The same for documents that are to be signed, which must be readable.
    pub fn to_sign(ready: &[ReadyFile]) -> Self {
        Self::begin(ready, true)
    }

    fn begin(ready: &[ReadyFile], is_to_sign: bool) -> Self {
        let uploads = Self {
            rows: RwSignal::new(Vec::new()),
            sources: StoredValue::new_local(HashMap::new()),
            is_at_work: StoredValue::new(false),
            count: StoredValue::new(0),
            client: StoredValue::new(use_client()),
            session: use_session(),
            is_to_sign,
        };
        for file in ready {
            let upload = Upload {
                id: file.id.clone(),
                name: file.name.clone(),
                size: file.size,
                received: file.size,
                unfit_to_sign: None,
            };
            let source = Source {
                file: None,
                upload: Some(upload),
            };
            uploads.add(&file.name, file.size, source, UploadState::Done);
        }
        Effect::new(move |_| {
            uploads.session.signed_in_again();
            uploads.go_on();
        });
        uploads
    }

    /// Those that have arrived; reactive.
    pub fn ready(self) -> Vec<ReadyFile> {
        let rows = self.rows.read();
        let done = rows.iter().filter(|row| row.state == UploadState::Done);
        let ready = |row: &UploadRow| {
            let upload = self.source(&row.id)?.upload?;
            Some(ReadyFile {
                id: upload.id,
                name: upload.name,
                size: upload.size,
            })
        };
        done.filter_map(ready).collect()
    }

    /// Those that have not; reactive.
    pub fn missing(self) -> Missing {
        let rows = self.rows.read();
        let count =
            |is_it: fn(&UploadState) -> bool| rows.iter().filter(|row| is_it(&row.state)).count();
        Missing {
            unfinished: count(|state| {
                matches!(state, UploadState::Waiting | UploadState::Sending { .. })
            }),
            failed: count(|state| {
                matches!(state, UploadState::Failed(_) | UploadState::Refused(_))
            }),
        }
    }

    /// Takes files that were chosen.
    pub fn choose(self, files: Vec<File>) {
        for file in files {
            let (name, size) = (file.name(), file.size() as u64);
            let source = Source {
                file: Some(file),
                upload: None,
            };
            self.add(&name, size, source, UploadState::Waiting);
        }
        self.go_on();
    }

    /// Sends again what has failed.
    pub fn retry(self, id: &str) {
        self.tell(id, UploadState::Waiting);
        self.go_on();
    }

    /// Calls off what is on its way, and takes away what has arrived.
    pub fn take_away(self, id: &str) {
        self.rows.update(|rows| rows.retain(|row| row.id != id));
        let source = self.sources.try_update_value(|all| all.remove(id));
        if let Some(upload) = source.flatten().and_then(|source| source.upload) {
            self.call_off(upload.id);
        }
    }

    /// Takes away everything.
    pub fn clear(self) {
        let ids: Vec<String> = self
            .rows
            .with_untracked(|rows| rows.iter().map(id_of).collect());
        for id in ids {
            self.take_away(&id);
        }
    }

    /// The server cannot use the file that arrived as number `index`.
    fn lose(self, index: usize, code: FieldCode) {
        let done = |row: &&UploadRow| row.state == UploadState::Done;
        let id = self
            .rows
            .with_untracked(|rows| rows.iter().filter(done).nth(index).map(id_of));
        if let Some(id) = id {
            self.forget_upload(&id);
            // What was sent from another tab must not be sent, and paid for, once more.
            let gone = match self.is_to_sign {
                true => t::uploads::GONE_TO_SIGN,
                false => t::uploads::GONE,
            };
            let reason = untrack(|| unfit(code).unwrap_or(gone).get());
            self.tell(&id, UploadState::Refused(reason.to_owned()));
        }
    }

    /// Loses the files that these errors name by their number behind `list`, such as
    /// `/documents/`. The errors that are left.
    pub fn lose_refused(self, errors: &[FieldError], list: &str) -> Vec<FieldError> {
        let place = |error: &FieldError| -> Option<usize> {
            error.pointer.strip_prefix(list)?.parse().ok()
        };
        let (lost, left): (Vec<_>, Vec<_>) =
            errors.iter().cloned().partition(|it| place(it).is_some());
        let mut lost: Vec<(usize, FieldCode)> = lost
            .iter()
            .filter_map(|error| Some((place(error)?, error.code)))
            .collect();
        // From the last on: each that is lost moves up those behind it.
        lost.sort_unstable_by_key(|(index, _)| *index);
        for (index, code) in lost.into_iter().rev() {
            self.lose(index, code);
        }
        left
    }

    fn forget_upload(self, id: &str) {
        self.sources.try_update_value(|all| {
            if let Some(source) = all.get_mut(id) {
                source.upload = None;
            }
        });
    }

    fn add(self, name: &str, bytes: u64, source: Source, state: UploadState) {
        let number = self.count.get_value() + 1;
        self.count.set_value(number);
        let id = format!("file-{number}");
        self.sources.update_value(|all| {
            all.insert(id.clone(), source);
        });
        let name = name.to_owned();
        self.rows.update(|rows| {
            rows.push(UploadRow {
                id,
                name,
                bytes,
                state,
            });
        });
    }

    /// Sends the next one that waits. The reader may leave the page meanwhile.
    fn go_on(self) {
        let is_waiting = |row: &&UploadRow| row.state == UploadState::Waiting;
        let next = |rows: &Vec<UploadRow>| rows.iter().find(is_waiting).map(id_of);
        let next = self.rows.try_with_untracked(next).flatten();
        let is_idle = self.is_at_work.try_get_value() == Some(false);
        let Some(id) = next.filter(|_| is_idle) else {
            return;
        };
        self.is_at_work.set_value(true);
        let known = self.source(&id).and_then(|source| source.upload);
        let sent = known.map_or(0, |upload| upload.received);
        self.tell(&id, sending(sent, None));
        spawn_local(async move {
            let state = match self.send(&id).await {
                Ok(()) => Some(UploadState::Done),
                Err(Stop::Because(reason)) => Some(UploadState::Failed(reason)),
                Err(Stop::Refused(reason)) => {
                    self.forget_upload(&id);
                    Some(UploadState::Refused(reason))
                }
                Err(Stop::SignedOut) => Some(UploadState::Waiting),
                Err(Stop::Unwanted) => None,
            };
            self.is_at_work
                .try_update_value(|is_at_work| *is_at_work = false);
            let is_signed_out = state == Some(UploadState::Waiting);
            if let Some(state) = state {
                self.tell(&id, state);
            }
            if is_signed_out {
                self.session.note(&Failure::SignedOut);
            } else {
                self.go_on();
            }
        });
    }

    async fn send(self, id: &str) -> Result<(), Stop> {
        let client = self.client.try_get_value().ok_or(Stop::Unwanted)?;
        let source = self.source(id).ok_or(Stop::Unwanted)?;
        let unreadable = || Stop::Because(t::uploads::UNREADABLE.get().to_owned());
        let file = source.file.ok_or_else(unreadable)?;
        let mut upload = begin(&client, &file, source.upload).await?;
        let mut speed = Speed::default();
        self.learn(id, &upload, speed)?;
        while !upload.is_whole() {
            let start = upload.received;
            let end = (start + speed.part()).min(upload.size);
            let bytes = dom::read_part(&file, start, end).await;
            let bytes = bytes.ok_or_else(unreadable)?;
            let began = dom::now_ms();
            let sent = uploads::send_part(&client, &upload.id, start, bytes).await;
            upload = match sent {
                // An earlier try has arrived, though its answer did not.
                Err(error) if error.code() == Some(ProblemCode::WrongOffset) => {
                    uploads::upload(&client, &upload.id).await?
                }
                sent => sent?,
            };
            speed.note(upload.received.saturating_sub(start), dom::now_ms() - began);
            self.learn(id, &upload, speed)?;
        }
        let wrong = upload.unfit_to_sign.filter(|_| self.is_to_sign);
        if let Some(reason) = wrong.and_then(unfit) {
            self.call_off(upload.id);
            return Err(Stop::Refused(reason.get().to_owned()));
        }
        Ok(())
    }

    /// Notes how far a file is; one that was taken away meanwhile goes from the server as well.
    fn learn(self, id: &str, upload: &Upload, speed: Speed) -> Result<(), Stop> {
        let known = self.sources.try_update_value(|all| {
            let source = all.get_mut(id)?;
            source.upload = Some(upload.clone());
            Some(())
        });
        if known.flatten().is_none() {
            self.call_off(upload.id.clone());
            return Err(Stop::Unwanted);
        }
        let left = speed.seconds(upload.size - upload.received);
        self.tell(id, sending(upload.received, left));
        Ok(())
    }

    /// Whatever becomes of it, the server forgets the file after a day.
    fn call_off(self, upload_id: String) {
        if let Some(client) = self.client.try_get_value() {
            spawn_local(async move {
                let _ = uploads::call_off(&client, &upload_id).await;
            });
        }
    }

    fn source(self, id: &str) -> Option<Source> {
        let found = self.sources.try_with_value(|all| all.get(id).cloned());
        found.flatten()
    }

    fn tell(self, id: &str, state: UploadState) {
        self.rows.try_update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
                row.state = state;
            }
        });
    }
}

/// The upload that is gone on with, or a new one where there is none any more.
async fn begin(client: &Client, file: &File, known: Option<Upload>) -> Result<Upload, Error> {
    if let Some(known) = known {
        let upload = uploads::upload(client, &known.id).await;
        match upload {
            Err(error) if error.code() == Some(ProblemCode::NotFound) => {}
            upload => return upload,
        }
    }
    uploads::announce(client, &file.name(), file.size() as u64).await
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        let text = match Failure::from(error) {
            Failure::SignedOut => return Stop::SignedOut,
            Failure::Network | Failure::Timeout => t::uploads::NETWORK,
            Failure::Server => t::uploads::SERVER,
            Failure::Refused(problem) => return Stop::Refused(not_taken(&problem)),
        };
        Stop::Because(text.get().to_owned())
    }
}

fn sending(sent: u64, seconds_left: Option<u32>) -> UploadState {
    UploadState::Sending { sent, seconds_left }
}

fn id_of(row: &UploadRow) -> String {
    row.id.clone()
}
