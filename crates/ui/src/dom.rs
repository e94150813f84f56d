//! The one place that touches the browser beside the components: focus, page, storage, events.
//!
//! Nothing here panics where a browser says no: a private window without storage, a host without
//! TLS, an old engine without an API.

mod clipboard;
mod clock;
mod digest;
mod drop;
mod events;
mod files;
mod focus;
mod history;
mod import;
mod input;
mod page;
mod size;
mod storage;
mod text;

pub use clipboard::copy;
pub use clock::ticking;
pub use digest::{Undigested, sha256};
pub use events::{broadcast, on_before_unload, on_broadcast, on_online, on_return};
pub use files::{byte_array, read_part, save_file};
pub use focus::{
    focus, focus_field, focus_main_heading, focus_soon, focus_soon_if_lost, scroll_to_top,
};
pub use history::{
    Place, clear_fragment, fragment, on_history_step, on_link, path, push_address, query,
    query_string, remembered_place, replace_address,
};
pub use input::came_whole;
pub use page::{
    api_base, build_id, meta, now_ms, random_key, reload, set_language, set_title, was_reloaded,
};
pub use storage::{
    storage_get, storage_keys, storage_remove, storage_set, tab_storage_get, tab_storage_remove,
    tab_storage_set,
};
pub use text::text_of;

pub(crate) use drop::{carries_files, chosen_files, dropped_files, keep_stray_files_out, leaves};
pub(crate) use events::{is_page_hidden, on_pointer_down};
pub(crate) use focus::{active_element, all, focus_element, is_visible, uncover_focus};
pub(crate) use import::import_late;
pub(crate) use input::replace_text;
pub(crate) use page::{after_next_frame, count_in_root, set_hidden, unique_id};
pub(crate) use size::{on_resize, window_height};
