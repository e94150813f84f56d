//! What happens to the window, and between windows. Each listener lives as long as the component
//! that asked for it.

use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BeforeUnloadEvent, BroadcastChannel, Event, EventTarget, MessageEvent};

/// A listener that is taken away when it is dropped.
pub(super) struct Listener {
    target: EventTarget,
    event: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub(super) fn new(
        target: impl Into<EventTarget>,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Self {
        let target = target.into();
        let handler: Closure<dyn FnMut(Event)> = Closure::new(handler);
        let _ = target.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
        Self {
            target,
            event,
            handler,
        }
    }

    /// Keeps it until the component goes away.
    pub(super) fn keep(self) {
        StoredValue::new_local(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, handler);
    }
}

/// Asks before the page is left while `unsaved` holds. The browser has the words.
pub fn on_before_unload(unsaved: Signal<bool>) {
    // There only while it is needed: such a listener keeps a page out of the back/forward cache.
    let listener = StoredValue::new_local(None);
    Effect::new(move |_| {
        listener.set_value(unsaved.get().then(|| {
            Listener::new(window(), "beforeunload", |event| {
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("unsaved");
                }
            })
        }));
    });
}

/// Tells when the network comes (`true`) and goes (`false`).
pub fn on_online(change: Callback<bool>) {
    Listener::new(window(), "online", move |_| change.run(true)).keep();
    Listener::new(window(), "offline", move |_| change.run(false)).keep();
}

/// Tells what is pressed, wherever on the page.
pub(crate) fn on_pointer_down(pressed: impl Fn(Option<EventTarget>) + 'static) {
    Listener::new(window(), "pointerdown", move |event| {
        pressed(event.target())
    })
    .keep();
}

/// Whether the page is out of sight: in another tab, behind a lock screen.
pub(crate) fn is_page_hidden() -> Signal<bool> {
    let is_hidden = RwSignal::new(document().hidden());
    let look = move |_| is_hidden.set(document().hidden());
    Listener::new(document(), "visibilitychange", look).keep();
    is_hidden.into()
}

/// Tells when the page comes back into sight, from another tab or from behind a lock screen.
pub fn on_return(back: Callback<()>) {
    let look = move |_| {
        if !document().hidden() {
            back.run(());
        }
    };
    Listener::new(document(), "visibilitychange", look).keep();
}

/// Tells the user's other tabs; this one does not hear itself.
pub fn broadcast(channel: &'static str, message: &str) {
    if let Some(channel) = open_channel(channel) {
        let _ = channel.post_message(&JsValue::from_str(message));
    }
}

/// Hears what other tabs say on a channel.
pub fn on_broadcast(channel: &'static str, heard: Callback<String>) {
    if let Some(channel) = open_channel(channel) {
        let on_message = move |event: Event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            if let Some(text) = data.and_then(|data| data.as_string()) {
                heard.run(text);
            }
        };
        Listener::new(channel, "message", on_message).keep();
    }
}

/// The channel of this name, one per page: a second one would hear the first.
fn open_channel(name: &'static str) -> Option<BroadcastChannel> {
    thread_local! {
        static OPEN: RefCell<Vec<(&'static str, BroadcastChannel)>> = const { RefCell::new(Vec::new()) };
    }
    OPEN.with_borrow_mut(|open| {
        if let Some((_, channel)) = open.iter().find(|(known, _)| *known == name) {
            return Some(channel.clone());
        }
        let channel = BroadcastChannel::new(name).ok()?;
        open.push((name, channel.clone()));
        Some(channel)
    })
}
