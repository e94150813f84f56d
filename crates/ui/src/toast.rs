//! What has just been done, with a way to undo it.

mod queue;

use crate::button::{Button, ButtonKind};
use crate::dom;
use crate::icon::{Icon, decoration};
use crate::live_region::announce;
use crate::words::{text, words};
use leptos::ev::FocusEvent;
use leptos::html::Section;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use queue::{Queue, SHORTEST};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// A message about an act that is done. It goes after a while, so it never says what is said
/// nowhere else, and what it undoes can also be put right on a page (WCAG 2.2.1).
#[derive(Clone, Debug)]
pub struct Toast {
    message: TextProp,
    undo: Option<Callback<()>>,
    stay: Option<Duration>,
    is_doubtful: bool,
}

impl Toast {
    /// A message that stays for ten seconds: 「2件を削除しました」.
    pub fn new(message: impl Into<TextProp>) -> Self {
        Self {
            message: message.into(),
            undo: None,
            stay: Some(SHORTEST),
            is_doubtful: false,
        }
    }

    /// Nobody knows whether the act is done: a warning, not a success.
    #[must_use]
    pub fn doubtful(self) -> Self {
        Self {
            is_doubtful: true,
            ..self
        }
    }

    /// Offers to undo the act.
    #[must_use]
    pub fn with_undo(self, undo: Callback<()>) -> Self {
        let undo = Some(undo);
        Self { undo, ..self }
    }

    /// Stays longer than ten seconds; nothing is shorter.
    #[must_use]
    pub fn for_time(self, stay: Duration) -> Self {
        let stay = Some(stay);
        Self { stay, ..self }
    }

    /// Stays until somebody closes it or undoes the act.
    #[must_use]
    pub fn until_closed(self) -> Self {
        Self { stay: None, ..self }
    }
}

/// Where pages leave their toasts. The program makes one and gives it to them as a context.
#[derive(Clone, Copy, Default)]
pub struct Toaster {
    queue: RwSignal<Queue<Toast>>,
}

impl Toaster {
    /// A toaster without toasts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows a toast, once those before it are gone.
    pub fn show(self, toast: Toast) {
        let stay = toast.stay;
        self.queue.write().push(toast, stay);
    }

    /// Shows a toast at once, in the place of all others: what it offers does not wait.
    pub fn show_now(self, toast: Toast) {
        let stay = toast.stay;
        self.queue.write().replace(toast, stay);
    }

    /// Takes all toasts away.
    pub fn clear(self) {
        self.queue.write().clear();
    }

    fn shown(self) -> Option<Toast> {
        let queue = self.queue.read_untracked();
        queue.shown().map(|(_, toast)| toast.clone())
    }
}

/// Shows the toasts, one by one, at the lower edge of the window. Place it last in the part of the
/// page that they tell of: Tab comes to it after that part, and at the end of the page it covers
/// nothing. What has the focus is scrolled out from under it.
///
/// Each is spoken once. Its time stands still while somebody points at it, while the focus is in
/// it and while the page is not shown. When it goes with the focus in it, the focus is in the next
/// one, or back where it came from.
#[component]
pub fn Toasts(
    toaster: Toaster,
    /// Makes the clock that a toast goes by while it is shown, in milliseconds:
    /// [`dom::ticking`](crate::dom::ticking).
    clock: Callback<(), Signal<i64>>,
    /// What they are: 「操作の結果」.
    #[prop(into)]
    label: TextProp,
    /// 「元に戻す」
    #[prop(into)]
    undo: TextProp,
    /// Spoken behind a message that can be undone: 「元に戻すボタンがあります」.
    #[prop(into)]
    can_undo: TextProp,
) -> AnyView {
    let number = Memo::new(move |_| toaster.queue.read().shown().map(|(number, _)| number));
    let frame = Frame {
        toaster,
        id: dom::unique_id("toast"),
        came_from: StoredValue::new_local(None),
        label,
        undo,
        can_undo,
        close: words().close,
    };
    (move || {
        // Not `track`, which does not work a memo out.
        number
            .get()
            .and_then(|_| toaster.shown())
            .map(|toast| frame.card(toast, clock.run(())))
    })
    .into_any()
}

/// What stays the same from toast to toast.
#[derive(Clone)]
struct Frame {
    toaster: Toaster,
    id: String,
    /// What had the focus before a toast had it.
    came_from: StoredValue<Option<HtmlElement>, LocalStorage>,
    label: TextProp,
    undo: TextProp,
    can_undo: TextProp,
    close: TextProp,
}

