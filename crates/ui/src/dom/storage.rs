//! What is kept in this browser. Never a password, a PIN or a code.

use leptos::prelude::window;
use web_sys::Storage;

/// What was kept under `key`; nothing where there is no storage.
pub fn storage_get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key`; `false` where there is no storage or no room.
pub fn storage_set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets what was kept under `key`.
pub fn storage_remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys that start with `prefix`.
pub fn storage_keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    (0..storage.length().unwrap_or(0))
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// What was kept under `key` for as long as this tab is open.
pub fn tab_storage_get(key: &str) -> Option<String> {
    tab_storage()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key` for as long as this tab is open.
pub fn tab_storage_set(key: &str, value: &str) {
    if let Some(storage) = tab_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what this tab kept under `key`.
pub fn tab_storage_remove(key: &str) {
    if let Some(storage) = tab_storage() {
        let _ = storage.remove_item(key);
    }
}

fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Asking for the storage is itself an error where the user has turned it off.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
