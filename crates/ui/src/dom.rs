//! The one place that touches the browser beside the components: focus, page, storage, events.
//!
//! Nothing here panics where a browser says no: a private window without storage, a host without
//! TLS, an old engine without an API.

mod clipboard;
mod events;
mod focus;
mod history;
mod page;
mod storage;

pub use clipboard::copy;
pub use events::{broadcast, on_before_unload, on_broadcast, on_online};
pub use focus::{focus, focus_field, focus_main_heading, focus_soon, scroll_to_top};
pub use history::{
    clear_fragment, fragment, on_history_step, on_link, path, push_address, query, replace_address,
};
pub use page::{api_base, build_id, meta, now_ms, random_key, reload, set_language, set_title};
pub use storage::{
    storage_get, storage_keys, storage_remove, storage_set, tab_storage_get, tab_storage_remove,
    tab_storage_set,
};

pub(crate) use events::on_pointer_down;
pub(crate) use focus::{active_element, all, focus_element, is_visible};
pub(crate) use page::unique_id;
