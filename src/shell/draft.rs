//! Drafts of long forms: they survive a closed tab, a lost network and the end of a session, belong
//! to one account and go when it signs out (G-08). Never for passwords or codes.

use chrono::DateTime;
use madoguchi_contract::Timestamp;
use madoguchi_ui::dom;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

const PREFIX: &str = "madoguchi.draft.";

/// A draft as it is kept.
#[derive(Serialize, Deserialize)]
pub struct Draft<T> {
    /// When it was last saved, in milliseconds since 1970.
    saved_at: i64,
    /// The form.
    pub form: T,
}

impl<T> Draft<T> {
    /// When it was last saved.
    pub fn saved_at(&self) -> Timestamp {
        DateTime::from_timestamp_millis(self.saved_at).unwrap_or_default()
    }
}

/// The draft of `form` that belongs to the account.
pub fn load<T: DeserializeOwned>(form: &str, account_id: &str) -> Option<Draft<T>> {
    serde_json::from_str(&dom::storage_get(&key(form, account_id))?).ok()
}

/// Keeps the draft.
pub fn save<T: Serialize>(form: &str, account_id: &str, content: T) {
    let draft = Draft {
        saved_at: dom::now_ms(),
        form: content,
    };
    if let Ok(json) = serde_json::to_string(&draft) {
        dom::storage_set(&key(form, account_id), &json);
    }
}

/// Forgets the draft.
pub fn remove(form: &str, account_id: &str) {
    dom::storage_remove(&key(form, account_id));
}

/// Forgets every draft on this device.
pub fn remove_all() {
    for key in dom::storage_keys(PREFIX) {
        dom::storage_remove(&key);
    }
}

fn key(form: &str, account_id: &str) -> String {
    format!("{PREFIX}{form}.{account_id}")
}