impl Frame {
    fn card(&self, toast: Toast, now: Signal<i64>) -> AnyView {
        let Self {
            toaster, came_from, ..
        } = *self;
        let queue = toaster.queue;
        let node = NodeRef::<Section>::new();
        dom::count_in_root("data-toasts");
        let is_pointed_at = RwSignal::new(false);
        let is_focused = RwSignal::new(false);
        let is_hidden = dom::is_page_hidden();
        Effect::new(move |_| {
            let held = is_pointed_at.get() || is_focused.get() || is_hidden.get();
            queue.write().hold(held, now.get_untracked());
        });
        Effect::new(move |_| {
            if queue.read().is_over(now.get()) {
                queue.write().next();
            }
        });
        let (message, hint) = (toast.message.clone(), self.can_undo.clone());
        let spoken = move || match toast.undo {
            Some(_) => format!("{} {}", message.get(), hint.get()),
            None => message.get().into(),
        };
        Effect::new(move |_| {
            if let Some(card) = node.get() {
                dom::uncover_focus(&card);
                announce(&untrack(&spoken));
            }
        });

        let enter = move |event: FocusEvent| {
            // From a toast that has just gone it comes from nowhere.
            if !is_focused.get_untracked() && event.related_target().is_some() {
                let from = event.related_target().and_then(|from| from.dyn_into().ok());
                came_from.set_value(from);
            }
            is_focused.set(true);
        };
        let leave = move |event: FocusEvent| {
            let to: Option<Node> = event.related_target().and_then(|to| to.dyn_into().ok());
            let stays = node
                .get_untracked()
                .is_some_and(|card| card.contains(to.as_ref()));
            is_focused.set(to.is_some() && stays);
        };
        let id = self.id.clone();
        let go = move || {
            queue.write().next();
            match is_focused.get_untracked() {
                true if toaster.shown().is_some() => dom::focus_soon(id.clone()),
                true => return_focus(came_from),
                false => {}
            }
        };
        let icon = match toast.is_doubtful {
            true => Icon::Warning,
            false => Icon::Success,
        };
        let (undo_word, close_word) = (self.undo.clone(), self.close.clone());
        let undo = toast.undo.map(|undo| {
            let go = go.clone();
            let press = Callback::new(move |()| {
                go();
                undo.run(());
            });
            view! {
                <Button kind=ButtonKind::Outline on_press=press>
                    {text(undo_word)}
                </Button>
            }
        });
        view! {
            <section
                class="md-toast"
                id=self.id.clone()
                data-doubtful=toast.is_doubtful.then_some("")
                node_ref=node
                aria-label=self.label.clone()
                tabindex="-1"
                on:pointerenter=move |_| is_pointed_at.set(true)
                on:pointerleave=move |_| is_pointed_at.set(false)
                on:focusin=enter
                on:focusout=leave
            >
                <div class="md-toast__content">
                    {decoration(icon)}
                    <p class="md-toast__message">{text(toast.message)}</p>
                    <div class="md-toast__acts">
                        {undo}
                        <button type="button" class="md-toast__close" on:click=move |_| go()>
                            {decoration(Icon::Close)}
                            {text(close_word)}
                        </button>
                    </div>
                </div>
                {time_left(queue, now)}
            </section>
        }
        .into_any()
    }
}

/// How much of its time is left, for those who see it; nothing for a toast that stays.
fn time_left(queue: RwSignal<Queue<Toast>>, now: Signal<i64>) -> impl IntoView {
    let left = move || queue.read().left(now.get());
    let whole = untrack(left).map(|(_, whole)| whole);
    whole.map(|whole| {
        view! {
            <progress
                class="md-toast__time"
                aria-hidden="true"
                max=whole
                value=move || left().map(|(left, _)| left)
            ></progress>
        }
    })
}

/// Gives the focus back, or to the page's heading when what had it is gone.
fn return_focus(came_from: StoredValue<Option<HtmlElement>, LocalStorage>) {
    let from = came_from.try_update_value(Option::take).flatten();
    match from.filter(|from| from.is_connected() && dom::is_visible(from)) {
        Some(from) => dom::focus_element(&from),
        None => dom::focus_main_heading(),
    }
}
